import type { FieldProblem } from './problems';
import { limits } from './limits';

/** As names are compared and sorted: without case, surrounding space and the different spellings of one character. */
export const comparableName = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

/** What a person would call the characters of a text: a flag, a family or a letter with its accents is one (UAX #29). */
export const charactersOf = (text: string): string[] =>
  [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);

/** What is wrong with the name of a datasource. A character may have any number of accents, so bytes are bounded too. */
export function nameProblem(name: string): FieldProblem | null {
  const { nameCharacters, nameBytes } = limits;
  if (name.trim() === '') return { code: 'required' };
  // A character takes a byte at least: what is longer is too long in one way or the other, and is not read to its end.
  if (charactersOf(name.slice(0, nameBytes)).length > nameCharacters) return { code: 'too-long', max: nameCharacters };
  if (name.length > nameBytes || bytesOf(comparableName(name)) > nameBytes) return { code: 'too-large' };
  return /\p{Cc}/u.test(name) ? { code: 'characters' } : null;
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
