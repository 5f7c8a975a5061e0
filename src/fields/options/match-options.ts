import type { FieldOption } from '../../contract/field-option';

/** Letters that stand on their own in Unicode and are typed without their stroke. */
const strokes: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', ħ: 'h', ı: 'i', æ: 'ae', œ: 'oe', þ: 'th', ð: 'd' };

/** Text as it is compared: without case, accents and width. `Straße`, `STRASSE` and `strasse` are the same. */
export function folded(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .toLowerCase()
    .replace(/[øłđħıæœþð]/g, (letter) => strokes[letter] ?? letter);
}

/**
 * The options that match a search, best first: the whole label or key, then how the label begins, how the key begins, how
 * a word begins, then anywhere. Several words must all be found, in any order. Equal matches keep the order they have.
 */
export function matchOptions(options: readonly FieldOption[], search: string): FieldOption[] {
  const sought = folded(search.trim());
  if (sought === '') return [...options];
  const words = sought.split(/\s+/);
  const ranks: FieldOption[][] = [[], [], [], [], [], []];
  for (const option of options) {
    const rank = rankOf(folded(option.label), folded(option.key), sought, words);
    if (rank !== null) ranks[rank]?.push(option);
  }
  return ranks.flat();
}

function rankOf(label: string, key: string, sought: string, words: readonly string[]): number | null {
  if (label === sought || key === sought) return 0;
  if (label.startsWith(sought)) return 1;
  if (key.startsWith(sought)) return 2;
  const at = label.indexOf(sought);
  if (at !== -1) return startsWord(label, sought, at) ? 3 : 4;
  if (key.includes(sought)) return 4;
  return words.length > 1 && words.every((word) => label.includes(word) || key.includes(word)) ? 5 : null;
}

function startsWord(label: string, sought: string, first: number): boolean {
  for (let at = first; at !== -1; at = label.indexOf(sought, at + 1))
    if (!/[\p{L}\p{N}]/u.test(label.charAt(at - 1))) return true;
  return false;
}
