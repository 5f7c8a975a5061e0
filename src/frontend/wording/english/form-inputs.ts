import type { InputWords, SecretWords } from '../input-words';

/** The words of every input of a datasource's form. */
export const inputs = {
  name: { label: 'Name', help: 'What administrators see when they connect a field.' },
  baseUrl: {
    label: 'Base URL',
    help: 'Every request stays below this address.',
    placeholder: 'https://api.example.com/v1',
  },
  kind: {
    label: 'Authentication',
    choices: {
      none: 'None',
      basic: 'Basic',
      bearer: 'Bearer token',
      'api-key': 'API key',
      'oauth2-client-credentials': 'OAuth2 - Client credentials',
    },
    help: {
      none: 'The API is open: requests carry no credentials.',
      basic: 'User name and password travel in the Authorization header.',
      bearer: 'A fixed token travels in the Authorization header.',
      'api-key': 'A key travels in a header or in the URL.',
      'oauth2-client-credentials': 'The app gets access tokens itself and renews them before they end.',
    },
  },
  username: { label: 'User name' },
  apiKeyIn: { label: 'Where the key goes', choices: { header: 'In a header', query: 'In the URL' } },
  apiKeyName: {
    label: 'Name of the key',
    helpHeader: 'The header’s name, for example X-API-Key.',
    helpQuery:
      'The parameter’s name. Keys in a URL may end up in the logs of others: prefer a header if the API offers one.',
  },
  tokenUrl: {
    label: 'Access token URL',
    help: 'The token endpoint of the authorization server.',
    placeholder: 'https://login.example.com/oauth2/token',
  },
  clientId: {
    label: 'Client ID',
    help: 'From the service’s console, where the application is registered.',
    helpIssuer: 'Who signs (iss): the service account’s email address, the consumer key or the integration key.',
  },
  assertionAlgorithm: { label: 'Signing algorithm', help: 'One that the server accepts, and that fits the key.' },
  assertionKeyId: {
    label: 'Key ID',
    help: 'The kid under which the public key is registered, if the server wants one.',
  },
  assertionSubject: {
    label: 'Subject',
    help: 'On whose behalf (sub), where the service wants that: a user name or ID, or the enterprise’s ID.',
  },
  scopes: {
    label: 'Scopes',
    help: 'Separated by spaces. Leave this empty if the service decides.',
    helpRequired: 'Separated by spaces. This service gives no token without a scope.',
  },
  clientAuthentication: {
    label: 'Client authentication',
    help: 'How the app proves to the authorization server who it is. Automatic finds out and remembers.',
  },
  audience: { label: 'Audience', help: 'Some servers, such as Auth0, want to know which API the token is for.' },
  resources: { label: 'Resources', help: 'Resource indicators (RFC 8707), one URI on each line.' },
  extraParameters: {
    label: 'Extra parameters of the token request',
    help: 'For servers that want more than the standard asks, for example account_id.',
    add: 'Add a parameter',
  },
  tokenHeaders: {
    label: 'Headers of the token request',
    help: 'Sent to the authorization server only.',
    add: 'Add a token header',
  },
  bodyFormat: {
    label: 'Body of the token request',
    choices: { form: 'Form (the standard)', json: 'JSON' },
    help: 'A few servers want JSON.',
  },
  clientIdName: {
    label: 'Name of the client ID in the body',
    help: 'client_id, unless the service’s own login wants another name, such as app_id.',
  },
  clientSecretName: {
    label: 'Name of the client secret in the body',
    help: 'client_secret, unless the service’s own login wants another name, such as app_secret.',
  },
  scopeSeparator: {
    label: 'Scopes are separated by',
    choices: { space: 'Spaces (the standard)', comma: 'Commas' },
    help: 'A few servers want commas.',
  },
  grantType: {
    label: 'Grant type',
    help: 'client_credentials, unless the service uses a name of its own, such as account_credentials. Empty: none is sent.',
  },
  issuer: { label: 'Issuer', help: 'The authorization server’s identifier. A signed assertion is addressed to it.' },
  assertionAudience: {
    label: 'The assertion is addressed to',
    choices: { issuer: 'The issuer', 'token-endpoint': 'The access token URL', other: 'Something else' },
    help: 'Newer servers want the issuer, older ones the access token URL, and some a text of their own.',
  },
  assertionOtherAudience: {
    label: 'Text of the address',
    help: 'What the service wants as aud, to the letter, for example account.docusign.com.',
  },
  assertionScopeIn: {
    label: 'The scopes stand',
    choices: { parameter: 'In the request (the standard)', assertion: 'In the assertion' },
    help: 'Google and DocuSign read them from the assertion.',
  },
  assertionClaims: {
    label: 'Further claims of the assertion',
    help: 'One on each line as name=value, for example box_sub_type=enterprise.',
  },
  tokenPath: {
    label: 'Place of the token in the answer',
    help: 'access_token, unless the service’s answer has it elsewhere: a member’s name, or several with dots between, such as data.token; $ where the whole answer is the token.',
  },
  lifetimePath: {
    label: 'Place of the lifetime in the answer',
    help: 'expires_in, unless the service’s answer has it elsewhere. Seconds, a duration such as 1h, or a date.',
  },
  tokenTypePath: {
    label: 'Place of the token’s type in the answer',
    help: 'token_type, unless the service’s answer has it elsewhere. Without a type, Bearer is assumed.',
  },
  dpopUse: {
    label: 'Proof of possession (DPoP)',
    choices: {
      auto: 'When the server asks for it',
      always: 'From the first request on',
      never: 'Never',
    },
    help: 'Binds access tokens to a key of this datasource, so that a stolen token is of no use. The app makes the key and keeps it encrypted. A new key comes with changed settings, with a token that you get by hand, and after 30 days.',
  },
  dpopAlgorithm: {
    label: 'Signing algorithm of proofs',
    help: 'ES256, unless the server accepts others only.',
  },
  dpopUnbound: {
    label: 'If a Bearer token comes in answer to a proof',
    choices: { refuse: 'Refuse it', use: 'Use it, and show that it is not bound' },
    help: 'Such a token works without the key, for everybody who has it.',
  },
  sendHeader: { label: 'Header that carries the token', help: 'Authorization, unless the API wants another one.' },
  sendPrefix: { label: 'Prefix before the token', help: 'Bearer, unless the API wants another word or none.' },
  assumedLifetime: {
    label: 'Assumed lifetime (seconds)',
    help: 'Used when the server gives no expiry. Empty: the token is used until the API refuses it.',
  },
  rejectionStatuses: {
    label: 'Statuses that mean “token refused”',
    help: 'A new token is requested when the API answers one of these. Separated by commas. With 302, a redirect to a sign-in page counts too.',
  },
  rejectionPath: {
    label: 'JSONPath that means “token refused”',
    help: 'For APIs that refuse a token with a successful answer: a new token is requested when something stands there, such as $.error.',
  },
  rejectionValue: {
    label: 'Only with this value',
    help: 'For example 42001 at $.errcode. Empty: everything there means it, except false, 0 and what is empty.',
  },
  secretExpiresOn: {
    label: 'The secret ends on',
    help: 'The last day of the client secret or private key, as the service’s console says. The list of datasources warns 30, 7 and 1 days ahead.',
  },
  headers: {
    label: 'API headers',
    help: (max: number): string => `Sent with every request to the API, up to ${max}.`,
    add: 'Add a header',
  },
  cacheSeconds: {
    label: 'Cache (seconds)',
    help: 'How long a successful answer may be reused. 0 asks the API every time.',
  },
  testPath: {
    label: 'Path to try',
    help: 'Below the base URL, such as customers. A test asks for it, and a field that is connected begins with it.',
    placeholder: 'customers',
  },
} satisfies InputWords;

/** The words of every secret with an input of its own. */
export const secretInputs: SecretWords = {
  'client-secret': {
    label: 'Client Secret',
    help: 'Kept in Atlassian’s encrypted storage. Nobody can read it back, you neither.',
  },
  'next-client-secret': {
    label: 'Next client secret',
    help: 'For changing the secret without a gap: it is tried when the server refuses the client secret above.',
  },
  'private-key': { label: 'Private key' },
  password: { label: 'Password' },
  'bearer-token': { label: 'Token', help: 'Sent as “Authorization: Bearer …”.' },
  'api-key': { label: 'API key' },
};
