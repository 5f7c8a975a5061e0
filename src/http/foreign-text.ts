import type { ForeignText } from '../contract/foreign-text';
import { foreignTextCharacters } from '../contract/limits';
import { withoutCredentials } from './credential-shapes';
import type { Mask } from './masker';

/** As long as the longest credential: one that begins in the part that is looked at is covered whole. */
const beyond = 20_000;

/**
 * The one way in which text of a server becomes fit for a page or a record: own secrets and whatever looks like a credential
 * are covered, white space and control characters folded into single spaces, direction marks gone, and 200 characters kept
 * at most. Null when nothing is left. Masking comes before cutting: half a secret would not be recognised.
 */
export function foreignText(text: string | null, mask: Mask, max: number = foreignTextCharacters): ForeignText | null {
  if (text === null) return null;
  // Folding may shorten: look at more than is kept, but never at a whole body.
  const start = withoutCredentials(mask(text.slice(0, max * 20 + beyond))).slice(0, max * 20);
  const folded = start.replace(/[\p{C}\p{Z}\ufffd]+/gu, ' ').trim();
  const characters = Array.from(folded);
  if (characters.length === 0) return null;
  return (characters.length <= max ? folded : `${characters.slice(0, max - 1).join('')}…`) as ForeignText;
}

/**
 * The same for a longer piece that keeps its lines: `max` characters, line breaks and tabs among them. Empty when nothing
 * is left.
 */
export function foreignLines(text: string, mask: Mask, max: number): ForeignText {
  return withoutCredentials(mask(text.slice(0, max + beyond)))
    .slice(0, max)
    .replace(/(?![\n\t])[\p{C}\u2028\u2029]/gu, ' ') as ForeignText;
}

/** A body as text, for people: in whatever Unicode it is. What cannot be decoded is U+FFFD. */
export function foreignBody(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 200_000);
  return new TextDecoder(unicodeOf(head)).decode(head);
}

/** UTF-8, or UTF-16 where a mark or its zero bytes tell so. */
export function unicodeOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
  const isLittle = (first === 0xff && second === 0xfe) || (second === 0 && first !== 0);
  return isBig ? 'utf-16be' : isLittle ? 'utf-16le' : 'utf-8';
}
