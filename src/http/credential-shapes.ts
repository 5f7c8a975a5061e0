import { cover } from './masker';

/** Names of members, parameters and elements whose value is a credential, whoever it belongs to. */
const credentialName =
  /^[\w.-]*?(token|secret|passw(or)?d|passphrase|pwd|assertion|jwt|credentials?|authorization|cookie|signature|sig|api[_-]?key|private[_-]?key)$/i;

/** Whether a member of this name is never to be quoted: `access_token`, `clientSecret`, `password`. */
export function isCredentialName(name: string): boolean {
  return name.length <= 100 && credentialName.test(name);
}

/** `"name": "value"`, `name=value`, `name: value`, `<name>value</name>`, also with escaped quotes. */
const pairs =
  /([\w.-]{1,100})((?:\\*["'])?\s{0,10}[:=]\s{0,10}|>)(?:(["'])(?:\\[^]|(?!\3)[^\\])*|(\\+["'])(?:(?!\4)[^])*|([^\s"'\\,&;<>{}[\]()]+))/g;

/** A hidden input of a page. */
const inputs = /(\bname=(["'])([\w.-]{1,100})\2[^<>]{0,200}?\bvalue=)(["'])((?:(?!\4)[^])*)/gi;

const schemes = /\b(Bearer|Basic|DPoP|Digest|Negotiate|Token)(\s+)([\w+/=.~-]{8,})/gi;
const jwt = /\beyJ[\w-]{6,}(?:\.[\w-]*){0,4}/g;
const pem = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^]*?(?:-----END [A-Z ]{0,40}-----|$)/g;
const longRun = /[\w~+/-]{32,}={0,2}/g;

/**
 * Covers what looks like a credential in a server's text: the values of members by their names, what follows `Bearer` and
 * the like, JWTs, private keys, and long runs in which upper case, lower case and digits are mixed.
 */
export function withoutCredentials(text: string): string {
  return text
    .replace(pem, cover)
    .replace(jwt, cover)
    .replace(schemes, (whole: string, scheme: string, space: string, value: string) =>
      isRandom(value) ? `${scheme}${space}${cover}` : whole,
    )
    .replace(pairs, coveredPair)
    .replace(inputs, (whole: string, before: string, _: string, name: string, quote: string) =>
      isCredentialName(name) ? `${before}${quote}${cover}` : whole,
    )
    .replace(longRun, (run) => (isMixed(run) ? cover : run));
}

function coveredPair(
  whole: string,
  name: string,
  between: string,
  quote: string | undefined,
  escapedQuote: string | undefined,
  plain: string | undefined,
): string {
  if (!isCredentialName(name) || plain === cover) return whole;
  // In a sentence ("client_secret: wrong") a word follows, in a form or an element the value.
  if (plain !== undefined && between.includes(':') && !isRandom(plain)) return whole;
  return `${name}${between}${quote ?? escapedQuote ?? ''}${cover}`;
}

function isRandom(text: string): boolean {
  return /\d|[+/=]/.test(text) || text.length >= 24;
}

function isMixed(text: string): boolean {
  return /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text) && !/\/[a-z]+\//.test(text);
}
