import type { BudgetPart } from '../../../src/contract/budget';
import type { ShownStatus, Upkeep } from '../../../src/frontend/wording/shown-token';
import type { PreviewedOptions, PreviewStep } from '../../../src/contract/binding-preview';
import { auditActions, type AuditChange } from '../../../src/contract/audit';
import type { Paging, SearchMode } from '../../../src/contract/binding';
import { fieldKindNames } from '../../../src/contract/field-kind';
import { authenticationKinds, singleSecretNames } from '../../../src/contract/authentication';
import type { SecretExpiry } from '../../../src/contract/datasource';
import type { Completeness, CompleteReason, IncompleteReason, UnknownReason } from '../../../src/contract/completeness';
import type { DiscoveryFailure } from '../../../src/contract/discovery';
import type { ApiFailure, AppError, ExtractionFailure } from '../../../src/contract/failures';
import type { TemplateProblem, TemplateReason } from '../../../src/contract/template-problem';
import type { PathProblem, PathReason } from '../../../src/contract/path-problem';
import type { FieldProblem, UrlProblem } from '../../../src/contract/problems';
import { presets, providerIds } from '../../../src/presets/providers';
import type { PresetAnswerProblem } from '../../../src/presets/answers';
import { noPersonReasons } from '../../../src/contract/person';
import type { OptionsFailure } from '../../../src/contract/field-api';
import { assertionAlgorithms } from '../../../src/contract/signing-algorithm';
import { textClaims, timeClaims } from '../../../src/contract/token-claims';
import { copyIntervals, sinceFormats, type CopyEstimate, type CopyStop } from '../../../src/contract/copy';
import { refreshSchedules, type RefreshCounts, type RefreshRun, type RefreshStop } from '../../../src/contract/refresh';
import type { ClientAuthentication } from '../../../src/contract/oauth-settings';
import type { TokenAttempt, TokenRepair } from '../../../src/contract/token';
import type {
  TokenAnswerProblem,
  TokenFailure,
  TokenSettingsProblem,
  UnreachableProblem,
} from '../../../src/contract/token-failure';
import type { NotifyProblem } from '../../../src/contract/notify';
import type { PastedKind, PasteNote, PasteProblem } from '../../../src/contract/pasted';
import type { ChangedOfShared } from '../../../src/contract/together';
import type {
  ImportConflict,
  ImportedBinding,
  ImportedDatasource,
  ImportProblem,
  PlannedBinding,
} from '../../../src/contract/transfer';
import type { MoveNote } from '../../../src/paste/elements-connect/moved-in';
import { monthUse } from '../../../src/health/month-use';
import { emptyDay } from '../../../src/health/usage';
import type { ErrorBudget, MonthUse } from '../../../src/contract/health';
import type { TokenHint } from '../../../src/frontend/wording/token-hint';
import type { Wording } from '../../../src/frontend/wording';
import { knownProviderCodes } from '../../../src/frontend/wording/english/providers';
import type { Impact } from '../../../src/contract/impact';
import type { RefusedProof } from '../../../src/contract/dpop';
import type { ExpiryDay } from '../../../src/frontend/wording/expiry-day';
import { meaningOf } from '../../../src/oauth/wire/dialects';
import { fieldSettings } from '../../support/field-settings';
import { foreign } from '../../support/foreign';

/** Every member of a union, kept complete by the compiler: a new code without a line here does not compile. */
const keysOf = <K extends string>(all: Record<K, true>): K[] => Object.keys(all) as K[];

const budgetParts = keysOf<BudgetPart>({ time: true, calls: true, bytes: true });
const unreachable = keysOf<UnreachableProblem>({
  timeout: true,
  network: true,
  tls: true,
  'name-not-found': true,
  refused: true,
});
const proofProblems = keysOf<RefusedProof['problem']>({ wanted: true, nonce: true, time: true, other: true });
const refusedProofs: RefusedProof[] = [
  ...proofProblems.map((problem) => ({ problem, at: '2026-11-28T09:00:00.000Z', serverAt: null })),
  { problem: 'time', at: '2026-11-28T09:00:00.000Z', serverAt: '2026-11-28T10:02:05.000Z' },
];
const answers = keysOf<TokenAnswerProblem>({
  empty: true,
  html: true,
  'not-json': true,
  'not-an-object': true,
  'too-large': true,
  'no-access-token': true,
  'access-token-not-a-string': true,
  'access-token-characters': true,
  'access-token-too-long': true,
  'token-type-not-a-string': true,
  'token-type-unsupported': true,
  'token-not-bound': true,
  'token-ended': true,
  'form-malformed': true,
  interrupted: true,
});
const settings = keysOf<TokenSettingsProblem>({
  'secret-missing': true,
  'secret-characters': true,
  'client-id-characters': true,
  'scope-characters': true,
  'private-key-missing': true,
  'private-key-unreadable': true,
  'private-key-encrypted': true,
  'private-key-algorithm': true,
  'parameter-repeated': true,
  'parameter-reserved': true,
  'header-forbidden': true,
  'header-characters': true,
  'grant-type': true,
  'token-url': true,
  resource: true,
});
const urls = keysOf<UrlProblem>({
  'not-a-url': true,
  'not-https': true,
  userinfo: true,
  fragment: true,
  backslash: true,
  characters: true,
  'too-long': true,
  'host-single-label': true,
  'host-local': true,
  'host-ip-address': true,
  'host-trailing-dot': true,
  port: true,
  'leaves-base': true,
  'has-query': true,
  'template-in-base': true,
});
const oauthErrors = [
  'invalid_client',
  'unauthorized_client',
  'invalid_scope',
  'invalid_target',
  'unsupported_grant_type',
  'invalid_grant',
  'invalid_request',
  'access_denied',
  'server_error',
  'slow_down',
  'something_new',
  'use_dpop_nonce',
  'not_found',
];

