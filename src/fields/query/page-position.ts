import { isInPhrase, quotedBy } from './quoting';

/** Variables that stand for the place of a page, and for its size: a paging puts them in. */
const positionVariables = ['paging.position', 'paging.size', 'paging.cursor'] as const;

type PositionVariable = (typeof positionVariables)[number];

export function isPosition(name: string): name is PositionVariable {
  return positionVariables.some((known) => known === name);
}

/** Digits of ours, which end no text; a cursor is what the server wrote. */
export const isPositionNumber = (name: string): boolean => isPosition(name) && name !== 'paging.cursor';

/** What stands in a query for such a variable until its page is known. No character of it is encoded in an address. */
const markOf = (name: PositionVariable): string => `~${name}~`;

/** The marks, as values of a query. */
export const positionMarks: Readonly<Record<string, string>> = Object.fromEntries(
  positionVariables.map((name) => [name, markOf(name)]),
);

/** Puts a number in the place of a mark; a text of a JSON body that is nothing but the mark becomes the number. */
export function withNumber(text: string, name: PositionVariable, value: number): string {
  const mark = markOf(name);
  return text.replaceAll(`"${mark}"`, String(value)).replaceAll(mark, String(value));
}

/** The mark of a cursor, which keeps the rule that it is to be written by, and whether it stands in a phrase behind `before`. */
export function cursorMark(rule: string | null, before: string): string {
  return rule === null ? '~paging.cursor~' : `~paging.cursor.${rule}${isInPhrase(before) ? '.phrase' : ''}~`;
}

const cursorMarks = /~paging\.cursor(?:\.([a-z]+)(\.phrase)?)?~/g;
const cursorAlone = /^~paging\.cursor(?:\.[a-z]+(?:\.phrase)?)?~$/;
const cursorInQuotes = /"~paging\.cursor\.graphql(?:\.phrase)?~"/g;

export const isCursorMark = (text: string): boolean => cursorAlone.test(text);

/**
 * Puts a cursor in the place of its marks, each written by its rule; null where a rule cannot write it. Without one, as the first
 * page is asked for, nothing stands there, and in GraphQL `null`.
 */
export function withCursorText(
  text: string,
  cursor: string | null,
  encode = (written: string): string => written,
): string | null {
  if (cursor === null) return text.replace(cursorInQuotes, 'null').replace(cursorMarks, '');
  const refused: string[] = [];
  const put = text.replace(cursorMarks, (_mark, rule: string | undefined, phrase: string | undefined) => {
    const written = quotedBy(rule ?? null, cursor, phrase === undefined ? '' : '"');
    if (written === null) refused.push(cursor);
    return encode(written ?? '');
  });
  return refused.length === 0 ? put : null;
}
