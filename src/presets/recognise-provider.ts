import type { UrlShape } from './preset';
import { presetOf, presets, type ProviderId, type TrapId } from './providers';

/** Which provider an access token URL belongs to. `path`: only its path has the provider's shape, the host may be anybody's. */
export type RecognisedProvider = { provider: ProviderId; by: 'host' | 'path' };

/** What tells more comes first: names of hosts, then domains, then paths that only one product has. */
const shapes = presets
  .flatMap(({ id, recognisedBy }) => recognisedBy.map((shape) => ({ id, shape })))
  .sort((a, b) => vagueness(a.shape) - vagueness(b.shape));

function vagueness({ hosts }: UrlShape): number {
  if (hosts === undefined) return 2;
  return hosts.some((name) => name.startsWith('.')) ? 1 : 0;
}

/**
 * The provider whose shape an access token URL has, so that an error can be explained in its terms; null when it has
 * nobody's. A hint for words only: nothing is sent, trusted or refused because of it.
 */
export function recogniseProvider(tokenUrl: string): RecognisedProvider | null {
  if (!URL.canParse(tokenUrl)) return null;
  const { hostname, pathname, protocol } = new URL(tokenUrl);
  if (protocol !== 'https:') return null;
  const path = pathname.length > 1 ? pathname.replace(/\/$/, '') : pathname;
  const found = shapes.find(({ shape }) => isAt(hostname, shape) && shape.path.test(path));
  return found === undefined ? null : { provider: found.id, by: found.shape.hosts === undefined ? 'path' : 'host' };
}

/** The trap that an OAuth error usually means at this provider; null when it says nothing more than anywhere. */
export function trapFor(error: string, provider: RecognisedProvider | null): TrapId | null {
  if (provider === null) return null;
  const { errors } = presetOf(provider.provider);
  return Object.hasOwn(errors, error) ? (errors[error] ?? null) : null;
}

function isAt(host: string, { hosts }: UrlShape): boolean {
  return hosts === undefined || hosts.some((name) => (name.startsWith('.') ? host.endsWith(name) : host === name));
}