export const refusal = (error: string, providerCode: string | null = null, status = 400): TokenFailure => ({
  code: 'token-refused',
  status,
  meaning: meaningOf({ status, codes: [providerCode, error].filter((code) => code !== null), sentence: null }),
  error: foreign(error),
  description: foreign('Detail 4711.'),
  uri: null,
  providerCode: providerCode === null ? null : foreign(providerCode),
  retryAfterSeconds: 30,
});

export const tokenFailures: TokenFailure[] = [
  ...oauthErrors.map((error) => refusal(error)),
  ...knownProviderCodes.map((code) => refusal('invalid_client', code)),
  ...[400, 401, 404, 422, 429, 500].map((status): TokenFailure => ({
    code: 'token-http-error',
    status,
    meaning: meaningOf({ status, codes: [], sentence: null }),
    contentType: foreign('text/html'),
    excerpt: foreign('Oops'),
    retryAfterSeconds: 5,
  })),
  { code: 'token-redirect', status: 302, host: foreign('elsewhere.example') },
  ...answers.map((problem): TokenFailure => ({
    code: 'token-answer-invalid',
    status: 200,
    contentType: foreign('text/html'),
    problem,
  })),
  {
    code: 'token-answer-invalid',
    status: 200,
    contentType: foreign('application/json'),
    problem: 'no-access-token',
    place: foreign('data.token'),
  },
  ...unreachable.map((problem): TokenFailure => ({
    code: 'token-unreachable',
    host: 'auth.example',
    problem,
    afterMs: 10_000,
  })),
  ...refusedProofs.map((refused): TokenFailure => ({
    code: 'token-proof-refused',
    status: 400,
    error: foreign('invalid_dpop_proof'),
    description: null,
    ...refused,
  })),
  { code: 'token-egress', host: 'auth.example' },
  ...settings.map((problem): TokenFailure => ({ code: 'token-settings', problem })),
];

export const apiFailures: ApiFailure[] = [
  ...[400, 401, 403, 404, 405, 418, 429, 503].map((status): ApiFailure => ({
    code: 'api-http-error',
    status,
    contentType: null,
    excerpt: null,
    retryAfterSeconds: null,
  })),
  { code: 'api-redirect', status: 302, host: null },
  ...unreachable.map((problem): ApiFailure => ({
    code: 'api-unreachable',
    host: 'api.example',
    problem,
    afterMs: 320,
  })),
  { code: 'api-egress', host: 'api.example' },
  { code: 'api-paused' },
  { code: 'api-asked-too-often', seconds: 120 },
  ...budgetParts.map((part): ApiFailure => ({ code: 'budget-spent', part })),
  { code: 'api-too-large', maxBytes: 5_000_000 },
  { code: 'api-token-refused', status: 401 },
  { code: 'api-token-refused', status: 401, tried: 'new' },
  { code: 'api-token-refused', status: 401, tried: 'replacement' },
  { code: 'api-token-refused', status: 403, tried: 'held', heldSeconds: 58 },
  { code: 'api-token-refused', status: 403, tried: 'held' },
  { code: 'api-token-refused', status: 401, tried: 'not-had' },
  ...refusedProofs.map((refused): ApiFailure => ({
    code: 'api-proof-refused',
    status: 401,
    description: foreign('Detail 4714'),
    ...refused,
  })),
  ...keysOf<Extract<ApiFailure, { code: 'api-settings' }>['problem']>({
    'header-forbidden': true,
    'leaves-base': true,
    'rule-needed': true,
    url: true,
    'variable-missing': true,
    'secret-missing': true,
  }).map((problem): ApiFailure => ({ code: 'api-settings', problem, detail: 'input' })),
];

const templates: TemplateProblem[] = keysOf<TemplateReason>({
  'too-long': true,
  character: true,
  percent: true,
  'whole-address': true,
  'closes-none': true,
  'not-closed': true,
  unencoded: true,
  operator: true,
  'query-begun': true,
  'position-unused': true,
  'cursor-unused': true,
  'query-not-begun': true,
  'path-after-query': true,
  prefix: true,
  'list-in-text': true,
  'pair-outside-query': true,
  'variable-unknown': true,
  'variable-missing': true,
  'rule-unknown': true,
  'rule-needed': true,
  'rule-in-body-only': true,
  'not-json': true,
  'no-input': true,
  'label-member-missing': true,
  'label-section': true,
  'label-names-none': true,
  'label-members': true,
  'label-unreadable': true,
}).flatMap((reason) => [
  { reason, index: 4, detail: 'Detail 4713', instead: '{?input}' },
  { reason, index: null, detail: 'Detail 4713', instead: null },
]);

const paths: PathProblem[] = keysOf<PathReason>({
  'too-long': true,
  'no-dollar': true,
  'ends-early': true,
  'name-in-brackets': true,
  'bracket-open': true,
  'quote-open': true,
  'function-unknown': true,
  'function-use': true,
  filter: true,
  number: true,
  escape: true,
  unexpected: true,
  descendants: true,
  filters: true,
  selectors: true,
  'filter-root': true,
  'not-one': true,
  'elements-missing': true,
  'element-path': true,
  'element-name': true,
}).map((reason, at) => ({
  reason,
  index: at % 2 === 0 ? 3 : null,
  detail: '4712',
  instead: at % 3 === 0 ? '$.data' : null,
}));

