/** What servers put in front, so that no page can read the answer as a script. */
const guard = /^\s*(\)\]\}'?,?|while\s*\(1\);|for\s*\(;;\);)/;
/** A call of a function with the answer in it (JSONP). */
const opening =
  /^\s*(?:\/\*[^]{0,100}?\*\/\s*)?(?:typeof [\w$.]{1,60} === 'function' && )?[\w$.[\]"]{1,100}\s*\(\s*(?=[[{])/;

/** Whether a text is JSON behind something that is none. */
export const isWrapped = (text: string): boolean =>
  guard.test(text) || opening.test(text) || /^\s*(data:\s*[{[]|event:\s*\w)/.test(text);

/** JSON without what is around it; null where nothing is. */
export function unwrapped(text: string): string | null {
  const [before = ''] = guard.exec(text) ?? [];
  if (before !== '') return text.slice(before.length);
  const [call = ''] = opening.exec(text) ?? [];
  const whole = call === '' ? '' : text.trimEnd().replace(/;$/, '').trimEnd();
  return whole.endsWith(')') ? whole.slice(call.length, -1) : null;
}
