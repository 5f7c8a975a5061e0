/** What one look over a JSON text tells before anything of it is built. */
export type JsonSurvey = {
  /** Objects and lists. */
  containers: number;
  /** Values of all kinds, at most: each is behind a comma or the first of a container. */
  values: number;
  /** Members of the largest object. */
  members: number;
  /** Starts and ends, in bytes, of the numbers that a double would not give back as they are written. */
  numbers: number[];
};

const quote = 0x22;
const backslash = 0x5c;
/** Whole numbers of so many characters are always exact. */
const safeLength = 15;

/**
 * Counts what a JSON text would become, and finds the numbers whose digits would get lost. One pass over its UTF-8, half as dear
 * as one over its characters; expects valid JSON.
 */
export function surveyJson(utf8: Uint8Array): JsonSurvey {
  const { length } = utf8;
  const numbers: number[] = [];
  const open: number[] = [];
  let [containers, values, most, members] = [0, 1, 0, 0];
  let at = 0;
  while (at < length) {
    const code = utf8[at++] ?? 0;
    if (code === quote) {
      while (at < length) {
        const inside = utf8[at++];
        if (inside === quote) break;
        if (inside === backslash) at++;
      }
    } else if (code === 0x2c) values++;
    else if (code === 0x3a) {
      if (++members > most) most = members;
    } else if ((code >= 0x30 && code <= 0x39) || code === 0x2d) {
      const start = at - 1;
      let isWhole = code !== 0x2d;
      for (; at < length; at++) {
        const digit = utf8[at] ?? 0;
        if (digit >= 0x30 && digit <= 0x39) continue;
        // `.`, `+`, `-`, `e` and `E` are all that can stand between the digits of a number.
        if (digit !== 0x2e && digit !== 0x2b && digit !== 0x2d && (digit | 0x20) !== 0x65) break;
        isWhole = false;
      }
      if ((!isWhole || at - start > safeLength) && isLost(textIn(utf8, start, at))) numbers.push(start, at);
    } else if (code === 0x7b || code === 0x5b) {
      containers++;
      values++;
      open.push(members);
      members = 0;
    } else if (code === 0x7d || code === 0x5d) members = open.pop() ?? 0;
  }
  return { containers, values, members: most, numbers };
}

/** ASCII between two places. */
function textIn(utf8: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...utf8.subarray(start, Math.min(end, start + longestNumber)));
}

/** No number is compared beyond its first characters: those are more than a double gives back. */
const longestNumber = 400;

function isLost(token: string): boolean {
  return String(Number(token)) !== token;
}
