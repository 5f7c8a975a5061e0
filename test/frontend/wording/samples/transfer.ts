import type { PastedKind, PasteNote, PasteProblem } from '../../../../src/contract/pasted';
import type { ChangedOfShared } from '../../../../src/contract/together';
import type {
  ImportConflict,
  ImportedBinding,
  ImportedDatasource,
  ImportProblem,
  PlannedBinding,
} from '../../../../src/contract/transfer';
import type { MoveNote } from '../../../../src/paste/elements-connect/moved-in';
import type { Wording } from '../../../../src/frontend/wording';
import { fieldSettings } from '../../../support/field-settings';
import { type Samples, count, each, keysOf, lists, name } from './parts';

const sharedOutcomes: ChangedOfShared[] = [
  { id: 'x', name: 'Alpha', outcome: 'changed' },
  ...(
    [
      'broke-off',
      { code: 'conflict', version: 2, updatedBy: 'a', updatedAt: '2026-11-23T20:00:00.000Z' },
      { code: 'not-found', what: 'datasource' },
      { code: 'invalid-input', fields: { baseUrl: { code: 'url', problem: 'not-https' } } },
    ] as const
  ).map((because): ChangedOfShared => ({ id: 'x', name: 'Alpha', outcome: 'not-changed', because })),
];

const moveNotes: MoveNote[] = [
  { code: 'variables-unknown', names: ['$currentUser'] },
  { code: 'commands', names: ['#if', '#end'] },
  { code: 'fields-to-choose', ids: ['customfield_10001'] },
  { code: 'login-not-possible', what: 'OAuth2 - Authorization code' },
  { code: 'value-unknown' },
  { code: 'path-unknown' },
  { code: 'body-not-json' },
  { code: 'tags' },
  { code: 'key-guessed' },
  { code: 'no-address' },
  { code: 'at-most', most: 100 },
];

const pasteNotes: PasteNote[] = [
  { code: 'authentication-unknown', what: 'Kontakt 7' },
  { code: 'server-relative', path: '/v1' },
  { code: 'server-not-https', url: 'http://api.example.com' },
  { code: 'variables-open', names: ['$KEY'] },
  { code: 'method-not-get', method: 'PUT' },
  { code: 'scopes-open', scopes: ['a', 'b'], count: 2 },
  { code: 'scopes-open', scopes: ['a', 'b'], count: 20 },
  { code: 'paths-cut', count: 12 },
  { code: 'token-url-open' },
  { code: 'base-url-open' },
];

const pasteProblems: PasteProblem[] = [
  { code: 'paste-empty' },
  { code: 'paste-several' },
  { code: 'paste-too-large', max: 5_000_000 },
  { code: 'paste-broken', as: 'json', line: 3 },
  { code: 'paste-broken', as: 'yaml', line: null },
  { code: 'paste-broken', as: 'curl', line: null },
  { code: 'paste-address', url: 'https://login.example.com', isHttps: true },
  { code: 'paste-address', url: 'http://login.example.com', isHttps: false },
  { code: 'paste-page' },
  { code: 'paste-unknown' },
];

export const importProblems: ImportProblem[] = [
  { code: 'empty' },
  { code: 'too-large', bytes: 2_000_000, maxBytes: 1_000_000 },
  { code: 'too-deep', max: 20 },
  { code: 'truncated' },
  { code: 'not-json', line: 3 },
  { code: 'not-json', line: null },
  { code: 'not-an-export' },
  { code: 'newer-version', found: 2, supported: 1 },
  { code: 'unknown-version' },
  { code: 'hostile-member', path: 'a' },
  { code: 'repeated-member', path: 'a' },
  { code: 'holds-secret', path: 'a' },
  { code: 'too-many', what: 'datasources', max: 1000 },
  { code: 'too-many', what: 'bindings', max: 1000 },
  { code: 'invalid', problems: [], more: 0 },
  { code: 'invalid', problems: [], more: 3 },
];

const importCounts: [{ datasources: number; fields: number }][] = [
  [{ datasources: 1, fields: 0 }],
  [{ datasources: 2, fields: 1 }],
  [{ datasources: 0, fields: 2 }],
];

const fieldHere = { fieldId: 'customfield_10050', contextId: '10200', fieldName: 'Kunde', projects: null };

const fieldFacts = { fieldId: 'customfield_10042', contextId: '10142', fieldName: 'Kunde' };

const plannedFacts = { ...fieldFacts, kind: 'select' as const, projects: ['CRM'] };

const unplanned = { ...plannedFacts, kind: null, projects: null };

const bindingPlan = { version: null, settings: fieldSettings('d1'), changes: [] };

const plannedBindings: PlannedBinding[] = [
  { ...plannedFacts, plan: 'new', target: fieldHere, ...bindingPlan },
  { ...plannedFacts, plan: 'changed', target: { ...fieldHere, projects: ['CRM', 'OPS'] }, ...bindingPlan },
  ...(['no-field', 'other-kind', 'several-fields', 'several-contexts', 'no-contexts'] as const).flatMap(
    (because): PlannedBinding[] => [
      { ...plannedFacts, plan: 'choose', because, contexts: [] },
      { ...unplanned, plan: 'choose', because, contexts: [] },
    ],
  ),
  { ...plannedFacts, plan: 'datasource-missing' },
  { ...plannedFacts, plan: 'parents-missing', target: fieldHere, names: ['Region'] },
  { ...plannedFacts, plan: 'repeated' },
  { ...plannedFacts, plan: 'target-taken', target: fieldHere },
];

