import type { UrlProblem } from '../contract/problems';
import { err, ok, type Result } from '../contract/result';
import { urlCharacters } from '../contract/limits';

/** Ports that Forge's egress allows; the empty string is https's own. */
const ports = new Set(['', '80', '8080', '8443', '8444', '7990', '8089', '8090', '8085', '8060']);

/**
 * Names that mean this machine or this network (RFC 6762 and its appendix G, RFC 6761, RFC 8375, ICANN's .internal, clusters'
 * `.svc`), and .onion (RFC 7686), which no resolver of ours may ask for: none of them can be a public host.
 */
const localSuffixes = [
  ...['.local', '.localhost', '.localdomain', '.internal', '.home.arpa', '.svc', '.onion'],
  ...['.intranet', '.private', '.corp', '.home', '.lan'],
  ...['.test', '.invalid'],
];

// Anything but visible ASCII: the URL parser would strip or encode it in silence.
const unseemly = /[^\x21-\x7e]/;

/**
 * Checks a URL that an administrator typed, or that a redirect or a metadata document names. Judges the serialised
 * WHATWG URL, so that every spelling of an address (0x7f.1, 2130706433, full-width digits) meets the same rule.
 * What a name resolves to is not known here: that belongs to Forge's egress proxy.
 */
export function checkUrl(text: string): Result<URL, UrlProblem> {
  const problem = textProblem(text);
  if (problem !== null) return err(problem);
  if (!URL.canParse(text)) return err('not-a-url');
  const url = new URL(text);
  const error = urlProblem(url);
  return error === null ? ok(url) : err(error);
}

function textProblem(text: string): UrlProblem | null {
  if (text.length > urlCharacters) return 'too-long';
  if (text.includes('\\')) return 'backslash';
  if (unseemly.test(text)) return 'characters';
  if (text.includes('#')) return 'fragment';
  // `https://@host` has an empty user: the parser drops it, a reader may not.
  const authority = /^[a-z][a-z0-9+.-]*:\/*([^/?]*)/i.exec(text)?.[1] ?? '';
  return authority.includes('@') ? 'userinfo' : null;
}

function urlProblem(url: URL): UrlProblem | null {
  if (url.protocol !== 'https:') return 'not-https';
  if (url.href.length > urlCharacters) return 'too-long';
  const host = url.hostname;
  if (host.startsWith('.') || host.includes('..')) return 'not-a-url';
  if (host.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(host)) return 'host-ip-address';
  if (host.endsWith('.')) return 'host-trailing-dot';
  if (host === 'localhost' || localSuffixes.some((suffix) => host.endsWith(suffix))) return 'host-local';
  if (!host.includes('.')) return 'host-single-label';
  return ports.has(url.port) ? null : 'port';
}
