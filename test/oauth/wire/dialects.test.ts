import { describe, expect, it } from 'vitest';
import { refusalMeanings, type RefusalMeaning, type TokenFailure } from '../../../src/contract/token-failure';
import { dialects, meaningOf, reactionTo } from '../../../src/oauth/wire/dialects';
import { requestToken } from '../../../src/oauth/wire/request-token';
import { Secret } from '../../../src/base/secret';
import { answerOf, bag, clientSecret, freshProver, oauthSettings } from '../../support/oauth';
import { createTestClock } from '../../support/test-clock';

async function failureOf(answer: ReturnType<typeof answerOf>): Promise<TokenFailure> {
  const clock = createTestClock();
  const asked = await requestToken(
    { settings: oauthSettings(), secrets: bag(), method: 'body', secret: new Secret(clientSecret), timeoutMs: 1000 },
    { outbound: () => Promise.resolve(answer), clock, prover: freshProver(clock) },
  );
  if (asked.ok) throw new Error('there is a token');
  return asked.error;
}

type Spoken = [who: string, status: number, body: unknown, means: RefusalMeaning, headers?: Record<string, string>];

const page = '<!doctype html><title>x</title><p>client scope grant_type';

/** Answers as servers give them: from their documentation, public reports and the cases of this product. */
const spoken: Spoken[] = [
  ['RFC 6749', 401, { error: 'invalid_client' }, 'client'],
  ['a bare 401', 401, '', 'client-perhaps'],
  ['a bare 403', 403, '', 'client-perhaps'],
  ['a bare 400', 400, '', 'client-perhaps'],
  ['a gateway that throttles', 403, { error: 'Forbidden', message: 'Rate limit exceeded' }, 'later'],
  ['a gateway that forbids', 403, { error: 'Forbidden', message: 'You may not pass' }, 'denied'],
  ['a service that speaks German', 400, { error: 'Client unbekannt' }, 'client'],
  ['another that speaks German', 400, { error: 'Ungültiger Client' }, 'client'],
  ['a page with 403', 403, page, 'client-perhaps'],
  ['a page with 400', 400, page, 'client-perhaps'],
  ['a service that answers 401 access_denied', 401, { error: 'access_denied' }, 'client-perhaps'],
  [
    'Auth0 without an audience',
    403,
    { error: 'access_denied', error_description: 'Service not enabled within domain' },
    'denied',
  ],
  ['Auth0 with a wrong secret', 401, { error: 'access_denied', error_description: 'Unauthorized' }, 'client-perhaps'],
  [
    'Keycloak with a wrong secret',
    401,
    { error: 'unauthorized_client', error_description: 'Invalid client or Invalid client credentials' },
    'client-perhaps',
  ],
  [
    'Keycloak without a service account',
    400,
    { error: 'unauthorized_client', error_description: 'Client not enabled to retrieve service account' },
    'grant',
  ],
  ['PayPal', 404, { error: 'invalid_client', error_description: 'Client Authentication failed' }, 'client'],
  [
    'PayPal asked too often',
    429,
    { name: 'RATE_LIMIT_REACHED', message: 'Too many requests. Blocked due to rate limiting.' },
    'later',
  ],
  [
    'Salesforce with an unknown consumer key',
    400,
    { error: 'invalid_client_id', error_description: 'client identifier invalid' },
    'client',
  ],
  [
    'Salesforce without such an app',
    400,
    { errorCode: 'app_not_found', errorMessage: 'External client app not found' },
    'client',
  ],
  [
    'Salesforce without a run-as user',
    400,
    { error: 'invalid_grant', error_description: 'no client credentials user enabled' },
    'grant',
  ],
  [
    'Zoom with a wrong secret',
    400,
    { reason: 'Invalid client_id or client_secret', error: 'invalid_client' },
    'client',
  ],
  ['Zoom with another grant', 400, { reason: 'unsupported grant type', error: 'unsupported_grant_type' }, 'grant'],
  [
    'Entra with a wrong secret',
    401,
    { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.' },
    'client',
  ],
  [
    'Entra without such an application',
    400,
    { error: 'unauthorized_client', error_description: 'AADSTS700016: Application was not found.' },
    'client',
  ],
  [
    'Entra with a scope',
    400,
    { error: 'invalid_request', error_description: 'AADSTS70011: The provided value for scope is not valid.' },
    'scope',
  ],
  [
    'Entra with a resource',
    400,
    { error: 'invalid_resource', error_description: 'AADSTS500011: The resource principal was not found.' },
    'target',
  ],
  [
    'Entra with another tenant',
    400,
    { error: 'invalid_request', error_description: 'AADSTS90002: Tenant not found.' },
    'address',
  ],
  ['Entra without consent', 400, { error: 'invalid_grant', error_description: 'AADSTS65001: No consent.' }, 'denied'],
  [
    'Okta with a wrong secret',
    401,
    { errorCode: 'invalid_client', errorSummary: 'Invalid value for client_id parameter.' },
    'client',
  ],
  ['Okta’s API code', 401, { errorCode: 'E0000004', errorSummary: 'Authentication failed' }, 'client'],
  ['Okta without a proof', 400, { error: 'invalid_dpop_proof' }, 'proof'],
  ['Okta without a nonce', 400, { error: 'use_dpop_nonce' }, 'proof'],
  ['Apigee', 401, { ErrorCode: 'invalid_client', Error: 'ClientId is Invalid' }, 'client'],
  [
    'Apigee’s fault',
    401,
    { fault: { faultstring: 'Invalid client identifier', detail: { errorcode: 'oauth.v2.InvalidClientIdentifier' } } },
    'client',
  ],
  ['UPS', 401, { response: { errors: [{ code: '10401', message: 'ClientId is Invalid' }] } }, 'client'],
  [
    'a framework that repeats the status',
    403,
    { status: 403, error: 'Forbidden', path: '/oauth/token' },
    'client-perhaps',
  ],
  ['a framework that repeats it twice', 403, { error: 'Forbidden', message: 'Forbidden' }, 'client-perhaps'],
  ['a bare 400 with its name', 400, { error: 'Bad Request' }, 'client-perhaps'],
  [
    'a service that calls a wrong login its own error',
    401,
    { error: 'server_error', error_description: 'access_denied' },
    'client-perhaps',
  ],
  [
    'problem details of a client',
    401,
    { title: 'Unauthorized', status: 401, detail: 'The client credentials are wrong' },
    'client',
  ],
  ['problem details of a scope', 400, { title: 'Invalid scope', status: 400, detail: 'Unknown scope a' }, 'scope'],
  ['Amazon’s gateway about a path', 403, { message: 'Missing Authentication Token' }, 'address'],
  [
    'Amazon’s gateway about a policy',
    403,
    { Message: 'User is not authorized to access this resource with an explicit deny' },
    'denied',
  ],
  ['a deleted client', 401, { error: 'deleted_client' }, 'client'],
  ['a client that is switched off', 403, { error: 'disabled_client' }, 'client'],
  ['a locked client', 400, { error: 'account_locked' }, 'client'],
  ['a client of another organisation', 400, { error: 'org_internal' }, 'denied'],
  ['an address that may not call', 403, { error: 'E22', message: 'IP address not allowed' }, 'denied'],
  ['an account that was not paid for', 402, '', 'denied'],
  ['a tenant', 400, { error: 'invalid_tenant' }, 'address'],
  ['Slack with a wrong secret', 200, { ok: false, error: 'bad_client_secret' }, 'client'],
  ['Slack asked too often', 200, { ok: false, error: 'ratelimited' }, 'later'],
  ['Feishu with a wrong parameter', 200, { code: 10003, msg: 'invalid param' }, 'request'],
  ['WeChat when it is busy', 200, { errcode: -1, errmsg: 'system error' }, 'trouble'],
  ['plain text', 400, 'invalid_client', 'client'],
  ['a plain sentence', 400, 'Invalid scope: foo', 'scope'],
  ['XML', 400, '<oauth><error>invalid_client</error></oauth>', 'client'],
  ['XML about a scope', 400, '<error><code>invalid_scope</code></error>', 'scope'],
  ['a service that speaks French', 400, { error: 'Identifiants client invalides' }, 'client'],
  ['a service that speaks Spanish', 400, { mensaje: 'Cliente no válido' }, 'client'],
  ['a service that speaks Portuguese', 400, { erro: 'Cliente inválido' }, 'client'],
  ['a service that speaks Dutch', 400, { melding: 'Ongeldige client' }, 'client'],
  ['a service that speaks Italian', 400, { errore: 'Client sconosciuto' }, 'client'],
  ['WeChat', 200, { errcode: 40013, errmsg: 'invalid appid' }, 'client'],
  ['scope_invalid', 400, { error: 'scope_invalid' }, 'scope'],
  ['a scope in words', 400, { error: 'E17', message: 'The scope read is not allowed' }, 'scope'],
  ['an audience in words', 400, { error: 'E18', message: 'audience is missing' }, 'target'],
  ['a grant type in words', 400, { error: 'E19', message: 'unknown grant_type' }, 'grant'],
  ['a client in words', 400, { error: 'E20', message: 'Unknown application' }, 'client'],
  ['a parameter in words', 400, { error: 'E21', message: 'required parameter tenant' }, 'request'],
  ['RFC 8707', 400, { error: 'invalid_target' }, 'target'],
  ['invalid_request', 400, { error: 'invalid_request' }, 'request'],
  ['invalid_request with 401', 401, { error: 'invalid_request' }, 'client-perhaps'],
  ['not_found with 404', 404, { error: 'not_found' }, 'address'],
  ['a bare 404', 404, '', 'address'],
  ['405', 405, '', 'address'],
  ['415', 415, {}, 'request'],
  // Whatever it is, who asks for the same again and again may be locked out.
  ['an unknown code', 400, { error: 'E4711' }, 'client-perhaps'],
  ['an unknown code with 409', 409, { error: 'E4711' }, 'unknown'],
  ['an unknown code beside a 200', 200, { code: 10_001, msg: '登录失败' }, 'unknown'],
  ['a service that speaks Polish', 400, { error: 'Nieprawidłowy klient' }, 'client-perhaps'],
  ['a client that is locked', 423, { error: 'locked' }, 'client-perhaps'],
  ['a framework that checks forms', 422, { detail: [{ loc: ['body', 'username'], msg: 'field required' }] }, 'request'],
  ['a code that is the status', 400, { code: 400, error_message: 'Invalid Client ID' }, 'client'],
  ['a realm', 400, { code: 400, reason: 'Bad Request', message: 'Invalid realm, /alpha' }, 'address'],
  ['a policy that is not there', 404, { error: 'invalid_request', error_description: 'AADB2C90047: x' }, 'address'],
  [
    'a gateway without such an API',
    404,
    { fault: { detail: { errorcode: 'messaging.adaptors.http.flow.ApplicationNotFound' } } },
    'address',
  ],
  [
    'Salesforce’s wrong domain',
    400,
    { error: 'invalid_grant', error_description: 'request not supported on this domain' },
    'address',
  ],
  ['Salesforce’s addresses', 400, { error: 'invalid_grant', error_description: 'ip restricted' }, 'denied'],
  ['Salesforce’s limit', 400, { error: 'invalid_grant', error_description: 'login rate exceeded' }, 'later'],
  ['Entra about a loop', 400, { error: 'invalid_grant', error_description: 'AADSTS50196: A loop.' }, 'later'],
  [
    'Azure AD B2C in trouble',
    400,
    { error: 'invalid_grant', error_description: 'AADB2C90085: Internal error.' },
    'trouble',
  ],
  ['Amazon’s exception', 400, { __type: 'TooManyRequestsException', message: 'Rate exceeded' }, 'later'],
  ['a gateway’s arrest', 500, { fault: { detail: { errorcode: 'policies.ratelimit.SpikeArrestViolation' } } }, 'later'],
  ['a volume that is used up', 403, { message: 'Out of call volume quota. It comes back in 00:10:00.' }, 'later'],
  ['a status of its own for limits', 430, '', 'later'],
  ['SAP', 401, { error: 'unauthorized', error_description: 'Bad credentials' }, 'client'],
  [
    'SAP without such a client',
    401,
    { error: 'unauthorized', error_description: 'Client with requested ID does not exist' },
    'client',
  ],
  ['Marketo', 401, { error: 'unauthorized', error_description: 'No client with requested id: x' }, 'client'],
  ['Dynatrace', 400, { error: 'invalid_request', message: 'The client ’dt0s02.ABCDEF’ is not known' }, 'client'],
  [
    'FedEx',
    401,
    { errors: [{ code: 'NOT.AUTHORIZED.ERROR', message: 'The given client credentials were not valid.' }] },
    'client',
  ],
  ['IBM’s gateway', 401, { httpMessage: 'Unauthorized', moreInformation: 'Client id not registered.' }, 'client'],
  ['a key of an API', 401, { fault: { faultstring: 'Invalid API Key', detail: { errorcode: 'K1' } } }, 'client'],
  [
    'CyberArk',
    400,
    { error: 'access_denied', error_description: 'invalid client creds or client not allowed' },
    'client',
  ],
  ['Zitadel', 400, { error: 'invalid_request', error_description: 'Errors.App.NotFound' }, 'client'],
  ['a title', 401, { type: 'about:blank', title: 'invalid_client', status: 401 }, 'client'],
  [
    'GraphQL',
    200,
    { errors: [{ message: 'Invalid client', extensions: { code: 'UNAUTHENTICATED' } }] },
    'client-perhaps',
  ],
  [
    'an audience that is on no list',
    400,
    { error: 'invalid_request', error_description: 'Audience https://a.example is not whitelisted' },
    'target',
  ],
  ['an app that is not there', 400, { error: 'app_not_installed' }, 'denied'],
  ['a service mesh', 403, 'RBAC: access denied', 'denied'],
  ['an unknown code with 403', 403, { error: 'E4711' }, 'client-perhaps'],
  ['a gateway', 502, page, 'trouble'],
  ['a gateway that names the client', 502, { error: 'invalid_client' }, 'trouble'],
  ['temporarily_unavailable', 503, { error: 'temporarily_unavailable' }, 'trouble'],
  ['server_error with 400', 400, { error: 'server_error' }, 'trouble'],
  ['408', 408, '', 'trouble'],
  ['slow_down', 400, { error: 'slow_down' }, 'later'],
  ['429 with invalid_client', 429, { error: 'invalid_client' }, 'later'],
  ['a code with something before it', 400, { error: 'auth.invalid_client' }, 'client'],
  ['a code with a prefix in capitals', 400, { error: 'ERR_INVALID_CLIENT' }, 'client'],
  ['an assertion of the client', 400, { error: 'invalid_client_assertion' }, 'client'],
  ['an ended secret', 400, { error: 'client_secret_expired' }, 'client'],
  ['an ended secret in camel case', 400, { error: 'ClientSecretExpired' }, 'client'],
  ['a client that was switched off', 400, { error: 'client_disabled' }, 'client'],
  ['a client that is missing', 400, { error: 'client_authentication_required' }, 'client'],
  ['a number for the secret', 400, { error: { message: 'Error validating client secret.', code: 1 } }, 'client'],
  ['a code in a list', 400, { errors: ['invalid_client'] }, 'client'],
  ['a sentence in a list', 400, { errors: ['Something is odd'] }, 'client-perhaps'],
  ['a code in an error', 400, { error: { error: 'invalid_client' } }, 'client'],
  ['a code in the data', 400, { data: { error: 'invalid_client' } }, 'client'],
  ['a code in capitals', 400, { Error: 'invalid_client' }, 'client'],
  ['a type of error', 400, { errorType: 'invalid_client' }, 'client'],
  ['no success', 200, { success: false, message: 'Invalid client secret' }, 'client'],
  ['a status of words', 200, { status: 'fail', msg: 'invalid app_secret' }, 'client'],
  ['unauthorized with 400', 400, { error: 'unauthorized' }, 'client-perhaps'],
  ['a limit in a code', 400, { error: 'request_limit_exceeded' }, 'later'],
  ['a limit with 403', 403, { error: 'rate_limited' }, 'later'],
  ['a quota with 403', 403, { message: 'Quota exceeded' }, 'later'],
  ['a gateway’s code with 400', 400, { error: 'upstream_error' }, 'trouble'],
  ['a timeout with 400', 400, { error: 'timeout' }, 'trouble'],
  [
    'a scope under a vague code',
    400,
    { error: 'invalid_request', error_description: 'The scope "x" is unknown' },
    'scope',
  ],
  [
    'an audience under a vague code',
    400,
    { error: 'invalid_request', error_description: 'audience is required' },
    'target',
  ],
  ['a client under a vague code', 400, { error: 'invalid_grant', error_description: 'Client not found' }, 'client'],
  [
    'the standard’s own sentence',
    400,
    {
      error: 'invalid_request',
      error_description:
        'The request is missing a required parameter, includes an unsupported parameter value (other than grant type) or is otherwise malformed.',
    },
    'request',
  ],
  ['a challenge without quotes', 401, '', 'client', { 'www-authenticate': 'Bearer error=invalid_client' }],
  ['a challenge alone', 401, '', 'client', { 'www-authenticate': 'Bearer error="invalid_client"' }],
  ['a challenge for DPoP', 401, '', 'proof', { 'www-authenticate': 'DPoP error="use_dpop_nonce"' }],
];

describe('what a refusal means', () => {
  it.each(spoken)('%s, HTTP %i %j: %s', async (_who, status, body, means, headers = {}) => {
    const failure = await failureOf(answerOf(body, { status, headers }));
    // What a refusal of the proof means, is told by a code of its own.
    expect(failure).toMatchObject(means === 'proof' ? { code: 'token-proof-refused' } : { meaning: means });
  });

  it.each(dialects.flatMap(({ means, codes }) => codes.map((code) => [code, means] as const)))(
    'the code %s means %s, in any case and punctuation',
    (code, means) => {
      for (const spelled of [code, code.toUpperCase(), code.replaceAll('_', '-'), code.replaceAll('_', '')]) {
        expect(meaningOf({ status: 409, codes: [spelled], sentence: null })).toBe(means);
      }
    },
  );

  it('has somebody who says it so, for each meaning', () => {
    // How a grant by assertion is refused, `assertion-grant.test.ts` tells.
    expect(new Set([...spoken.map(([, , , means]) => means), 'assertion'])).toEqual(new Set(refusalMeanings));
  });
});

describe('what is done about it', () => {
  const refused = (meaning: RefusalMeaning): TokenFailure => ({
    code: 'token-http-error',
    status: 400,
    meaning,
    contentType: null,
    excerpt: null,
    retryAfterSeconds: null,
  });

  it.each(['client', 'client-perhaps'] as const)(
    '%s: the next login is tried, then an edit is waited for',
    (meaning) => {
      expect(reactionTo(refused(meaning))).toEqual({
        waitsForEdit: true,
        isDoubtful: false,
        isWrongLogin: true,
        triesNextSecret: true,
        triesNextAuthentication: true,
      });
    },
  );

  it('request: the client may be looked for elsewhere, another secret would not help', () => {
    expect(reactionTo(refused('request'))).toMatchObject({ triesNextSecret: false, triesNextAuthentication: true });
  });

  it.each(['scope', 'target', 'grant', 'denied', 'proof'] as const)('%s: an edit is waited for', (meaning) => {
    expect(reactionTo(refused(meaning))).toMatchObject({
      waitsForEdit: true,
      isWrongLogin: false,
      triesNextSecret: false,
    });
  });

  it.each(['address', 'trouble', 'later'] as const)('%s: it may pass', (meaning) => {
    expect(reactionTo(refused(meaning))).toMatchObject({ waitsForEdit: false, isDoubtful: false });
  });

  it('unknown: the next login is tried, and looked at once more before it is believed', () => {
    expect(reactionTo(refused('unknown'))).toEqual({
      waitsForEdit: false,
      isDoubtful: true,
      isWrongLogin: false,
      triesNextSecret: true,
      triesNextAuthentication: true,
    });
  });

  it.each([
    ['no-access-token', true],
    ['not-an-object', true],
    ['token-ended', true],
    ['html', false],
    ['empty', false],
    ['interrupted', false],
  ] as const)('an answer that is %s is doubtful: %s', (problem, isDoubtful) => {
    const failure: TokenFailure = { code: 'token-answer-invalid', status: 200, contentType: null, problem };
    expect(reactionTo(failure)).toMatchObject({ waitsForEdit: false, isDoubtful, triesNextSecret: false });
  });
});
