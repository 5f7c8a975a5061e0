import { decodedRuns } from './encoded-runs';

/**
 * A text with escapes undone, and where its characters stand in the text as it came. `isOfCode`: only Base64 is looked for in
 * it, because words were joined. `whole`: it was decoded from a code, of which no part can be told from the others; `unread`: it
 * is more than anybody looks through, and may say anything.
 */
export type View = {
  text: string;
  /** Where in the text as it came a part of this one stands. */
  placeOf: (start: number, end: number) => Place;
  isOfCode: boolean;
  whole?: 'read' | 'unread';
  /** Words are joined in texts that are read forwards only: else the end of one would be taken for the beginning of the next. */
  isReversed?: true;
};

export type Place = [start: number, end: number];

/** Three encodings inside of a JSON text: nobody nests deeper and means it. */
export const mostRounds = 4;

/** What all views of a text have together at most, in characters, beyond the first of each kind: else a text could be made dear. */
const mostCharacters = 4_000_000;
/** What a view costs however short it is, in characters. */
export const costOfView = 64;
/** Of what was decoded there may be very many. */
const costOfCode = 200;

/** Characters that are written for others (Unicode, compatibility). */
const compatible = /[\uff01-\uff5e\u2460-\u24ff]|\ud835[\udc00-\udfff]/g;

/** CSS: up to six digits, and a space that ends them. */
const css = /\\(?:[0-9a-f]{2,6}[ \t\r\n]?|[^0-9a-f])/gi;

/** Longer texts are not read backwards, and neither are those in which only what is looked for backwards too could stand. */
const mostReversed = 20_000;
const mayBeEncoded = /[\\%&=\uff01-\uff5e\ud835\u2460-\u24ff]|[\w+/-]{16}/;

/** Percent signs that were encoded again, any number of times. */
const percentAgain = /%(?:25)+(?=[0-9a-f]{2})/gi;

const script = /\\u\{[0-9a-f]{1,8}\}|\\U[0-9a-f]{8}|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\[0-3][0-7]{2}|\\\r?\n|\\[^ux]/gi;
const percents = /%u[0-9a-f]{4}|(?:%[0-9a-f]{2})+/gi;
const entities = /&#x[0-9a-f]{1,20};?|&#[0-9]{1,20};?|&[a-z]{2,16};/gi;

/** Characters that are each escaped in a way of their own: undone at once, because one kind may hold what looks like another. */
const anyKind = {
  sign: /[\\%&]/,
  pattern: new RegExp([script, percents, entities, compatible].map(({ source }) => source).join('|'), 'gi'),
};

/**
 * What escapes of one kind look like, and what must be in a text that has any. A secret may hold what only looks like an
 * escape of another kind.
 */