export const extractionFailures: ExtractionFailure[] = [
  ...keysOf<Extract<ExtractionFailure, { code: 'content-invalid' }>['problem']>({
    html: true,
    empty: true,
    malformed: true,
    'too-deep': true,
    'too-many': true,
    binary: true,
    entities: true,
    encoding: true,
  }).map((problem): ExtractionFailure => ({
    code: 'content-invalid',
    content: 'json',
    problem,
    detail: foreign('line 1'),
  })),
  ...paths.map((problem): ExtractionFailure => ({ code: 'items-malformed', ...problem })),
  { code: 'items-too-costly' },
  { code: 'items-found-nothing', members: [foreign('data'), foreign('meta')] },
  { code: 'items-not-rows', found: 'string' },
  { code: 'key-not-found', members: [] },
  ...templates.slice(-3).map((problem): ExtractionFailure => ({ code: 'label-malformed', ...problem })),
  { code: 'label-empty', members: [foreign('name')] },
  { code: 'value-empty', members: [foreign('id')] },
  { code: 'value-not-of-kind', kind: 'number', found: foreign('Acme') },
  { code: 'value-not-of-kind', kind: 'date', found: foreign('Acme') },
];

export const discoveryFailures: DiscoveryFailure[] = [
  ...urls.map((problem): DiscoveryFailure => ({ code: 'discovery-url', problem })),
  { code: 'discovery-not-found', tried: [{ url: 'https://a.example/.well-known/x', status: 404 }] },
  { code: 'discovery-issuer-differs', asked: 'https://a.example', found: foreign('https://b.example') },
  ...keysOf<Extract<DiscoveryFailure, { code: 'discovery-answer-invalid' }>['problem']>({
    'not-json': true,
    'too-large': true,
    'no-issuer': true,
    'no-token-endpoint': true,
    'token-url': true,
  }).map((problem): DiscoveryFailure => ({ code: 'discovery-answer-invalid', url: 'https://a.example/x', problem })),
  ...unreachable.map((problem): DiscoveryFailure => ({
    code: 'discovery-unreachable',
    host: 'a.example',
    problem,
    afterMs: 8_000,
  })),
  { code: 'discovery-egress', host: 'a.example' },
  { code: 'discovery-redirect', status: 302, host: foreign('b.example') },
];

export const others: AppError[] = [
  { code: 'not-administrator' },
  { code: 'invalid-input', fields: {} },
  { code: 'not-found', what: 'datasource' },
  { code: 'not-found', what: 'binding' },
  { code: 'not-found', what: 'draft' },
  { code: 'conflict', version: 2, updatedBy: 'x', updatedAt: '2026-11-23T19:00:00.000Z' },
  { code: 'datasource-in-use', usedBy: [{ fieldName: 'Customer' }] },
  { code: 'too-many-datasources', max: 1000 },
  { code: 'not-configured' },
  { code: 'field-not-connected' },
  { code: 'internal', reference: 'r-1' },
];

export const problems: FieldProblem[] = [
  { code: 'required' },
  { code: 'too-long', max: 100 },
  { code: 'too-large' },
  { code: 'too-many-bytes', max: 100_000 },
  { code: 'holds-secret' },
  { code: 'too-many', max: 20 },
  { code: 'out-of-range', min: 0, max: 9 },
  { code: 'not-a-choice' },
  { code: 'name-taken' },
  { code: 'characters' },
  { code: 'header-forbidden' },
  { code: 'repeated' },
  { code: 'reserved-parameter' },
  { code: 'circular-fields', names: ['Customer', 'Assets', 'Customer'] },
  { code: 'copy-with-variables', names: ['input', 'issue.key'] },
  { code: 'unknown-datasource' },
  { code: 'secret-required', because: 'new' },
  { code: 'secret-required', because: 'host-changed' },
  { code: 'secret-required', because: 'authentication-changed' },
  ...urls.map((problem): FieldProblem => ({ code: 'url', problem })),
  ...paths.map((problem): FieldProblem => ({ code: 'jsonpath', ...problem })),
  ...templates.map((problem): FieldProblem => ({ code: 'template', ...problem })),
  { code: 'date' },
  { code: 'key-unreadable' },
  { code: 'key-encrypted' },
  { code: 'key-algorithm' },
  { code: 'key-pair-gone' },
];

export const optionsFailures: OptionsFailure[] = [
  { code: 'not-configured' },
  { code: 'source-not-answering' },
  { code: 'took-too-much' },
  { code: 'source-busy' },
  { code: 'source-refused' },
  { code: 'source-paused' },
  { code: 'asked-too-often', seconds: 20 },
  { code: 'asked-too-often', seconds: 200 },
  { code: 'answer-unreadable' },
  { code: 'waiting-for', variables: ['input'] },
  { code: 'waiting-for', variables: ['issue.project'] },
  {
    code: 'waiting-for',
    variables: ['fields.customfield_1.key'],
    fieldNames: { customfield_1: 'Customer' },
    issue: 'new',
  },
  {
    code: 'waiting-for',
    variables: ['fields.customfield_1.key'],
    fieldNames: { customfield_1: 'Customer' },
    issue: 'many',
  },
  { code: 'account-cannot-read' },
  ...noPersonReasons.map((reason) => ({ code: 'no-person' as const, reason, named: 'ann@example.com' })),
  { code: 'jira-not-answering' },
  { code: 'not-offered' },
  { code: 'invalid-input' },
  { code: 'internal', reference: 'r-1' },
];

