/** Answers of at most 5 MB that are cheap to send and dear to read, and the path that makes them dearest. */
export type HostileAnswer = { name: string; write: () => string; items: string };

const repeated = (count: number, part: (n: number) => string, between = ','): string =>
  Array.from({ length: count }, (_, n) => part(n)).join(between);

const nested = (levels: number): string => `${'{"b":0,"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

export const hostileAnswers: HostileAnswer[] = [
  {
    name: 'XML of 500,000 names',
    write: () => `<r>${repeated(500_000, (n) => `<${n.toString(36).replace(/^/, 'e')}/>`, '')}</r>`,
    items: 'r/*',
  },
  { name: 'XML of 490,000 objects', write: () => `<r>${'<e b=""/>'.repeat(490_000)}</r>`, items: 'r/e' },
  { name: 'XML of 1,200,000 elements', write: () => `<r>${'<e/>'.repeat(1_200_000)}</r>`, items: 'r/e' },
  { name: 'ones, all of them asked for', write: () => `[${repeated(1_900_000, () => '1')}]`, items: '$..*' },
  { name: 'more ones than are read', write: () => `[${repeated(2_400_000, () => '1')}]`, items: '$..*' },
  { name: 'a search in a search at depth 97', write: () => `[${repeated(4_000, () => nested(97))}]`, items: '$..a..b' },
  { name: 'the same where nothing is found', write: () => `[${repeated(4_000, () => nested(97))}]`, items: '$..a..c' },
  { name: '450,000 lists', write: () => `[${repeated(450_000, () => '[1]')}]`, items: '$[*]' },
  { name: '450,000 lists as members', write: () => `{${repeated(450_000, (n) => `"${n}":[]`)}}`, items: '$.x[*]' },
  { name: '490,000 empty objects', write: () => `[${repeated(490_000, () => '{}')}]`, items: '$[*]' },
  {
    name: '300,000 names in as many objects',
    write: () => `[${repeated(300_000, (n) => `{"k${n}":1}`)}]`,
    items: '$[*]',
  },
  { name: '400,000 names in one object', write: () => `{${repeated(400_000, (n) => `"k${n}":1`)}}`, items: '$.*' },
  { name: '190,000 numbers that end in a zero', write: () => `[${repeated(190_000, () => '1.10')}]`, items: '$[*]' },
  {
    name: 'a union over 450,000 lists',
    write: () => `[${repeated(450_000, () => '[1]')}]`,
    items: '$[*][0,0,0,0,0,0,0,0,0,0][?@>5]',
  },
  { name: 'CSV of 2,500,000 lines', write: () => repeated(2_500_000, () => 'a', '\n'), items: '' },
  { name: 'CSV of 2,500,000 columns', write: () => ','.repeat(2_500_000), items: '' },
];
