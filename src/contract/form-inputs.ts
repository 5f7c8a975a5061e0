import { authenticationKinds, type AuthenticationKind, type SingleSecret } from './authentication';
import { defaultDpop, dpopUses } from './dpop';
import { assertionAudiences, clientAuthentications } from './oauth-settings';
import { assertionAlgorithms } from './signing-algorithm';

/** How a text is written, and so whether a secret could be in it: `form/keepable.ts` decides what may lie in plain storage. */
export type InputSyntax =
  /** Words and numbers of people: nothing in them looks made by chance. */
  | 'words'
  /** Made by somebody's console: any characters, but one line, and not as long as a key. */
  | 'identifier'
  /** One or more URIs or scopes. */
  | 'uri'
  /** The name of a header that is sent with the request. */
  | 'header-name'
  | 'user-name'
  | 'url'
  | 'base-url';

/** What the advanced settings are for: how the client signs in, what it asks, what is answered, proofs, use at the API. */
export const advancedGroups = ['client', 'request', 'answer', 'proof', 'use'] as const;
export type AdvancedGroup = (typeof advancedGroups)[number];

/**
 * One input of a datasource's form. `setting` is where its value is saved; problems name the input by the same path
 * without `authentication.`, or by `path`. `initial` is what an empty form holds; an `advanced` input lies in the section
 * that is closed at first, in its group; `of` names the kind of authentication that alone has it.
 */
type Declared = { setting: string; path?: string; advanced?: AdvancedGroup; of?: AuthenticationKind } & (
  | { as: 'text'; syntax: InputSyntax; initial: string }
  | { as: 'choice'; choices: readonly string[]; initial: string }
  | { as: 'rows' }
);

