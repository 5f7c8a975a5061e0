import type { TokenRepair } from '../../src/contract/token';
import type { TokenAnswerProblem } from '../../src/contract/token-failure';

/** An answer as a token endpoint may send it. */
export type ZooAnswer = {
  status?: number;
  type?: string | null;
  headers?: Record<string, string>;
  body: string | Uint8Array;
};

/** What the engine must make of it. */
export type ZooVerdict =
  | { token: string; seconds?: number | null; repairs?: TokenRepair[]; scope?: string | null; type?: string | null }
  | { invalid: TokenAnswerProblem }
  | { refused: string; description?: string | null; providerCode?: string | null; after?: number | null }
  | { http: number; after?: number | null; excerpt?: string | null };

export type ZooEntry = [name: string, answer: ZooAnswer, verdict: ZooVerdict];

const j = (body: unknown, more: Omit<ZooAnswer, 'body'> = {}): ZooAnswer => ({ body: JSON.stringify(body), ...more });
/** A plain answer with some members changed; `undefined` leaves one out. */
const plain = (changes: Record<string, unknown> = {}, more: Omit<ZooAnswer, 'body'> = {}): ZooAnswer =>
  j({ access_token: 't', token_type: 'Bearer', expires_in: 3600, ...changes }, more);
const html = '<!doctype html><title>Sign in</title><p>Please sign in</p>';

