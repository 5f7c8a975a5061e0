import type { SecretName } from '../../contract/authentication';
import type { DatasourceInput, DatasourceSettings } from '../../contract/datasource';
import type { SecretBag } from '../../oauth/token-subject';
import { Secret } from '../../base/secret';
import type { Problems } from './problems';
import { neededSecrets, type NeededSecret } from '../secret-names';

/** What is stored for the datasource that is being edited. */
export type Saved = { settings: DatasourceSettings; secrets: SecretBag };

/** The secrets to use and store, and whether they differ from the stored ones. */
export type MergedSecrets = { secrets: SecretBag; changed: boolean };

/**
 * A typed secret wins; a secret that was not typed is kept, unless the host it is sent to has changed. That host might be
 * somebody else's, and an administrator who does not know the secret must not be able to have it sent there.
 * A token goes to the API's host, so a new API host asks for the client secret again too.
 */
export function mergeSecrets(
  { settings, secrets: typed }: DatasourceInput,
  saved: Saved | null,
): { merged: MergedSecrets; problems: Problems } {
  const moved = movedHosts(settings, saved?.settings ?? null);
  const secrets: SecretBag = {};
  const problems: Problems = {};
  let changed = false;
  for (const needed of neededSecrets(settings)) {
    const { name } = needed;
    const text = typed[name] ?? null;
    const kept = saved?.secrets[name];
    // Typed as empty: an optional secret is taken away, a required one was merely not typed.
    if (text === '' && !needed.required) continue;
    if (text !== null && text !== '') {
      secrets[name] = new Secret(text);
      changed = true;
    } else if (kept !== undefined && !isMoved(needed, moved)) {
      secrets[name] = kept;
    } else if (needed.required) {
      problems[needed.path] = { code: 'secret-required', because: reason(settings, saved, kept !== undefined) };
    }
  }
  const dropped = Object.keys(saved?.secrets ?? {}).some((name) => secrets[name as SecretName] === undefined);
  return { merged: { secrets, changed: changed || dropped }, problems };
}

type Moved = { token: boolean; api: boolean };

function movedHosts(settings: DatasourceSettings, saved: DatasourceSettings | null): Moved {
  if (saved === null) return { token: false, api: false };
  return {
    api: hostOf(settings.baseUrl) !== hostOf(saved.baseUrl),
    token: tokenHost(settings) !== tokenHost(saved),
  };
}

/** A secret for the token endpoint buys a token that is sent to the API: it minds both hosts. */
function isMoved({ to }: NeededSecret, moved: Moved): boolean {
  return moved.api || (to === 'token' && moved.token);
}

function reason(
  settings: DatasourceSettings,
  saved: Saved | null,
  isKept: boolean,
): 'new' | 'host-changed' | 'authentication-changed' {
  if (isKept) return 'host-changed';
  if (saved !== null && saved.settings.authentication.kind !== settings.authentication.kind) {
    return 'authentication-changed';
  }
  return 'new';
}

function tokenHost({ authentication }: DatasourceSettings): string | null {
  return authentication.kind === 'oauth2-client-credentials' ? hostOf(authentication.oauth.tokenUrl) : null;
}

/** Host with port: two ports of one name may belong to two owners. A half-typed URL has none, and so differs. */
const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).host : null);