export const repairs = keysOf<TokenRepair>({
  'number-as-string': true,
  'token-type-missing': true,
  'token-type-unknown': true,
  'token-not-bound': true,
  'scope-null': true,
  'scope-not-a-string': true,
  'lifetime-zero': true,
  'lifetime-null': true,
  'lifetime-from-date': true,
  'lifetime-with-unit': true,
  'lifetime-from-other-member': true,
  'lifetime-unreadable': true,
  'lifetime-from-expires-on': true,
  'lifetime-fraction': true,
  'lifetime-from-jwt': true,
  'form-encoded-body': true,
  'content-type': true,
  'status-not-200': true,
  'id-token-dropped': true,
  'refresh-token-dropped': true,
  'byte-order-mark': true,
  'www-authenticate-dropped': true,
});

export const questions = [...new Set(presets.flatMap((preset) => preset.questions.map(({ id }) => id)))];
export const traps = [...new Set(presets.flatMap((preset) => preset.traps))];
export const answerProblems = keysOf<PresetAnswerProblem>({
  missing: true,
  'not-a-host': true,
  'not-a-segment': true,
  'not-a-uri': true,
  'not-a-choice': true,
  characters: true,
});

const failure = refusal('invalid_client');
const at = '2026-11-23T19:00:00.000Z';
const upkeeps: Upkeep[] = ['ahead', 'on-use', 'paused', 'draft-ahead', 'draft-on-use'];

export const statuses: ShownStatus[] = [
  { kind: 'checking' },
  { kind: 'ended', expiredAt: '2026-11-23T19:00:00.000Z' },
  { kind: 'not-requested' },
  { kind: 'valid', expiresAt: at },
  { kind: 'valid-no-expiry' },
  { kind: 'renewal-failing', expiresAt: at, failure, nextAttemptAt: at },
  { kind: 'renewal-failing', expiresAt: null, failure, nextAttemptAt: null },
  { kind: 'rejected', failure, nextAttemptAt: at },
  { kind: 'expired', expiredAt: at },
  { kind: 'settings-changed' },
];

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

/** A language's own calls: for each function lists of arguments that together show all it can say. */
type Samples<T> = {
  [K in keyof T]?: T[K] extends (...args: infer A) => unknown
    ? readonly A[]
    : T[K] extends object
      ? Samples<T[K]>
      : never;
};

const name: [string][] = [['Kontakt 7']];
const when: [string][] = [['23.11.2026, 20:00']];
const count: [number][] = [[1], [3]];
export const completenesses: Completeness[] = [
  ...keysOf<CompleteReason>({
    'total-reached': true,
    'empty-page': true,
    'no-next': true,
    'one-page': true,
    'no-such-page': true,
  }).map((reason) => ({ verdict: 'complete' as const, reason })),
  ...keysOf<IncompleteReason>({
    'more-told': true,
    'fewer-than-told': true,
    'row-limit': true,
    'page-limit': true,
    'time-limit': true,
    'budget-limit': true,
    'repeated-page': true,
    'clamped-size': true,
    'failed-page': true,
    'cut-by-source': true,
    'inner-lists': true,
  }).map((reason) => ({ verdict: 'incomplete' as const, reason })),
  ...keysOf<UnknownReason>({
    'short-page': true,
    'full-page': true,
    'cursor-told': true,
    'refused-page': true,
    'usual-size': true,
    'may-be-more': true,
    'broken-off': true,
    'said-otherwise': true,
    'not-found-told': true,
    'part-told': true,
    changed: true,
  }).map((reason) => ({ verdict: 'unknown' as const, reason })),
];

const pagings: Paging[] = [
  { kind: 'none' },
  { kind: 'link-header' },
  { kind: 'next-link', linkPath: '$.next' },
  { kind: 'cursor', cursor: { in: 'answer', path: '$.cursor' }, sentIn: 'query', parameter: 'cursor' },
  { kind: 'cursor', cursor: { in: 'header', name: 'x-cursor' }, sentIn: 'body', parameter: 'cursor' },
  { kind: 'page', sentIn: 'query', parameter: 'page', first: 1, sizeParameter: 'size', size: 50 },
  { kind: 'offset', sentIn: 'query', parameter: 'offset', first: 0, sizeParameter: null, size: 50 },
];

const each = <T>(all: readonly T[]): [T][] => all.map((one) => [one]);
const days: ExpiryDay[] = [
  { days: 7, date: '31.03.2027', relative: '7 d' },
  { days: -2, date: '31.03.2027', relative: '-2 d' },
];

