import type { ApiFailure } from '../../contract/failures';
import { err, type Result } from '../../contract/result';
import type { ApiCall } from '../../datasources/api/api-call';
import { printable } from '../../extract/printable';
import { staysInPlace } from '../query/path-template';
import { ask, type PageStep, type Progress } from './paging-strategy';

type Place = Pick<Progress, 'baseUrl' | 'query' | 'answer'>;

/**
 * Goes on at a link to the next page. Only the link's path and query are ever used,
 * and only below the base URL. A link is relative to the answer (RFC 3986 §5), or, as some APIs write it, to the API's root:
 * that is believed of a path that begins like the one that was asked for.
 */
export function followLink(target: string, place: Place): Result<PageStep, ApiFailure> {
  const candidates = readings(target.trim(), place).map((url) => pathBelow(url, new URL(place.baseUrl)));
  const path = candidates.find((candidate) => candidate !== null);
  return path === undefined ? leavesBase(target.trim(), place) : ask(call(place.query, path));
}

const call = (query: ApiCall, path: string): ApiCall => ({ ...query, path });

/** The addresses that a link can mean, likeliest first. */
function readings(target: string, { baseUrl, query, answer }: Place): URL[] {
  const plain = resolved(target, answer.url);
  const isAbsolute = /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(target);
  const below = isAbsolute
    ? null
    : resolved(target.replace(/^\//, ''), `${baseUrl.replace(/[?#].*$/, '').replace(/\/*$/, '')}/`);
  if (below === null || !beginsLike(target, query.path)) return plain === null ? [] : [plain];
  const isRooted = target.startsWith('/');
  return [...(isRooted ? [plain] : []), below, ...(isRooted ? [] : [plain])].filter((url) => url !== null);
}

/** Whether a link's path begins with the same name as the path that was asked for. */
function beginsLike(target: string, asked: string): boolean {
  const first = (path: string): string => path.replace(/^\//, '').split(/[/?]/, 1)[0] ?? '';
  return first(target) !== '' && first(target) === first(asked);
}

function resolved(target: string, base: string): URL | null {
  return URL.canParse(target, base) ? new URL(target, base) : null;
}

/** Path and query below the base URL; null for an address that is not below it. */
function pathBelow(next: URL, base: URL): string | null {
  if (!sameServer(base, next)) return null;
  const folder = base.pathname.replace(/\/+$/, '');
  if (next.pathname !== base.pathname && !next.pathname.startsWith(`${folder}/`)) return null;
  const below = next.pathname === base.pathname ? '' : next.pathname.slice(folder.length + 1);
  const path = `${below}${next.search}`;
  return staysInPlace(path) ? path : null;
}

/** Servers behind a proxy that ends TLS often write their links with http: the host is what counts, https is what is used. */
function sameServer(base: URL, next: URL): boolean {
  if (next.origin === base.origin) return true;
  return next.protocol === 'http:' && next.hostname === base.hostname && (next.port === '' || next.port === base.port);
}

function leavesBase(target: string, { answer }: Place): { ok: false; error: ApiFailure } {
  const host = resolved(target, answer.url)?.host ?? null;
  return err({ code: 'api-settings', problem: 'leaves-base', detail: host === null ? null : printable(host, 200) });
}
