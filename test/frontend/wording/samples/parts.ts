/** Every member of a union, kept complete by the compiler: a new code without a line here does not compile. */
export const keysOf = <K extends string>(all: Record<K, true>): K[] => Object.keys(all) as K[];

/** A language's own calls: for each function lists of arguments that together show all it can say. */
export type Samples<T> = {
  [K in keyof T]?: T[K] extends (...args: infer A) => unknown
    ? readonly A[]
    : T[K] extends object
      ? Samples<T[K]>
      : never;
};

export const name: [string][] = [['Kontakt 7']];

export const when: [string][] = [['23.11.2026, 20:00']];

export const count: [number][] = [[1], [3]];

export const each = <T>(all: readonly T[]): [T][] => all.map((one) => [one]);

export const lists = (locale: string): [string[], string][] => [
  [['Alpha'], locale],
  [['Alpha', 'Beta', 'Gamma'], locale],
];
