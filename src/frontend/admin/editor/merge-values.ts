import { filledRows, type FormValues } from './form-values';

type Setting = Exclude<keyof FormValues, 'secrets' | 'madeKeyId'>;

/** The settings with the paths of their inputs. */
const plain = { name: 'name', baseUrl: 'baseUrl', headers: 'headers', cacheSeconds: 'cacheSeconds' } as const;
const authentication: Record<Exclude<Setting, keyof typeof plain>, string> = {
  kind: 'authentication',
  username: 'username',
  apiKeyIn: 'apiKey.in',
  apiKeyName: 'apiKey.name',
  tokenUrl: 'oauth.tokenUrl',
  clientId: 'oauth.clientId',
  scopes: 'oauth.scopes',
  clientAuthentication: 'oauth.clientAuthentication',
  scopeSeparator: 'oauth.scopeSeparator',
  grantType: 'oauth.grantType',
  audience: 'oauth.audience',
  resources: 'oauth.resources',
  extraParameters: 'oauth.extraParameters',
  tokenHeaders: 'oauth.tokenHeaders',
  bodyFormat: 'oauth.bodyFormat',
  issuer: 'oauth.issuer',
  assertionAlgorithm: 'oauth.assertion.algorithm',
  assertionKeyId: 'oauth.assertion.keyId',
  assertionAudience: 'oauth.assertion.audience',
  sendHeader: 'oauth.send.headerName',
  sendPrefix: 'oauth.send.prefix',
  assumedLifetime: 'oauth.assumedLifetimeSeconds',
  rejectionStatuses: 'oauth.rejectionStatuses',
  secretExpiresOn: 'oauth.secretExpiresOn',
};

export type MergedValues = {
  values: FormValues;
  /** Paths of the inputs that hold the others' values now. */
  taken: string[];
  /** Paths of the inputs that both sides changed, each in another way: mine stay. */
  kept: string[];
};

/**
 * Their settings where nothing was changed here since `base`, mine elsewhere. Typed secrets are always mine. A list is one
 * setting; so is all of the authentication when a side changed its kind, for its parts would not fit together.
 */
export function mergeValues(base: FormValues, mine: FormValues, theirs: FormValues): MergedValues {
  const merged: MergedValues = { values: { ...mine }, taken: [], kept: [] };
  const parts = Object.keys(authentication) as (keyof typeof authentication)[];
  const isOneKind = base.kind === mine.kind && base.kind === theirs.kind;
  const units: { path: string; settings: Setting[] }[] = [
    ...(Object.keys(plain) as (keyof typeof plain)[]).map((name) => ({ path: plain[name], settings: [name] })),
    ...(isOneKind
      ? parts.map((name) => ({ path: authentication[name], settings: [name] }))
      : [{ path: authentication.kind, settings: parts }]),
  ];
  const hasTyped = mine.madeKeyId !== '' || Object.keys(mine.secrets).length > 0;
  for (const { path, settings } of units) {
    const isTheirs = differs(base, theirs, settings);
    const isMine = differs(base, mine, settings) || (settings.length > 1 && hasTyped);
    if (!isTheirs || !differs(mine, theirs, settings)) continue;
    if (isMine) merged.kept.push(path);
    else {
      merged.taken.push(path);
      for (const name of settings) Object.assign(merged.values, { [name]: theirs[name] });
    }
  }
  return merged;
}

function differs(one: FormValues, other: FormValues, settings: readonly Setting[]): boolean {
  return settings.some((name) => comparable(one[name]) !== comparable(other[name]));
}

function comparable(value: FormValues[Setting]): string {
  return typeof value === 'string'
    ? value
    : JSON.stringify(filledRows(value).map(({ name, value: typed, secret }) => [name, typed, secret]));
}
