import type { UrlProblem } from '../contract/problems';
import { err, type Result } from '../contract/result';
import { checkUrl } from './url';

/**
 * The one rule by which a path meets a base URL.
 *
 * - The base URL is a folder: `https://h/v1` and `https://h/v1/` are the same base, requests go below `/v1/`.
 * - An empty path means the base URL exactly as it was typed.
 * - One leading slash of the path is ignored: `/customers` and `customers` are the same. A path that begins with `?` is a
 *   query on the base URL itself.
 * - The result has the base's origin and lies below its path, or it is refused (`leaves-base`): whatever the path holds,
 *   `..`, `//host`, `https:`, also percent-encoded, it cannot get out.
 */
export function joinUrl(baseUrl: string, path: string): Result<URL, UrlProblem> {
  const base = checkUrl(baseUrl);
  if (!base.ok) return base;
  if (path === '') return base;
  const { origin } = base.value;
  const folder = base.value.pathname.replace(/\/+$/, '');
  const below = path.startsWith('?') ? `${base.value.pathname}${path}` : `${folder}/${path.replace(/^\//, '')}`;
  const [pathname = ''] = below.split('?', 1);
  if (climbs(pathname.slice(folder.length))) return err('leaves-base');
  const joined = checkUrl(`${origin}${below}`);
  if (!joined.ok) return joined;
  return isBelow(baseUrl, joined.value) ? joined : err('leaves-base');
}

/** Whether a URL is the base or lies below it, also for a server that decodes its path once or twice. */
export function isBelow(baseUrl: string, url: URL): boolean {
  const base = checkUrl(baseUrl);
  if (!base.ok || base.value.origin !== url.origin) return false;
  const folder = base.value.pathname.replace(/\/+$/, '');
  if (url.pathname === base.value.pathname || url.pathname === folder) return true;
  return url.pathname.startsWith(`${folder}/`) && !climbs(url.pathname.slice(folder.length));
}

/** Whether a server that decodes once or twice before it looks at the segments could climb up, or start over at `//`. */
function climbs(pathname: string): boolean {
  const once = decoded(pathname);
  return [pathname, once, decoded(once)].some(
    (reading) => reading.startsWith('//') || reading.split(/[/\\]/).some((segment) => /^\.\.(;|$)/.test(segment)),
  );
}

/** Percent-decoding that leaves what is not valid as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replaceAll(/%(2e|2f|5c|25)/gi, (escape) => decodeURIComponent(escape));
  }
}
