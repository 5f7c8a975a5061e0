import { describe, expect, it } from 'vitest';
import type { DiscoveryFailure } from '../../../src/contract/discovery';
import type { ApiFailure, AppError, ExtractionFailure, FieldProblem, UrlProblem } from '../../../src/contract/failures';
import {
  providerIds,
  trapIds,
  type PresetAnswerProblem,
  type PresetQuestionId,
  type RecognisedProvider,
} from '../../../src/contract/preset';
import type { OptionsFailure } from '../../../src/contract/field-api';
import type {
  TokenAnswerProblem,
  TokenFailure,
  TokenRepair,
  TokenSettingsProblem,
  TokenStatus,
  UnreachableProblem,
} from '../../../src/contract/token';
import { wordingFor, wordingLocale } from '../../../src/frontend/wording';
import { knownProviderCodes, providerMeaning } from '../../../src/frontend/wording/english/providers';

const words = wordingFor('en-US');

/** Every member of a union, kept complete by the compiler: a new code without a line here does not compile. */
const keysOf = <K extends string>(all: Record<K, true>): K[] => Object.keys(all) as K[];

const unreachable = keysOf<UnreachableProblem>({
  timeout: true,
  network: true,
  tls: true,
  'name-not-found': true,
  refused: true,
});
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
  'lifetime-not-a-number': true,
  interrupted: true,
});
const settings = keysOf<TokenSettingsProblem>({
  'secret-missing': true,
  'secret-characters': true,
  'client-id-characters': true,
  'scope-characters': true,
  'private-key-missing': true,
  'private-key-unreadable': true,
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
];

const refusal = (error: string, providerCode: string | null = null): TokenFailure => ({
  code: 'token-refused',
  status: 401,
  error,
  description: 'the server’s own words.',
  uri: null,
  providerCode,
  retryAfterSeconds: 30,
});

const tokenFailures: TokenFailure[] = [
  ...oauthErrors.map((error) => refusal(error)),
  ...knownProviderCodes.map((code) => refusal('invalid_client', code)),
  ...[400, 401, 404, 429, 500].map((status): TokenFailure => ({
    code: 'token-http-error',
    status,
    contentType: 'text/html',
    excerpt: 'Oops',
    retryAfterSeconds: 5,
  })),
  { code: 'token-redirect', status: 302, host: 'elsewhere.example' },
  ...answers.map((problem): TokenFailure => ({
    code: 'token-answer-invalid',
    status: 200,
    contentType: 'text/html',
    problem,
  })),
  ...unreachable.map((problem): TokenFailure => ({
    code: 'token-unreachable',
    host: 'auth.example',
    problem,
    afterMs: 10_000,
  })),
  { code: 'token-egress', host: 'auth.example' },
  ...settings.map((problem): TokenFailure => ({ code: 'token-settings', problem })),
];

const apiFailures: ApiFailure[] = [
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
  { code: 'api-too-large', maxBytes: 5_000_000 },
  { code: 'api-token-refused', status: 401 },
  ...keysOf<Extract<ApiFailure, { code: 'api-settings' }>['problem']>({
    'header-forbidden': true,
    'leaves-base': true,
    url: true,
    'variable-missing': true,
    'secret-missing': true,
  }).map((problem): ApiFailure => ({ code: 'api-settings', problem, detail: 'input' })),
];

const extractionFailures: ExtractionFailure[] = [
  ...keysOf<Extract<ExtractionFailure, { code: 'content-invalid' }>['problem']>({
    html: true,
    empty: true,
    malformed: true,
    'too-deep': true,
    entities: true,
    encoding: true,
  }).map((problem): ExtractionFailure => ({ code: 'content-invalid', content: 'json', problem, detail: 'line 1' })),
  { code: 'items-malformed', message: 'unexpected ]', index: 4 },
  { code: 'items-found-nothing', members: ['data', 'meta'] },
  { code: 'items-not-rows', found: 'a text' },
  { code: 'key-not-found', members: [] },
  { code: 'label-malformed', message: 'unclosed tag' },
  { code: 'label-empty', members: ['name'] },
];

const discoveryFailures: DiscoveryFailure[] = [
  ...urls.map((problem): DiscoveryFailure => ({ code: 'discovery-url', problem })),
  { code: 'discovery-not-found', tried: [{ url: 'https://a.example/.well-known/x', status: 404 }] },
  { code: 'discovery-issuer-differs', asked: 'https://a.example', found: 'https://b.example' },
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
  { code: 'discovery-redirect', status: 302, host: 'b.example' },
];

const others: AppError[] = [
  { code: 'not-administrator' },
  { code: 'invalid-input', fields: {} },
  { code: 'not-found', what: 'datasource' },
  { code: 'not-found', what: 'binding' },
  { code: 'not-found', what: 'draft' },
  { code: 'conflict', version: 2, updatedBy: 'x', updatedAt: '2026-11-23T19:00:00.000Z' },
  { code: 'datasource-in-use', usedBy: [{ fieldId: 'customfield_1', contextId: '1', fieldName: 'Customer' }] },
  { code: 'too-many-datasources', max: 1000 },
  { code: 'not-configured' },
  { code: 'field-not-connected' },
  { code: 'internal', reference: 'r-1' },
];

const problems: FieldProblem[] = [
  { code: 'required' },
  { code: 'too-long', max: 100 },
  { code: 'too-many', max: 20 },
  { code: 'out-of-range', min: 0, max: 9 },
  { code: 'not-a-choice' },
  { code: 'name-taken' },
  { code: 'characters' },
  { code: 'header-forbidden' },
  { code: 'repeated' },
  { code: 'reserved-parameter' },
  { code: 'circular-fields', names: ['Customer', 'Assets', 'Customer'] },
  { code: 'unknown-datasource' },
  { code: 'secret-required', because: 'new' },
  { code: 'secret-required', because: 'host-changed' },
  { code: 'secret-required', because: 'authentication-changed' },
  ...urls.map((problem): FieldProblem => ({ code: 'url', problem })),
  { code: 'jsonpath', message: 'unexpected ]', index: 3 },
  { code: 'template', message: 'unclosed tag', index: null },
  { code: 'date' },
  { code: 'key-unreadable' },
  { code: 'key-algorithm' },
  { code: 'key-pair-gone' },
];

const optionsFailures: OptionsFailure[] = [
  { code: 'not-configured' },
  { code: 'source-not-answering', datasourceName: 'Customers' },
  { code: 'source-refused', datasourceName: 'Customers' },
  { code: 'source-paused', datasourceName: 'Customers' },
  { code: 'answer-unreadable', datasourceName: 'Customers' },
  { code: 'waiting-for', variables: ['input'] },
  { code: 'waiting-for', variables: ['issue.project'] },
  {
    code: 'waiting-for',
    variables: ['fields.customfield_1.key'],
    fieldNames: { customfield_1: 'Customer' },
    isNewIssue: true,
  },
  { code: 'internal', reference: 'r-1' },
];

const repairs = keysOf<TokenRepair>({
  'number-as-string': true,
  'token-type-missing': true,
  'token-type-unknown': true,
  'scope-null': true,
  'scope-not-a-string': true,
  'lifetime-zero': true,
  'lifetime-null': true,
  'lifetime-negative': true,
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

const questions = keysOf<PresetQuestionId>({
  'token-url': true,
  'entra-cloud': true,
  'entra-tenant': true,
  'entra-application-id-uri': true,
  'entra-resource': true,
  'okta-domain': true,
  'okta-server': true,
  'auth0-domain': true,
  'auth0-api-identifier': true,
  'keycloak-host': true,
  'keycloak-realm': true,
  'salesforce-domain': true,
  'servicenow-instance': true,
  'cognito-domain': true,
  'paypal-environment': true,
  'zoom-account-id': true,
  'atlassian-cloud-id': true,
  'pingone-region': true,
  'pingone-environment-id': true,
});
const answerProblems = keysOf<PresetAnswerProblem>({
  missing: true,
  'not-a-host': true,
  'not-a-segment': true,
  'not-a-uri': true,
  'not-a-choice': true,
  characters: true,
});

const failure = refusal('invalid_client');
const at = '2026-11-23T19:00:00.000Z';
const statuses: TokenStatus[] = [
  { kind: 'not-requested' },
  { kind: 'valid', expiresAt: at },
  { kind: 'valid-no-expiry' },
  { kind: 'renewal-failing', expiresAt: at, failure, nextAttemptAt: at },
  { kind: 'renewal-failing', expiresAt: null, failure, nextAttemptAt: null },
  { kind: 'rejected', failure, nextAttemptAt: at },
  { kind: 'expired', expiredAt: at },
  { kind: 'settings-changed' },
];

const groups: [string, string[]][] = [
  ['token failures', tokenFailures.map((one) => words.tokenFailure(one))],
  ['API failures', apiFailures.map((one) => words.apiFailure(one))],
  ['extraction failures', extractionFailures.map((one) => words.extractionFailure(one))],
  [
    'app errors',
    [...others, ...tokenFailures, ...apiFailures, ...extractionFailures, ...discoveryFailures].map((one) =>
      words.appError(one),
    ),
  ],
  ['field problems', problems.map((one) => words.fieldProblem(one))],
  ['options failures', optionsFailures.map((one) => words.optionsFailure(one))],
  ['providers’ traps', trapIds.map((one) => words.trap(one))],
  ['presets’ questions', questions.map((one) => words.presetQuestion(one).help)],
  ['problems of answers', answerProblems.map((one) => words.presetAnswerProblem(one))],
  ['repairs', repairs.map((one) => words.repair(one))],
  ['statuses', statuses.map((one) => words.statusSentence(one, () => 'Nov 23 (in 5 minutes)'))],
];

describe.each(groups)('%s', (_name, sentences) => {
  it('ends every sentence with a full stop', () => {
    // What HTTP said stands in brackets at the very end of some.
    expect(sentences.filter((sentence) => !/\.\)?$/.test(sentence))).toEqual([]);
  });

  it('leaves no placeholder behind', () => {
    expect(sentences.filter((sentence) => /undefined|null|NaN|\[object|\$\{|%s|\.\.(?!\.)/.test(sentence))).toEqual([]);
  });

  it('says something different for each code', () => {
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});

describe('wording', () => {
  it('calls the token step and the API step by name', () => {
    const unknownHost = { host: 'x.example', problem: 'name-not-found', afterMs: 1 } as const;
    expect(words.tokenFailure({ code: 'token-unreachable', ...unknownHost })).toContain('authorization server');
    expect(words.apiFailure({ code: 'api-unreachable', ...unknownHost })).toContain('API');
  });

  it('tells an expired secret of Microsoft Entra ID from a wrong one', () => {
    expect(words.tokenFailure(refusal('invalid_client', 'AADSTS7000222'))).toContain(
      'has expired at Microsoft Entra ID',
    );
    expect(words.tokenFailure(refusal('invalid_client', 'AADSTS7000215'))).toContain('not its ID');
    expect(providerMeaning('AADSTS1')).toBeNull();
  });

  it('calls a provider by its name, and says so carefully when only the path looks like it', () => {
    const at = (provider: RecognisedProvider | null) => words.tokenFailure(refusal('invalid_client'), provider);
    expect(at({ provider: 'auth0', by: 'host' })).toMatch(/^Auth0 refused to give a token/);
    expect(at({ provider: 'keycloak', by: 'path' })).toMatch(
      /^The authorization server \(by its address, Keycloak\) refused/,
    );
    expect(at(null)).toMatch(/^The authorization server refused/);
    expect(new Set(providerIds.map((id) => words.providerName(id))).size).toBe(providerIds.length);
  });

  it('adds the trap that an error usually means at this provider', () => {
    const okta = { provider: 'okta-org', by: 'host' } as const;
    expect(words.tokenFailure(refusal('invalid_client'), okta)).toContain(words.trap('okta-org-private-key-jwt'));
    expect(words.tokenFailure(refusal('server_error'), okta)).not.toContain('public key');
  });

  it('names the fields that keep a datasource from being deleted', () => {
    expect(words.appError(others[6] ?? { code: 'not-configured' })).toContain('Customer');
  });

  it('falls back to English for a language it does not have', () => {
    expect(wordingFor('fi_FI')).toBe(wordingFor('en'));
    expect(wordingLocale('fi-FI')).toBe('en');
    expect(wordingLocale('en-GB')).toBe('en-GB');
  });
});