/** Answers that are understood. */
export const accepted: ZooEntry[] = [
  ['plain', plain(), { token: 't', seconds: 3600, repairs: [] }],
  ['charset in the content type', plain({}, { type: 'application/json; charset=UTF-8' }), { token: 't', repairs: [] }],
  ['a JSON content type of a vendor', plain({}, { type: 'application/vnd.acme+json' }), { token: 't', repairs: [] }],
  [
    'UTF-16 without a mark',
    { body: new Uint8Array(Buffer.from('{"access_token":"t","token_type":"Bearer"}', 'utf16le')) },
    { token: 't', repairs: [] },
  ],
  ['JSON as text/plain', plain({}, { type: 'text/plain' }), { token: 't', repairs: ['content-type'] }],
  ['JSON as text/html', plain({}, { type: 'text/html' }), { token: 't', repairs: ['content-type'] }],
  ['JSON without a content type', plain({}, { type: null }), { token: 't', repairs: ['content-type'] }],
  [
    'a byte order mark',
    { body: '\ufeff{"access_token":"t","token_type":"Bearer","expires_in":60}' },
    { token: 't', seconds: 60, repairs: ['byte-order-mark'] },
  ],
  [
    'white space around the object',
    { body: '\r\n\t {"access_token":"t","token_type":"bearer"} \n' },
    { token: 't', seconds: null, repairs: [] },
  ],
  ['bearer in lower case', plain({ token_type: 'bearer' }), { token: 't', repairs: [], type: 'bearer' }],
  ['BEARER in upper case', plain({ token_type: 'BEARER' }), { token: 't', repairs: [] }],
  ['Bearer with a space behind', plain({ token_type: 'Bearer ' }), { token: 't', repairs: [] }],
  ['no token_type', plain({ token_type: undefined }), { token: 't', repairs: ['token-type-missing'], type: null }],
  ['token_type null', plain({ token_type: null }), { token: 't', repairs: ['token-type-missing'] }],
  ['token_type empty', plain({ token_type: '' }), { token: 't', repairs: ['token-type-missing'] }],
  ['BearerToken', plain({ token_type: 'BearerToken' }), { token: 't', repairs: ['token-type-unknown'] }],
  [
    'Application Access Token',
    plain({ token_type: 'Application Access Token' }),
    { token: 't', repairs: ['token-type-unknown'] },
  ],
  ['access_token as a type', plain({ token_type: 'access_token' }), { token: 't', repairs: ['token-type-unknown'] }],
  ['JWT as a type', plain({ token_type: 'JWT' }), { token: 't', repairs: ['token-type-unknown'] }],
  [
    'an URN of RFC 8693 as a type',
    plain({ token_type: 'urn:ietf:params:oauth:token-type:access_token' }),
    { token: 't', repairs: ['token-type-unknown'] },
  ],
  ['expires_in as text', plain({ expires_in: '3599' }), { token: 't', seconds: 3599, repairs: ['number-as-string'] }],
  [
    'expires_in as text with spaces',
    plain({ expires_in: ' 90 ' }),
    { token: 't', seconds: 90, repairs: ['number-as-string'] },
  ],
  [
    'expires_in with a fraction',
    plain({ expires_in: 59.9 }),
    { token: 't', seconds: 59, repairs: ['lifetime-fraction'] },
  ],
  [
    'expires_in as text with a fraction',
    plain({ expires_in: '59.9' }),
    { token: 't', seconds: 59, repairs: ['number-as-string', 'lifetime-fraction'] },
  ],
  ['expires_in zero', plain({ expires_in: 0 }), { token: 't', seconds: null, repairs: ['lifetime-zero'] }],
  [
    'expires_in "0"',
    plain({ expires_in: '0' }),
    { token: 't', seconds: null, repairs: ['number-as-string', 'lifetime-zero'] },
  ],
  ['expires_in null', plain({ expires_in: null }), { token: 't', seconds: null, repairs: ['lifetime-null'] }],
  ['expires_in empty', plain({ expires_in: '' }), { token: 't', seconds: null, repairs: ['lifetime-null'] }],
  ...(
    [
      ['a date', '2026-11-23T13:00:00Z', 3600, 'lifetime-from-date'],
      ['a date with an offset', '2026-11-23T14:30:00+01:00', 5400, 'lifetime-from-date'],
      ['a date as HTTP writes it', 'Mon, 23 Nov 2026 12:01:00 GMT', 60, 'lifetime-from-date'],
      ['a date as mail writes it', 'Mon, 23 Nov 2026 13:01:00 +0100', 60, 'lifetime-from-date'],
      ['a date as Java writes it', 'Mon Nov 23 12:01:00 UTC 2026', 60, 'lifetime-from-date'],
      ['a date as .NET wrote it', '/Date(1795435260000)/', 60, 'lifetime-from-date'],
      ['a date as .NET writes it with its zone', '/Date(1795435260000+0100)/', 60, 'lifetime-from-date'],
      ['a date with its zone in words', '2026-11-23 12:01:00 UTC', 60, 'lifetime-from-date'],
      ['a date with an offset of hours', '2026-11-23 13:01:00+01', 60, 'lifetime-from-date'],
      [
        'a date as Java writes it with the zone’s name',
        '2026-11-23T13:01:00+01:00[Europe/Berlin]',
        60,
        'lifetime-from-date',
      ],
      ['a date as Go writes it', '2026-11-23 12:01:00 +0000 UTC', 60, 'lifetime-from-date'],
      ['a date without punctuation', '20261123T120100Z', 60, 'lifetime-from-date'],
      ['a date as HTTP once wrote it', 'Monday, 23-Nov-26 12:01:00 GMT', 60, 'lifetime-from-date'],
      [
        'a date as browsers write it',
        'Mon Nov 23 2026 13:01:00 GMT+0100 (Central European Time)',
        60,
        'lifetime-from-date',
      ],
      ['a date that means none', '0001-01-01T00:00:00Z', null, 'lifetime-unreadable'],
      ['months, which are no length', 'P1M', null, 'lifetime-unreadable'],
      ['a moment in seconds', 1795435260, 60, 'lifetime-from-date'],
      ['a moment in milliseconds', 1795435260000, 60, 'lifetime-from-date'],
      ['seconds with their unit', '3600s', 3600, 'lifetime-with-unit'],
      ['minutes', '60 minutes', 3600, 'lifetime-with-unit'],
      ['an hour', '1h', 3600, 'lifetime-with-unit'],
      ['an ISO 8601 duration', 'PT1H30M', 5400, 'lifetime-with-unit'],
      ['hours, minutes and seconds', '01:00:00', 3600, 'lifetime-with-unit'],
      ['days before hours', '1.00:00:30', 86_430, 'lifetime-with-unit'],
      ['hours and minutes', '1h 30m', 5400, 'lifetime-with-unit'],
      ['an abbreviated unit', '2 hrs', 7200, 'lifetime-with-unit'],
      ['a number with its sign', '+3600', 3600, 'number-as-string'],
      ['a number with its thousands divided', '3,600', 3600, 'number-as-string'],
      ['weeks', 'P1W', 604_800, 'lifetime-with-unit'],
      ['a date without a zone', '2026-11-23T13:00:00', null, 'lifetime-unreadable'],
      ['a word', 'never', null, 'lifetime-unreadable'],
      ['true', true, null, 'lifetime-unreadable'],
      ['an object', { seconds: 60 }, null, 'lifetime-unreadable'],
      ['a list', [60], null, 'lifetime-unreadable'],
      ['a hexadecimal number', '0x10', null, 'lifetime-unreadable'],
    ] as const
  ).map(([what, given, seconds, repaired]): ZooEntry => [
    `expires_in as ${what}`,
    plain({ expires_in: given }),
    { token: 't', seconds, repairs: [repaired] },
  ]),
  [
    'expires_in beyond numbers',
    { body: '{"access_token":"t","token_type":"Bearer","expires_in":1e999}' },
    { token: 't', seconds: null, repairs: ['lifetime-unreadable'] },
  ],
  [
    'expires_at as a date',
    plain({ expires_in: undefined, expires_at: '2026-11-23T12:01:00Z' }),
    { token: 't', seconds: 60, repairs: ['lifetime-from-expires-on'] },
  ],
  ...(
    [
      ['expiresIn', 60, 'lifetime-from-other-member'],
      ['expire', 60, 'lifetime-from-other-member'],
      ['ttl', 60, 'lifetime-from-other-member'],
      ['expires_in_seconds', 60, 'lifetime-from-other-member'],
      ['expiresInSeconds', '60', 'lifetime-from-other-member'],
      ['expiresOn', '2026-11-23T12:01:00Z', 'lifetime-from-expires-on'],
      ['expires', '60', 'lifetime-from-other-member'],
      ['expiry', '2026-11-23T12:01:00Z', 'lifetime-from-expires-on'],
      ['expiresAt', 1795435260000, 'lifetime-from-expires-on'],
      ['expiration', '2026-11-23T12:01:00.000Z', 'lifetime-from-expires-on'],
      ['expires_at', 1795435260000000, 'lifetime-from-expires-on'],
      ['Expires-In', 60, 'lifetime-from-other-member'],
      ['EXPIRES_IN', 60, 'lifetime-from-other-member'],
      ['access_token_expires_in', 60, 'lifetime-from-other-member'],
      ['validity', '60s', 'lifetime-from-other-member'],
      ['validTo', '2026-11-23T12:01:00Z', 'lifetime-from-expires-on'],
      ['expireTime', '2026-11-23T12:01:00Z', 'lifetime-from-expires-on'],
      ['exp', 1795435260, 'lifetime-from-expires-on'],
      ['.expires', 'Mon, 23 Nov 2026 12:01:00 GMT', 'lifetime-from-expires-on'],
    ] as const
  ).map(([name, given, repaired]): ZooEntry => [
    `${name} in place of expires_in`,
    plain({ expires_in: undefined, [name]: given }),
    { token: 't', seconds: 60, repairs: [repaired] },
  ]),
  ['expires beside expires_in', plain({ expires_in: 3600, expires: 60 }), { token: 't', seconds: 3600, repairs: [] }],
  [
    'expires_at long before the end of expires_in',
    plain({ expires_in: 3600, expires_at: 1795435500 }),
    { token: 't', seconds: 300, repairs: ['lifetime-from-expires-on'] },
  ],
  [
    'expires_on at the end of expires_in (Entra ID v1)',
    plain({ expires_in: 3600, expires_on: '1795438799' }),
    { token: 't', seconds: 3600, repairs: [] },
  ],
  [
    'expires_at of a clock that is behind',
    plain({ expires_in: 3600, expires_at: 1795435000 }),
    { token: 't', seconds: 3600, repairs: [] },
  ],
  [
    'the lifetime of another token',
    plain({ expires_in: undefined, refresh_expires_in: 60, refresh_token_expires_in: 60, ext_expires_in: 60, exp: 60 }),
    { token: 't', seconds: null, repairs: [] },
  ],
  ['no expires_in', plain({ expires_in: undefined }), { token: 't', seconds: null, repairs: [] }],
  [
    'expires_in of three thousand years',
    plain({ expires_in: 1e11 }),
    { token: 't', seconds: 315_360_000, repairs: [] },
  ],
  [
    'expires_on alone, a minute ahead',
    plain({ expires_in: undefined, expires_on: '1795435260' }),
    { token: 't', seconds: 60, repairs: ['lifetime-from-expires-on'] },
  ],
  [
    'expires_on that is no moment',
    plain({ expires_in: undefined, expires_on: 1 }),
    { token: 't', seconds: null, repairs: [] },
  ],
  [
    'every number as text (Entra ID v1)',
    plain({ expires_in: '3599', ext_expires_in: '3599', expires_on: '1', not_before: '1', resource: 'r' }),
    { token: 't', seconds: 3599, repairs: ['number-as-string'] },
  ],
  ['ext_expires_in zero (Entra ID v2)', plain({ ext_expires_in: 0 }), { token: 't', seconds: 3600, repairs: [] }],
  ['scope null', plain({ scope: null }), { token: 't', repairs: ['scope-null'], scope: null }],
  ['scope as a list', plain({ scope: ['a', 'b'] }), { token: 't', repairs: ['scope-not-a-string'], scope: 'a b' }],
  ['scope as an object', plain({ scope: {} }), { token: 't', repairs: ['scope-not-a-string'], scope: null }],
  ['scope empty', plain({ scope: '' }), { token: 't', repairs: [], scope: null }],
  [
    'a very long scope (PayPal)',
    plain({ scope: 'https://uri.acme.example/services/one '.repeat(100).trim() }),
    { token: 't', repairs: [] },
  ],
  [
    'members nobody knows (Keycloak)',
    plain({ 'not-before-policy': 0, refresh_expires_in: 0, session_state: 'x' }),
    { token: 't', repairs: [] },
  ],
  [
    'issued_at and instance_url (Salesforce)',
    j({
      access_token: '00Dx!AQ4AQ.abc_',
      token_type: 'Bearer',
      issued_at: '1795435200000',
      instance_url: 'https://acme.example',
      signature: 's=',
    }),
    { token: '00Dx!AQ4AQ.abc_', seconds: null, repairs: [] },
  ],
  [
    'status, client_id, issued_at as text (UPS)',
    plain({ expires_in: '14399', issued_at: '1', status: 'approved', client_id: 'c' }),
    { token: 't', seconds: 14_399, repairs: ['number-as-string'] },
  ],
  ['a refresh token', plain({ refresh_token: 'r' }), { token: 't', repairs: ['refresh-token-dropped'] }],
  ['an ID token', plain({ id_token: 'not.even.ajwt' }), { token: 't', repairs: ['id-token-dropped'] }],
  ['status 201', plain({}, { status: 201 }), { token: 't', repairs: ['status-not-200'] }],
  ['status 203 of a proxy', plain({}, { status: 203 }), { token: 't', repairs: ['status-not-200'] }],
  ['error null beside a token', plain({ error: null }), { token: 't', repairs: [] }],
  ['error empty beside a token', plain({ error: '' }), { token: 't', repairs: [] }],
  ['code and message beside a token', plain({ code: 0, message: 'success' }), { token: 't', repairs: [] }],
  [
    'a form-encoded body',
    { type: 'application/x-www-form-urlencoded', body: 'access_token=t&token_type=bearer&expires_in=60' },
    { token: 't', seconds: 60, repairs: ['form-encoded-body', 'number-as-string'] },
  ],
  [
    'a form-encoded body as text/plain',
    { type: 'text/plain', body: 'access_token=a%2Bb&scope=x+y' },
    { token: 'a+b', seconds: null, repairs: ['form-encoded-body', 'token-type-missing'], scope: 'x y' },
  ],
  ['a token of 16 KB', plain({ access_token: 'x'.repeat(16_384) }), { token: 'x'.repeat(16_384), repairs: [] }],
  [
    'a valid answer of 100 kB',
    plain({ scope: 'https://uri.acme.example/services/one '.repeat(2600).trim() }),
    { token: 't', repairs: [] },
  ],
  [
    'a valid answer of 1 MB',
    { body: `{"access_token":"t","token_type":"Bearer"}${' '.repeat(1_048_576 - 42)}` },
    { token: 't', repairs: [] },
  ],
  [
    'a token with every visible character but quotes',
    plain({ access_token: "!#$%&'()*+,-./:;<=>?@[]^_`{|}~" }),
    { token: "!#$%&'()*+,-./:;<=>?@[]^_`{|}~", repairs: [] },
  ],
  [
    'WWW-Authenticate beside success',
    plain({}, { headers: { 'www-authenticate': 'Basic realm="x"' } }),
    { token: 't', repairs: [] },
  ],
  [
    'a member named __proto__',
    { body: '{"__proto__":{"access_token":"evil"},"access_token":"t","token_type":"Bearer"}' },
    { token: 't', repairs: [] },
  ],
  [
    'a member twice: the last one counts',
    { body: '{"access_token":"a","access_token":"t","token_type":"Bearer"}' },
    { token: 't', repairs: [] },
  ],
];

