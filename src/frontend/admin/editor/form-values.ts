import type {
  Authentication,
  AuthenticationKind,
  DatasourceInput,
  DatasourceSettings,
  SecretName,
} from '../../../contract/datasource';
import type {
  AssertionAlgorithm,
  AssertionSettings,
  ClientAuthentication,
  NamedValue,
  OAuthSettings,
} from '../../../contract/token';

/** A row of headers or parameters as it is typed. `rowId` stays while rows come and go. */
export type NamedRow = {
  rowId: number;
  name: string;
  /** The typed value; empty for a secret that is saved and was not typed anew. */
  value: string;
  secret: boolean;
  /** The name under which this row's secret is saved, or null. */
  savedAs: string | null;
};

/** Secrets with an input of their own. */
export type SingleSecret = Extract<
  SecretName,
  'client-secret' | 'next-client-secret' | 'private-key' | 'password' | 'bearer-token' | 'api-key'
>;

/** Everything in the form as it is typed: numbers and lists are texts until they are sent. */
export type FormValues = {
  name: string;
  baseUrl: string;
  kind: AuthenticationKind;
  username: string;
  apiKeyIn: 'header' | 'query';
  apiKeyName: string;
  tokenUrl: string;
  clientId: string;
  scopes: string;
  clientAuthentication: ClientAuthentication;
  scopeSeparator: OAuthSettings['scopeSeparator'];
  grantType: string;
  audience: string;
  resources: string;
  extraParameters: NamedRow[];
  tokenHeaders: NamedRow[];
  bodyFormat: OAuthSettings['bodyFormat'];
  issuer: string;
  assertionAlgorithm: AssertionAlgorithm;
  assertionKeyId: string;
  assertionAudience: AssertionSettings['audience'];
  sendHeader: string;
  sendPrefix: string;
  assumedLifetime: string;
  rejectionStatuses: string;
  secretExpiresOn: string;
  headers: NamedRow[];
  cacheSeconds: string;
  /** Typed secrets. Absent: nothing was typed, the saved one stays. */
  secrets: Partial<Record<SingleSecret, string>>;
  /** Key ID of the key pair that was made for this form; empty: none was. */
  madeKeyId: string;
};

export const emptyValues: FormValues = {
  name: '',
  baseUrl: '',
  kind: 'none',
  username: '',
  apiKeyIn: 'header',
  apiKeyName: '',
  tokenUrl: '',
  clientId: '',
  scopes: '',
  clientAuthentication: 'auto',
  scopeSeparator: 'space',
  grantType: 'client_credentials',
  audience: '',
  resources: '',
  extraParameters: [],
  tokenHeaders: [],
  bodyFormat: 'form',
  issuer: '',
  assertionAlgorithm: 'RS256',
  assertionKeyId: '',
  assertionAudience: 'issuer',
  sendHeader: 'Authorization',
  sendPrefix: 'Bearer',
  assumedLifetime: '',
  rejectionStatuses: '401',
  secretExpiresOn: '',
  headers: [],
  cacheSeconds: '300',
  secrets: {},
  madeKeyId: '',
};

/** The form as saved settings fill it. */
export function valuesOf(settings: DatasourceSettings, savedSecrets: readonly SecretName[]): FormValues {
  const rows = (values: readonly NamedValue[], prefix: string): NamedRow[] =>
    values.map(({ name, value, secret }, rowId) => ({
      rowId,
      name,
      value: value ?? '',
      secret,
      savedAs: secret && savedSecrets.includes(`${prefix}:${name}` as SecretName) ? name : null,
    }));
  return {
    ...emptyValues,
    name: settings.name,
    baseUrl: settings.baseUrl,
    cacheSeconds: String(settings.cacheSeconds),
    headers: rows(settings.headers, 'header'),
    ...authenticationValues(settings.authentication, rows),
  };
}

/** Rows whose secret is no longer saved say so. */
export function withSavedNames(values: FormValues, savedSecrets: readonly SecretName[]): FormValues {
  const rows = (list: readonly NamedRow[], prefix: string): NamedRow[] =>
    list.map((row) => ({
      ...row,
      savedAs: savedSecrets.some((name) => name === `${prefix}:${row.savedAs ?? ''}`) ? row.savedAs : null,
    }));
  return {
    ...values,
    headers: rows(values.headers, 'header'),
    extraParameters: rows(values.extraParameters, 'parameter'),
    tokenHeaders: rows(values.tokenHeaders, 'token-header'),
  };
}

function authenticationValues(
  authentication: Authentication,
  rows: (values: readonly NamedValue[], prefix: string) => NamedRow[],
): Partial<FormValues> {
  const { kind } = authentication;
  switch (kind) {
    case 'none':
    case 'bearer':
      return { kind };
    case 'basic':
      return { kind, username: authentication.username };
    case 'api-key':
      return { kind, apiKeyIn: authentication.in, apiKeyName: authentication.name };
    case 'oauth2-client-credentials': {
      const { oauth } = authentication;
      return {
        kind,
        tokenUrl: oauth.tokenUrl,
        clientId: oauth.clientId,
        scopes: oauth.scopes.join(' '),
        clientAuthentication: oauth.clientAuthentication,
        scopeSeparator: oauth.scopeSeparator,
        grantType: oauth.grantType,
        audience: oauth.audience ?? '',
        resources: oauth.resources.join('\n'),
        extraParameters: rows(oauth.extraParameters, 'parameter'),
        tokenHeaders: rows(oauth.tokenHeaders, 'token-header'),
        bodyFormat: oauth.bodyFormat,
        issuer: oauth.issuer ?? '',
        assertionAlgorithm: oauth.assertion?.algorithm ?? 'RS256',
        assertionKeyId: oauth.assertion?.keyId ?? '',
        assertionAudience: oauth.assertion?.audience ?? 'issuer',
        sendHeader: oauth.send.headerName,
        sendPrefix: oauth.send.prefix,
        assumedLifetime: oauth.assumedLifetimeSeconds === null ? '' : String(oauth.assumedLifetimeSeconds),
        rejectionStatuses: oauth.rejectionStatuses.join(', '),
        secretExpiresOn: oauth.secretExpiresOn ?? '',
      };
    }
  }
}

