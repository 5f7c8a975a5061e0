import { foreignTextCharacters } from '../contract/limits';

/**
 * Text that came from outside, fit for a page or a log: 200 printable characters at most, white space and control
 * characters folded into single spaces, no direction marks. Null when nothing is left.
 */
export function foreignText(text: string, max: number = foreignTextCharacters): string | null {
  // Folding may shorten: look at more than is kept, but never at a whole body.
  const start = text.slice(0, max * 20);
  const folded = start.replace(/[\p{C}\p{Z}\ufffd]+/gu, ' ').trim();
  const characters = Array.from(folded);
  if (characters.length === 0) return null;
  return characters.length <= max ? folded : `${characters.slice(0, max - 1).join('')}…`;
}