const importedBindings: ImportedBinding[] = [
  { ...fieldFacts, outcome: 'connected' },
  { ...fieldFacts, outcome: 'changed' },
  ...(
    [
      'broke-off',
      { code: 'conflict', version: 2, updatedBy: 'a', updatedAt: '2026-11-23T20:00:00.000Z' },
      { code: 'invalid-input', fields: { datasourceId: { code: 'unknown-datasource' } } },
      {
        code: 'invalid-input',
        fields: { 'query.path': { code: 'circular-fields', names: ['Kunde', 'Region', 'Kunde'] } },
      },
      { code: 'invalid-input', fields: { 'query.path': { code: 'required' } } },
      { code: 'internal', reference: 'x' },
    ] as const
  ).map((because): ImportedBinding => ({ ...fieldFacts, outcome: 'not-imported', because: because as never })),
];

export const importConflicts: ImportConflict[] = [
  { code: 'name-taken', existingId: 'x', existingName: 'Customers' },
  { code: 'repeated-name', otherIds: ['x'] },
  { code: 'repeated-id' },
];

const one = { id: 'x', name: 'Customers' };

export const importResults: ImportedDatasource[] = [
  { ...one, outcome: 'created', missingSecrets: [] },
  { ...one, outcome: 'changed', missingSecrets: [] },
  { ...one, outcome: 'created', missingSecrets: ['password'] },
  { ...one, outcome: 'same' },
  ...(['conflict', 'changed-meanwhile', 'too-many', 'broke-off'] as const).map((because): ImportedDatasource => ({
    ...one,
    outcome: 'not-imported',
    because,
  })),
];

export function transferSamples(locale: string): Samples<Wording> {
  const list = lists(locale);
  const here = <T>(all: readonly T[]): [T, string][] => all.map((one) => [one, locale]);
  return {
    importConflict: each(importConflicts),
    importInputProblem: [
      [{ path: 'baseUrl', name: 'Kontakt 7', problem: { code: 'unknown-member' } }],
      [{ path: 'baseUrl', name: null, problem: { code: 'required' } }],
    ],
    importProblem: here(importProblems),
    importResult: here(importResults),
    importedField: here(importedBindings),
    plannedField: here(plannedBindings),
    fieldImport: {
      field: name,
      context: name,
      contextName: [
        [{ contextId: '10142', projects: null }, locale],
        [{ contextId: '10142', projects: ['CRM', 'OPS'] }, locale],
      ],
    },
    paste: {
      declined: [['login.example.com']],
      found: [
        ['Alpha', ''],
        ['Alpha', 'Kontakt 7'],
      ],
      filled: list,
      chooseServer: [[3]],
      chooseAuthentication: [[2]],
      choosePath: [[12]],
    },
    pastedKind: each(
      keysOf<PastedKind>({
        curl: true,
        openapi: true,
        swagger: true,
        postman: true,
        'service-account': true,
        metadata: true,
        credentials: true,
        'elements-connect': true,
      }),
    ),
    sharedOutcome: here(sharedOutcomes),
    sharedProblem: [['baseUrl', { code: 'url', problem: 'not-https' }]],
    sharedToken: each(['none', 'kept', 'fetched-again', 'fetched-first', 'forgotten'] as const),
    together: {
      host: [
        ['api.example.com', 1],
        ['api.example.com', 3],
      ],
      client: [
        ['4711', 'login.example.com', 1],
        ['4711', 'login.example.com', 3],
      ],
      planTitle: count,
      fields: [
        [[], locale],
        [['Kontakt 7'], locale],
      ],
      deleted: [[['next-client-secret'], locale]],
      hosts: [[['api.example.com'], locale]],
      secret: [
        [{ key: 'x', name: 'client-secret', clientId: '4711', datasources: ['Alpha', 'Beta'] }, locale],
        [{ key: 'x', name: 'password', clientId: null, datasources: ['Alpha'] }, locale],
      ],
      apply: count,
      confirmTitle: count,
      confirmBody: [[0], [1], [2]],
      changing: [[1, 3]],
    },
    moveIn: { unread: list, parent: name },
    moveNote: here(moveNotes),
    pasteNote: here(pasteNotes),
    pasteProblem: each(pasteProblems),
    transfer: {
      exportHelp: [
        [2_000, 0, locale],
        [2_000, 2, locale],
      ],
      exportTooLarge: [[2_000_000, 1_000_000, locale]],
      suspicion: [[{ datasourceId: 'x', name: 'Kontakt 7', path: 'headers.0' }]],
      unreadableFields: count,
      tooMany: [[{ max: 1_000, wouldBe: 1_001 }]],
      takeOver: name,
      import: importCounts,
      confirmTitle: importCounts,
      confirmBody: [0, 1, 2].map((secretsToEnter) => [
        {
          datasources: [],
          bindings: [],
          fields: [],
          counts: { new: 1, changed: 2, same: 0, conflict: 0 },
          secretsToEnter,
          tooMany: null,
        },
      ]),
      importing: [[1, 3]],
    },
  };
}
