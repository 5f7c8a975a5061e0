/**
 * Paths that may have been meant by one that cannot be read, likeliest first. Whether they can be read is for the caller to
 * see. Names such as `@odata.nextLink` hold a dot.
 */
export function meantPaths(text: string): string[] {
  const path = text.startsWith('$') ? text : `$${/^[.[]/.test(text) ? '' : '.'}${text}`;
  const named = namesQuoted(path);
  const guesses = [path, named, `${path}]`, `${named}]`, path.replace(/(?<![=!<>])=(?!=)/g, '==')];
  return guesses.filter((guess, at) => guess !== text && guesses.indexOf(guess) === at);
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