const refreshRun: RefreshRun = {
  id: 'run',
  isDryRun: false,
  state: 'running',
  phase: 'writing',
  startedAt: '2027-03-03T10:00:00.000Z',
  startedBy: '',
  endedAt: null,
  thresholdPercent: 10,
  counts: { issues: 21, elsewhere: 0, unchanged: 12, changed: 5, gone: 4, unchosen: 2, sealed: 1, notChecked: 0 },
  written: 3,
  refused: 0,
  waiting: null,
  stop: null,
};
const refreshStates = keysOf<RefreshRun['state']>({
  running: true,
  paused: true,
  finished: true,
  stopped: true,
  cancelled: true,
});
const refreshRuns: RefreshRun[] = [
  ...refreshStates.flatMap((state) => [
    { ...refreshRun, state },
    { ...refreshRun, state, isDryRun: true },
  ]),
  { ...refreshRun, phase: 'looking' },
  ...(['jira', 'source'] as const).map((who) => ({
    ...refreshRun,
    waiting: { for: who, until: refreshRun.startedAt },
  })),
];
const copyEstimate: CopyEstimate = {
  rows: 12_000,
  isAtLeast: false,
  writtenBytes: 1_200_000,
  readBytes: 170_000,
  functionMs: 4_000,
  searchBytes: 96_000,
};
const copyStops: CopyStop[] = [
  { code: 'source', failure: { code: 'api-paused' } },
  ...(['row-limit', 'page-limit', 'repeated-page'] as const).map((reason) => ({ code: 'incomplete' as const, reason })),
  { code: 'shrunk', before: 12_000, now: 7 },
  { code: 'datasource-missing' },
  { code: 'context-gone' },
  { code: 'settings-changed' },
  { code: 'interrupted' },
];
const refreshStops: RefreshStop[] = [
  { code: 'threshold' },
  { code: 'source', failure: { code: 'api-paused' } },
  { code: 'datasource-missing' },
  { code: 'settings-changed' },
  { code: 'jira', status: null },
  { code: 'jira', status: 403 },
  { code: 'interrupted' },
];

/** Arguments for every function of a language. `languages.test.ts` says which function has none. */
const budget = (usedSeconds: number): ErrorBudget => ({
  objective: 0.999,
  allowedSeconds: 2592,
  usedSeconds,
  remaining: 1 - usedSeconds / 2592,
  achieved: null,
});
const month = monthUse([{ ...emptyDay('2026-11-23'), hours: { 8: [1, 2, 3, 4] } }], Date.UTC(2026, 10, 23, 20));

