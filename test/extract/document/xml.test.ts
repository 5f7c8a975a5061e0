import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { parseXml } from '../../../src/extract/document/xml';
import { extract, optionsFrom } from '../settings';
import { propertyRuns } from '../../support/property-runs';

const customers = `<?xml version="1.0"?>
<!-- <!DOCTYPE customers> in a comment declares nothing -->
<customers total="2">
  <customer id="1"><name lang="en">ACME &amp; Sons &#x1F600;</name><address><city>Rome</city></address><tag>a</tag><tag>b</tag></customer>
  <customer id="2"><name><![CDATA[<b>Bolt</b> &amp;]]></name><address/></customer>
</customers>`;
const xml = { items: 'customers/customer', key: '@id' };
const invalid = { code: 'content-invalid', content: 'xml' };

describe('XML to options', () => {
  it('reads attributes, elements, nested elements, CDATA and repeated elements', () => {
    expect(optionsFrom(customers, { ...xml, label: '{{name}} {{address.city}} {{tag}}' })).toEqual([
      { key: '1', label: 'ACME & Sons 😀 Rome a, b' },
      { key: '2', label: '<b>Bolt</b> &amp;' },
    ]);
  });

  it.each(['/customers/customer', 'customers/*'])('finds the rows at %s', (items) => {
    expect(optionsFrom(customers, { ...xml, items })).toHaveLength(2);
  });

  it('takes a path with slashes for the key too', () => {
    expect(optionsFrom(customers, { ...xml, key: 'address/city' })).toEqual([{ key: 'Rome', label: 'ACME & Sons 😀' }]);
  });

  it('takes one element for one row, and keeps numbers as they are written', () => {
    expect(optionsFrom('<r><c><id>007</id><name>1.0</name></c></r>', { items: 'r/c' })).toEqual([
      { key: '007', label: '1.0' },
    ]);
  });

  it.each([
    ['Hello <b>big</b> world', 'Hello big world'],
    ['<b>Big</b> world', 'Big world'],
    ['Hello <i>very <b>big</b></i> world, <br/>bye', 'Hello very big world, bye'],
    ['R&amp;D &lt;b&gt;', 'R&D <b>'],
    ['a<![CDATA[ & ]]>b', 'a & b'],
  ])('takes all words of %s for its text', (content, label) => {
    expect(optionsFrom(`<r><c id="1"><name>${content}</name></c></r>`, { items: 'r/c', key: '@id' })).toEqual([
      { key: '1', label },
    ]);
  });

  it('reads the same as a parser that many use', () => {
    const bare = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '@',
      parseTagValue: false,
      ignoreDeclaration: true,
    });
    const name = fc.constantFrom('a', 'b', 'row', 'x:y');
    const text = fc.constantFrom('', 'text', ' two words ', '&amp;', '&lt;tag&gt;', '\n  ');
    const { element } = fc.letrec<{ element: string }>((tie) => ({
      element: fc
        .tuple(name, fc.boolean(), fc.oneof({ maxDepth: 4 }, text, fc.array(tie('element'), { maxLength: 4 })))
        .map(([tag, hasAttribute, content]) => {
          const inside = typeof content === 'string' ? content : content.join('\n ');
          return `<${tag}${hasAttribute ? ' id="1 &gt; 0"' : ''}>${inside}</${tag}>`;
        }),
    }));
    fc.assert(
      fc.property(element, (body) => {
        const read = parseXml(body);
        expect(read.ok && read.value).toEqual(bare.parse(body));
      }),
      { numRuns: propertyRuns(500) },
    );
  });

  it('has no rows where there are no elements, and remembers what is there instead', () => {
    expect(extract('<customers/>', xml)).toMatchObject({ options: [], membersInstead: null });
    expect(extract('<customers><client/></customers>', xml)).toMatchObject({ options: [], membersInstead: ['client'] });
    expect(extract('<clients><customer/></clients>', xml)).toEqual({
      code: 'items-found-nothing',
      members: ['clients'],
    });
  });

  it.each([
    ['$[*]', 'element-path'],
    ['a//b', 'element-path'],
    ['a/', 'element-name'],
  ])('refuses the path %s', (items, words) => {
    expect(JSON.stringify(extract(customers, { items }))).toContain(words);
  });
});

describe('XML that is not read', () => {
  it.each([
    ['a billion laughs', '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>'],
    ['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['an external subset', '<?xml version="1.0"?><!doctype a SYSTEM "https://x.example/a.dtd"><a/>'],
    ['a document type in an odd place', '<a><!DOCTYPE a [<!ENTITY x "y">]>&x;</a>'],
    ['a document type after a comment', '<!-- --><!DOCTYPE a><a/>'],
  ])('refuses %s', (_, body) => {
    expect(extract(body, { ...xml, content: 'xml' })).toEqual({ ...invalid, problem: 'entities', detail: null });
  });

  it('refuses elements nested beyond the limit', () => {
    const nested = (levels: number): string => `${'<a>'.repeat(levels)}${'</a>'.repeat(levels)}`;
    expect(extract(nested(101), xml)).toEqual({ ...invalid, problem: 'too-deep', detail: null });
    expect(extract(nested(100), xml)).toMatchObject({ code: 'items-found-nothing' });
    expect(extract('<a>'.repeat(1_000_000), xml)).toMatchObject({ problem: 'too-deep' });
  });

  it.each([
    ['<a>\n <b>1</b>\n <b>2</c>\n</a>', 'line 3, column 6: </b> is expected here'],
    ['<a><b>1</b>', 'line 1, column 12, where the text ends: <a> is never closed'],
    ['<a></a><b></b>', 'line 1, column 8: there is more than one root element'],
    ['<a/>tail', 'line 1, column 5: there is text outside of the root element'],
    ['<a x="1" x="2"/>', 'line 1, column 9: the attribute x is repeated'],
    ['<a b=1/>', 'line 1, column 3: the element <a> cannot be read here'],
    ['<a><!-- ', 'line 1, column 4: a comment is not closed'],
    ['<a></a></a>', 'line 1, column 8: an element is closed that is not open'],
    ['<a>< b/></a>', 'line 1, column 4: a < starts no element'],
  ])('says what is wrong with %s', (body, detail) => {
    expect(extract(body, xml)).toEqual({ ...invalid, problem: 'malformed', detail });
  });

  it('takes elements of any name for data, and lets none change what objects have', () => {
    for (const name of ['__proto__', 'constructor', 'prototype', 'toString'])
      expect(
        extract(`<r><c id="1"><${name}><polluted>1</polluted></${name}></c></r>`, {
          items: 'r/c',
          key: `${name}.polluted`,
          label: '{{@id}}',
        }),
      ).toMatchObject({ options: [{ key: '1', label: '1' }] });
    expect(extract('<r><c id="1"/></r>', { items: 'r/c', key: 'constructor' })).toMatchObject({
      code: 'key-not-found',
    });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each([
    ['tags that never end', '<'.repeat(5_000_000)],
    ['an endless name', `<a${'x'.repeat(5_000_000)}`],
    ['endless space', `<a${' '.repeat(5_000_000)}x`],
    ['endless attributes', `<a ${Array.from({ length: 300_000 }, (_, n) => `a${n}="1"`).join(' ')}/>`],
  ])('gives up on %s', (_, body) => {
    expect(extract(body, { ...xml, content: 'xml' })).toMatchObject({ problem: 'malformed' });
  });
});