const kinds: readonly { sign: string | RegExp; pattern: RegExp; isOfCode?: true }[] = [
  {
    sign: '\\',
    pattern: script,
  },
  { sign: /\\[0-9a-f]{2}/i, pattern: css },
  { sign: '%', pattern: percents },
  { sign: '%25', pattern: percentAgain },
  { sign: '&', pattern: entities },
  { sign: '=', pattern: /=[0-9a-f]{2}|=\r?\n/gi },
  // NUL: UTF-16 that was taken for UTF-8 is full of them. The others are not seen.
  {
    sign: /[\0\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|<wbr/i,
    pattern: /[\0\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+|<wbr ?\/?>/gi,
  },
  // Of one text only the lines, or its parts that stand side by side in a list.
  {
    sign: /[\r\n\t\u2028\u2029]|["']\s{0,10}[,+.&|"']/,
    pattern: /[\r\n\t\u2028\u2029][ \t\r\n]*|(["'])\s{0,10}(?:[,+.&]|\|\|)?\s{0,10}\1/g,
  },
  // Letters of full width, mathematical and enclosed ones.
  {
    sign: /[\uff01-\uff5e\u2460-\u24ff\ud835]/,
    pattern: compatible,
  },
  { sign: ' ', pattern: /(?<=[\w+/-]{4}) +(?=[\w+/-]{2})/g, isOfCode: true },
];

/**
 * The text itself, and what it is once the escapes of JSON, CSS, URLs, forms and XML in it are undone, one kind after the
 * other while there are any. What is not seen, and what breaks a text, count as escapes of nothing.
 */
export function views(text: string, rounds: number): View[] {
  const found: View[] = [{ text, placeOf: (start, end) => [start, end], isOfCode: false }];
  const seen = new Set([text]);
  let characters = 0;
  for (let round = 0, from = 0; round < rounds; round++) {
    const until = found.length;
    for (; from < until; from++) {
      const of = found[from];
      if (of === undefined) continue;
      for (const view of nextViews(of)) {
        if (characters > mostCharacters) return found;
        const name = view.whole === undefined ? view.text : `${view.placeOf(0, 0)[0]} ${view.text}`;
        if (seen.has(name)) continue;
        seen.add(name);
        found.push(view);
        characters += view.text.length + (view.whole === undefined ? costOfView : costOfCode);
      }
    }
  }
  return found;
}

/** What one more step makes of a text: one kind of escapes undone, all of them, or a run of it decoded. */
function* nextViews(of: View): Generator<View> {
  let undone = 0;
  for (const kind of kinds) {
    const view = of.isReversed === true && kind.isOfCode === true ? undefined : unescaped(of, kind);
    if (view === undefined) continue;
    yield view;
    undone += 1;
  }
  const mixed = undone > 1 ? unescaped(of, anyKind) : undefined;
  if (mixed !== undefined) yield mixed;
  const { text, placeOf, isOfCode, whole } = of;
  // Joined words would be taken for one code.
  if (isOfCode) return;
  for (const run of decodedRuns(text)) {
    const place = placeOf(run.start, run.end);
    yield { text: run.text ?? '', placeOf: () => place, isOfCode, whole: run.text === null ? 'unread' : 'read' };
  }
  if (text.length > mostReversed || !mayBeEncoded.test(text)) return;
  const reversed = text.split('').reverse().join('');
  const { length } = text;
  yield {
    text: reversed,
    placeOf: (start, end) => placeOf(length - end, length - start),
    isOfCode,
    isReversed: true,
    ...(whole !== undefined && { whole }),
  };
}

const latin =
  'iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot ' +
  'cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc ' +
  'Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute ' +
  'THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ' +
  'ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const named: Record<string, string> = {
  ...Object.fromEntries(latin.split(' ').map((name, index) => [name, String.fromCharCode(0xa1 + index)])),
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", sol: '/', bsol: '\\', plus: '+', equals: '=', colon: ':' },
  ...{ semi: ';', comma: ',', period: '.', excl: '!', quest: '?', num: '#', dollar: '$', percnt: '%', commat: '@' },
  ...{ ast: '*', lowbar: '_', hat: '^', grave: '`', vert: '|', verbar: '|', lpar: '(', rpar: ')', lsqb: '[' },
  ...{ lbrack: '[', rsqb: ']', rbrack: ']', lcub: '{', lbrace: '{', rcub: '}', rbrace: '}', nbsp: ' ' },
  ...{ euro: '€', hyphen: '-', dash: '-', minus: '-', tilde: '~', Tilde: '~' },
  ...{ zwnj: '\u200c', zwj: '\u200d', ZeroWidthSpace: '\u200b', Tab: '\t', NewLine: '\n' },
};
const controls: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** Undefined when there is nothing to undo. */
function unescaped(view: View | undefined, { sign, pattern, isOfCode }: (typeof kinds)[number]): View | undefined {
  if (view === undefined) return undefined;
  if (!(typeof sign === 'string' ? view.text.includes(sign) : sign.test(view.text))) return undefined;
  const { text, placeOf } = view;
  let result = '';
  let done = 0;
  /** Where in the new text something was undone, and by how much its length changed up to there. */
  const turns: Turns = { at: [], origin: [] };
  for (const match of text.matchAll(pattern)) {
    const plain = meaning(match, pattern);
    result += text.slice(done, match.index);
    // All characters of one escape begin where it begins.
    for (let index = 0; index < plain.length; index++) {
      turns.at.push(result.length + index);
      turns.origin.push(match.index);
    }
    result += plain;
    done = match.index + match[0].length;
    turns.at.push(result.length);
    turns.origin.push(done);
  }
  if (done === 0) return undefined;
  result += text.slice(done);
  return {
    text: result,
    placeOf: (start, end) => placeOf(originIn(turns, start), originIn(turns, end)),
    isOfCode: view.isOfCode || isOfCode === true,
    ...(view.whole !== undefined && { whole: view.whole }),
    ...(view.isReversed === true && { isReversed: true }),
  };
}

/** Two lists as long as each other: a text may hold millions of escapes. */
type Turns = { at: number[]; origin: number[] };

/** The last turn at or before a place tells how far the places have moved there. */
function originIn(turns: Turns, at: number): number {
  let low = 0;
  let high = turns.at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((turns.at[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const origin = turns.origin[low - 1];
  return origin === undefined ? at : origin + at - (turns.at[low - 1] ?? 0);
}

function meaning([whole]: RegExpMatchArray, pattern: RegExp): string {
  if (/^[\uff01-\uff5e\u2460-\u24ff\ud835]/.test(whole)) return whole.normalize('NFKC');
  if (pattern === css) return whole.length > 2 ? character(parseInt(whole.slice(1), 16)) : whole.slice(1);
  const code = /^(?:\\[ux]\{?|%u|&#x)([0-9a-f]+)/i.exec(whole)?.[1];
  if (code !== undefined) return character(parseInt(code, 16));
  if (/^\\[0-3][0-7]{2}$/.test(whole)) return character(parseInt(whole.slice(1), 8));
  if (/^\\\r?\n$/.test(whole)) return '';
  if (whole.startsWith('\\')) return controls[whole.slice(1)] ?? whole.slice(1);
  if (/^%(?:25)+$/.test(whole) && pattern === percentAgain) return '%';
  if (whole.startsWith('%')) return Buffer.from(whole.replaceAll('%', ''), 'hex').toString('utf8');
  if (/^=[0-9a-f]{2}$/i.test(whole)) return Buffer.from(whole.slice(1), 'hex').toString('latin1');
  if (whole.startsWith('&#')) return character(parseInt(whole.slice(2), 10));
  if (!whole.startsWith('&')) return '';
  const name = whole.slice(1, -1);
  return named[name] ?? named[name.toLowerCase()] ?? whole;
}

const character = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '');