/** Answers that are no, in whatever words. */
export const refusals: ZooEntry[] = [
  [
    'invalid_client',
    j({ error: 'invalid_client', error_description: 'Unknown client.' }, { status: 401 }),
    { refused: 'invalid_client', description: 'Unknown client.' },
  ],
  [
    'invalid_client with a challenge',
    j(
      { error: 'invalid_client', error_description: 'Unknown client.' },
      { status: 401, headers: { 'www-authenticate': 'Basic realm="acme"' } },
    ),
    { refused: 'invalid_client', description: 'Unknown client.' },
  ],
  [
    'a challenge alone',
    {
      status: 401,
      type: null,
      body: '',
      headers: { 'www-authenticate': 'Bearer error="invalid_client", error_description="No such client"' },
    },
    { refused: 'invalid_client', description: 'No such client' },
  ],
  ['200 with error', j({ error: 'invalid_scope' }), { refused: 'invalid_scope', description: null }],
  ['200 with error and a token', plain({ error: 'invalid_scope' }), { refused: 'invalid_scope' }],
  [
    'an expired secret at Microsoft',
    j(
      {
        error: 'invalid_client',
        error_description: 'AADSTS7000222: The provided client secret keys are expired.',
        error_codes: [7000222],
      },
      { status: 401 },
    ),
    { refused: 'invalid_client', providerCode: 'AADSTS7000222' },
  ],
  [
    'a number in error_codes only',
    j({ error: 'invalid_client', error_description: 'Secret?', error_codes: [7000215] }, { status: 401 }),
    { refused: 'invalid_client', providerCode: '7000215' },
  ],
  [
    'Okta’s own shape',
    j({ errorCode: 'E0000011', errorSummary: 'Invalid token provided' }, { status: 401 }),
    { refused: 'E0000011', description: 'Invalid token provided', providerCode: 'E0000011' },
  ],
  [
    'errorCode and errorMessage',
    j({ errorCode: 'app_not_found', errorMessage: 'External client app not found' }, { status: 400 }),
    { refused: 'app_not_found', description: 'External client app not found' },
  ],
  [
    'Apigee’s shape',
    j({ ErrorCode: 'invalid_client', Error: 'ClientId is Invalid' }, { status: 401 }),
    { refused: 'invalid_client', description: 'ClientId is Invalid' },
  ],
  [
    'a fault',
    j(
      {
        fault: { faultstring: 'Invalid client identifier', detail: { errorcode: 'oauth.v2.InvalidClientIdentifier' } },
      },
      { status: 401 },
    ),
    { refused: 'oauth.v2.InvalidClientIdentifier', description: 'Invalid client identifier' },
  ],
  [
    'a list of errors (X)',
    j(
      { errors: [{ code: 99, label: 'authenticity_token_error', message: 'Unable to verify your credentials' }] },
      { status: 403 },
    ),
    { refused: '99', description: 'Unable to verify your credentials' },
  ],
  [
    'errors inside a response (UPS)',
    j({ response: { errors: [{ code: '10401', message: 'ClientId is Invalid' }] } }, { status: 401 }),
    { refused: '10401', description: 'ClientId is Invalid' },
  ],
  [
    'an error object (Google style)',
    j({ error: { code: 403, message: 'Forbidden for you', status: 'PERMISSION_DENIED' } }, { status: 403 }),
    { refused: '403', description: 'Forbidden for you' },
  ],
  [
    'code and message',
    j({ code: 'UNAUTHORIZED', message: 'Bad key' }, { status: 401 }),
    { refused: 'UNAUTHORIZED', description: 'Bad key' },
  ],
  [
    'error with message',
    j({ error: 'Unauthorized', message: 'Bad key' }, { status: 401 }),
    { refused: 'Unauthorized', description: 'Bad key' },
  ],
  [
    'access_denied (Auth0 without audience)',
    j({ error: 'access_denied', error_description: 'Service not enabled within domain' }, { status: 403 }),
    { refused: 'access_denied' },
  ],
  [
    'a form-encoded error',
    { status: 400, type: 'text/plain', body: 'error=invalid_request&error_description=No+scope' },
    { refused: 'invalid_request', description: 'No scope' },
  ],
  [
    'an error as text/html',
    { status: 400, type: 'text/html', body: '{"error":"invalid_client"}' },
    { refused: 'invalid_client' },
  ],
  [
    '429 with seconds',
    j({ error: 'slow_down' }, { status: 429, headers: { 'retry-after': '30' } }),
    { refused: 'slow_down', after: 30 },
  ],
  [
    '429 with a date',
    { status: 429, body: 'Too many', type: 'text/plain', headers: { 'retry-after': 'Mon, 23 Nov 2026 12:00:30 GMT' } },
    { http: 429, after: 30, excerpt: 'Too many' },
  ],
  [
    'temporarily_unavailable',
    j({ error: 'temporarily_unavailable' }, { status: 503 }),
    { refused: 'temporarily_unavailable' },
  ],
  [
    'a description that is no text',
    j({ error: 'invalid_client', error_description: { en: 'no' } }, { status: 401 }),
    { refused: 'invalid_client', description: null },
  ],
  ['an error that is a number', j({ error: 401 }, { status: 401 }), { refused: '401' }],
  [
    'control characters in the description',
    j({ error: 'invalid_client', error_description: 'a\u0000b\u001b[31m\r\nc' }, { status: 401 }),
    { refused: 'invalid_client', description: 'a b [31m c' },
  ],
  ['403 HTML', { status: 403, type: 'text/html', body: html }, { http: 403 }],
  ['502 HTML', { status: 502, type: 'text/html', body: html }, { http: 502 }],
  ['404 without a body', { status: 404, type: null, body: '' }, { http: 404, excerpt: null }],
  ['405 with an Allow header', { status: 405, type: null, body: '', headers: { allow: 'GET' } }, { http: 405 }],
  ['415 with JSON that says nothing', j({}, { status: 415 }), { http: 415 }],
  [
    '500 with a stack',
    {
      status: 500,
      type: 'text/plain',
      body: 'java.lang.NullPointerException\n\tat com.acme.Token.issue(Token.java:42)',
    },
    { http: 500, excerpt: 'java.lang.NullPointerException at com.acme.Token.issue(Token.java:42)' },
  ],
  ['400 with a JSON list', j([], { status: 400 }), { http: 400 }],
  ['408', { status: 408, type: null, body: '' }, { http: 408 }],
  [
    '429 with a page of 100 kB and Retry-After',
    { status: 429, type: 'text/html', body: `<p>${'x'.repeat(100_000)}`, headers: { 'retry-after': '120' } },
    { http: 429, after: 120 },
  ],
  [
    '429 with a page that is larger than any answer may be, and Retry-After',
    { status: 429, type: 'text/html', body: `<p>${'x'.repeat(1_100_000)}`, headers: { 'retry-after': '120' } },
    { http: 429, after: 120 },
  ],
];

