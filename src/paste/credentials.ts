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

/**
 * What a service hands out to sign in with: its key as JSON, with members in each other, or an authorization server's
 * metadata. Null when neither a client nor a token endpoint is in it.
 */
export function readCredentials(value: unknown): Pasted | null {
  const known: Known = {};
  gather(value, known, 3);
  return pastedOf(known, isMetadata(value));
}

/** The same as lines of `NAME=value` or `NAME: value`, as in an environment's file. Null where a line is none. */
export function readCredentialLines(text: string): Pasted | null {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.length > 100) return null;
  const pairs = lines.map((line) => /^(?:export\s+|set\s+|\$env:)?([\w.\- ]{1,60}?)\s*[:=]\s*(.*)$/i.exec(line));
  if (pairs.includes(null)) return null;
  const known: Known = {};
  for (const pair of pairs) note(known, pair?.[1] ?? '', (pair?.[2] ?? '').replace(/^(["'])(.*)\1[;,]?$/, '$2'));
  return pastedOf(known, false);
}

function gather(value: unknown, known: Known, levels: number): void {
  for (const [name, member] of Object.entries(membersOf(value) ?? {})) {
    if (typeof member === 'string') note(known, name, member);
    else if (Array.isArray(member)) note(known, name, member.filter((one) => typeof one === 'string').join(' '));
    else if (levels > 1) gather(member, known, levels - 1);
  }
  // A service key of SAP's platform: the token endpoint stands below the address of its authorization server.
  const uaa = membersOf(membersOf(value)?.['uaa'])?.['url'];
  if (typeof uaa === 'string') known.tokenUrl ??= `${uaa.replace(/\/$/, '')}/oauth/token`;
}

function note(known: Known, name: string, value: string): void {
  const folded = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  for (const what of Object.keys(called) as (keyof typeof called)[]) {
    if (value.trim() === '' || !called[what].some((one) => folded === one)) continue;
    known[what] ??= value.trim();
  }
}

function pastedOf(known: Known, isMetadata: boolean): Pasted | null {
  const { clientId = '', clientSecret = '', tokenUrl = '', scopes = '', audience = '', baseUrl = '' } = known;
  if (!isMetadata && (clientId === '' || (clientSecret === '' && tokenUrl === ''))) return null;
  return {
    ...found(isMetadata ? 'metadata' : 'credentials'),
    baseUrls: /^https:\/\//i.test(baseUrl) ? [baseUrl.replace(/\/$/, '')] : [],
    authentications: [
      {
        label: '',
        authentication: {
          kind: 'oauth2-client-credentials',
          tokenUrl,
          clientId,
          clientSecret,
          scopes: scopes.split(/[\s,]+/).filter((scope) => scope !== ''),
          clientAuthentication: 'auto',
          audience,
          parameters: [],
        },
      },
    ],
    notes: tokenUrl === '' ? [{ code: 'token-url-open' }] : [],
  };
}
