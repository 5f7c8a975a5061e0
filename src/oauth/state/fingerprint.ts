import { createHash, createHmac } from 'node:crypto';
import { defaultDpop, type DpopSettings } from '../../contract/dpop';
import type { AssertionSettings, NamedValue, OAuthSettings } from '../../contract/oauth-settings';
import { Secret, reveal } from '../../base/secret';
import type { SecretBag, TokenSubject } from '../token-subject';

/**
 * Names the exact settings and secrets a token was asked for with: a token of another fingerprint is never used.
 * SHA-256, hexadecimal. Secrets enter as their revision, or as an HMAC under a key that never leaves encrypted storage,
 * so that a stored fingerprint is no place to guess a weak secret from.
 */
export async function fingerprint(subject: TokenSubject, key: () => Promise<Secret>): Promise<string> {
  const secrets =
    subject.secretsRevision === undefined
      ? ['hmac', hashSecrets(await subject.secrets(), reveal(await key()))]
      : ['revision', subject.secretsRevision];
  return createHash('sha256')
    .update(JSON.stringify([canonical(subject.settings), ...secrets]))
    .digest('hex');
}

/** HMAC-SHA-256 over the names and texts of the secrets, in the order of their names. */
export function hashSecrets(secrets: SecretBag, key: string): string {
  const texts = Object.entries(secrets)
    .flatMap(([name, secret]): [string, string][] => (secret instanceof Secret ? [[name, reveal(secret)]] : []))
    .sort(byName);
  return createHmac('sha256', key).update(JSON.stringify(texts)).digest('hex');
}

/** All that shapes the request or how its answer is understood; not how the token is sent on. */
export function canonical(settings: OAuthSettings): unknown[] {
  return [
    1,
    settings.tokenUrl,
    settings.clientId,
    settings.clientAuthentication,
    [...settings.scopes].sort(),
    settings.scopeSeparator,
    settings.grantType,
    settings.audience,
    [...settings.resources].sort(),
    named(settings.extraParameters),
    named(settings.tokenHeaders),
    settings.bodyFormat,
    settings.issuer,
    settings.assertion && signing(settings.assertion),
    settings.assumedLifetimeSeconds,
    // Left out while none is set, so that tokens of settings from before they existed go on.
    ...(ownNames(settings).some((name) => name !== '') ? [ownNames(settings)] : []),
    ...proving(settings.dpop),
  ];
}

/** What an assertion has for the grant alone is left out while nothing of it is set. */
function signing({ algorithm, keyId, audience, ...grant }: AssertionSettings): unknown[] {
  const { otherAudience = '', subject = '', scopeIn = 'parameter', claims = [] } = grant;
  const own = [otherAudience, subject, scopeIn, ...claims.map(({ name, value }) => [name, value])];
  const isPlain = otherAudience === '' && subject === '' && scopeIn === 'parameter' && claims.length === 0;
  return [algorithm, keyId, audience, ...(isPlain ? [] : [own])];
}

function ownNames(settings: OAuthSettings): string[] {
  const { clientIdName, clientSecretName, tokenPath, lifetimePath, tokenTypePath } = settings;
  return [clientIdName, clientSecretName, tokenPath, lifetimePath, tokenTypePath];
}

/** Nothing where it is as by default: settings that were saved before there was a choice keep their fingerprint. */
function proving(dpop: DpopSettings = defaultDpop): unknown[] {
  const { use, algorithm, unbound } = dpop;
  const own = defaultDpop;
  const isDefault = use === own.use && algorithm === own.algorithm && unbound === own.unbound;
  return isDefault ? [] : [['dpop', use, algorithm, unbound]];
}

function named(values: NamedValue[]): unknown[] {
  return values.map(({ name, value, secret }): [string, string | null, boolean] => [name, value, secret]).sort(byName);
}

function byName([a]: readonly [string, ...unknown[]], [b]: readonly [string, ...unknown[]]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
