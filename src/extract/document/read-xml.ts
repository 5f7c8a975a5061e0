import { extractLimits } from '../limits';
import { XmlTree } from './xml-tree';

/** Where and why a text is not XML that we read. */
export type XmlFault = { problem: 'malformed' | 'too-deep' | 'too-many' | 'entities'; index: number; what: string };

const nameCharacters = `[^\\s<>/="'&!?]+`;
const openPattern = new RegExp(`<(${nameCharacters})`, 'y');
const attributePattern = new RegExp(`\\s+(${nameCharacters})\\s*=\\s*("[^"<]*"|'[^'<]*')`, 'y');
const openEndPattern = /\s*(\/?)>/y;
const closePattern = new RegExp(`</(${nameCharacters})\\s*>`, 'y');
const attributesAllowed = 1000;
const spaceOnly = /^\s*$/;

/** Markup that is passed over, and what ends it. */
const passages: readonly [start: string, end: string, what: string][] = [
  ['<!--', '-->', 'a comment is not closed'],
  ['<![CDATA[', ']]>', 'a CDATA section is not closed'],
  ['<?', '?>', 'a processing instruction is not closed'],
];

const predefined: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads well-formed XML 1.0 with one root element, without a document type anywhere (it is what declares entities), not
 * nested too deep and of no more objects and names than fit into memory. Crossed, unclosed and missing elements are not
 * forgiven: a truncated answer must not pass for a short one. One pass, no recursion.
 */
export function readXml(text: string): XmlTree | XmlFault {
  const { depth: maxDepth, containers, names } = extractLimits;
  const tree = new XmlTree();
  const open: string[] = [];
  let roots = 0;
  let at = 0;
  for (;;) {
    const tag = text.indexOf('<', at);
    if (open.length === 0 && !spaceOnly.test(text.slice(at, tag === -1 ? undefined : tag)))
      return malformed(at, 'there is text outside of the root element');
    if (open.length > 0 && tag !== -1 && tag > at) tree.text(references(text.slice(at, tag)));
    if (tag === -1) break;
    if (tree.objects > containers || tree.names.size > names) return { problem: 'too-many', index: at, what: '' };
    at = tag;
    const passage = passages.find(([start]) => text.startsWith(start, tag));
    if (passage !== undefined) {
      const [start, close, what] = passage;
      const end = text.indexOf(close, at + start.length);
      if (end === -1) return malformed(at, what);
      if (start === '<![CDATA[' && open.length > 0) tree.text(text.slice(at + start.length, end));
      at = end + close.length;
    } else if (text.startsWith('<!', at)) {
      return { problem: 'entities', index: at, what: 'a document type' };
    } else if (text[at + 1] === '/') {
      const name = matchAt(closePattern, text, at);
      const expected = open.pop();
      if (name === null || expected === undefined || name[1] !== expected)
        return malformed(
          at,
          expected === undefined ? 'an element is closed that is not open' : `</${expected}> is expected here`,
        );
      tree.end();
      at = closePattern.lastIndex;
    } else {
      const element = openElement(text, at, tree);
      if ('problem' in element) return element;
      if (open.length === 0 && ++roots > 1) return malformed(at, 'there is more than one root element');
      if (element.empty) tree.end();
      else open.push(element.name);
      if (open.length > maxDepth) return { problem: 'too-deep', index: at, what: `more than ${maxDepth} levels` };
      at = element.end;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) return malformed(text.length, `<${unclosed}> is never closed`);
  return roots === 1 ? tree : malformed(text.length, 'there is no element');
}

function openElement(
  text: string,
  at: number,
  tree: XmlTree,
): { name: string; end: number; empty: boolean } | XmlFault {
  const name = matchAt(openPattern, text, at)?.[1];
  if (name === undefined) return malformed(at, 'a < starts no element');
  let end = openPattern.lastIndex;
  let names: Set<string> | null = null;
  tree.start(name);
  for (;;) {
    const [, attribute, value = ''] = matchAt(attributePattern, text, end) ?? [];
    if (attribute === undefined) break;
    names ??= new Set();
    if (names.has(attribute)) return malformed(end, `the attribute ${attribute} is repeated`);
    names.add(attribute);
    if (names.size > attributesAllowed) return malformed(end, `more than ${attributesAllowed} attributes`);
    tree.attribute(attribute, references(value.slice(1, -1)));
    end = attributePattern.lastIndex;
  }
  const close = matchAt(openEndPattern, text, end);
  if (close === null) return malformed(end, `the element <${name}> cannot be read here`);
  return { name, end: openEndPattern.lastIndex, empty: close[1] === '/' };
}

/** Only the five predefined entities and character references are resolved. */
function references(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return predefined[name] ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : parseInt(String(hex), 16);
    return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code);
  });
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  try {
    return pattern.exec(text);
  } catch (error) {
    // A name or a space of megabytes: once V8 has compiled a pattern, it runs out of stack there.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function malformed(index: number, what: string): XmlFault {
  return { problem: 'malformed', index, what };
}
