import { wholeNumber } from '../../http/total-count';
import type { OutsideMember } from '../suggest/outside-lists';
import { isOfOthers } from './other-numbers';
import { means } from './tongues';
import { hasWord, wordsOf } from './words';

const bounds = /^(max|maximum|min|minimum|upper|lower|highest)$/;
const counts = /^(counts?|totals?|cnt|index|idx)$/;
const ends = /^(last|final|max|maximum|highest)$/;
const places = /^(index|idx|row|position|item|record|entry)$/;

/** `maxCount`, `lastIndex`: where a list ends, or may end. `maxResults` and `maxRows` are what was asked for. */
export function isBoundOfCount(words: readonly string[]): boolean {
  const [one = '', other = ''] = words;
  if (words.length !== 2) return false;
  return (
    (bounds.test(one) && counts.test(other)) ||
    (counts.test(one) && bounds.test(other)) ||
    (ends.test(one) && places.test(other))
  );
}

const openEnd = /^\s*(?:>|≥|>=|over|more than|at least|über|mehr als|mindestens)?\s*(\d[\d,.'’]{0,14})\s*\+?\s*$/i;

/** `moreThan: 7` beside seven rows, `count: "7+"`: no number of what there is, but one that it is not below. */
export function isOpenCount(
  { name, value }: OutsideMember,
  { sent, things }: { sent: number; things: readonly string[] },
): boolean {
  const words = wordsOf(name);
  const isThan =
    (words.includes('than') && hasWord(words, /^(more|greater|larger|higher)$/)) ||
    (words.length === 1 && hasWord(words, /^(over|exceeds|above)$/));
  const text = typeof value === 'string' ? value : null;
  const at = wholeNumber(text === null ? value : openEnd.exec(text.slice(0, 40))?.[1]);
  if (at === null || at < sent || isOfOthers(words, things)) return false;
  const isOpen = text !== null && /[^\d\s,.'’]/.test(text);
  return (
    isThan ||
    (isOpen && (means(words, 'count') || hasWord(words, /^(counts?|hits|found|matches|results|rows|records|items)$/)))
  );
}
