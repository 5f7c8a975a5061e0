/** What one look over a JSON text tells before anything of it is built. */
export type JsonSurvey = {
  /** Objects and lists. */
  containers: number;
  /** Values of all kinds, at most: each is behind a comma or the first of a container. */
  values: number;
  /** Members of the largest object. */
  members: number;
  /** Starts and ends of the numbers that a double would not give back as they are written. */
  numbers: number[];
};

const quote = 0x22;
const backslash = 0x5c;
/** Whole numbers of so many characters are always exact. */
const safeLength = 15;

/** Counts what a JSON text would become, and finds the numbers whose digits would get lost. One pass; expects valid JSON. */
export function surveyJson(text: string): JsonSurvey {
  const survey: JsonSurvey = { containers: 0, values: 1, members: 0, numbers: [] };
  const { length } = text;
  const open: number[] = [];
  let members = 0;
  let at = 0;
  while (at < length) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at++;
      for (let inside = text.charCodeAt(at); inside !== quote && at < length; inside = text.charCodeAt(at))
        at += inside === backslash ? 2 : 1;
      at++;
    } else if ((code >= 0x30 && code <= 0x39) || code === 0x2d) {
      const start = at;
      let isWhole = code !== 0x2d;
      for (at++; at < length; at++) {
        const digit = text.charCodeAt(at);
        if (digit >= 0x30 && digit <= 0x39) continue;
        // `.`, `+`, `-`, `e` and `E` are all that can stand between the digits of a number.
        if (digit !== 0x2e && digit !== 0x2b && digit !== 0x2d && (digit | 0x20) !== 0x65) break;
        isWhole = false;
      }
      if ((!isWhole || at - start > safeLength) && isLost(text.slice(start, at))) survey.numbers.push(start, at);
    } else {
      at++;
      if (code === 0x2c) survey.values++;
      else if (code === 0x7b || code === 0x5b) {
        survey.containers++;
        survey.values++;
        open.push(members);
        members = 0;
      } else if (code === 0x3a) {
        if (++members > survey.members) survey.members = members;
      } else if (code === 0x7d || code === 0x5d) members = open.pop() ?? 0;
    }
  }
  return survey;
}

function isLost(token: string): boolean {
  return String(Number(token)) !== token;
}
