/** A private key, a signed token, or a user in front of a host. */
const telling = /-----(?:BEGIN|begin)|eyJ[\w-]{8,}\.[\w-]+|[/\\]{2}[^/\\\s]*@/;

/** The same `-----BEGIN` in base64, wherever in the text it stands. */
const encodedKey = /LS0tLS1CRUdJT|0tLS0tQkVHSU4|tLS0tLUJFR0lO/;

/** A member of a key file or of a login's answer, also escaped: `"client_secret": "…"`, and what makes a JWK private (RFC 7517 §9.2). */
const member =
  /["'][\w-]*(?:secret|private_?key|pass(?:phrase|word|wd)|token|api_?key)\\?["']\s*:\s*\\?["'][^"'\\]|"(?:d|k|dp|dq|qi)\\?"\s*:\s*\\?"[\w-]{16}/i;

/** Credentials as a header has them: `Bearer …`, `Basic …`. */
const credentials = /\b(?:bearer|basic|ssws)\s+[\w~+/.=-]{8,}/i;

/** A signature in a query, as links with a built-in permission have it. */
const signature = /[?&](?:sig|signature|x-amz-signature|x-goog-signature)=/i;

/** What issuers begin their keys with, which no name or identifier does, and what follows: Amazon's first, private keys last. */
const marks = [
  String.raw`A[KS]IA[A-Z0-9]{16}`,
  String.raw`gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}`,
  String.raw`ATATT3x\w{10,}|ATCTT3x\w{10,}|ATBB\w{20,}`,
  String.raw`[sr]k_(?:live|test)_\w{6,}|whsec_\w{10,}`,
  String.raw`sk-(?:ant-|proj-)?[\w-]{20,}`,
  String.raw`xox[abeoprs]-[\w-]{10,}|xapp-\d-[\w-]{10,}`,
  String.raw`AIza[\w-]{30,}|ya29\.[\w-]{10,}|GOCSPX-[\w-]{10,}`,
  String.raw`SG\.[\w-]{10,}\.[\w-]{10,}|key-[\da-f]{32}`,
  String.raw`shp(?:at|ca|pa|ss)_[\da-f]{20,}|shpua_\w{20,}`,
  String.raw`dop_v1_[\da-f]{20,}|doo_v1_[\da-f]{20,}`,
  String.raw`npm_\w{30,}|pypi-[\w-]{30,}|hv[sb]\.[\w-]{20,}|dapi[\da-f]{32}`,
  String.raw`pat-(?:na|eu)\d-[\da-f-]{30,}|ntn_\w{20,}|lin_api_\w{20,}|figd_[\w-]{20,}|EAA[A-Z]\w{40,}`,
  String.raw`[\w.~-]{3}[78]Q~[\w.~-]{31}`,
  String.raw`MII[A-Z][\w+/]{28,}`,
];
const issued = new RegExp(`(?<![\\w-])(?:${marks.join('|')})`);

/** `password=…`, as in a form or a connection string. */
const assignment = /(?:secret|passw(?:or)?d|token|(?:account|access|api|private)[_-]?key)\s{0,5}=\s{0,5}[^\s&=~"']{3}/i;

/** All keys in a text whose issuers mark them. */
export const issuedKeys = new RegExp(issued, 'g');

/** Whether the way a text is written says that a secret is in it. Such a text belongs into the input of a secret. */
export function holdsSecret(text: string): boolean {
  return [telling, encodedKey, member, credentials, signature, issued, assignment].some((pattern) =>
    pattern.test(text),
  );
}

/** Whether a word of a text looks made by chance, as keys and tokens are: long, of all sorts of characters, hardly repeating. */
export function hasRandomWord(text: string): boolean {
  return text.split(/[\s,;:/?&#]+/).some(isRandom);
}

function isRandom(word: string): boolean {
  if (word.length < 20 || !/^[\w~+.=-]+$/.test(word)) return false;
  return /[a-z]/.test(word) && /[A-Z]/.test(word) && /\d/.test(word) && bitsPerCharacter(word) > 3.5;
}

/** Shannon's entropy. */
function bitsPerCharacter(word: string): number {
  const counts = new Map<string, number>();
  for (const character of word) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / word.length) * Math.log2(count / word.length), 0);
}
