import type { Pasted, PastedAuthentication } from './pasted';

/** A request as some tool would send it. */
export type SentRequest = {
  method: string;
  url: string;
  headers: { name: string; value: string }[];
  body: string[];
  /** `name:password`, for Basic. */
  user: string | null;
  isJson: boolean;
};

/** Parameters of the token request that have inputs of their own, or that the app adds itself. */
const known = new Set(['grant_type', 'client_id', 'client_secret', 'scope', 'audience']);

/** Headers that say how the body is written, or what tools add: the app sends its own. */
const ownHeaders =
  /^(accept|accept-encoding|accept-language|cache-control|connection|content-length|content-type|cookie|dnt|host|origin|pragma|priority|referer|sec-.*|te|upgrade-insecure-requests|user-agent|postman-token)$/i;

const keyNames =
  /^(x-)?(api[-_]?key|apikey|auth[-_]?token|access[-_]?token|subscription[-_]?key|ocp-apim-subscription-key|x-functions-key|private-token|x-auth-key|key|code|token)$/i;

/** Headers whose value is likely to sign somebody in. */
export const secretHeaders = /auth|secret|token|passw|api-?key|credential|session|cookie|signature/i;

/** Parameters of the body, whether it is a form or JSON. */
function bodyParameters({ body }: Pick<SentRequest, 'body'>): Map<string, string> {
  const text = body.join('&');
  if (/^\s*\{/.test(text)) {
    try {
      const members = Object.entries(JSON.parse(text) as object).flatMap(([name, value]): [string, string][] =>
        typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
      );
      return new Map(members);
    } catch {
      return new Map();
    }
  }
  return new Map(new URLSearchParams(text));
}

/** A request for a token: it names a grant, or its address does and it carries a client. */
export function isTokenRequest(request: SentRequest): boolean {
  const parameters = bodyParameters(request);
  const query = queryOf(request.url);
  if (parameters.has('grant_type') || query.has('grant_type')) return true;
  const isTokenPath = /\/(token|oauth2?|access_?token)([/?.]|$)/i.test(request.url);
  return request.method === 'POST' && isTokenPath && (parameters.has('client_id') || request.user !== null);
}

export function tokenRequest(request: SentRequest): PastedAuthentication {
  const parameters = new Map([...queryOf(request.url), ...bodyParameters(request)]);
  const [user, password] = basicOf(request) ?? [];
  return {
    kind: 'oauth2-client-credentials',
    tokenUrl: withoutQuery(request.url),
    clientId: parameters.get('client_id') ?? user ?? '',
    clientSecret: parameters.get('client_secret') ?? password ?? '',
    scopes: (parameters.get('scope') ?? '').split(/\s+/).filter(Boolean),
    clientAuthentication: user === undefined ? (parameters.has('client_secret') ? 'body' : 'auto') : 'basic',
    audience: parameters.get('audience') ?? '',
    parameters: [...parameters].flatMap(([name, value]) => (known.has(name) ? [] : [{ name, value }])),
  };
}

type SignedIn = { authentication: PastedAuthentication; headers: Pasted['headers']; url: string };

/** How a request signs in, what other headers it has, and its address without a key in it. */
export function authenticationOf(request: SentRequest): SignedIn {
  const rest = request.headers.filter(({ name }) => !ownHeaders.test(name));
  const others = (without: string): Pasted['headers'] =>
    rest.flatMap(({ name, value }) =>
      name.toLowerCase() === without
        ? []
        : [{ name, value, isSecret: keyNames.test(name) || secretHeaders.test(name) }],
    );
  const { url } = request;
  const basic = basicOf(request);
  if (basic !== null) {
    const [username, password] = basic;
    return { authentication: { kind: 'basic', username, password }, headers: others('authorization'), url };
  }
  const authorization = rest.find(({ name }) => /^authorization$/i.test(name));
  const bearer = /^bearer\s+(\S+)$/i.exec(authorization?.value ?? '')?.[1];
  if (bearer !== undefined)
    return { authentication: { kind: 'bearer', token: bearer }, headers: others('authorization'), url };
  const keyHeader = rest.find(({ name }) => keyNames.test(name)) ?? authorization;
  if (keyHeader !== undefined) {
    const { name, value } = keyHeader;
    return {
      authentication: { kind: 'api-key', in: 'header', name, key: value },
      headers: others(name.toLowerCase()),
      url,
    };
  }
  const inQuery = [...queryOf(url)].find(([name]) => keyNames.test(name));
  if (inQuery !== undefined) {
    const [name, key] = inQuery;
    return {
      authentication: { kind: 'api-key', in: 'query', name, key },
      headers: others(''),
      url: withoutParameter(url, name),
    };
  }
  return { authentication: { kind: 'none' }, headers: others(''), url };
}

function basicOf({ headers, user }: SentRequest): [string, string] | null {
  const encoded = headers.flatMap(({ name, value }) =>
    /^authorization$/i.test(name) ? (/^basic\s+(\S+)$/i.exec(value)?.[1] ?? []) : [],
  )[0];
  const text = user ?? (encoded === undefined ? null : decoded(encoded));
  if (text === null) return null;
  const at = text.indexOf(':');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function decoded(base64: string): string | null {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
  } catch {
    return null;
  }
}

/** Pairs of a query as they are written; nothing of a text that is no address. */
function queryOf(url: string): Map<string, string> {
  const at = url.indexOf('?');
  return new Map(at < 0 ? [] : new URLSearchParams(url.slice(at + 1).split('#')[0] ?? ''));
}

const withoutQuery = (url: string): string => url.split(/[?#]/)[0] ?? url;

function withoutParameter(url: string, name: string): string {
  const at = url.indexOf('?');
  const kept = url
    .slice(at + 1)
    .split('&')
    .filter((pair) => new URLSearchParams(pair).keys().next().value !== name);
  return kept.length === 0 ? url.slice(0, at) : `${url.slice(0, at)}?${kept.join('&')}`;
}
