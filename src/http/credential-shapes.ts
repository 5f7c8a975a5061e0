import { issuedKeys } from '../contract/secret-in-text';
import { cover } from './masker';

/** Names of members, parameters and elements whose value is a credential, whoever it belongs to. */
const credentialName =
  /^(?:(?:[\w.-]*[_.-])?(?:pass|otp|passcode)|[\w.-]*?(?:tokens?|secret|(?:token|secret)[_-]?(?:key|value|text)|passw(?:or)?d|passphrase|pwd|assertion|jwt|credentials?|authorization|cookie|signature|sig|(?:api|private|access|account|master|subscription|function)[_-]?key|session[_-]?id|bearer|verifier|samlresponse))$/i;

/** Whether a member of this name is never to be quoted: `access_token`, `clientSecret`, `password`. */
export function isCredentialName(name: string): boolean {
  return name.length <= 100 && credentialName.test(name);
}

/** `"name": "value"`, `name=value`, `name: value`, `<name>value</name>`, also with escaped quotes. */
const pairs =
  /([\w.-]{1,100})((?:\\*["']|&quot;|\\u0022)?\s{0,10}(?:=>|[:=])\s{0,10}(?:&quot;|\\u0022)?|>)(?:(["'])(?:\\[^]|(?!\3)[^\\])*|(\\+["'])(?:(?!\4)[^])*|([^\s"'\\,&;<>{}[\]()]+))/g;

/** A name and a value in members of their own, as lists of headers and parameters have them. */
const named = /("name"\s{0,10}:\s{0,10}"([\w.-]{1,100})"\s{0,10},\s{0,10}"value"\s{0,10}:\s{0,10}")[^"]{1,5000}/gi;

/** A list or an object under a name: what of it holds no other. */
const nested = /((["'])([\w.-]{1,100})\2\s{0,10}:\s{0,10}[[{])([^[\]{}]{1,2000})/g;

/** An element, with its prefix and attributes, also where its text is marked as such. */
const elements = /(<(?:[\w.-]{1,100}:)?([\w.-]{1,100})(?:\s[^<>]{1,300})?>(?:<!\[CDATA\[)?)[^<\]]+/g;

/** A parameter of a query, also one that was encoded with its name. */
const parameters = /([?&;]([\w.-]{1,100})=)[^\s&"'<>]+/g;
const encodedPairs = /(\b([\w.-]{1,100})(?:%22|%27)?%3[ad](?:%22|%27)?)[^\s&"'<>%]+/gi;

/** A user's password in front of a host. */
const passwords = /(\/\/[^\s/?#@:]{1,200}:)[^\s/?#@]{1,500}@/g;

/** A key that is only digits, by what stands before it. */
const hexKeys = /(key["']?\s{0,5}[:=]\s{0,5}["']?)[\da-f]{32,}/gi;

/** An input of a page, its name and its value. */
const inputs = /<input\b[^<>]{0,1000}/gi;
const inputName = /\bname\s{0,5}=\s{0,5}["']?([\w.-]{1,100})/i;
const inputValue = /(\bvalue\s{0,5}=\s{0,5})(?:(["'])(?:(?!\2)[^])*|[^\s"'<>]+)/i;

const schemes = /\b(Bearer|Basic|DPoP|Digest|Negotiate|Token|SSWS)(\s+["']?|:\s{0,10}["']?)([\w+/=.~-]{8,})/gi;
const jwt = /\beyJ[\w-]{6,}(?:\.[\w-]*){0,4}/g;
const pem = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----[^]*?(?:-----END [A-Z ]{0,40}-----|$)/g;
const longRun = /[\w~+/-]{32,}={0,2}/g;

/**
 * Covers what looks like a credential in a server's text: the values of members by their names, what follows `Bearer` and
 * the like, JWTs, private keys, and long runs in which upper case, lower case and digits are mixed.
 */
export function withoutCredentials(text: string): string {
  return text
    .replace(pem, cover)
    .replace(jwt, cover)
    .replace(issuedKeys, cover)
    .replace(passwords, `$1${cover}@`)
    .replace(hexKeys, `$1${cover}`)
    .replace(parameters, coveredAfter)
    .replace(encodedPairs, coveredAfter)
    .replace(elements, coveredAfter)
    .replace(named, coveredAfter)
    .replace(nested, (whole: string, before: string, _: string, name: string) =>
      isCredentialName(name) ? `${before}${cover}` : whole,
    )
    .replace(schemes, (whole: string, scheme: string, space: string, value: string) =>
      isRandom(value) ? `${scheme}${space}${cover}` : whole,
    )
    .replace(pairs, coveredPair)
    .replace(inputs, (input) =>
      isCredentialName(inputName.exec(input)?.[1] ?? '') ? input.replace(inputValue, `$1$2${cover}`) : input,
    )
    .replace(longRun, (run) => (isMixed(run) ? cover : run));
}

function coveredAfter(whole: string, before: string, name: string): string {
  return isCredentialName(name) ? `${before}${cover}` : whole;
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