function samplesIn(locale: string): Samples<Wording> {
  const list: [string[], string][] = [
    [['Alpha'], locale],
    [['Alpha', 'Beta', 'Gamma'], locale],
  ];
  const here = <T>(all: readonly T[]): [T, string][] => all.map((one) => [one, locale]);
  return {
    apiFailure: each(apiFailures),
    appError: each([...others, ...tokenFailures, ...apiFailures, ...extractionFailures, ...discoveryFailures]),
    askedSecrets: [
      [[{ name: 'password', because: 'new' }], locale],
      [[{ name: 'header:X-Key', because: 'host-changed' }], locale],
    ],
    assertionAlgorithm: each(assertionAlgorithms),
    attemptReason: each(
      keysOf<TokenAttempt['reason']>({ requested: true, renewal: true, 'on-use': true, 'rejected-by-api': true }),
    ),
    audit: {
      intro: [[400, 'UTC']],
      deletedDatasource: name,
      shown: count,
      nothingMatches: [[null], ['23.11.2026']],
      moreChanges: count,
      csvHelp: [
        [1, false],
        [9, false],
        [9, true],
      ],
    },
    auditAction: each(auditActions),
    auditChange: each<AuditChange>([
      { path: 'postFunction.issue', before: null, after: 'DEV-1' },
      { path: 'postFunction.reason', before: null, after: 'key-not-offered' },
      { path: 'postFunction.reason', before: null, after: 'items-not-rows' },
      { path: 'baseUrl', before: null, after: 'https://b.example' },
      { path: 'headers.0.value', before: 'x', after: '' },
      { path: 'authentication.oauth.extraParameters.1.name', before: 'x', after: 'y' },
      { path: 'secrets.client-secret', before: 'saved', after: 'changed' },
      { path: 'secrets.private-key', before: null, after: 'changed' },
      { path: 'secrets.token-header:X-Key', before: 'saved', after: null },
      { path: 'token', before: null, after: 'renewed' },
      { path: 'token', before: null, after: 'failed' },
      { path: 'refresh.mode', before: null, after: 'dry-run' },
      { path: 'refresh.mode', before: null, after: 'write-values' },
      { path: 'storesOnChange', before: null, after: true },
      { path: 'query.paging.kind', before: 'none', after: 'link-header' },
      { path: 'behaviour.search', before: 'in-rows', after: 'at-source' },
      { path: 'extraction.sort', before: 'source', after: 'label-ascending' },
      { path: 'extraction.unique', before: true, after: false },
      { path: 'authentication.kind', before: 'none', after: 'basic' },
      { path: 'refresh.schedule', before: 'off', after: 'weekly' },
      { path: 'refresh.thresholdPercent', before: 10, after: 25 },
      { path: 'refresh.issues', before: null, after: 12 },
      { path: 'refresh.stop', before: null, after: 'threshold' },
    ]),
    authenticationName: each(authenticationKinds),
    claimMeaning: each([...textClaims, ...timeClaims]),
    clientAuthentication: each(
      keysOf<ClientAuthentication>({
        auto: true,
        body: true,
        basic: true,
        'basic-unencoded': true,
        'private-key-jwt': true,
        'client-secret-jwt': true,
        'jwt-bearer': true,
      }),
    ),
    completeness: each(completenesses),
    configuration: {
      cascade: [[['Customer']], [['Customer', 'Site']]],
      variables: { field: name },
      suggestItems: [
        ['$.items[*]', 1],
        ['$.items[*]', 30],
      ],
      card: {
        member: [[1]],
        label: [[1]],
        kind: [[1]],
        remove: [[''], ['City']],
        preview: name,
      },
      initial: { verdicts: { gone: name, renamed: [['Acme', 'ACME Ltd']] } },
      maxOptions: { help: [[500]] },
      preview: {
        answer: [[200, '320 ms']],
        noAnswer: [['10 s']],
        step: (['token', 'api', 'extraction'] as const).flatMap((step): [PreviewStep, string][] => [
          [{ step, ms: 320, ok: true }, '320 ms'],
          [{ step, ms: 320, ok: false }, '320 ms'],
        ]),
        options: [
          [{ shown: 1, total: 1, rows: 1, isCut: false }, locale],
          [{ shown: 20, total: null, rows: 30, isCut: true }, locale],
          [{ shown: 20, total: 4711, rows: 30, isCut: true }, locale],
        ],
        dropped: count,
        namesNobody: [['E-002']],
        reading: {
          onlyThese: [
            [50, 3000, locale],
            [1, null, locale],
            [50, null, locale],
          ],
          mayBeMore: [
            [1, locale],
            [50, locale],
          ],
          suggestion: each(pagings),
          repeatedKeys: [0, 1, 40].flatMap((ambiguous) =>
            [true, false].map((isLeftOut): [PreviewedOptions['keys'], boolean, string] => [
              { rows: 600, different: 200, ambiguous },
              isLeftOut,
              locale,
            ]),
          ),
        },
        bytes: [[850], [12_250]],
      },
    },
    conflict: { body: when, both: list },
    unsaved: { title: when, body: [['Kontakt 7'], ['']] },
    consent: {
      title: list,
      declined: list,
      full: list,
      groupDescription: list,
      approve: [[['api.example.com']], [['api.example.com', 'login.example.com']]],
      approvedNow: list,
      takeBack: list,
    },
    damaged: { damaged: name, newer: name, remove: name, confirmTitle: name },
    deleteDialog: { title: name, inUseTitle: name },
    deletedSecrets: [[['password', 'parameter:audience'], locale]],
    discovery: {
      filled: [['https://a.example']],
      replaced: [['https://a.example']],
      methods: list,
      inUse: name,
      use: name,
      scopes: list,
      moreScopes: [[['alpha', 'beta'], 12]],
    },
    discoveryFailure: each(discoveryFailures),
    doubt: { untried: name, refused: name },
    shownAsOf: when,
    duration: [
      [320, locale],
      [1_440, locale],
    ],
    egress: {
      places: [[3, 100]],
      full: [[100]],
      shown: [[0], [1], [3]],
      use: [['Kontakt 7', ['token', 'api']]],
      neededBy: [
        [['Alpha'], 0, locale],
        [['Alpha', 'Beta'], 3, locale],
      ],
      approveAll: count,
      removeAll: count,
    },
    expiringSecrets: {
      title: count,
      body: [
        [['Alpha'], 0, locale],
        [['Alpha', 'Beta'], 4, locale],
      ],
    },
    extractionFailure: each(extractionFailures),
    field: {
      copyFrom: [['10:32']],
      minCharacters: count,
      truncated: [
        [1, 300, locale],
        [100, null, locale],
        [100, 4711, locale],
      ],
      searchedInPart: [
        [{ rows: 10_000, isFound: true, isCertain: true }, locale],
        [{ rows: 10_000, isFound: false, isCertain: true }, locale],
        [{ rows: 10_000, isFound: false, isCertain: false }, locale],
      ],
      failed: [['4711.', true]],
      storedValue: [...new Set(optionsFailures.map(({ code }) => code)), 'connection-lost' as const].map((code) => [
        code,
      ]),
      marks: { gone: name, unchosen: name, checking: name, unconfirmed: name },
      person: { looking: name, notChosen: name },
      card: { showOf: name, hideOf: name, asOf: [['10:32']], kept: [['10:32']] },
    },
    fieldProblem: each(problems),
    form: {
      head: { tested: name },
      backTo: name,
      paused: [
        ['23.11.2026', ''],
        ['23.11.2026', 'Alpha'],
      ],
      editTitle: name,
      summaryTitle: count,
      publicKey: { keyId: name },
      headers: { help: [[20]] },
      optional: name,
      rows: { ofName: [['API-Header', 'X-Key']], name: count, value: count, secret: count, remove: [[''], ['X-Key']] },
      secret: { replace: name, replaceOrRemove: name, keep: name },
      advanced: { changed: list },
      secretEnd: {
        summary: [
          ['31. März 2027', true],
          ['31. März 2027', false],
        ],
      },
    },
    health: {
      failuresSentence: [
        [1, locale],
        [12, locale],
      ],
      failingApis: count,
      failingApi: [['Customers', '23.11.2026', 'Die API antwortet nicht.']],
      failingApisHelp: [[0], [3]],
      intro: [['UTC']],
      asOf: when,
      allValid: count,
      someValid: [[3, 12]],
      trouble: [
        [1, 12],
        [2, 12],
      ],
      troubled: [
        [['Alpha'], 0, locale],
        [['Alpha', 'Beta'], 3, locale],
      ],
      troubledOne: [['Alpha', 'x']],
      paused: [[2]],
      renewalsSentence: [0, 1, 1234].map((many) => ['24 h', many, many, locale]),
      withoutSentence: [0, 90].map((seconds) => ['24 h', seconds, locale]),
      callsSentence: [0, 1234].map((many) => ['24 h', many, many, locale]),
      showNumbers: name,
      hideNumbers: name,
      budgetAim: [1, 12].map((many) => [budget(0), many, locale]),
      budgetUsed: [0, 1296, 5184].map((seconds) => [budget(seconds), locale]),
      budgetAchieved: [[0.9995, '23.11.2026', locale]],
      budgetBar: [[0.5, locale]],
      monthSince: when,
      monthLines: [[month as MonthUse, locale]],
      costIntro: when,
      gbSeconds: [[1234, locale]],
      pricePerGbSecond: [[0.000025, 'x', locale]],
      pricePerGb: [[1.09, 'x', locale]],
      retention: [[40]],
    },
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
    apiHealth: { failingSince: when, lastAnswer: when, lastError: when },
    connect: {
      intro: [[null], ['Kontakt 7']],
      choose: name,
      change: name,
      contextsTitle: name,
      context: [['10142']],
      noContexts: name,
      connectedTitle: name,
      openIssue: [['DEV-1']],
    },
    fieldKindName: each(fieldKindNames),
    list: {
      moreFields: [[2]],
      goodUntil: when,
      endsWhen: when,
      lastSuccess: when,
      lastError: when,
      pausedSince: [
        ['23.11.2026', ''],
        ['23.11.2026', 'Alpha'],
      ],
      enterSecrets: list,
      shown: [
        [1, 1],
        [3, 3],
        [2, 3],
      ],
      renewed: name,
      renewFailed: name,
      deleted: name,
      notDeleted: name,
      copyName: [
        ['Kontakt 7', 1],
        ['Kontakt 7', 2],
      ],
      notPaused: name,
      notResumed: name,
      pausedDone: name,
      resumed: name,
      created: name,
      saved: name,
    },
    listed: list,
    optionsFailure: each(optionsFailures),
    pagingKind: each(
      keysOf<Paging['kind']>({
        none: true,
        'link-header': true,
        'next-link': true,
        cursor: true,
        page: true,
        offset: true,
      }),
    ),
    impactDialog: {
      title: count,
      intro: [['token'], ['fields']],
      confirm: [['token'], ['fields']],
    },
    newlyCalled: [[[{ host: 'api.example.com', step: 'api' }], locale]],
    noLongerCalled: [[[{ host: 'api.example.com', step: 'api' }], locale]],
    tokenFate: each(
      keysOf<Exclude<Impact['token'], 'none' | 'kept'>>({
        'fetched-again': true,
        'fetched-first': true,
        forgotten: true,
      }),
    ),
    touchedField: [null, 0, 1, 1234].map((issues) => [
      { fieldId: 'customfield_1', fieldName: 'Kontakt', issues },
      locale,
    ]),
    pauseDialog: { title: name, fields: list },
    testDialog: { title: name },
    notify: {
      url: { saved: [['hooks.example.com']] },
      notArrived: [['HTTP 503']],
      notAllowed: [['hooks.example.com']],
      last: { arrived: when, failed: [['23. November', 'HTTP 503']] },
      waiting: count,
      givenUp: count,
    },
    notifyProblem: [
      ...[400, 401, 404, 503].map((status): [NotifyProblem] => [{ code: 'status', status }]),
      [{ code: 'redirect', status: 302 }],
      [{ code: 'egress', host: 'hooks.example.com' }],
      ...(['timeout', 'network', 'tls', 'name-not-found', 'refused'] as const).map((problem): [NotifyProblem] => [
        { code: 'unreachable', problem },
      ]),
    ],
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
    keys: {
      title: name,
      keyId: name,
      madeAt: when,
      jwksHelp: [[true], [false]],
      nextRefused: [['4711']],
      retiredMost: [[20]],
      retired: [['4711', '23.11.2026']],
      removed: name,
      everyDays: [[90]],
      due: when,
    },
    keysWaiting: [
      [{ name: 'Alpha', next: '4711', retired: [] }, locale],
      [{ name: 'Alpha', next: null, retired: ['4711', '4712'] }, locale],
    ],
    moveIn: { unread: list, parent: name },
    moveNote: here(moveNotes),
    pasteNote: here(pasteNotes),
    pasteProblem: each(pasteProblems),
    presetAnswerProblem: each(answerProblems),
    presetQuestion: each(questions),
    presets: {
      documentation: [['Zoom']],
      choice: [['login.microsoftonline.us'], ['eu'], ['something.else']],
      example: [['4711']],
      filled: [[['Alpha', 'Beta']]],
      kept: [[['Alpha', 'Beta']]],
      scopes: [['4711']],
      scopesRequired: [['4711']],
    },
    providerName: each(providerIds),
    refresh: {
      hour: { help: [['Europe/Berlin']] },
      fromDatasource: [['Kontakt 7'], [null]],
      context: [['10142']],
      next: [['03.03.2027']],
      disconnectTitle: name,
      disconnected: name,
      confirmTitle: name,
      confirmBody: count,
      examples: [
        [2, 2],
        [50, 71],
      ],
    },
    refreshCount: each(
      keysOf<keyof RefreshCounts | 'written' | 'refused'>({
        issues: true,
        elsewhere: true,
        unchanged: true,
        changed: true,
        gone: true,
        unchosen: true,
        sealed: true,
        notChecked: true,
        written: true,
        refused: true,
      }),
    ),
    refreshProgress: refreshRuns.map((run) => [run, run.waiting === null ? null : '03.03.2027']),
    refreshSchedule: each(refreshSchedules),
    refreshState: each(refreshRuns),
    refreshStop: refreshStops.map((stop) => [stop, refreshRun, locale]),
    refreshWouldStop: [[refreshRun]],
    repair: each(repairs),
    scopes: [
      [[], null, locale],
      [['alpha'], null, locale],
      [['alpha'], [], locale],
      [['alpha', 'beta'], ['beta', 'gamma'], locale],
    ],
    copy: {
      maxRows: { help: [[200_000, locale]] },
      estimate: [true, false].map((isAtLeast) => [
        { ...copyEstimate, isAtLeast },
        { month: 0.004, search: 0.000_001 },
        locale,
      ]),
      served: [[12_000, '03.03.2027', locale]],
      changedRows: [1, 12].map((rows) => [rows, '03.03.2027', locale]),
      dropped: [1, 12].map((rows) => [rows, locale]),
      running: (['whole', 'changes'] as const).flatMap((kind) =>
        (['reading', 'building'] as const).flatMap((phase) =>
          [0, 1, 24].map((pages): Parameters<Wording['copy']['running']> => [
            kind,
            phase,
            { rows: 12_000, pages },
            locale,
          ]),
        ),
      ),
      waits: [['in 5 min']],
      next: [['03.03.2027']],
      lastCost: [[{ ...copyEstimate, usd: 0.01 }, locale]],
      stored: [[8_600_000, locale]],
      failed: [['03.03.2027']],
    },
    copyInterval: each(copyIntervals),
    copyStop: copyStops.map((stop) => [stop, locale]),
    sinceFormat: each(sinceFormats),
    searchMode: each(keysOf<SearchMode>({ 'in-rows': true, 'at-source': true, 'in-copy': true })),
    secretEnds: days.flatMap((day): ['client-secret' | 'private-key', ExpiryDay][] => [
      ['client-secret', day],
      ['private-key', day],
    ]),
    secretExpiry: days.flatMap((day): [Pick<SecretExpiry, 'secret' | 'hasNext'>, ExpiryDay][] => [
      [{ secret: 'client-secret', hasNext: false }, day],
      [{ secret: 'client-secret', hasNext: true }, day],
      [{ secret: 'private-key', hasNext: false }, day],
    ]),
    secretName: each([...singleSecretNames, 'header:X-Key', 'parameter:audience', 'token-header:X-Key']),
    settingName: each([
      'type',
      'baseUrl',
      'authentication.kind',
      'authentication.username',
      'behaviour',
      'authentication.oauth.resources.0',
      'authentication.name',
      'authentication.oauth.rejectionStatuses.0',
    ]),
    size: [
      [850, locale],
      [5_000_000, locale],
    ],
    statusName: each(statuses),
    statusSentence: statuses.flatMap((status) =>
      upkeeps.map((upkeep): [ShownStatus, () => string, Upkeep] => [status, () => '23.11.2026', upkeep]),
    ),
    test: {
      tokenOk: [['320 ms']],
      apiOk: [[200, '320 ms', '12 kB']],
      failed: [['API', '10 s']],
      rows: [
        [1, null],
        [5, null],
        [1, 1],
        [1, 7],
        [5, 7],
      ],
      part: [
        [{ rows: 50, of: 3000, isCertain: true }],
        [{ rows: 50, of: null, isCertain: true }],
        [{ rows: 1, of: null, isCertain: false }],
        [{ rows: 50, of: null, isCertain: false }],
      ],
      noRows: { other: [[null], ['text/html']] },
      claims: { others: list },
    },
    tokenFailure: each(tokenFailures),
    tokenHint: each<TokenHint>([
      { code: 'audience-elsewhere', audience: 'https://a.example', host: 'b.example' },
      { code: 'no-rights' },
    ]),
    tokenPanel: {
      left: [['4 min']],
      issued: when,
      nextRenewal: when,
      authenticatedWith: name,
      shortLives: [[{ shortestSeconds: 60, longestSeconds: 60 }], [{ shortestSeconds: 55, longestSeconds: 240 }]],
      tokenType: name,
      attemptOk: [[null], ['23.11.2026']],
    },
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
    trap: each(traps),
    urlProblem: each(urls),
    usd: [
      [0.004, locale],
      [1.5, locale],
    ],
  };
}

export type Sentence = { of: string; text: string };

/** Everything a language can say with the samples, in one order; `missing` are functions without a sample. */
export function sentencesOf(words: Wording, locale: string): { sentences: Sentence[]; missing: string[] } {
  const sentences: Sentence[] = [];
  const missing: string[] = [];
  const visit = (part: unknown, of: string, calls: unknown): void => {
    if (typeof part === 'string') sentences.push({ of, text: part });
    else if (typeof part === 'function') {
      if (!Array.isArray(calls)) missing.push(of);
      else for (const args of calls) visit((part as (...args: unknown[]) => unknown)(...(args as unknown[])), of, null);
    } else if (typeof part === 'object' && part !== null) {
      const below = (calls ?? {}) as Record<string, unknown>;
      for (const [key, value] of Object.entries(part)) visit(value, of === '' ? key : `${of}.${key}`, below[key]);
    } else throw new Error(`${of} is ${String(part)}.`);
  };
  visit(words, '', samplesIn(locale));
  return { sentences, missing };
}
