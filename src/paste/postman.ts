import type { PasteNote } from '../contract/pasted';
import type { Pasted, PastedAuthentication } from './pasted';
import { listAt, memberAt, membersOf, textAt } from './members';
import { authenticationOf, isTokenRequest, tokenRequest, type SentRequest } from './requests';
import { found, mostPaths, splitUrl } from './results';

export const isPostman = (value: unknown): boolean =>
  textAt(value, 'info', 'schema').includes('postman') ||
  memberAt(value, 'info', '_postman_id') !== undefined ||
  (memberAt(value, 'request', 'url') !== undefined && memberAt(value, 'request', 'method') !== undefined) ||
  (memberAt(value, 'url') !== undefined && memberAt(value, 'method') !== undefined);

/** A collection or a request as Postman exports them, with the collection's own variables in their places. */
export function readPostman(document: unknown): Pasted {
  const pasted = found('postman');
  const notes: PasteNote[] = [];
  const fill = filler(document);
  const requests = requestsIn(document).map((request) => ({
    sent: sentRequest(request, fill),
    auth: authOf(request, fill),
  }));
  const token = requests.find(({ sent }) => isTokenRequest(sent))?.sent;
  const calls = requests.filter(({ sent }) => sent !== token && /^https?:\/\//i.test(sent.url));
  const gets = calls.filter(({ sent }) => sent.method === 'GET');
  const first = gets[0] ?? calls[0];
  const own = authOf(document, fill);
  if (token !== undefined) pasted.authentications.push({ label: '', authentication: tokenRequest(token) });
  const chosen = own ?? first?.auth ?? requests.find(({ auth }) => auth !== null)?.auth ?? null;
  if (chosen !== null && 'authentication' in chosen && token === undefined)
    pasted.authentications.push({ label: '', authentication: chosen.authentication });
  if (chosen !== null && 'unknown' in chosen) notes.push({ code: 'authentication-unknown', what: chosen.unknown });
  if (first !== undefined) {
    const signed = authenticationOf(first.sent);
    pasted.headers.push(...signed.headers);
    if (pasted.authentications.length === 0 && chosen === null)
      pasted.authentications.push({ label: '', authentication: signed.authentication });
    if (gets.length === 0) notes.push({ code: 'method-not-get', method: first.sent.method });
  }
  const base = sharedBase(gets.length > 0 ? gets.map(({ sent }) => sent.url) : calls.map(({ sent }) => sent.url));
  if (base !== null) {
    pasted.baseUrls.push(base);
    if (!base.startsWith('https:')) notes.push({ code: 'server-not-https', url: base });
  }
  const paths = [...new Set(gets.flatMap(({ sent }) => pathBelow(authenticationOf(sent).url, base)))];
  if (paths.length > mostPaths) notes.push({ code: 'paths-cut', count: paths.length - mostPaths });
  const open = [...new Set(requests.flatMap(({ sent }) => sent.url.match(/\{\{[^}]+\}\}/g) ?? []))];
  if (open.length > 0) notes.push({ code: 'variables-open', names: open.slice(0, 5) });
  return { ...pasted, name: textAt(document, 'info', 'name').slice(0, 100), paths: paths.slice(0, mostPaths), notes };
}

type Fill = (text: string) => string;

/** Puts variables into their places, also those that name others; what is not known stays as it is written. */
function filler(document: unknown): Fill {
  const known = new Map(
    listAt(document, 'variable').flatMap((one): [string, string][] => {
      const name = textAt(one, 'key') || textAt(one, 'id');
      const value = memberAt(one, 'value');
      return name !== '' && (typeof value === 'string' || typeof value === 'number') ? [[name, String(value)]] : [];
    }),
  );
  const once = (text: string): string =>
    text.replaceAll(/\{\{([^{}]+)\}\}/g, (whole, name: string) => known.get(name.trim()) ?? whole);
  return (text) => once(once(once(text)));
}

/** Folders hold requests and other folders. */
function requestsIn(node: unknown, depth = 0): unknown[] {
  if (depth > 20) return [];
  const below = listAt(node, 'item').flatMap((item) => requestsIn(item, depth + 1));
  const request = memberAt(node, 'request');
  if (request !== undefined) return [typeof request === 'string' ? { method: 'GET', url: request } : request, ...below];
  return memberAt(node, 'url') === undefined ? below : [node, ...below];
}

