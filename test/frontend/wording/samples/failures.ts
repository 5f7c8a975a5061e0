import type { BudgetPart } from '../../../../src/contract/budget';
import type { DiscoveryFailure } from '../../../../src/contract/discovery';
import type { ApiFailure, AppError, ExtractionFailure } from '../../../../src/contract/failures';
import type { TemplateProblem, TemplateReason } from '../../../../src/contract/template-problem';
import type { PathProblem, PathReason } from '../../../../src/contract/path-problem';
import type { FieldProblem, UrlProblem } from '../../../../src/contract/problems';
import { noPersonReasons } from '../../../../src/contract/person';
import type { OptionsFailure } from '../../../../src/contract/field-api';
import type {
  TokenAnswerProblem,
  TokenFailure,
  TokenSettingsProblem,
  UnreachableProblem,
} from '../../../../src/contract/token-failure';
import type { Wording } from '../../../../src/frontend/wording';
import { knownProviderCodes } from '../../../../src/frontend/wording/english/providers';
import type { RefusedProof } from '../../../../src/contract/dpop';
import { meaningOf } from '../../../../src/oauth/wire/dialects';
import { foreign } from '../../../support/foreign';
import { type Samples, each, keysOf } from './parts';

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

export function failureSamples(): Samples<Wording> {
  return {
    apiFailure: each(apiFailures),
    appError: each([...others, ...tokenFailures, ...apiFailures, ...extractionFailures, ...discoveryFailures]),
    discoveryFailure: each(discoveryFailures),
    extractionFailure: each(extractionFailures),
    fieldProblem: each(problems),
    optionsFailure: each(optionsFailures),
    tokenFailure: each(tokenFailures),
    urlProblem: each(urls),
  };
}
