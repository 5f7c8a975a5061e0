import { limits } from '../../../contract/limits';

/**
 * The first name for a copy that no datasource has, compared as saving compares names. `worded` says "the copy number N of
 * NAME"; of a long name the end is left out, never half a character.
 */
export function copyName(
  name: string,
  taken: readonly string[],
  worded: (name: string, number: number) => string,
): string {
  const known = new Set(taken.map(comparable));
  const letters = [...new Intl.Segmenter().segment(name)].map(({ segment }) => segment);
  for (let number = 1; ; number += 1) {
    let kept = letters.length;
    const candidate = (): string => worded(letters.slice(0, kept).join('').trim(), number);
    while (kept > 0 && candidate().length > limits.nameCharacters) kept -= 1;
    if (!known.has(comparable(candidate()))) return candidate();
  }
}

const comparable = (name: string): string => name.normalize('NFKC').trim().toLowerCase();
