import { format } from 'prettier';
import { rooms, type Room } from './import-rule';

export const architectureFile = 'docs/architecture.md';

/** What leaves the house, and how a page reaches its functions. */
const outside = [
  'frontend -. invoke .-> resolvers',
  'storage --> kvs[(Forge storage, encrypted secrets)]',
  'jira --> site[(Jira REST API)]',
  'http -- approved hosts only --> hosts[(REST APIs, authorization servers)]',
];

/** docs/architecture.md, whole, drawn from the import rule. */
export function architecturePage(): Promise<string> {
  return format(page(), { parser: 'markdown', printWidth: 120 });
}

function page(): string {
  return `# The rooms of the house

Drawn from \`test/conventions/import-rule.ts\` by \`npm run architecture\`; the tests say when it is stale. They also hold the code to
it: an import that is not listed fails, and so does a listed one that nobody uses.

Every arrow is an import and points down. Where a longer way leads to the same room, the short arrow is left out of the
drawing; the table names them all. \`contract\` and \`base\` are the ground that nearly every room stands on.

\`\`\`mermaid
flowchart TB
${drawing()
  .map((line) => `  ${line}`)
  .join('\n')}
\`\`\`

| room of \`src\`, from the top | what it is | imports | packages |
| --- | --- | --- | --- |
${rooms.map(row).join('\n')}

Node's own modules are open to every room but \`frontend\`, \`presets\`, \`checks\` and \`contract\`. Beside the rooms: no two files import
each other, directly or in a circle, types included; no file of \`src\` is out of reach of \`src/index.ts\` and the four pages;
\`src\` never imports \`host\` or \`test\`, \`host\` never \`test\`; a page never imports another page; nobody but \`src/http\` calls
\`fetch\`.
`;
}

function row({ room, does, imports, packages }: Room): string {
  const names = (list: readonly string[]): string => list.map((name) => `\`${name}\``).join(', ') || '–';
  return `| \`${room}\` | ${does} | ${names(imports)} | ${names(packages)} |`;
}

function drawing(): string[] {
  const drawn = rooms.filter(({ room }) => room !== 'contract' && room !== 'base');
  const arrows = drawn.flatMap((from) => withoutDetours(from).map((to) => `${from.room} --> ${to}`));
  return [
    'index[index.ts] --> resolvers & triggers',
    ...arrows,
    ...outside,
    'ground[contract · base]',
    ...drawn.filter((from) => withoutDetours(from).length === 0).map((from) => `${from.room} --> ground`),
  ];
}

/** The rooms that are reached from here by no longer way. */
function withoutDetours({ imports }: Room): string[] {
  const above = imports.filter((name) => name !== 'contract' && name !== 'base');
  return above.filter((name) => !above.some((other) => other !== name && reaches(other, name)));
}

function reaches(from: string, to: string): boolean {
  const imports = rooms.find(({ room }) => room === from)?.imports ?? [];
  return imports.includes(to) || imports.some((name) => reaches(name, to));
}
