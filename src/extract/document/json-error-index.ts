const literalPattern = /true|false|null/y;
const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// The range is everything from the space up: what is left are the control characters.
const stringEnd = /["\\]|[^ -\uffff]/g;
const escapePattern = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * Index of the first character at which a text stops being JSON (RFC 8259 §2), or its length if it ends too early or is
 * JSON after all. Engines word their own messages differently and often name no position. Does not recurse.
 */
export function jsonErrorIndex(text: string): number {
  const open: ('{' | '[')[] = [];
  let expects: 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end' = 'value';
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const character = text[at];
    const inside = open.at(-1);
    if (expects === 'comma-or-end' && inside === undefined) return at;
    if (expects === 'colon') {
      if (character !== ':') return at;
      expects = 'value';
      at++;
    } else if (expects === 'comma-or-end') {
      if (character === ',') expects = inside === '{' ? 'name' : 'value';
      else if (character === (inside === '{' ? '}' : ']')) open.pop();
      else return at;
      at++;
    } else if (expects === 'name' || expects === 'name-or-end') {
      if (character === '}' && expects === 'name-or-end') {
        open.pop();
        expects = 'comma-or-end';
        at++;
      } else {
        const end = character === '"' ? stringAt(text, at) : { error: at };
        if ('error' in end) return end.error;
        at = end.next;
        expects = 'colon';
      }
    } else if (character === '{' || character === '[') {
      open.push(character);
      expects = character === '{' ? 'name-or-end' : 'value-or-end';
      at++;
    } else if (character === ']' && expects === 'value-or-end') {
      open.pop();
      expects = 'comma-or-end';
      at++;
    } else {
      const end = character === '"' ? stringAt(text, at) : scalarAt(text, at);
      if ('error' in end) return end.error;
      at = end.next;
      expects = 'comma-or-end';
    }
    at = skipSpace(text, at);
  }
  return text.length;
}

type End = { next: number } | { error: number };

function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at++;
  }
}

function stringAt(text: string, from: number): End {
  let at = from + 1;
  for (;;) {
    stringEnd.lastIndex = at;
    const stop = stringEnd.exec(text);
    if (stop === null) return { error: text.length };
    if (stop[0] === '"') return { next: stop.index + 1 };
    escapePattern.lastIndex = stop.index;
    const escape = escapePattern.exec(text);
    if (escape === null) return { error: stop.index };
    at = stop.index + escape[0].length;
  }
}

function scalarAt(text: string, from: number): End {
  for (const pattern of [literalPattern, numberPattern]) {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (match !== null) return { next: from + match[0].length };
  }
  return { error: from };
}
