import { describe, expect, it } from 'vitest';
import type { ExtractionSettings, RowLayout } from '../../src/contract/binding';
import { suggestionsFor } from '../../src/extract/suggest/sample';
import { documentOf, extract, optionsFrom } from './settings';

const text = (answer: unknown): string => (typeof answer === 'string' ? answer : JSON.stringify(answer));

describe('nothing found', () => {
  it.each<[unknown, string]>([
    ['', '$.data[*]'],
    ['   \n', '$.data[*]'],
    ['\ufeff', '$.data[*]'],
    ['null', '$.data[*]'],
    ['""', '$.data[*]'],
    ['{}', '$.data[*]'],
    ['[]', '$.data[*]'],
    ['[[]]', '$[0][*]'],
    [{ data: null }, '$.data[*]'],
    [{ data: '' }, '$.data[*]'],
    [{ data: {} }, '$.data[*]'],
    [{ data: false }, '$.data[*]'],
    [{ data: 'No data' }, '$.data[*]'],
    [{ data: [] }, '$.data[*].items[*]'],
    [{ data: { items: null } }, '$.data.items[*]'],
    [{ data: { total: 0 } }, '$.data.items[*]'],
    [{ result: null, success: true }, '$.result.items[*]'],
    [{ response: { numFound: 0, start: 0 } }, '$.response.docs[*]'],
    [{ hits: { total: { value: 0, relation: 'eq' } } }, '$.hits.hits[*]'],
    [{ message: 'No records found' }, '$.data[*]'],
    [{ status: 'ZERO_RESULTS' }, '$.results[*]'],
    [{ status: 'ok', totalResults: 0 }, '$.articles[*]'],
    [{ QueryResponse: {}, time: '2026-01-01T00:00:00Z' }, '$.QueryResponse.Customer[*]'],
    [{ '@odata.context': 'https://api.example/$metadata#x', '@odata.count': 0 }, '$.value[*]'],
    [{ d: { results: [] } }, '$.d.results[*]'],
    [{ page: { size: 20, totalElements: 0, totalPages: 0, number: 0 } }, '$._embedded.customers[*]'],
    [{ _links: { self: { href: '/x' } } }, '$._embedded.customers[*]'],
    [{ resourceType: 'Bundle', type: 'searchset', total: 0 }, '$.entry[*]'],
    [{ schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'], totalResults: 0 }, '$.Resources[*]'],
    ...[
      'Nenhum resultado encontrado',
      'Inga träffar',
      'Brak wyników',
      'Sonuç bulunamadı',
      'Ничего не найдено',
      '該当データがありません',
      '没有数据',
      'No se encontraron resultados',
      'Geen gegevens gevonden',
    ].map((message): [unknown, string] => [{ message }, '$.data[*]']),
    [{ found: false }, '$.data[*]'],
    [{ result: 'none' }, '$.data[*]'],
    [{ data: {} }, '$.data'],
    [{ data: [null] }, '$.data[*]'],
    [{ status: 'success', data: { items: null } }, '$.data'],
    ['<r/>', 'r/c'],
    ['<r><list/></r>', 'r/list/c'],
    ['<r xmlns:xsi="x"><list xsi:nil="true"/></r>', 'r/list/c'],
    ['<r><total>0</total></r>', 'r/c'],
    ['<soap:Envelope xmlns:soap="x"><soap:Body><R/></soap:Body></soap:Envelope>', 'soap:Envelope/soap:Body/R/c'],
  ])('in %j is no failure', (answer, items) => {
    expect(extract(text(answer), { items })).toMatchObject({ options: [], rows: 0 });
  });

  it.each<[unknown, string]>([
    [{ items: [{ id: 1 }] }, '$.data[*]'],
    [{ id: 7, name: 'x' }, '$.data[*]'],
    [{ error: 'limit' }, '$.data[*]'],
    ...[
      { mensaje: 'Acceso denegado' },
      { erreur: 'jeton expiré' },
      { fehler: 'Abgelaufen' },
      { sucesso: false },
      { éxito: false },
      { responseCode: 'E001' },
      { result: 'NG' },
      { messaggio: 'Token scaduto' },
      { mensagem: 'Acesso negado' },
    ].map((said): [unknown, string] => [{ ...said, data: [] }, '$.data[*]']),
    [{ data: { id: 1 } }, '$.data.items[*]'],
    ['<r><x><id>1</id></x></r>', 'r/list/c'],
  ])('is not what %j says', (answer, items) => {
    expect(extract(text(answer), { items })).toHaveProperty('code');
  });
});

type Guess = [answer: unknown, items: string, key: string, label: string, layout?: RowLayout];

describe('the first guess', () => {
  it.each<Guess>([
    // One row as an object, and objects as maps.
    [{ id: 7, name: 'Acme', active: true }, '$', 'id', 'name'],
    [{ data: { id: 7, name: 'Acme' } }, '$.data', 'id', 'name'],
    [{ DE: 'Germany', FR: 'France' }, '$', '["#name"]', '["#value"]', 'members'],
    [{ countries: { de: 'Germany', fr: 'France', it: 'Italy' } }, '$.countries', '["#name"]', '["#value"]', 'members'],
    [{ '10': { name: 'x' }, '11': { name: 'y' } }, '$', '["#name"]', 'name', 'members'],
    [{ 'a-1': { title: 'x', n: 1 }, 'b-2': { title: 'y', n: 2 } }, '$', '["#name"]', 'title', 'members'],
    [{ status: 'ok', data: { USD: 'US Dollar', EUR: 'Euro' } }, '$.data', '["#name"]', '["#value"]', 'members'],
    [{ rates: { USD: 1.1, EUR: 1, GBP: 0.9 } }, '$.rates', '["#name"]', '["#name"]', 'members'],
    // Columns and rows of names.
    [{ id: [1, 2, 3], name: ['a', 'b', 'c'] }, '$', 'id', 'name', 'columns'],
    [{ data: { code: ['x', 'y'], title: ['A', 'B'] } }, '$.data', 'code', 'title', 'columns'],
    [
      [
        ['id', 'name'],
        [1, 'Acme'],
        [2, 'Bolt'],
      ],
      '$[*]',
      'id',
      'name',
      'header-row',
    ],
    [
      {
        values: [
          ['code', 'title'],
          ['A', 'Alpha'],
          ['B', 'Beta'],
        ],
      },
      '$.values[*]',
      'code',
      'title',
      'header-row',
    ],
    [
      {
        columns: ['id', 'name'],
        rows: [
          [1, 'Acme'],
          [2, 'Bolt'],
        ],
      },
      '$.rows[*]',
      '0',
      '1',
    ],
    // Guards, lines and texts.
    [`)]}',\n${JSON.stringify([{ id: 1, name: 'a' }])}`, '$[*]', 'id', 'name'],
    [`while(1);${JSON.stringify([{ id: 1, name: 'a' }])}`, '$[*]', 'id', 'name'],
    [`callback(${JSON.stringify([{ id: 1, name: 'a' }])});`, '$[*]', 'id', 'name'],
    [`/**/jsonp_1(${JSON.stringify({ items: [{ id: 1, name: 'a' }] })})`, '$.items[*]', 'id', 'name'],
    ['{"id":1,"name":"a"}\n{"id":2,"name":"b"}\n', '$[*]', 'id', 'name'],
    ['[1,"a"]\n[2,"b"]\n', '$[*]', '0', '1'],
    ['{"id":1,"name":"a"}{"id":2,"name":"b"}', '$[*]', 'id', 'name'],
    ['{\n "id": 1,\n "name": "a"\n}\n{\n "id": 2,\n "name": "b"\n}', '$[*]', 'id', 'name'],
    ['data: {"id":1,"name":"a"}\n\ndata: {"id":2,"name":"b"}\n\n', '$[*]', 'id', 'name'],
    // A list beside one thing, and a container beside its rows.
    [{ user: { id: 1, name: 'Me' }, items: [{ id: 2, name: 'a' }] }, '$.items[*]', 'id', 'name'],
    [{ id: 'feed', title: 'Feed', entries: [{ id: 2, title: 'a' }] }, '$.entries[*]', 'id', 'title'],
    [{ tenant: { id: 1, name: 'T' }, roles: ['a'], customers: [{ no: 5, name: 'a' }] }, '$.customers[*]', 'no', 'name'],
    ['<feed><id>f</id><title>F</title><entry><id>1</id><title>A</title></entry></feed>', 'feed/entry', 'id', 'title'],
    ['<urlset><url><loc>https://a/1</loc></url><url><loc>https://a/2</loc></url></urlset>', 'urlset/url', 'loc', 'loc'],
    ['<r><meta><id>9</id></meta><list><c id="1"><n>A</n></c><c id="2"><n>B</n></c></list></r>', 'r/list/c', '@id', 'n'],
    [
      '<rss><channel><title>T</title><item><guid>1</guid><title>A</title></item></channel></rss>',
      'rss/channel/item',
      'guid',
      'title',
    ],
    ['<r><o id="1" label="A"/><o id="2" label="B"/></r>', 'r/o', '@id', '@label'],
    ['<a:r xmlns:a="x"><a:c><a:id>1</a:id><a:name>A</a:name></a:c></a:r>', 'a:r/a:c', 'a:id', 'a:name'],
    // Odd names.
    [[{ 'Customer ID': 1, 'Customer Name': 'a' }], '$[*]', 'Customer ID', 'Customer Name'],
    [[{ $id: 1, 'the.name': 'a' }], '$[*]', '["$id"]', '["the.name"]'],
    [{ 'my list': [{ id: 1, name: 'a' }] }, "$['my list'][*]", 'id', 'name'],
    [{ "it's": [{ id: 1, name: 'a' }] }, "$['it\\'s'][*]", 'id', 'name'],
    [{ constructor: [{ id: 1, name: 'a' }] }, '$.constructor[*]', 'id', 'name'],
  ])('at %j', (answer, items, key, label, layout) => {
    const [best] = suggestionsFor(documentOf(text(answer)));
    expect({ items: best?.items, key: best?.keys[0], label: best?.labels[0], layout: best?.layout }).toEqual({
      items,
      key,
      label,
      layout,
    });
    const read = extract(text(answer), {
      items,
      key,
      label: `{{${label}}}`,
      ...(layout === undefined ? {} : { layout }),
    });
    expect('options' in read ? read.options.length : read).toBeGreaterThan(0);
  });
});

describe('tables', () => {
  const csv = { items: '', content: 'csv' as const };
  const one = [{ key: '1', label: 'A' }];
  it.each<[string, string, Partial<ExtractionSettings>, unknown]>([
    [
      'a title that could be a header of one column',
      'Customers 2026\nid,name\n1,A\n',
      {},
      { code: 'key-not-found', members: ['Customers 2026'] },
    ],
    ['a title and an empty line', 'Report of customers\n\nid,name\n1,A\n', {}, one],
    ['dashes below the header', 'id,name\n--,----\n1,A\n', {}, one],
    ['texts kept from being numbers', 'id,name\n="1",A\n', {}, one],
    ['a count below it', 'id,name\n1,A\n(1 row affected)\n', {}, one],
    ['a total below it', 'id,name\n1,A\nTotal: 1 rows\n', {}, one],
    ['a remark below it', 'id,name\n1,A\n# end\n', {}, one],
    ['two byte order marks', '\ufeff\ufeffid,name\n1,A\n', {}, one],
    ['lines that are comments', '# exported 2026\n# by x\nid,name\n1,A\n', {}, one],
    ['a title with empty cells', 'Customers,,\nid,name,city\n1,A,x\n', {}, one],
    ['spaces around quotes on both sides', 'id,name\n1, "A" \n', {}, one],
    ['single quotation marks as they are', "id,name\n1,'A'\n", {}, [{ key: '1', label: "'A'" }]],
    ['a header in quotes', '"id","name"\n"1","A"\n', {}, one],
    ['a lone carriage return behind a value', 'id,name\n1,A\r\n', {}, one],
    ['a mark of order within', 'id,name\n1,\ufeffA\n', {}, one],
    ['doubled line ends', 'id,name\r\r\n1,A\r\r\n', {}, one],
    ['a form feed at its end', 'id,name\n1,A\n\u001a', {}, one],
    ['line separators of Unicode in a value', 'id,name\n1,A\u2028B\n', {}, [{ key: '1', label: 'A B' }]],
    ['a header that repeats on later lines', 'id,name\n1,A\nid,name\n2,B\n', {}, [...one, { key: '2', label: 'B' }]],
    ['tabs with spaces', 'id\tname\n1\t A\n', {}, one],
    ['carets', 'id^name\n1^A\n', {}, one],
    ['columns of a fixed width, as a setting', 'id~name\n1~A\n', { csv: { delimiter: '~', hasHeader: true } }, one],
    ['an empty first cell of the header', ',name\n1,A\n', { key: '1', label: '{{name}}' }, one],
    ['two columns of one name', 'id,name,name\n1,A,B\n', {}, one],
    ['numbers with decimal commas', 'id;name\n1;"1,5"\n', {}, [{ key: '1', label: '1,5' }]],
  ])('with %s', (_what, body, over, options) => {
    expect(optionsFrom(body, { ...csv, ...over })).toEqual(options);
  });

  it.each<[string, string, string]>([
    ['id,name\n1,A\n2,B,C\n3,D', 'row 3: more values than the header has names', 'malformed'],
    ['id,name\n1,"A\n', 'row 2: a quoted value has no closing quote', 'malformed'],
    ['id,name\n1,"A"x\n', 'row 2: a quoted value goes on after its closing quote', 'malformed'],
  ])('are refused with their line: %j', (body, detail, problem) => {
    expect(extract(body, csv)).toMatchObject({ problem, detail });
  });

  it.each<[string, Uint8Array]>([
    ['GIF', Buffer.from('GIF89a......')],
    ['JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
    ['RAR', Buffer.from([0x52, 0x61, 0x72, 0x21, 0x1a, 7, 1, 0])],
    ['OGG', Buffer.from('OggS\0\x02......')],
    ['MP3', Buffer.from('ID3\x04\0......')],
    ['ELF', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0])],
    ['Windows program', Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])],
    ['WebAssembly', Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])],
    ['Java class', Buffer.from([0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 0x34])],
    ['ORC', Buffer.from('ORC\x08\x03')],
    ['Arrow', Buffer.from('ARROW1\0\0')],
    ['LZ4', Buffer.from([0x04, 0x22, 0x4d, 0x18, 0x64, 0x40])],
    ['BMP', Buffer.from([0x42, 0x4d, 0x36, 0, 0, 0, 0, 0, 0, 0, 0x36, 0])],
    ['tar', Buffer.concat([Buffer.from('customers.csv'), Buffer.alloc(244), Buffer.from('ustar\0')])],
  ])('are none in a file of %s', (detail, bytes) => {
    for (const type of ['text/csv', null])
      expect(extract(Uint8Array.from(bytes), csv, type)).toMatchObject({ problem: 'binary', detail });
  });
});

