import { membersOf } from './members';
import type { Pasted } from './pasted';
import { found } from './results';

/** What services call these in the keys, files and variables that they hand out; compared without case and punctuation. */
const called = {
  clientId: ['clientid', 'oauthclientid', 'consumerkey', 'applicationid', 'appid', 'appkey'],
  clientSecret: ['clientsecret', 'oauthclientsecret', 'consumersecret', 'applicationsecret', 'appsecret'],
  tokenUrl: [
    ...['tokenurl', 'tokenuri', 'tokenendpoint', 'accesstokenurl', 'accesstokenuri', 'oauthtokenurl', 'oauth2tokenurl'],
    ...['oauthurl', 'authtokenurl'],
  ],
  scopes: ['scope', 'scopes', 'oauthscope', 'oauthscopes'],
  audience: ['audience', 'oauthaudience'],
  baseUrl: ['baseurl', 'baseuri', 'apiurl', 'apiuri', 'apibaseurl', 'apiendpoint', 'instanceurl', 'serviceurl'],
} as const;

type Known = Partial<Record<keyof typeof called, string>>;

/** The members of an authorization server's metadata that fill a form (RFC 8414 §2). */
function isMetadata(value: unknown): boolean {
  const members = membersOf(value);
  return typeof members?.['token_endpoint'] === 'string' && typeof members['issuer'] === 'string';
}

/** What an object says for itself and for what is in it, and where in the text it stands. */
type Client = { label: string; known: Known };

/**
 * What a service hands out to sign in with: its key as JSON, with members in each other, or an authorization server's
 * metadata. Of several clients in it each is a choice, with what stands beside it or around it and nothing of another. Null
 * when neither a client nor a token endpoint is in it.
 */
export function readCredentials(value: unknown): Pasted | null {
  const clients = clientsIn(value, {}, [], 4);
  const everything: Known = {};
  gather(value, everything, 4);
  if (isMetadata(value)) return pastedOf([{ label: '', known: everything }], true);
  const [only, second] = clients;
  // A single client may have its token endpoint in an object of its own.
  const one =
    second === undefined && only !== undefined ? [{ label: '', known: { ...everything, ...only.known } }] : clients;
  const whole = one.filter(({ known }) => isClient(known));
  return whole.length === 0 ? null : pastedOf(whole, false);
}

/**
 * The same as lines of `NAME=value` or `NAME: value`, as in an environment's file. Null where a line is none; `several`
 * where a name stands twice: nobody can tell which belong together.
 */
export function readCredentialLines(text: string): Pasted | 'several' | null {
  const lines = text
    .split(/\r?\n/, 400)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.length > 100 || lines.some((line) => line.length > longestLine)) return null;
  const known: Known = {};
  let isTwice = false;
  for (const line of lines) {
    const [, name, sign, text] =
      /^(?:export |set |\$env:)?([\w.-]{1,40}(?: [\w.-]{1,20}){0,3}) {0,9}([:=])(.*)$/i.exec(line) ?? [];
    if (name === undefined || text === undefined) return null;
    const value = unquoted(sign === '=' ? text.replace(/\s#.*$/, '') : text);
    const what = meant(name);
    if (what === undefined || value === '') continue;
    isTwice ||= known[what] !== undefined && known[what] !== value;
    known[what] = value;
  }
  if (!isClient(known)) return null;
  return isTwice ? 'several' : pastedOf([{ label: '', known }], false);
}

/** Longer than any key in one line: a private key in PEM has 1,700 characters. */
const longestLine = 8_192;

function unquoted(text: string): string {
  const trimmed = text.trim();
  return /^(["'])(.*)\1[;,]?$/.exec(trimmed)?.[2] ?? trimmed;
}

const isClient = ({ clientId, clientSecret, tokenUrl }: Known): boolean =>
  clientId !== undefined && (clientSecret !== undefined || tokenUrl !== undefined);

function clientsIn(value: unknown, around: Known, path: readonly string[], levels: number): Client[] {
  const own: Known = {};
  gather(value, own, 1);
  const { clientId: _id, clientSecret: _secret, ...outside } = around;
  // What belongs to one client is not handed on to another.
  const known =
    own.clientId === undefined && own.clientSecret === undefined ? { ...around, ...own } : { ...outside, ...own };
  const within =
    levels > 1
      ? Object.entries(membersOf(value) ?? {}).flatMap(([name, member]) =>
          membersOf(member) === null ? [] : clientsIn(member, known, [...path, name], levels - 1),
        )
      : [];
  const isNew = own.clientId !== undefined || (own.clientSecret !== undefined && within.length === 0);
  return [...(isNew && known.clientId !== undefined ? [{ label: path.join('.'), known }] : []), ...within];
}

/** Of an object and of what is in it, the outermost first. */
function gather(value: unknown, known: Known, levels: number): void {
  const entries = Object.entries(membersOf(value) ?? {});
  for (const [name, member] of entries) {
    const what = meant(name);
    const text = Array.isArray(member) ? member.filter((one) => typeof one === 'string').join(' ') : member;
    if (what !== undefined && typeof text === 'string' && text.trim() !== '') known[what] ??= text.trim();
  }
  // A service key of SAP's platform: the token endpoint stands below the address of its authorization server.
  const uaa = membersOf(membersOf(value)?.['uaa'])?.['url'];
  if (typeof uaa === 'string') known.tokenUrl ??= `${uaa.replace(/\/$/, '')}/oauth/token`;
  if (levels > 1) for (const [, member] of entries) gather(member, known, levels - 1);
}

function meant(name: string): keyof typeof called | undefined {
  const folded = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return (Object.keys(called) as (keyof typeof called)[]).find((what) => called[what].some((one) => folded === one));
}

function pastedOf(clients: readonly Client[], isMetadata: boolean): Pasted {
  const urls = clients.flatMap(({ known: { baseUrl = '' } }) =>
    /^https:\/\//i.test(baseUrl) ? [baseUrl.replace(/\/$/, '')] : [],
  );
  return {
    ...found(isMetadata ? 'metadata' : 'credentials'),
    baseUrls: [...new Set(urls)],
    authentications: clients.map(({ label, known }) => ({
      label,
      authentication: {
        kind: 'oauth2-client-credentials',
        tokenUrl: known.tokenUrl ?? '',
        clientId: known.clientId ?? '',
        clientSecret: known.clientSecret ?? '',
        scopes: (known.scopes ?? '').split(/[\s,]+/).filter((scope) => scope !== ''),
        clientAuthentication: 'auto',
        audience: known.audience ?? '',
        parameters: [],
      },
    })),
    notes: clients.some(({ known }) => known.tokenUrl === undefined) ? [{ code: 'token-url-open' }] : [],
  };
}