/** Every input of the form, from top to bottom. Its words are in `frontend/wording`, under the same names. */
export const formInputs = {
  name: { setting: 'name', as: 'text', syntax: 'words', initial: '' },
  baseUrl: { setting: 'baseUrl', as: 'text', syntax: 'base-url', initial: '' },
  kind: {
    setting: 'authentication.kind',
    path: 'authentication',
    as: 'choice',
    choices: authenticationKinds,
    initial: 'none',
  },
  username: { setting: 'authentication.username', of: 'basic', as: 'text', syntax: 'user-name', initial: '' },
  apiKeyIn: {
    setting: 'authentication.in',
    path: 'apiKey.in',
    of: 'api-key',
    as: 'choice',
    choices: ['header', 'query'],
    initial: 'header',
  },
  apiKeyName: {
    setting: 'authentication.name',
    path: 'apiKey.name',
    of: 'api-key',
    as: 'text',
    syntax: 'words',
    initial: '',
  },
  tokenUrl: { setting: 'authentication.oauth.tokenUrl', as: 'text', syntax: 'url', initial: '' },
  clientId: { setting: 'authentication.oauth.clientId', as: 'text', syntax: 'identifier', initial: '' },
  assertionAlgorithm: {
    setting: 'authentication.oauth.assertion.algorithm',
    as: 'choice',
    choices: assertionAlgorithms,
    initial: 'RS256',
  },
  assertionKeyId: { setting: 'authentication.oauth.assertion.keyId', as: 'text', syntax: 'identifier', initial: '' },
  assertionSubject: {
    setting: 'authentication.oauth.assertion.subject',
    as: 'text',
    syntax: 'identifier',
    initial: '',
  },
  secretExpiresOn: {
    setting: 'authentication.oauth.secretExpiresOn',
    as: 'text',
    syntax: 'words',
    initial: '',
  },
  scopes: { setting: 'authentication.oauth.scopes', as: 'text', syntax: 'uri', initial: '' },
  clientAuthentication: {
    setting: 'authentication.oauth.clientAuthentication',
    advanced: 'client',
    as: 'choice',
    choices: clientAuthentications,
    initial: 'auto',
  },
  assertionAudience: {
    setting: 'authentication.oauth.assertion.audience',
    advanced: 'client',
    as: 'choice',
    choices: assertionAudiences,
    initial: 'issuer',
  },
  assertionOtherAudience: {
    setting: 'authentication.oauth.assertion.otherAudience',
    advanced: 'client',
    as: 'text',
    syntax: 'uri',
    initial: '',
  },
  assertionScopeIn: {
    setting: 'authentication.oauth.assertion.scopeIn',
    advanced: 'client',
    as: 'choice',
    choices: ['parameter', 'assertion'],
    initial: 'parameter',
  },
  assertionClaims: {
    setting: 'authentication.oauth.assertion.claims',
    advanced: 'client',
    as: 'text',
    syntax: 'words',
    initial: '',
  },
  issuer: { setting: 'authentication.oauth.issuer', advanced: 'client', as: 'text', syntax: 'url', initial: '' },
  clientIdName: {
    setting: 'authentication.oauth.clientIdName',
    advanced: 'client',
    as: 'text',
    syntax: 'words',
    initial: '',
  },
  clientSecretName: {
    setting: 'authentication.oauth.clientSecretName',
    advanced: 'client',
    as: 'text',
    syntax: 'words',
    initial: '',
  },
  audience: { setting: 'authentication.oauth.audience', advanced: 'request', as: 'text', syntax: 'uri', initial: '' },
  resources: { setting: 'authentication.oauth.resources', advanced: 'request', as: 'text', syntax: 'uri', initial: '' },
  extraParameters: { setting: 'authentication.oauth.extraParameters', advanced: 'request', as: 'rows' },
  tokenHeaders: { setting: 'authentication.oauth.tokenHeaders', advanced: 'request', as: 'rows' },
  bodyFormat: {
    setting: 'authentication.oauth.bodyFormat',
    advanced: 'request',
    as: 'choice',
    choices: ['form', 'json'],
    initial: 'form',
  },
  scopeSeparator: {
    setting: 'authentication.oauth.scopeSeparator',
    advanced: 'request',
    as: 'choice',
    choices: ['space', 'comma'],
    initial: 'space',
  },
  grantType: {
    setting: 'authentication.oauth.grantType',
    advanced: 'request',
    as: 'text',
    syntax: 'words',
    initial: 'client_credentials',
  },
  tokenPath: {
    setting: 'authentication.oauth.tokenPath',
    advanced: 'answer',
    as: 'text',
    syntax: 'words',
    initial: '',
  },
  lifetimePath: {
    setting: 'authentication.oauth.lifetimePath',
    advanced: 'answer',
    as: 'text',
    syntax: 'words',
    initial: '',
  },
  tokenTypePath: {
    setting: 'authentication.oauth.tokenTypePath',
    advanced: 'answer',
    as: 'text',
    syntax: 'words',
    initial: '',
  },
  assumedLifetime: {
    setting: 'authentication.oauth.assumedLifetimeSeconds',
    advanced: 'answer',
    as: 'text',
    syntax: 'words',
    initial: '',
  },
  dpopUse: {
    setting: 'authentication.oauth.dpop.use',
    advanced: 'proof',
    as: 'choice',
    choices: dpopUses,
    initial: defaultDpop.use,
  },
  dpopAlgorithm: {
    setting: 'authentication.oauth.dpop.algorithm',
    advanced: 'proof',
    as: 'choice',
    choices: assertionAlgorithms,
    initial: defaultDpop.algorithm,
  },
  dpopUnbound: {
    setting: 'authentication.oauth.dpop.unbound',
    advanced: 'proof',
    as: 'choice',
    choices: ['refuse', 'use'],
    initial: defaultDpop.unbound,
  },
  sendHeader: {
    setting: 'authentication.oauth.send.headerName',
    advanced: 'use',
    as: 'text',
    syntax: 'words',
    initial: 'Authorization',
  },
  sendPrefix: {
    setting: 'authentication.oauth.send.prefix',
    advanced: 'use',
    as: 'text',
    syntax: 'words',
    initial: 'Bearer',
  },
  rejectionStatuses: {
    setting: 'authentication.oauth.rejectionStatuses',
    advanced: 'use',
    as: 'text',
    syntax: 'words',
    initial: '401',
  },
  rejectionPath: {
    setting: 'authentication.oauth.rejectionPath',
    advanced: 'use',
    as: 'text',
    syntax: 'words',
    initial: '',
  },
  rejectionValue: {
    setting: 'authentication.oauth.rejectionValue',
    advanced: 'use',
    as: 'text',
    syntax: 'words',
    initial: '',
  },
  headers: { setting: 'headers', as: 'rows' },
  cacheSeconds: { setting: 'cacheSeconds', as: 'text', syntax: 'words', initial: '300' },
  testPath: { setting: 'testPath', as: 'text', syntax: 'url', initial: '' },
} as const satisfies Record<string, Declared>;

export type FormInput = keyof typeof formInputs;

export const formInputNames = Object.keys(formInputs) as FormInput[];

/** The declaration of an input, without its exact type. */
export const inputDeclared = (input: FormInput): Declared => formInputs[input];

/** Below which input each secret with an input of its own stands. */
export const secretsBelow = {
  password: 'username',
  'bearer-token': 'kind',
  'api-key': 'apiKeyName',
  'client-secret': 'clientId',
  'private-key': 'assertionAlgorithm',
  'next-client-secret': 'clientId',
} as const satisfies Record<SingleSecret, FormInput>;
