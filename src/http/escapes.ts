/** A text with escapes undone, and where its characters stand in the text as it came. */
export type View = { text: string; originOf: (at: number) => number };

/** JSON inside a form inside a JSON text: nobody nests deeper and means it. */
const mostRounds = 3;

/** What escapes of one kind look like. A secret may hold what only looks like an escape of another kind. */
const kinds = [
  /\\u\{[0-9a-f]{1,6}\}|\\U[0-9a-f]{8}|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\[0-3][0-7]{2}|\\[^ux]/gi,
  /(?:%[0-9a-f]{2})+/gi,
  /&#x[0-9a-f]{1,8};?|&#[0-9]{1,9};?|&[a-z]{2,8};/gi,
  /=[0-9a-f]{2}|=\r?\n/gi,
  /\0+/g,
  // Of one text only the lines, or its parts that stand side by side in a list.
  /\r?\n[ \t]*|(["'])\s{0,10}[,+.]\s{0,10}\1/g,
];

/** Whether there may be any of them. */
const telling = /[\\%&=\0\n]|["']\s{0,10}[,+.]/;

/**
 * The text itself, and what it is once the escapes of JSON, URLs, forms and XML in it are undone, one kind after the other
 * while there are any. NUL characters count as escapes of nothing: UTF-16 that was taken for UTF-8 is full of them.
 */
export function views(text: string): View[] {
  const found: View[] = [{ text, originOf: (at) => at }];
  const seen = new Set([text]);
  for (let round = 0, from = 0; round < mostRounds; round++) {
    const until = found.length;
    for (; from < until; from++) {
      for (const kind of telling.test(found[from]?.text ?? '') ? kinds : []) {
        const view = unescaped(found[from], kind);
        if (view === undefined || seen.has(view.text)) continue;
        seen.add(view.text);
        found.push(view);
      }
    }
  }
  return found;
}

const named: Record<string, string> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", sol: '/', bsol: '\\', plus: '+', equals: '=', colon: ':' },
  ...{ semi: ';', comma: ',', period: '.', excl: '!', quest: '?', num: '#', dollar: '$', percnt: '%', commat: '@' },
  ...{ ast: '*', lowbar: '_', hat: '^', grave: '`', vert: '|', verbar: '|', lpar: '(', rpar: ')', lsqb: '[' },
  ...{ lbrack: '[', rsqb: ']', rbrack: ']', lcub: '{', lbrace: '{', rcub: '}', rbrace: '}', nbsp: ' ' },
};
const controls: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** Undefined when there is nothing to undo. */
function unescaped(view: View | undefined, kind: RegExp): View | undefined {
  if (view === undefined) return undefined;
  const { text, originOf } = view;
  let result = '';
  let done = 0;
  /** Where in the new text something was undone, and by how much its length changed up to there. */
  const turns: { at: number; origin: number }[] = [];
  for (const match of text.matchAll(kind)) {
    const plain = meaning(match);
    result += text.slice(done, match.index);
    // All characters of one escape begin where it begins.
    for (let index = 0; index < plain.length; index++) turns.push({ at: result.length + index, origin: match.index });
    result += plain;
    done = match.index + match[0].length;
    turns.push({ at: result.length, origin: done });
  }
  if (done === 0) return undefined;
  result += text.slice(done);
  return { text: result, originOf: (at) => originOf(originIn(turns, at)) };
}

/** The last turn at or before a place tells how far the places have moved there. */
function originIn(turns: readonly { at: number; origin: number }[], at: number): number {
  let low = 0;
  let high = turns.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((turns[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const turn = turns[low - 1];
  return turn === undefined ? at : turn.origin + at - turn.at;
}

function meaning([whole]: RegExpMatchArray): string {
  const code = /^(?:\\[ux]\{?|&#x)([0-9a-f]+)/i.exec(whole)?.[1];
  if (code !== undefined) return character(parseInt(code, 16));
  if (/^\\[0-3][0-7]{2}$/.test(whole)) return character(parseInt(whole.slice(1), 8));
  if (whole.startsWith('\\')) return controls[whole.slice(1)] ?? whole.slice(1);
  if (whole.startsWith('%')) return Buffer.from(whole.replaceAll('%', ''), 'hex').toString('utf8');
  if (/^=[0-9a-f]{2}$/i.test(whole)) return Buffer.from(whole.slice(1), 'hex').toString('latin1');
  if (whole.startsWith('&#')) return character(parseInt(whole.slice(2), 10));
  return named[whole.slice(1, -1).toLowerCase()] ?? (whole.startsWith('&') ? whole : '');
}

const character = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '');
