/** Where and why a text is not XML that we read. */
export type XmlFault = { problem: 'malformed' | 'too-deep' | 'entities'; index: number; what: string };

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

/**
 * Checks that a text is well-formed XML 1.0 with one root element, without a document type anywhere (it is what declares
 * entities) and not nested too deep. Null if it is. Parsers forgive crossed, unclosed and missing elements; a truncated
 * answer must not pass for a short one. One pass, no recursion.
 */
export function xmlFault(text: string, maxDepth: number): XmlFault | null {
  const open: string[] = [];
  let roots = 0;
  let at = 0;
  for (;;) {
    const tag = text.indexOf('<', at);
    if (open.length === 0 && !spaceOnly.test(text.slice(at, tag === -1 ? undefined : tag)))
      return malformed(at, 'there is text outside of the root element');
    if (tag === -1) break;
    at = tag;
    const passage = passages.find(([start]) => text.startsWith(start, tag));
    if (passage !== undefined) {
      const [start, close, what] = passage;
      const end = text.indexOf(close, at + start.length);
      if (end === -1) return malformed(at, what);
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
      at = closePattern.lastIndex;
    } else {
      const element = openElement(text, at);
      if ('problem' in element) return element;
      if (open.length === 0 && ++roots > 1) return malformed(at, 'there is more than one root element');
      if (!element.empty) open.push(element.name);
      if (open.length > maxDepth) return { problem: 'too-deep', index: at, what: `more than ${maxDepth} levels` };
      at = element.end;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) return malformed(text.length, `<${unclosed}> is never closed`);
  return roots === 1 ? null : malformed(text.length, 'there is no element');
}

function openElement(text: string, at: number): { name: string; end: number; empty: boolean } | XmlFault {
  const name = matchAt(openPattern, text, at)?.[1];
  if (name === undefined) return malformed(at, 'a < starts no element');
  let end = openPattern.lastIndex;
  let names: Set<string> | null = null;
  for (;;) {
    const attribute = matchAt(attributePattern, text, end)?.[1];
    if (attribute === undefined) break;
    names ??= new Set();
    if (names.has(attribute)) return malformed(end, `the attribute ${attribute} is repeated`);
    names.add(attribute);
    if (names.size > attributesAllowed) return malformed(end, `more than ${attributesAllowed} attributes`);
    end = attributePattern.lastIndex;
  }
  const close = matchAt(openEndPattern, text, end);
  if (close === null) return malformed(end, `the element <${name}> cannot be read here`);
  return { name, end: openEndPattern.lastIndex, empty: close[1] === '/' };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function malformed(index: number, what: string): XmlFault {
  return { problem: 'malformed', index, what };
}
