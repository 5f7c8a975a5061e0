import { rowLists, type Authentication, type RowList, type SecretName } from '../../../../contract/authentication';
import { defaultDpop } from '../../../../contract/dpop';
import { inputsOfKind } from '../../../../contract/input-paths';
import type { DatasourceSettings } from '../../../../contract/datasource';
import type { NamedValue, OAuthSettings } from '../../../../contract/oauth-settings';
import { claimsText } from './assertion-values';
import { emptyValues, type FormValues, type NamedRow } from './form-values';

/** The form as saved settings fill it. */
export function valuesOf(settings: DatasourceSettings, savedSecrets: readonly SecretName[]): FormValues {
  const rows: RowsOf = (list, values) =>
    values.map(({ name, value, secret }, rowId) => ({
      rowId,
      name,
      value: value ?? '',
      secret,
      savedAs: secret && savedSecrets.includes(`${rowLists[list].prefix}:${name}`) ? name : null,
    }));
  return {
    ...emptyValues,
    name: settings.name,
    baseUrl: settings.baseUrl,
    cacheSeconds: String(settings.cacheSeconds),
    testPath: settings.testPath ?? '',
    headers: rows('headers', settings.headers),
    ...authenticationValues(settings.authentication, rows),
  };
}

/** Rows whose secret is no longer saved say so. */
export function withSavedNames(values: FormValues, savedSecrets: readonly SecretName[]): FormValues {
  const rows = (list: RowList): NamedRow[] =>
    values[list].map((row) => ({
      ...row,
      savedAs: savedSecrets.includes(`${rowLists[list].prefix}:${row.savedAs ?? ''}`) ? row.savedAs : null,
    }));
  return {
    ...values,
    headers: rows('headers'),
    extraParameters: rows('extraParameters'),
    tokenHeaders: rows('tokenHeaders'),
  };
}

type RowsOf = (list: RowList, values: readonly NamedValue[]) => NamedRow[];

function authenticationValues(authentication: Authentication, rows: RowsOf): Partial<FormValues> {
  const { kind } = authentication;
  if (kind === 'oauth2-client-credentials') return { kind, ...oauthValues(authentication.oauth, rows) };
  const members: Partial<Record<string, string>> = { ...authentication };
  return { kind, ...Object.fromEntries(inputsOfKind(kind).map(({ input, member }) => [input, members[member] ?? ''])) };
}

function oauthValues(oauth: OAuthSettings, rows: RowsOf): Partial<FormValues> {
  const { dpop = defaultDpop } = oauth;
  return {
    tokenUrl: oauth.tokenUrl,
    clientId: oauth.clientId,
    scopes: oauth.scopes.join(' '),
    clientAuthentication: oauth.clientAuthentication,
    scopeSeparator: oauth.scopeSeparator,
    grantType: oauth.grantType,
    audience: oauth.audience ?? '',
    resources: oauth.resources.join('\n'),
    extraParameters: rows('extraParameters', oauth.extraParameters),
    tokenHeaders: rows('tokenHeaders', oauth.tokenHeaders),
    bodyFormat: oauth.bodyFormat,
    clientIdName: oauth.clientIdName,
    clientSecretName: oauth.clientSecretName,
    tokenPath: oauth.tokenPath,
    lifetimePath: oauth.lifetimePath,
    tokenTypePath: oauth.tokenTypePath,
    issuer: oauth.issuer ?? '',
    assertionAlgorithm: oauth.assertion?.algorithm ?? 'RS256',
    assertionKeyId: oauth.assertion?.keyId ?? '',
    assertionAudience: oauth.assertion?.audience ?? 'issuer',
    assertionOtherAudience: oauth.assertion?.otherAudience ?? '',
    assertionSubject: oauth.assertion?.subject ?? '',
    assertionScopeIn: oauth.assertion?.scopeIn ?? 'parameter',
    assertionClaims: claimsText(oauth.assertion?.claims ?? []),
    dpopUse: dpop.use,
    dpopAlgorithm: dpop.algorithm,
    dpopUnbound: dpop.unbound,
    sendHeader: oauth.send.headerName,
    sendPrefix: oauth.send.prefix,
    assumedLifetime: oauth.assumedLifetimeSeconds === null ? '' : String(oauth.assumedLifetimeSeconds),
    rejectionStatuses: oauth.rejectionStatuses.join(', '),
    rejectionPath: oauth.rejectionPath,
    rejectionValue: oauth.rejectionValue,
    secretExpiresOn: oauth.secretExpiresOn ?? '',
  };
}
