/** What stands for the rest of a text that was cut. */
const marks = /\.{2,}|\u2026|[*\u2022\u00b7#_-]{3,}|[xX]{3,}|\[\u2026\]|\[\.\.\.\]|<(?:redacted|hidden)>/gi;

/** Fewer characters of a secret than these tell nothing, and are in any text. */
const leastShown = 4;
/** No shorter text can show a piece and a mark. */
export const leastCut = leastShown + 1;

/** Characters at the ends of a mark that may be the secret's own. */
const mostOwn = 8;

/** Longer pieces are found without a mark. */
const mostShown = 200;

/**
 * Where a text shows the first or last characters of a secret beside a mark for the rest, as in `sk-a…x9Z`: from the first
 * shown character to the last, the mark between them included.
 */
export function cutSecrets(text: string, secrets: readonly string[]): [start: number, end: number][] {
  if (text.length < leastShown) return [];
  const found: [number, number][] = [];
  for (const match of text.matchAll(marks)) {
    const end = match.index + match[0].length;
    for (const secret of secrets) {
      // What belongs to the mark may belong to the secret: `xxxxa9` is cut of `xa9`, too.
      const own = Math.min(match[0].length, mostOwn);
      for (let inside = 0; inside < own; inside++) {
        const before = shownBefore(text, match.index + inside, secret);
        const behind = shownBehind(text, end - inside, secret);
        if (before > 0) found.push([match.index + inside - before, end]);
        if (behind > 0) found.push([match.index, end - inside + behind]);
      }
    }
  }
  return found;
}

function shownBefore(text: string, end: number, secret: string): number {
  for (let length = Math.min(secret.length, end, mostShown); length >= leastShown; length--) {
    if (secret[length - 1] !== text[end - 1]) continue;
    const piece = secret.slice(0, length);
    if (text.startsWith(piece, end - length) && isTelling(piece)) return length;
  }
  return 0;
}

function shownBehind(text: string, start: number, secret: string): number {
  for (let length = Math.min(secret.length, text.length - start, mostShown); length >= leastShown; length--) {
    if (secret.at(-length) !== text[start]) continue;
    const piece = secret.slice(-length);
    if (text.startsWith(piece, start) && isTelling(piece)) return length;
  }
  return 0;
}

/** The dashes around a key are the same in every key. */
function isTelling(piece: string): boolean {
  return new Set(piece.replaceAll(/[^\p{L}\p{N}]/gu, '')).size >= 3;
}
