import type { PastedKind } from '../contract/pasted';
import type { Pasted } from './pasted';

export const found = (kind: PastedKind): Pasted => ({
  kind,
  name: '',
  baseUrls: [],
  authentications: [],
  headers: [],
  paths: [],
  notes: [],
});

/** Paths that are offered; nobody looks through more. */
export const mostPaths = 200;

/**
 * A whole address as a base URL and a path below it: the base ends before the last part, so that other things of the same API
 * stay below it. A version alone (`/v1`) belongs to the base.
 */
export function splitUrl(url: string): { baseUrl: string; path: string } {
  const [, origin = '', rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)([^#]*)/i.exec(url) ?? [];
  const at = rest.indexOf('?');
  const pathname = at < 0 ? rest : rest.slice(0, at);
  const query = at < 0 ? '' : rest.slice(at);
  const parts = pathname.split('/').filter(Boolean);
  const last = parts.at(-1) ?? '';
  if (parts.length === 0 || /^v\d+([._]\d+)*$/i.test(last))
    return { baseUrl: `${origin}${pathname.replace(/\/$/, '')}`, path: query };
  const versions = parts.findLastIndex((part) => /^v\d+([._]\d+)*$/i.test(part));
  const cut = versions >= 0 ? versions + 1 : parts.length - 1;
  return {
    baseUrl: [origin, ...parts.slice(0, cut)].join('/'),
    path: `${parts.slice(cut).join('/')}${query}`,
  };
}
