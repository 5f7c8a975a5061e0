import type { ClientAuthentication, OAuthSettings } from './oauth-settings';

export const authenticationKinds = ['none', 'basic', 'bearer', 'api-key', 'oauth2-client-credentials'] as const;
export type AuthenticationKind = (typeof authenticationKinds)[number];

/** How an API is signed in to. Beside OAuth 2.0 the members are texts and choices, one input of the form each. */
export type Authentication =
  | { kind: 'none' }
  | { kind: 'basic'; username: string }
  | { kind: 'bearer' }
  | { kind: 'api-key'; in: 'header' | 'query'; name: string }
  | { kind: 'oauth2-client-credentials'; oauth: OAuthSettings };

/** One kind of authentication. */
export type AuthenticationOf<Kind extends AuthenticationKind> = Extract<Authentication, { kind: Kind }>;

/** Whom a secret is shown to when it is used: the token endpoint, or the API. */
export type Recipient = 'token' | 'api';

/** What a secret may be made of, so that it can be sent where it goes. */
export type SecretCharacters =
  /** RFC 6749 Appendix A.2: printable ASCII, or the header could be split. */
  | 'printable'
  /** RFC 6750 §2.1: printable ASCII without spaces. */
  | 'visible'
  /** Printable ASCII that neither begins nor ends with a space. */
  | 'inner-spaces'
  /** Printable ASCII in several lines. */
  | 'lines'
  /** RFC 9110 §5.5. */
  | 'header-value'
  /** It travels encoded: anything but a control character. */
  | 'encoded';

type SecretFacts = { to: Recipient; required: boolean; characters: SecretCharacters };

/** Secrets with an input of their own. */
export const singleSecrets = {
  'client-secret': { to: 'token', required: true, characters: 'printable' },
  'next-client-secret': { to: 'token', required: false, characters: 'printable' },
  'private-key': { to: 'token', required: true, characters: 'lines' },
  password: { to: 'api', required: true, characters: 'encoded' },
  'bearer-token': { to: 'api', required: true, characters: 'visible' },
  'api-key': { to: 'api', required: true, characters: 'inner-spaces' },
} as const satisfies Record<string, SecretFacts>;
export type SingleSecret = keyof typeof singleSecrets;

export const singleSecretNames = Object.keys(singleSecrets) as SingleSecret[];

/** Lists of names with values, any row of which may be secret: its secret is called by the list's prefix and the row's name. */
export const rowLists = {
  headers: { prefix: 'header', path: 'headers', to: 'api', characters: 'header-value' },
  extraParameters: { prefix: 'parameter', path: 'oauth.extraParameters', to: 'token', characters: 'encoded' },
  tokenHeaders: { prefix: 'token-header', path: 'oauth.tokenHeaders', to: 'token', characters: 'header-value' },
} as const satisfies Record<string, Omit<SecretFacts, 'required'> & { prefix: string; path: string }>;
export type RowList = keyof typeof rowLists;
export type RowSecretPrefix = (typeof rowLists)[RowList]['prefix'];

export const rowListNames = Object.keys(rowLists) as RowList[];

/** Names of the secrets a datasource may hold. `header:X` is the value of the API header X, and so on by `rowLists`. */
export type SecretName = SingleSecret | `${RowSecretPrefix}:${string}`;

const rowSecretName = new RegExp(`^(?:${rowListNames.map((list) => rowLists[list].prefix).join('|')}):.{1,200}$`);

export function isSecretName(text: string): text is SecretName {
  return Object.hasOwn(singleSecrets, text) || rowSecretName.test(text);
}

/** The list whose row a secret is the value of; null for a secret with an input of its own. */
export function rowListOf(name: string): RowList | null {
  return rowListNames.find((list) => name.startsWith(`${rowLists[list].prefix}:`)) ?? null;
}

export function secretFacts(name: SecretName): SecretFacts {
  const list = rowListOf(name);
  return list === null ? singleSecrets[name as SingleSecret] : { ...rowLists[list], required: true };
}

/** The secrets with an input of their own that this authentication uses. */
export function secretsUsedBy(kind: AuthenticationKind, clientAuthentication: ClientAuthentication): SingleSecret[] {
  switch (kind) {
    case 'none':
      return [];
    case 'basic':
      return ['password'];
    case 'bearer':
      return ['bearer-token'];
    case 'api-key':
      return ['api-key'];
    case 'oauth2-client-credentials':
      if (clientAuthentication === 'jwt-bearer') return ['private-key', 'client-secret'];
      return clientAuthentication === 'private-key-jwt' ? ['private-key'] : ['client-secret', 'next-client-secret'];
  }
}

/** Whether the client signs with a private key, so that it has one instead of a client secret, or beside it. */
export function signsWithKey(method: ClientAuthentication): boolean {
  return method === 'private-key-jwt' || method === 'jwt-bearer';
}

/**
 * Whether a datasource that uses this secret cannot work without it. A grant by assertion needs no client beside it; where
 * there is one (RFC 7523 §2.1), its secret is sent too.
 */
export function isSecretRequired(name: SingleSecret, clientAuthentication: ClientAuthentication): boolean {
  return singleSecrets[name].required && !(name === 'client-secret' && clientAuthentication === 'jwt-bearer');
}