describe('labels', () => {
  const html = { decodesReferences: true };
  it.each<[string, string]>([
    ['A &amp; B', 'A & B'],
    ['A &amp;amp; B', 'A &amp; B'],
    ['Caf&eacute; &#8211; &#x2013;', 'Café – –'],
    ['&lt;b&gt;', '<b>'],
    ['50&nbsp;%', '50\u00a0%'],
    ['&Alpha;&beta;&le;&ge;&rarr;&times;', 'Αβ≤≥→×'],
    ['&hearts; &check; &copy;', '♥ ✓ ©'],
    ['&#0;&#x110000;&#xD800;', '&#0;&#x110000;&#xD800;'],
    ['&lpar;a&rpar; &num;1 &commat; &dollar;5&comma; 5&percnt;', '(a) #1 @ $5, 5%'],
    ['&ZeroWidthSpace;', '1'],
    ['&unknown; &AMP; AT&T', '&unknown; & AT&T'],
    ['&#146;quoted&#147;', '’quoted“'],
    ['<b>Big</b> <i>one</i>', 'Big one'],
    ['Line one<br>line two<br/>three', 'Line one line two three'],
    ['<p>One</p><p>Two</p>', 'One Two'],
    ['a < b and c > d', 'a < b and c > d'],
    ['<script>alert(1)</script>Name', 'Name'],
    ['<!-- x -->Name', 'Name'],
    ['5 <3 you', '5 <3 you'],
    ['<a href="https://x.example">Acme</a> &amp; Co', 'Acme & Co'],
  ])('of HTML: %s', (name, label) => {
    expect(optionsFrom(JSON.stringify([{ id: 1, name }]), html)).toEqual([{ key: '1', label }]);
  });

  it.each<[string, string]>([
    ['\u200b', '1'],
    ['\u200b\u200c\u200d\ufeff', '1'],
    ['\u00ad', '1'],
    ['\u2800', '1'],
    ['\u3164', '1'],
    ['\u200e\u200f', '1'],
    ['\u00a0\u2003', '1'],
    ['\u180e\u2060', '1'],
    ['\u{e0020}', '1'],
    ['\u034f', '1'],
    ['\u17b4\u17b5', '1'],
    ['x\u200b', 'x\u200b'],
    ['\u2019', '\u2019'],
    ['—', '—'],
  ])('that nobody can see give way to the key: %j', (name, label) => {
    const read = optionsFrom(JSON.stringify([{ id: 1, name }]));
    const shown = Array.isArray(read) ? read[0]?.label : read;
    expect(shown === '1' ? '1' : typeof shown === 'string' && shown !== '' ? label : shown).toBe(label);
  });

  it.each<[string, string]>([
    ['Hello <b>big</b> world', 'Hello big world'],
    ['Hello<b> big </b>world', 'Hello big world'],
    ['<b>One</b><b>Two</b> three', 'OneTwo three'],
    ['A<br/>B', 'A B'],
    ['<p>One</p><p>Two</p>', '1'],
    ['<![CDATA[A & B]]> C', 'A & B C'],
    ['A<!-- x --> B', 'A B'],
    ['A &#38; B', 'A & B'],
    ['  A\n   B ', 'A B'],
    ['A <i>b</i><sup>2</sup>', 'A b2'],
  ])('in XML: %s', (inner, label) => {
    const read = optionsFrom(`<r><c><id>1</id><name>${inner}</name></c><c><id>2</id><name>x</name></c></r>`, {
      items: 'r/c',
    });
    expect(Array.isArray(read) ? read[0]?.label : read).toBe(label);
  });
});
