/** One demand of a specification, in our words, and the tests that hold the app to it. */
export type Requirement = {
  row: number;
  source: string;
  /** "The client …" */
  demand: string;
  /** Titles of tests under test/. A row without any must say why in `later`. */
  tests: string[];
  later?: string;
};

const body = 'in the body uses the body and nothing else';
const basic = 'by Basic uses the header and nothing else';
const post = 'is a POST of a UTF-8 form with grant_type=client_credentials';
const query = 'keeps the endpoint’s own query and adds nothing to it';
const charset = 'is not made with an identifier or a secret that RFC 6749 App. A does not allow';
const extras = 'sends audience, every resource, and extra parameters, secret ones from the encrypted place';

export const conformance: Requirement[] = [
  { row: 1, source: 'RFC 6749 §2.3', demand: 'proves itself in one way per request', tests: [body, basic] },
  {
    row: 2,
    source: 'RFC 6749 §2.3.1, App. B',
    demand: 'form-encodes identifier and secret before Basic',
    tests: [
      'by Basic form-encodes identifier and secret first (RFC 6749 §2.3.1)',
      'encodes the characters of RFC 6749 App. B',
    ],
  },
  {
    row: 3,
    source: 'RFC 6749 §2.3.1, OAuth 2.1 §2.4.1',
    demand: 'finds out by itself whether body or Basic works, and remembers it',
    tests: [
      'tries the body first and stays with it',
      'tries Basic when the server refuses the client, and remembers it',
    ],
  },
  { row: 4, source: 'RFC 6749 §2.3.1', demand: 'puts no credential into a URL', tests: [body, query] },
  { row: 5, source: 'RFC 6749 §3.2', demand: 'uses POST', tests: [post] },
  {
    row: 6,
    source: 'RFC 6749 §3.2',
    demand: 'keeps the query of the endpoint and refuses a fragment',
    tests: [query, 'is not made to https://login.acme.example/token#x'],
  },
  {
    row: 7,
    source: 'RFC 6749 §3.2',
    demand: 'sends no parameter twice, and lets none replace the grant’s own',
    tests: [
      'repeats no parameter',
      'lets no extra parameter stand in for grant_type',
      'lets no extra parameter stand in for client_secret',
    ],
  },
  { row: 8, source: 'RFC 6749 §3.2', demand: 'leaves out empty parameters', tests: ['leaves out what is empty'] },
  {
    row: 9,
    source: 'RFC 6749 §3.3',
    demand: 'checks the characters of scopes and joins them by a space',
    tests: ['joins scopes by space, or by comma where the server wants that', 'does not send "a\\"b" as a scope'],
  },
  {
    row: 10,
    source: 'RFC 6749 §5.1',
    demand: 'shows a grant that is narrower than asked',
    tests: ['valid, with the next renewal and a narrower grant'],
  },
  { row: 11, source: 'RFC 6749 §4.4', demand: 'makes no request as a public client', tests: [charset] },
  {
    row: 12,
    source: 'RFC 6749 §4.4.2',
    demand: 'asks with grant_type=client_credentials in a UTF-8 form',
    tests: [post],
  },
  {
    row: 13,
    source: 'RFC 6749 §4.4.3',
    demand: 'has no use for a refresh token',
    tests: ["is understood: 'a refresh token'"],
  },
  {
    row: 14,
    source: 'RFC 6749 §5.1',
    demand: 'needs an access token, and its type in any spelling',
    tests: [
      "is no token: 'an empty object'",
      "is understood: 'BEARER in upper case'",
      "is understood: 'no token_type'",
    ],
  },
  {
    row: 15,
    source: 'RFC 6749 §7.1',
    demand: 'uses no token of a type it does not understand',
    tests: ["is no token: 'mac'", "is no token: 'a type of proof of possession'"],
  },
  {
    row: 16,
    source: 'RFC 6749 §5.1',
    demand: 'counts the lifetime from the request',
    tests: ['1: a plain answer is valid until its end', '2: "3599" with expires_on counts from the request'],
  },
  {
    row: 17,
    source: 'RFC 6749 §5.1',
    demand: 'ignores members it does not know, and caps sizes',
    tests: [
      "is understood: 'members nobody knows (Keycloak)'",
      "is no token: '1.5 MB'",
      "is no token: 'a token of 16 KB and one'",
    ],
  },
  {
    row: 18,
    source: 'RFC 6749 §5.2',
    demand: 'reads errors of status 400 and 401, with and without a challenge',
    tests: [
      '8: invalid_client reads the same with and without WWW-Authenticate',
      "is a refusal: 'a form-encoded error'",
    ],
  },
  {
    row: 19,
    source: 'RFC 6749 §10.1',
    demand: 'keeps its credentials to itself',
    tests: ['never holds a secret or a token, in plain storage, views, results or log lines', 'are covered: plainly'],
  },
  {
    row: 20,
    source: 'RFC 6749 §10.3',
    demand: 'keeps tokens confidential at rest',
    tests: ['keeps tokens encrypted only'],
  },
  {
    row: 21,
    source: 'RFC 6749 §10.3',
    demand: 'asks for no more scope than the administrator wrote',
    tests: ['leaves out what is empty'],
  },
  {
    row: 22,
    source: 'RFC 6749 §10.9',
    demand: 'validates certificates',
    tests: ['trusts only certificates it is told to'],
  },
  {
    row: 23,
    source: 'RFC 6749 App. A',
    demand: 'refuses control and non-ASCII characters in identifiers, secrets and tokens',
    tests: [charset, 'a token is accepted only if every character is visible ASCII'],
  },
  {
    row: 24,
    source: 'OAuth 2.1 §3.2.3',
    demand: 'does not count on a token living its whole life',
    tests: [
      'leads to one renewal, whoever noticed the refusal',
      'keeps a token without an end until the API refuses it',
    ],
  },
  {
    row: 25,
    source: 'OAuth 2.1 §1.5',
    demand: 'speaks https only',
    tests: ['is not made to http://login.acme.example/token', 'calls nothing for a URL that breaks the rules'],
  },
  {
    row: 26,
    source: 'OAuth 2.1 §7',
    demand: 'takes every answer for hostile',
    tests: ['no answer whatsoever makes the reader throw', 'a gzip bomb of 200 MB is refused without being unpacked'],
  },
  {
    row: 27,
    source: 'RFC 6750 §2',
    demand: 'sends the token in one place',
    tests: ['travels in another header only where the administrator says so, and then not in Authorization'],
  },
  {
    row: 28,
    source: 'RFC 6750 §2.1',
    demand: 'sends it in the Authorization header by default',
    tests: [
      'travels in one place, the Authorization header, and never in the URL',
      "is no token: 'a space inside the token'",
    ],
  },
  {
    row: 29,
    source: 'RFC 6750 §2.3',
    demand: 'never sends it in a query',
    tests: ['travels in one place, the Authorization header, and never in the URL'],
  },
  {
    row: 30,
    source: 'RFC 6750 §5.3',
    demand: 'gives it to nobody but its API',
    tests: [
      'does not follow a redirect to https://evil.example/rows',
      'goes to no counterfeit server: the path //evil.example/',
    ],
  },
  {
    row: 31,
    source: 'RFC 6750 §3.1',
    demand: 'renews on invalid_token and not on insufficient_scope',
    tests: [
      'is renewed once when the API says invalid_token, and the second refusal is final',
      'is not renewed for insufficient_scope',
    ],
  },
  {
    row: 32,
    source: 'RFC 7523 §2.2, §3',
    demand: 'signs assertions with itself as issuer and subject and with a short life',
    tests: [
      'signs with a private key, ES256, PKCS #8 or JWK',
      'signs with the client secret (HS256)',
      'is refused with an assertion that has expired',
    ],
  },
  {
    row: 33,
    source: 'RFC 7523bis',
    demand: 'names the issuer as audience (the endpoint as an older choice) and no jti twice',
    tests: [
      'names the token endpoint as the audience where the server is of the first edition',
      'never uses a jti twice',
      'is refused with the wrong audience',
    ],
  },
  {
    row: 34,
    source: 'RFC 9449 §4',
    demand: 'proves possession of a key with every request',
    tests: [
      'names method, address and time of its request',
      'of https://api.acme.example/v1/rows?page=2&q=a%20b names the address without query and fragment',
      'has a jti of at least 96 random bits that no other one has',
      'is tied to the access token by its hash at the API',
      'with ES256 is verified by the public key it carries, and holds nothing of the private one',
      'is useless without a proof, with a proof by another key, and with a proof that was used',
    ],
  },
  {
    row: 35,
    source: 'RFC 9449 §8',
    demand: 'follows nonces and never falls back in silence',
    tests: [
      'takes two requests for the first token and one for each later one',
      'takes two requests for the first page and one for each later one',
      'asks once more for a nonce and never again, however many the server gives',
      'of type Bearer in answer to a proof is refused, or used and told, as the settings say',
      "is no token: 'DPoP'",
    ],
  },
  {
    row: 36,
    source: 'RFC 8414 §3.3',
    demand: 'refuses metadata of another issuer',
    tests: [
      'refuses a document about https://login.evil.example',
      'refuses a document about https://login.acme.example/other',
    ],
  },
  {
    row: 37,
    source: 'RFC 8414 §2',
    demand: 'takes Basic for granted when no method is named',
    tests: ['takes Basic for granted when the server names no method'],
  },
  {
    row: 38,
    source: 'RFC 8707 §2',
    demand: 'sends absolute resources, also several, and understands invalid_target',
    tests: [
      extras,
      'does not send "relative/path" as a resource',
      'sends resource indicators, and reports an unknown one',
      'invalid_target waits for an edit, or a quarter of an hour',
    ],
  },
  { row: 39, source: 'RFC 9700 §2.3', demand: 'can restrict a token to an audience', tests: [extras] },
  {
    row: 40,
    source: 'RFC 9700 §2.5',
    demand: 'recommends asymmetric client authentication',
    tests: [
      'names the best method first: a key before a secret, a signature before a password',
      'gets a token with a private key',
    ],
  },
  {
    row: 41,
    source: 'RFC 9700 §2.6',
    demand: 'uses server metadata',
    tests: ['reads RFC 8414 metadata', 'finds the endpoint from the issuer'],
  },
  {
    row: 42,
    source: 'RFC 9700 §4.9.1',
    demand: 'gives no token to a counterfeit API',
    tests: [
      'goes to no counterfeit server: the path https://evil.example/',
      'goes to no counterfeit server: the path /\\evil.example',
    ],
  },
  {
    row: 43,
    source: 'RFC 9700 §4.12',
    demand: 'follows no redirect of the token endpoint',
    tests: [
      "307 to 'https://evil.example/token' with 'body' takes no credential anywhere",
      "308 to 'https://login.acme.example/other' with 'basic' takes no credential anywhere",
    ],
  },
];