/** What the backend is sent: settings without a secret, and beside them the secrets typed now. */
export function inputOf(values: FormValues): DatasourceInput {
  return {
    settings: {
      type: 'url',
      name: values.name.trim(),
      baseUrl: values.baseUrl.trim(),
      headers: namedValues(values.headers),
      authentication: authenticationOf(values),
      cacheSeconds: wholeNumber(values.cacheSeconds) ?? -1,
    },
    secrets: secretsOf(values),
    ...(usesMadeKey(values) && { madeKeyId: values.madeKeyId }),
  };
}

function authenticationOf(values: FormValues): Authentication {
  switch (values.kind) {
    case 'none':
    case 'bearer':
      return { kind: values.kind };
    case 'basic':
      return { kind: 'basic', username: values.username };
    case 'api-key':
      return { kind: 'api-key', in: values.apiKeyIn, name: values.apiKeyName.trim() };
    case 'oauth2-client-credentials':
      return { kind: 'oauth2-client-credentials', oauth: oauthOf(values) };
  }
}

/** Lists may be typed with spaces, commas or line breaks between their parts. */
function parts(text: string, separator: RegExp): string[] {
  return text.split(separator).flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
}

function oauthOf(values: FormValues): OAuthSettings {
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  return {
    tokenUrl: values.tokenUrl.trim(),
    clientId: values.clientId.trim(),
    clientAuthentication: values.clientAuthentication,
    scopes: parts(values.scopes, values.scopeSeparator === 'comma' ? /[\s,]+/ : /\s+/),
    scopeSeparator: values.scopeSeparator,
    grantType: values.grantType.trim(),
    audience: orNull(values.audience),
    resources: parts(values.resources, /\s+/),
    extraParameters: namedValues(values.extraParameters),
    tokenHeaders: namedValues(values.tokenHeaders),
    bodyFormat: values.bodyFormat,
    issuer: orNull(values.issuer),
    assertion: signsAssertion(values)
      ? {
          algorithm: values.assertionAlgorithm,
          keyId: orNull(values.assertionKeyId),
          audience: values.assertionAudience,
        }
      : null,
    send: { headerName: values.sendHeader.trim(), prefix: values.sendPrefix.trim() },
    assumedLifetimeSeconds: values.assumedLifetime.trim() === '' ? null : (wholeNumber(values.assumedLifetime) ?? -1),
    rejectionStatuses: parts(values.rejectionStatuses, /[\s,;]+/).map((part) => wholeNumber(part) ?? -1),
    secretExpiresOn: orNull(values.secretExpiresOn),
  };
}

export function signsAssertion({ clientAuthentication }: Pick<FormValues, 'clientAuthentication'>): boolean {
  return clientAuthentication === 'private-key-jwt' || clientAuthentication === 'client-secret-jwt';
}

export function usesMadeKey({ kind, clientAuthentication, madeKeyId }: FormValues): boolean {
  return kind === 'oauth2-client-credentials' && clientAuthentication === 'private-key-jwt' && madeKeyId !== '';
}

/** A whole number of zero and more, or null. */
export function wholeNumber(text: string): number | null {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : null;
}

/** Rows that are filled in; an empty row is not an entry. */
export function filledRows(rows: readonly NamedRow[]): NamedRow[] {
  return rows.filter((row) => row.name.trim() !== '' || row.value !== '');
}

function namedValues(rows: readonly NamedRow[]): NamedValue[] {
  return filledRows(rows).map(({ name, value, secret }) => ({
    name: name.trim(),
    value: secret ? null : value,
    secret,
  }));
}

/** The secrets with an input of their own that this authentication uses. */
export function singleSecrets({ kind, clientAuthentication }: FormValues): SingleSecret[] {
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
      return clientAuthentication === 'private-key-jwt' ? ['private-key'] : ['client-secret', 'next-client-secret'];
  }
}

/** Whom a secret is shown to when it is used. */
export function recipientOf(name: SingleSecret): 'token' | 'api' {
  return name === 'password' || name === 'bearer-token' || name === 'api-key' ? 'api' : 'token';
}

/** Whether a datasource works without this secret. */
export function isOptionalSecret(name: SingleSecret): boolean {
  return name === 'next-client-secret';
}

function secretsOf(values: FormValues): DatasourceInput['secrets'] {
  const secrets: DatasourceInput['secrets'] = {};
  for (const name of singleSecrets(values)) {
    const text = values.secrets[name];
    // An optional secret that was emptied is sent as empty: it is taken away.
    if (text !== undefined && (text !== '' || isOptionalSecret(name))) secrets[name] = text;
  }
  const rows = (entries: readonly NamedRow[], prefix: 'header' | 'parameter' | 'token-header'): void => {
    for (const { name, value, secret } of entries) {
      if (secret && value !== '') secrets[`${prefix}:${name.trim()}`] = value;
    }
  };
  rows(values.headers, 'header');
  if (values.kind === 'oauth2-client-credentials') {
    rows(values.extraParameters, 'parameter');
    rows(values.tokenHeaders, 'token-header');
  }
  return secrets;
}