/** Successes that are no token. */
export const invalid: ZooEntry[] = [
  ['an empty body', { type: null, body: '' }, { invalid: 'empty' }],
  ['white space only', { body: ' \n ' }, { invalid: 'empty' }],
  ['204', { status: 204, type: null, body: '' }, { invalid: 'empty' }],
  ['a page', { type: 'text/html', body: html }, { invalid: 'html' }],
  ['a page that claims to be JSON', { body: html }, { invalid: 'html' }],
  ['XML', { type: 'application/xml', body: '<token>t</token>' }, { invalid: 'html' }],
  ['text', { type: 'text/plain', body: 'eyJhbGciOi.J9.abc' }, { invalid: 'not-json' }],
  ['cut-off JSON', { body: '{"access_token":"t","token_ty' }, { invalid: 'not-json' }],
  ['two objects', { body: '{"access_token":"t"}{"access_token":"u"}' }, { invalid: 'not-json' }],
  ['JavaScript', { body: "{access_token:'t'}" }, { invalid: 'not-json' }],
  ['JSON in a callback', { body: 'callback({"access_token":"t"})' }, { invalid: 'not-json' }],
  [
    'a form-encoded body with a repeated name',
    { type: 'text/plain', body: 'access_token=a&access_token=b' },
    { invalid: 'form-malformed' },
  ],
  ...['access_token=%zz%', 'access_token=%C3%28', 'access_token=a&x', 'access_token=a&', 'access_token=a%'].map(
    (body): ZooEntry => [
      `the form ${body}`,
      { type: 'application/x-www-form-urlencoded', body },
      { invalid: 'form-malformed' },
    ],
  ),
  ['JSON null', { body: 'null' }, { invalid: 'not-an-object' }],
  ['a JSON list', { body: '[{"access_token":"t","token_type":"Bearer"}]' }, { invalid: 'not-an-object' }],
  ['a form with semicolons', { body: 'access_token=t;token_type=bearer' }, { invalid: 'form-malformed' }],
  ['a JSON text', { body: '"t"' }, { invalid: 'not-an-object' }],
  ['an empty object', { body: '{}' }, { invalid: 'no-access-token' }],
  ['a token inside data', j({ data: { access_token: 't', token_type: 'Bearer' } }), { invalid: 'no-access-token' }],
  ['accessToken', j({ accessToken: 't', token_type: 'Bearer' }), { invalid: 'no-access-token' }],
  ['an ID token only', j({ id_token: 'a.b.c', token_type: 'Bearer' }), { invalid: 'no-access-token' }],
  ['access_token null', plain({ access_token: null }), { invalid: 'no-access-token' }],
  ['access_token empty', plain({ access_token: '' }), { invalid: 'no-access-token' }],
  [
    'an inherited access_token',
    { body: '{"__proto__":{"access_token":"evil"},"token_type":"Bearer"}' },
    { invalid: 'no-access-token' },
  ],
  ['access_token as a number', plain({ access_token: 12 }), { invalid: 'access-token-not-a-string' }],
  ['access_token as an object', plain({ access_token: { value: 't' } }), { invalid: 'access-token-not-a-string' }],
  ['access_token as a list', plain({ access_token: ['t'] }), { invalid: 'access-token-not-a-string' }],
  ['CR LF inside the token', plain({ access_token: 'a\r\nX-Evil: 1' }), { invalid: 'access-token-characters' }],
  ['a new line behind the token', plain({ access_token: 't\n' }), { invalid: 'access-token-characters' }],
  ['a space inside the token', plain({ access_token: 'a b' }), { invalid: 'access-token-characters' }],
  ['NUL inside the token', plain({ access_token: 'a\u0000b' }), { invalid: 'access-token-characters' }],
  ['DEL inside the token', plain({ access_token: 'a\u007fb' }), { invalid: 'access-token-characters' }],
  ['umlauts inside the token', plain({ access_token: 'schlüssel' }), { invalid: 'access-token-characters' }],
  [
    'bytes that are not UTF-8',
    { body: new Uint8Array([...Buffer.from('{"access_token":"t'), 0xff, ...Buffer.from('","token_type":"Bearer"}')]) },
    { invalid: 'access-token-characters' },
  ],
  ['a token of 16 KB and one', plain({ access_token: 'x'.repeat(16_385) }), { invalid: 'access-token-too-long' }],
  ['a type of proof of possession', plain({ token_type: 'pop' }), { invalid: 'token-type-unsupported' }],
  ['mac', plain({ token_type: 'mac' }), { invalid: 'token-type-unsupported' }],
  ['DPoP', plain({ token_type: 'DPoP' }), { invalid: 'token-type-unsupported' }],
  ['N_A', plain({ token_type: 'N_A' }), { invalid: 'token-type-unsupported' }],
  ['Basic as a type', plain({ token_type: 'Basic' }), { invalid: 'token-type-unsupported' }],
  ['a type with a line break', plain({ token_type: 'Bearer\r\nX: 1' }), { invalid: 'token-type-unsupported' }],
  ['a type that is a number', plain({ token_type: 1 }), { invalid: 'token-type-not-a-string' }],
  ['a type that is a list', plain({ token_type: ['Bearer'] }), { invalid: 'token-type-not-a-string' }],
  ['expires_in of minus an hour', plain({ expires_in: -3600 }), { invalid: 'token-ended' }],
  ['expires_in of minus one, as text', plain({ expires_in: '-1' }), { invalid: 'token-ended' }],
  ['expires_in of minus an hour, with its unit', plain({ expires_in: '-3600s' }), { invalid: 'token-ended' }],
  ['expires_in as an ISO 8601 duration of nothing', plain({ expires_in: 'PT0S' }), { invalid: 'token-ended' }],
  ['expires_in as a date that has passed', plain({ expires_in: '2026-11-23T11:00:00Z' }), { invalid: 'token-ended' }],
  ['expires_on a minute ago', plain({ expires_in: undefined, expires_on: 1795435140 }), { invalid: 'token-ended' }],
  [
    '1.5 MB',
    { body: `{"access_token":"t","token_type":"Bearer","x":"${'x'.repeat(1_500_000)}"}` },
    { invalid: 'too-large' },
  ],
  ['ten thousand brackets', { body: '['.repeat(10_000) }, { invalid: 'not-json' }],
];
