import type { IConfiguration, IForbiddenRuleType } from 'dependency-cruiser';

// Who may import whom: the house's import rule, stated here and nowhere else. docs/architecture.md is drawn from it.

export type Room = {
  room: string;
  /** For the reader of the drawing. */
  does: string;
  imports: string[];
  packages: string[];
};

/**
 * The rooms of src from the top down. A room imports rooms that stand below it and are named here, and the packages that
 * are named here; Node's own modules are open to every room but the pages.
 *
 * Storage and Jira stand above the rules of the product because they implement the shapes that those rooms ask for; the
 * rooms below never learn where their records live.
 */
export const rooms: Room[] = [
  {
    room: 'resolvers',
    does: 'what a page may call: two or three lines a function',
    imports: [
      'runtime',
      'workflow',
      'transfer',
      'health',
      'audit',
      'notify',
      'refresh',
      'copies',
      'fields',
      'datasources',
      'contract',
    ],
    packages: ['@forge/resolver'],
  },
  {
    room: 'triggers',
    does: 'what Forge calls by schedule, queue, event, transition and rule',
    imports: [
      'runtime',
      'actions',
      'workflow',
      'audit',
      'notify',
      'refresh',
      'copies',
      'datasources',
      'sentences',
      'base',
      'contract',
    ],
    packages: ['@forge/events'],
  },
  {
    room: 'runtime',
    does: 'puts one invocation together',
    imports: [
      'storage',
      'jira',
      'health',
      'audit',
      'notify',
      'refresh',
      'copies',
      'fields',
      'datasources',
      'oauth',
      'http',
      'base',
      'contract',
    ],
    packages: ['@forge/api', '@forge/events', 'valibot'],
  },
  {
    room: 'storage',
    does: 'the only room that talks to Forge storage',
    imports: ['health', 'notify', 'refresh', 'copies', 'fields', 'datasources', 'oauth', 'base', 'contract'],
    packages: ['@forge/kvs', 'valibot'],
  },
  {
    room: 'jira',
    does: 'the only room that talks to Jira',
    imports: ['refresh', 'fields', 'http', 'base', 'contract'],
    packages: ['@forge/api'],
  },
  {
    room: 'actions',
    does: 'what a rule of automation may have done',
    imports: ['refresh', 'fields', 'contract'],
    packages: [],
  },
  {
    room: 'workflow',
    does: 'rules of workflows: what a transition checks and sets',
    imports: ['refresh', 'fields', 'sentences', 'contract'],
    packages: ['valibot'],
  },
  {
    room: 'transfer',
    does: 'export and import',
    imports: ['audit', 'fields', 'datasources', 'base', 'checks', 'contract'],
    packages: ['valibot'],
  },
  {
    room: 'health',
    does: 'renewals, calls and costs over time',
    imports: ['datasources', 'oauth', 'base', 'contract'],
    packages: ['valibot'],
  },
  {
    room: 'notify',
    does: 'tells a webhook of failures, recoveries and ending secrets',
    imports: ['datasources', 'http', 'base', 'checks', 'contract'],
    packages: ['valibot'],
  },
  {
    room: 'audit',
    does: 'who changed what, and whom a change touches',
    imports: ['datasources', 'oauth', 'base', 'checks', 'contract'],
    packages: ['valibot'],
  },
  {
    room: 'refresh',
    does: 'brings labels and read-only values on issues up to date',
    imports: ['fields', 'datasources', 'base', 'contract'],
    packages: ['valibot'],
  },
  {
    room: 'copies',
    does: 'keeps copies of big sources up to date, and takes them away',
    imports: ['extract', 'fields', 'datasources', 'base', 'contract'],
    packages: ['valibot'],
  },
  {
    room: 'fields',
    does: 'queries, pages, cached and copied options of a connected field',
    imports: ['datasources', 'extract', 'http', 'base', 'checks', 'contract'],
    packages: ['url-template', 'valibot'],
  },
  {
    room: 'datasources',
    does: 'the rules of a datasource: check, call, try out, save',
    imports: ['extract', 'oauth', 'http', 'paste', 'base', 'checks', 'contract'],
    packages: ['valibot'],
  },
  {
    room: 'extract',
    does: 'bytes to rows to options',
    imports: ['http', 'base', 'checks', 'contract'],
    packages: ['json-p3', 'mustache', 'papaparse'],
  },
  {
    room: 'oauth',
    does: 'request a token, know its state, get a good one',
    imports: ['http', 'base', 'checks', 'contract'],
    packages: [],
  },
  {
    room: 'http',
    does: 'the one door to the outside',
    imports: ['base', 'checks', 'contract'],
    packages: [],
  },
  {
    room: 'sentences',
    does: 'what functions say themselves, where no page of ours is there to say it',
    imports: ['contract'],
    packages: [],
  },
  {
    room: 'frontend',
    does: 'the pages, in the browser',
    imports: ['presets', 'paste', 'checks', 'contract'],
    packages: ['@forge/bridge', '@forge/jira-bridge', '@forge/react', 'react'],
  },
  {
    room: 'presets',
    does: 'providers as data and pure functions: the form fills itself in without a round trip',
    imports: ['contract'],
    packages: [],
  },
  {
    room: 'paste',
    does: 'curl lines, API descriptions, collections, credentials and key files to what fills a form; in the browser and for an address',
    imports: ['contract'],
    packages: ['js-yaml'],
  },
  {
    room: 'checks',
    does: 'what settings may be: one rule for the form, the save and the request',
    imports: ['contract'],
    packages: ['json-p3'],
  },
  {
    room: 'base',
    does: 'clock, log, secret, crash; knows nobody',
    imports: [],
    packages: [],
  },
  {
    room: 'contract',
    does: 'types, codes and limits that browser and functions share',
    imports: [],
    packages: [],
  },
];