function sentRequest(request: unknown, fill: Fill): SentRequest {
  const url = memberAt(request, 'url');
  const raw = typeof url === 'string' ? url : textAt(url, 'raw');
  const mode = textAt(request, 'body', 'mode');
  const pairs = (path: string): string[] =>
    enabled(listAt(request, 'body', path)).map(
      (one) => `${encodeURIComponent(fill(textAt(one, 'key')))}=${encodeURIComponent(fill(textAt(one, 'value')))}`,
    );
  const filled = fill(raw);
  return {
    method: (textAt(request, 'method') || 'GET').toUpperCase(),
    url: filled === '' || /^[a-z][a-z0-9+.-]*:\/\/|^\{\{/i.test(filled) ? filled : `https://${filled}`,
    headers: enabled(listAt(request, 'header')).map((one) => ({
      name: textAt(one, 'key'),
      value: fill(textAt(one, 'value')),
    })),
    body:
      mode === 'raw' ? [fill(textAt(request, 'body', 'raw'))] : pairs(mode === 'formdata' ? 'formdata' : 'urlencoded'),
    user: null,
    isJson: mode === 'raw',
  };
}

const enabled = (all: readonly unknown[]): unknown[] => all.filter((one) => memberAt(one, 'disabled') !== true);

type Auth = { authentication: PastedAuthentication } | { unknown: string } | null;

/** The tab "Authorization" of a request or a collection; null where there is none, or it is inherited. */
function authOf(node: unknown, fill: Fill): Auth {
  const type = textAt(node, 'auth', 'type');
  const given = memberAt(node, 'auth', type);
  // A list of pairs since version 2.1, members before that.
  const values = new Map<string, unknown>(
    Array.isArray(given)
      ? given.map((one): [string, unknown] => [textAt(one, 'key'), memberAt(one, 'value')])
      : Object.entries(membersOf(given) ?? {}),
  );
  const text = (name: string): string => {
    const value = values.get(name);
    return typeof value === 'string' ? fill(value) : '';
  };
  switch (type) {
    case '':
      return null;
    case 'noauth':
      return { authentication: { kind: 'none' } };
    case 'basic':
      return { authentication: { kind: 'basic', username: text('username'), password: text('password') } };
    case 'bearer':
      return { authentication: { kind: 'bearer', token: text('token') } };
    case 'apikey':
      return {
        authentication: {
          kind: 'api-key',
          in: text('in') === 'query' ? 'query' : 'header',
          name: text('key'),
          key: text('value'),
        },
      };
    case 'oauth2': {
      const grant = text('grant_type');
      if (grant !== 'client_credentials') return { unknown: `oauth2 ${grant}` };
      return {
        authentication: {
          kind: 'oauth2-client-credentials',
          tokenUrl: text('accessTokenUrl'),
          clientId: text('clientId'),
          clientSecret: text('clientSecret'),
          scopes: text('scope').split(/\s+/).filter(Boolean),
          clientAuthentication: text('client_authentication') === 'body' ? 'body' : 'auto',
          audience: text('audience'),
          parameters: [],
        },
      };
    }
    default:
      return { unknown: type };
  }
}

/** What all addresses of the likeliest host begin with, in whole parts of a path; null for no address. */
function sharedBase(urls: readonly string[]): string | null {
  const [first] = urls;
  if (first === undefined) return null;
  const { baseUrl } = splitUrl(first);
  const origin = /^[a-z]+:\/\/[^/?#]*/i.exec(first)?.[0] ?? '';
  const others = urls.filter((url) => url.startsWith(origin)).map((url) => url.split(/[?#]/)[0] ?? '');
  let base = baseUrl;
  while (base.length > origin.length && !others.every((url) => url === base || url.startsWith(`${base}/`)))
    base = base.slice(0, base.lastIndexOf('/'));
  return base;
}

function pathBelow(url: string, base: string | null): string[] {
  if (base === null || !url.startsWith(base) || /[{}]|\/:/.test(url.slice(base.length))) return [];
  const path = url.slice(base.length).replace(/^\//, '');
  return path === '' ? [] : [path];
}
