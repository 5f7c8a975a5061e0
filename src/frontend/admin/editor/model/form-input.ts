import { isSecretName, rowListNames, rowLists, type Authentication } from '../../../../contract/authentication';
import { defaultDpop } from '../../../../contract/dpop';
import { inputsOfKind } from '../../../../contract/input-paths';
import type { DatasourceInput } from '../../../../contract/datasource';
import type { NamedValue, OAuthSettings } from '../../../../contract/oauth-settings';
import { assertionOf } from './assertion-values';
import { filledRows, usesMadeKey, type FormValues, type NamedRow } from './form-values';
import { isOptionalSecret, singleSecrets } from './single-secrets';

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
      ...(values.testPath.trim() !== '' && { testPath: values.testPath.trim() }),
    },
    secrets: secretsOf(values),
    ...(usesMadeKey(values) && { madeKeyId: values.madeKeyId }),
  };
}

function authenticationOf(values: FormValues): Authentication {
  const { kind } = values;
  if (kind === 'oauth2-client-credentials') return { kind, oauth: oauthOf(values) };
  const members = inputsOfKind(kind).map(({ input, member }) => [member, values[input].trim()]);
  // What members a kind has is known to the table of inputs alone; a test compares it with the settings' type.
  return { kind, ...Object.fromEntries(members) } as Authentication;
}

/** Lists may be typed with spaces, commas or line breaks between their parts. */
function parts(text: string, separator: RegExp): string[] {
  return text.split(separator).flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
}

/** Spaces part scopes always, commas where the server wants them between scopes. */
function scopesOf({ scopes, scopeSeparator }: Pick<FormValues, 'scopes' | 'scopeSeparator'>): string[] {
  return parts(scopes, scopeSeparator === 'comma' ? /[\s,]+/ : /\s+/);
}

function oauthOf(values: FormValues): OAuthSettings {
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  return {
    tokenUrl: values.tokenUrl.trim(),
    clientId: values.clientId.trim(),
    clientAuthentication: values.clientAuthentication,
    scopes: scopesOf(values),
    scopeSeparator: values.scopeSeparator,
    grantType: values.grantType.trim(),
    audience: orNull(values.audience),
    resources: parts(values.resources, /\s+/),
    extraParameters: namedValues(values.extraParameters),
    tokenHeaders: namedValues(values.tokenHeaders),
    bodyFormat: values.bodyFormat,
    clientIdName: values.clientIdName.trim(),
    clientSecretName: values.clientSecretName.trim(),
    tokenPath: values.tokenPath.trim(),
    lifetimePath: values.lifetimePath.trim(),
    tokenTypePath: values.tokenTypePath.trim(),
    issuer: orNull(values.issuer),
    assertion: assertionOf(values),
    ...proving(values),
    send: { headerName: values.sendHeader.trim(), prefix: values.sendPrefix.trim() },
    assumedLifetimeSeconds: values.assumedLifetime.trim() === '' ? null : (wholeNumber(values.assumedLifetime) ?? -1),
    rejectionStatuses: parts(values.rejectionStatuses, /[\s,;]+/).map((part) => wholeNumber(part) ?? -1),
    rejectionPath: values.rejectionPath.trim(),
    rejectionValue: values.rejectionValue.trim(),
    secretExpiresOn: orNull(values.secretExpiresOn),
  };
}

/** Nothing where all is as by default, so that a datasource of before is not another one. */
function proving({ dpopUse: use, dpopAlgorithm, dpopUnbound }: FormValues): Pick<OAuthSettings, 'dpop'> {
  const { algorithm, unbound } = defaultDpop;
  const dpop = use === 'never' ? { use, algorithm, unbound } : { use, algorithm: dpopAlgorithm, unbound: dpopUnbound };
  const isDefault = use === defaultDpop.use && dpop.algorithm === algorithm && dpop.unbound === unbound;
  return isDefault ? {} : { dpop };
}

function namedValues(rows: readonly NamedRow[]): NamedValue[] {
  return filledRows(rows).map(({ name, value, secret }) => ({
    name: name.trim(),
    value: secret ? null : value,
    secret,
  }));
}

function secretsOf(values: FormValues): DatasourceInput['secrets'] {
  const secrets: DatasourceInput['secrets'] = {};
  for (const name of singleSecrets(values)) {
    const text = values.secrets[name];
    // An optional secret that was emptied is sent as empty: it is taken away.
    if (text !== undefined && (text !== '' || isOptionalSecret(name, values))) secrets[name] = text;
  }
  for (const list of rowListNames) {
    if (rowLists[list].to === 'token' && values.kind !== 'oauth2-client-credentials') continue;
    for (const { name, value, secret } of values[list]) {
      const called = `${rowLists[list].prefix}:${name.trim()}`;
      // A name that none can have has a problem of its own.
      if (secret && value !== '' && isSecretName(called)) secrets[called] = value;
    }
  }
  return secrets;
}

/** A whole number of zero and more, or null. */
function wholeNumber(text: string): number | null {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : null;
}
