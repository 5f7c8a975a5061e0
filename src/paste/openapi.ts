import type { PasteNote } from '../contract/pasted';
import type { Pasted, PastedAuthentication } from './pasted';
import { entriesAt, listAt, memberAt, membersOf, textAt } from './members';
import { found, mostPaths } from './results';

export const isApiDescription = (value: unknown): boolean =>
  textAt(value, 'openapi') !== '' || memberAt(value, 'swagger') !== undefined;

/** An OpenAPI 3 or Swagger 2 document. `from`: the address it was read at, for servers that are given relative to it. */
export function readApiDescription(value: unknown, from: string | null): Pasted {
  const isSwagger = textAt(value, 'openapi') === '';
  const pasted = found(isSwagger ? 'swagger' : 'openapi');
  const notes: PasteNote[] = [];
  const servers = isSwagger ? swaggerServers(value) : listAt(value, 'servers').map(serverUrl);
  if (servers.length === 0 && from !== null) servers.push('/');
  for (const server of servers) {
    const url = absolute(server, from);
    if (url === null) notes.push({ code: 'server-relative', path: server });
    else if (!url.startsWith('https:')) notes.push({ code: 'server-not-https', url });
    if (url !== null && !pasted.baseUrls.includes(url)) pasted.baseUrls.push(url);
  }
  const open = [...new Set(pasted.baseUrls.flatMap((url) => url.match(/\{[^}]+\}/g) ?? []))];
  if (open.length > 0) notes.push({ code: 'variables-open', names: open });
  pasted.baseUrls.sort((a, b) => Number(b.startsWith('https:')) - Number(a.startsWith('https:')));
  const schemes = isSwagger
    ? entriesAt(value, 'securityDefinitions')
    : entriesAt(value, 'components', 'securitySchemes');
  for (const [label, scheme] of inUseFirst(schemes, value)) {
    const read = authenticationOf(resolved(scheme, value), isSwagger, from);
    if ('authentication' in read) pasted.authentications.push({ label, authentication: read.authentication });
    else notes.push({ code: 'authentication-unknown', what: `${label} (${read.unknown})` });
  }
  const scopes = [...new Set(pasted.authentications.flatMap(({ authentication }) => scopesOf(authentication)))];
  if (scopes.length > 1) notes.push({ code: 'scopes-open', scopes: scopes.slice(0, mostScopes), count: scopes.length });
  const paths = plainPaths(value);
  if (paths.length > mostPaths) notes.push({ code: 'paths-cut', count: paths.length - mostPaths });
  return { ...pasted, name: textAt(value, 'info', 'title').slice(0, 100), paths: paths.slice(0, mostPaths), notes };
}

const scopesOf = (authentication: PastedAuthentication): string[] =>
  authentication.kind === 'oauth2-client-credentials' ? authentication.scopes : [];

/** Scopes that a sentence names. */
const mostScopes = 12;

/** The server's address, with the default of each variable in its place. */
function serverUrl(server: unknown): string {
  return textAt(server, 'url').replaceAll(/\{([^}]+)\}/g, (whole, name: string) => {
    const given = memberAt(server, 'variables', name, 'default');
    return typeof given === 'string' || typeof given === 'number' ? String(given) : whole;
  });
}

function swaggerServers(value: unknown): string[] {
  const host = textAt(value, 'host');
  const basePath = textAt(value, 'basePath');
  const schemes = listAt(value, 'schemes').filter((scheme) => typeof scheme === 'string');
  if (host === '') return basePath === '' ? [] : [basePath];
  const named = schemes.length === 0 ? ['https'] : schemes;
  return named
    .filter((scheme) => scheme === 'https' || scheme === 'http')
    .map((scheme) => `${scheme}://${host}${basePath}`);
}

/** Null for an address that is relative to nobody knows what. */
function absolute(url: string, from: string | null): string | null {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url)) return url.replace(/\/+$/, '');
  if (from === null) return null;
  try {
    return new URL(url, from).href.replace(/\/+$/, '');
  } catch {
    return null;
  }
}

/** Schemes that the whole document asks for stand before those that only some operations name. */
function inUseFirst(schemes: readonly [string, unknown][], value: unknown): [string, unknown][] {
  const wanted = listAt(value, 'security').flatMap((one) => Object.keys(membersOf(one) ?? {}));
  const rank = ([name]: [string, unknown]): number => {
    const at = wanted.indexOf(name);
    return at < 0 ? wanted.length : at;
  };
  return [...schemes].sort((a, b) => rank(a) - rank(b));
}

/** What a reference within the document leads to. */
function resolved(value: unknown, document: unknown): unknown {
  const reference = textAt(value, '$ref');
  if (!reference.startsWith('#/')) return value;
  const parts = reference
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return memberAt(document, ...parts);
}

type Read = { authentication: PastedAuthentication } | { unknown: string };

function authenticationOf(scheme: unknown, isSwagger: boolean, from: string | null): Read {
  const type = textAt(scheme, 'type').toLowerCase();
  switch (type) {
    case 'basic':
      return { authentication: { kind: 'basic', username: '', password: '' } };
    case 'http': {
      const name = textAt(scheme, 'scheme').toLowerCase();
      if (name === 'basic') return { authentication: { kind: 'basic', username: '', password: '' } };
      return name === 'bearer' ? { authentication: { kind: 'bearer', token: '' } } : { unknown: `http ${name}` };
    }
    case 'apikey': {
      const place = textAt(scheme, 'in');
      if (place !== 'header' && place !== 'query') return { unknown: `apiKey ${place}` };
      return { authentication: { kind: 'api-key', in: place, name: textAt(scheme, 'name'), key: '' } };
    }
    case 'oauth2': {
      const flow = isSwagger
        ? textAt(scheme, 'flow') === 'application'
          ? scheme
          : undefined
        : memberAt(scheme, 'flows', 'clientCredentials');
      if (flow === undefined) return { unknown: `oauth2 ${flowNames(scheme, isSwagger)}` };
      const tokenUrl = textAt(flow, 'tokenUrl');
      return {
        authentication: {
          kind: 'oauth2-client-credentials',
          tokenUrl: absolute(tokenUrl, from) ?? tokenUrl,
          clientId: '',
          clientSecret: '',
          scopes: entriesAt(flow, 'scopes').map(([name]) => name),
          clientAuthentication: 'auto',
          audience: '',
          parameters: [],
        },
      };
    }
    default:
      return { unknown: type === '' ? '?' : type };
  }
}

function flowNames(scheme: unknown, isSwagger: boolean): string {
  return isSwagger
    ? textAt(scheme, 'flow')
    : entriesAt(scheme, 'flows')
        .map(([name]) => name)
        .join(', ');
}

/** Paths that GET answers without anything to fill in, those with a list of things first: short ones before long ones. */
function plainPaths(value: unknown): string[] {
  return entriesAt(value, 'paths')
    .filter(([path, item]) => memberAt(item, 'get') !== undefined && !path.includes('{'))
    .map(([path]) => path.replace(/^\//, ''))
    .filter((path) => path !== '')
    .sort((a, b) => a.split('/').length - b.split('/').length);
}
