import type { Authentication, DatasourceSettings, SecretName } from '../../../../contract/datasource';
import type { NamedValue } from '../../../../contract/token';
import { emptyValues, type FormValues, type NamedRow } from './form-values';

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
