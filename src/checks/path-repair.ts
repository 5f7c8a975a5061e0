/**
 * Paths that may have been meant by one that cannot be read, likeliest first. Whether they can be read is for the caller to
 * see. Names such as `@odata.nextLink` hold a dot.
 */
export function meantPaths(text: string): string[] {
  const spelt = inOurSpelling(text);
  return [...(spelt === text ? [] : [spelt]), ...guessesAt(spelt)].filter((guess) => guess !== text);
}

/** What other languages of paths, and other spellings of this one, write for the same. Texts in quotation marks stay. */
function inOurSpelling(text: string): string {
  const straight = text.replace(/[“”„]/g, '"').replace(/[‘’‚]/g, "'").replace(/^＄/, '$').replaceAll('．', '.');
  const path = /^\/[\w/-]+$/.test(straight)
    ? straight.replace(/\/$/, '').replaceAll('/', '.')
    : straight.replace(/^(?:\$\$|@)(?=[.[])/, '$').replace(/^\{\s*(\$?[.[].*)\}$/, '$1');
  const spelt = path.replace(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([^"']+)/g, (whole: string, kept?: string) =>
    kept === undefined
      ? (path.includes('?') ? inFilters : inPaths).reduce((part, [pattern, ours]) => part.replace(pattern, ours), whole)
      : whole,
  );
  return spelt.replace(/\.(?=["'])("[^"]*"|'[^']*')/g, '[$1]');
}

const inPaths: readonly [RegExp, string][] = [
  [/\[\(@\.length\s*-\s*(\d+)\)\]/g, '[-$1]'],
  [/(?<=\w)\[\]/g, '[*]'],
];
const inFilters: readonly [RegExp, string][] = [
  ...inPaths,
  [/===/g, '=='],
  [/!==/g, '!='],
  [/<>/g, '!='],
  [/\s+and\s+/gi, ' && '],
  [/\s+or\s+/gi, ' || '],
  [/(?<=[?(&|]\s*)not\s+/gi, '!'],
  [/(?<=[=<>]\s*)true\b/gi, 'true'],
  [/(?<=[=<>]\s*)false\b/gi, 'false'],
  [/(?<=[=<>]\s*)(?:null|none|nil)\b/gi, 'null'],
  [/(?<=[=<>]\s*)\+?(?=\.\d)/g, '0'],
  [/(?<=[=<>]\s*)\+(?=\d)/g, ''],
];

function guessesAt(text: string): string[] {
  const path = text.startsWith('$') ? text : `$${/^[.[]/.test(text) ? '' : '.'}${text}`;
  const named = namesQuoted(path);
  const guesses = [
    path,
    named,
    `${path}]`,
    `${named}]`,
    path.replace(/[)\]]$/, ''),
    path.replace(/^\$(?=[A-Za-z_])/, '$.'),
    path.replace(/(?<![=!<>])=(?!=)/g, '=='),
  ];
  return guesses.filter((guess, at) => guesses.indexOf(guess) === at);
}

function namesQuoted(path: string): string {
  return path
    .replace(/\[\s*([^\]'"?*:,\s\d-][^\]'",]*?)\s*\]/g, (_, name: string) => `[${quotedName(name)}]`)
    .replace(
      /("[^"]*"|'[^']*'|\[\?[^]*\])|\.\s*([^.[\]*'"\s][^.[\]'"]*(?:(?<=@[^.[\]'"]*)\.[^.[\]'"]+)?)/g,
      (whole, kept, name) =>
        typeof kept === 'string' || typeof name !== 'string' || isPlainName(name) ? whole : `[${quotedName(name)}]`,
    );
}

/** Whether a name needs no brackets (RFC 9535 §2.5.1.1, of which ASCII letters are enough here). */
function isPlainName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}

/** A name as RFC 9535 §2.3.1.1 writes it in double quotes. */
function quotedName(name: string): string {
  return JSON.stringify(name.trim());
}