/** The pages of the manifest: each for itself, over what they share, over the wording. */
const pages = ['admin', 'field-configuration', 'field-edit', 'field-view', 'workflow-rule', 'action-config'];

const entries = `^src/(index\\.ts|frontend/(${pages.join('|')})/index\\.tsx?)$`;

const oneOf = (names: readonly string[]): string => names.join('|').replaceAll('.', '\\.');

function rulesOf({ room, imports, packages }: Room, at: number): IForbiddenRuleType[] {
  const below = rooms.slice(at + 1).map((lower) => lower.room);
  for (const name of imports) {
    if (!below.includes(name)) throw new Error(`${room} names ${name}, which does not stand below it`);
  }
  return [
    {
      name: `${room}-imports-rooms`,
      comment: `src/${room} imports ${imports.join(', ') || 'no other room'}. What it needs from above is handed in.`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: '^src/', pathNot: `^src/(${oneOf([room, ...imports])})/` },
    },
    {
      name: `${room}-imports-packages`,
      comment: `src/${room} imports the packages ${packages.join(', ') || '(none)'}.`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: {
        path: 'node_modules/',
        ...(packages.length > 0 && { pathNot: `node_modules/(${oneOf(packages)}|@types/[^/]+)/` }),
      },
    },
  ];
}

export const importRule: IConfiguration = {
  forbidden: [
    ...rooms.flatMap(rulesOf),
    {
      name: 'entry-imports-rooms',
      comment: 'src/index.ts only gathers the functions of the manifest.',
      severity: 'error',
      from: { path: '^src/[^/]+$' },
      to: { pathNot: '^src/(resolvers|triggers)/' },
    },
    {
      name: 'every-room-has-a-rule',
      comment: 'A new folder of src needs an entry in .dependency-cruiser.mjs: what it does, what it imports.',
      severity: 'error',
      from: {},
      to: { path: '^src/[^/]+/', pathNot: `^src/(${oneOf(rooms.map(({ room }) => room))})/` },
    },
    {
      name: 'shipped-is-free-of-host-and-test',
      comment: 'What is deployed imports neither the local Forge nor the tests.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(host|test)/' },
    },
    {
      name: 'shipped-packages-are-dependencies',
      comment: 'What src imports stands under "dependencies" in package.json.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['npm', 'type-only'] },
    },
    {
      name: 'pages-are-free-of-node',
      comment: 'A page runs in a browser.',
      severity: 'error',
      from: { path: '^src/(frontend|presets|paste|checks|contract)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pages-stand-apart',
      comment:
        'A page imports its own files, src/frontend/shared and the wording. The administration also holds the form in which a field is configured.',
      severity: 'error',
      from: { path: `^src/frontend/(${oneOf(pages)})/` },
      to: {
        path: '^src/frontend/',
        pathNot: '^src/frontend/($1/|shared/|wording|field-configuration/configuration-page)',
      },
    },
    {
      name: 'only-the-administration-configures-fields',
      comment: 'The form in which a field is configured is no part of the pages that people see on issues.',
      severity: 'error',
      from: { path: '^src/frontend/(field-edit|field-view)/' },
      to: { path: '^src/frontend/field-configuration/' },
    },
    {
      name: 'shared-knows-no-page',
      comment: 'What the pages share imports the wording, and no page.',
      severity: 'error',
      from: { path: '^src/frontend/shared/' },
      to: { path: '^src/frontend/', pathNot: '^src/frontend/(shared/|wording)' },
    },
    {
      name: 'wording-knows-no-page',
      comment:
        'The sentences stand at the ground of src/frontend: what they speak of is declared in the contract or beside them.',
      severity: 'error',
      from: { path: '^src/frontend/wording' },
      to: { path: '^src/frontend/', pathNot: '^src/frontend/wording' },
    },
    {
      name: 'host-imports-little-of-the-app',
      comment:
        'The local Forge runs the app from its bundle; of its source it borrows the clock, the log and the contract.',
      severity: 'error',
      from: { path: '^host/' },
      to: { path: '^src/', pathNot: '^src/(base|contract)/' },
    },
    {
      name: 'host-is-free-of-test',
      comment: 'npm start needs nothing of the tests.',
      severity: 'error',
      from: { path: '^host/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one thing, or share a third. Types count.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment:
        'A file that neither index.ts nor a page reaches is not shipped: delete it, or move it to where it is used.',
      severity: 'error',
      from: { path: entries },
      to: { path: '^src/', pathNot: entries, reachable: false },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that leads nowhere: a typing error, or a package that package.json does not name.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(fixtures|\\.cache|\\.forge-local)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      // @forge/jira-bridge names its file for browsers only.
      mainFields: ['module', 'main', 'browser', 'types'],
    },
  },
};
