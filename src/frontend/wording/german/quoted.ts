/** Text from outside, made to stand inside a sentence: quoted, without a full stop of its own. */
export function quoted(text: string): string {
  return `„${text.trim().replace(/[.\s]+$/, '')}“`;
}
