/** Variables that stand for the place of a page, and for its size: a paging by number puts them in. */
const positionVariables = ['paging.position', 'paging.size'] as const;

type PositionVariable = (typeof positionVariables)[number];

export function isPosition(name: string): name is PositionVariable {
  return positionVariables.some((known) => known === name);
}

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
