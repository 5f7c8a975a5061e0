/**
 * Control characters, line separators, and the invisible marks that reverse or reorder the text around them. Left-to-right
 * and right-to-left marks stay: languages need them, and they reorder nothing beyond their own text.
 */
const unprintable = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+/gu;
const loneSurrogate = /\p{Surrogate}/gu;
/** Letters, signs and spaces between two that are no spaces, as most labels are: one quick look that spares them all work. */
const tidy =
  /^[!-~\u00a1-\u167f\u3001-\ud7ff](?:[ -~\u00a0-\u1fff\u2010-\u2027\u2070-\ud7ff]*[!-~\u00a1-\u167f\u3001-\ud7ff])?$/;

/** Text for people: one line, no control or reordering characters, well-formed Unicode, at most `max` UTF-16 units. */
export function printable(text: string, max: number): string {
  if (text.length <= max && tidy.test(text)) return text;
  // Cleaning looks at no more than could be kept, so that a 5 MB label costs nothing.
  const head = text.length > max * 2 ? cut(text, max * 2) : text;
  const clean = head.replace(unprintable, ' ').replace(loneSurrogate, '\ufffd');
  const trimmed = clean.trim();
  return trimmed.length > max ? `${cut(trimmed, max - 1).trimEnd()}…` : trimmed;
}

/** The first `max` UTF-16 units, one less where the cut would split a character. */
function cut(text: string, max: number): string {
  const last = text.charCodeAt(max - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? max - 1 : max);
}
