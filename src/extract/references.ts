import { windows1252Character } from './document/decode';

/** Names of the characters U+00A0 to U+00FF in HTML, in their order. */
const latin =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
const others: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  euro: '€',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  hellip: '…',
  bull: '•',
  trade: '™',
  AMP: '&',
  LT: '<',
  GT: '>',
  QUOT: '"',
  check: '✓',
  excl: '!',
  num: '#',
  dollar: '$',
  percnt: '%',
  lpar: '(',
  rpar: ')',
  ast: '*',
  plus: '+',
  comma: ',',
  period: '.',
  sol: '/',
  colon: ':',
  semi: ';',
  equals: '=',
  quest: '?',
  commat: '@',
  lsqb: '[',
  rsqb: ']',
  bsol: '\\',
  lowbar: '_',
  lbrace: '{',
  rbrace: '}',
  lcub: '{',
  rcub: '}',
  verbar: '|',
  Tab: '\t',
  NewLine: '\n',
  hyphen: '‐',
  ZeroWidthSpace: '\u200b',
};
/** Names of HTML 4 for letters of Greek, in their order, and for signs, with their codes. */
const greek =
  'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega';
const signs =
  'OElig:152 oelig:153 Scaron:160 scaron:161 Yuml:178 fnof:192 circ:2c6 tilde:2dc ensp:2002 emsp:2003 thinsp:2009 zwnj:200c zwj:200d lrm:200e rlm:200f dagger:2020 Dagger:2021 permil:2030 prime:2032 Prime:2033 lsaquo:2039 rsaquo:203a oline:203e frasl:2044 larr:2190 uarr:2191 rarr:2192 darr:2193 harr:2194 crarr:21b5 lArr:21d0 uArr:21d1 rArr:21d2 dArr:21d3 hArr:21d4 forall:2200 part:2202 exist:2203 empty:2205 nabla:2207 isin:2208 notin:2209 ni:220b prod:220f sum:2211 minus:2212 lowast:2217 radic:221a prop:221d infin:221e ang:2220 and:2227 or:2228 cap:2229 cup:222a int:222b there4:2234 sim:223c cong:2245 asymp:2248 ne:2260 equiv:2261 le:2264 ge:2265 sub:2282 sup:2283 nsub:2284 sube:2286 supe:2287 oplus:2295 otimes:2297 perp:22a5 sdot:22c5 lceil:2308 rceil:2309 lfloor:230a rfloor:230b lang:27e8 rang:27e9 loz:25ca spades:2660 clubs:2663 hearts:2665 diams:2666';
const named = new Map([
  ...latin.split(' ').map((name, at) => [name, String.fromCharCode(0xa0 + at)] as const),
  ...Object.entries(others),
  ...greek.split(' ').flatMap((name, at): [string, string][] => [
    [name, String.fromCharCode(0x391 + at)],
    [name.toLowerCase(), String.fromCharCode(0x3b1 + at)],
  ]),
  ['sigmaf', 'ς'],
  ...signs.split(' ').map((sign): [string, string] => {
    const [name = '', code = ''] = sign.split(':');
    return [name, String.fromCharCode(parseInt(code, 16))];
  }),
]);

const hidden = /<!--|<(script|style|template)\b/gi;
const dividing = /<\/?(?:br|p|div|li|ul|ol|tr|td|th|table|h[1-6]|hr|section|article|dt|dd|option)(?:\s[^<>]*)?\/?>/gi;
const tag = /<\/?[a-z][\w:-]*(?:\s[^<>]*)?\/?>/gi;

/** Without remarks and scripts; one that is not closed hides all that follows it. */
function withoutHidden(html: string): string {
  let [shown, at] = ['', 0];
  hidden.lastIndex = 0;
  for (let found = hidden.exec(html); found !== null; found = hidden.exec(html)) {
    shown += html.slice(at, found.index);
    const close = found[1] === undefined ? /-->/g : new RegExp(`</${found[1]}\\s*>`, 'gi');
    close.lastIndex = hidden.lastIndex;
    if (close.exec(html) === null) return shown;
    at = close.lastIndex;
    hidden.lastIndex = at;
  }
  return shown + html.slice(at);
}

/** The text that a browser would show of HTML: without tags, and with each character reference as what it means. */
export function textOfHtml(html: string): string {
  const text = html.includes('<')
    ? withoutHidden(html).replace(dividing, ' ').replace(tag, '').replace(/ {2,}/g, ' ').trim()
    : html;
  return withoutReferences(text);
}

/** Character references of HTML as the characters they mean; a name that is not known stays as it is written. */
function withoutReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,14}));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return named.get(name) ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : parseInt(String(hex), 16);
    if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return whole;
    // Numbers of windows-1252 mean its characters (WHATWG HTML, numeric character reference end state).
    return code >= 0x80 && code <= 0x9f ? windows1252Character(code) : String.fromCodePoint(code);
  });
}
