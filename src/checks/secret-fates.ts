import type { SecretName } from '../contract/authentication';
import type { DatasourceInput, DatasourceSettings } from '../contract/datasource';
import { neededSecrets, type NeededSecret } from './needed-secrets';
import type { Problems } from './problems';

/** What is saved, as far as it decides about secrets. */
export type SavedBefore = { settings: DatasourceSettings; secrets: readonly string[] };

/**
 * What a save does with a secret that its settings need. `typed`: it is stored. `kept`: the saved one stays. `left-out`: an
 * optional one is not there, or is taken away. `missing`: it has to be typed, and why.
 */
export type SecretFate = { name: SecretName; path: string } & (
  | { fate: 'typed' | 'kept' | 'left-out' }
  | { fate: 'missing'; because: 'new' | 'host-changed' | 'authentication-changed' }
);

/**
 * A typed secret wins; a secret that was not typed is kept, unless the host it is sent to has changed. That host might be
 * somebody else's, and an administrator who does not know the secret must not be able to have it sent there.
 * A token goes to the API's host, so a new API host asks for the client secret again too.
 */
export function secretFates({ settings, secrets }: DatasourceInput, saved: SavedBefore | null): SecretFate[] {
  return neededSecrets(settings).map((needed): SecretFate => {
    const { name, path } = needed;
    const text = secrets[name];
    const isSaved = saved !== null && saved.secrets.includes(name);
    // Typed as empty: an optional secret is taken away, a required one was merely not typed.
    if (text === '' && !needed.required) return { name, path, fate: 'left-out' };
    if (text !== undefined && text !== '') return { name, path, fate: 'typed' };
    if (isSaved && !isMoved(needed, settings, saved.settings)) return { name, path, fate: 'kept' };
    if (!needed.required) return { name, path, fate: 'left-out' };
    return { name, path, fate: 'missing', because: reason(settings, saved, isSaved) };
  });
}

/** The secrets that have to be typed, as problems of their inputs. */
export function missingProblems(fates: readonly SecretFate[]): Problems {
  return Object.fromEntries(
    fates.flatMap((one) =>
      one.fate === 'missing' ? [[one.path, { code: 'secret-required' as const, because: one.because }]] : [],
    ),
  );
}

/** Whether a secret for this recipient would go to another host than the one that it was saved for. */
export function isMoved({ to }: Pick<NeededSecret, 'to'>, now: DatasourceSettings, saved: DatasourceSettings): boolean {
  // A secret for the token endpoint buys a token that is sent to the API: it minds both hosts.
  return hostOf(now.baseUrl) !== hostOf(saved.baseUrl) || (to === 'token' && tokenHost(now) !== tokenHost(saved));
}

function reason(
  settings: DatasourceSettings,
  saved: SavedBefore | null,
  isSaved: boolean,
): 'new' | 'host-changed' | 'authentication-changed' {
  if (isSaved) return 'host-changed';
  return saved !== null && saved.settings.authentication.kind !== settings.authentication.kind
    ? 'authentication-changed'
    : 'new';
}

function tokenHost({ authentication }: DatasourceSettings): string | null {
  return authentication.kind === 'oauth2-client-credentials' ? hostOf(authentication.oauth.tokenUrl) : null;
}

/** Host with port: two ports of one name may belong to two owners. A half-typed URL has none, and so differs. */
const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).host : null);
