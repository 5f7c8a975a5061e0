import { charactersOf, comparableName, nameProblem } from '../../../contract/datasource-name';

/**
 * The first name for a copy that no datasource has, compared as saving compares names. `worded` says "the copy number N of
 * NAME"; of a long name the end is left out, never half a character.
 */
export function copyName(
  name: string,
  taken: readonly string[],
  worded: (name: string, number: number) => string,
): string {
  const known = new Set(taken.map(comparableName));
  const letters = charactersOf(name);
  for (let number = 1; ; number += 1) {
    let kept = letters.length;
    const candidate = (): string => worded(letters.slice(0, kept).join('').trim(), number);
    while (kept > 0 && nameProblem(candidate()) !== null) kept -= 1;
    if (!known.has(comparableName(candidate()))) return candidate();
  }
}
