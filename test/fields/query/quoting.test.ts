import { describe, expect, it } from 'vitest';
import { parseBinding } from '../../../src/fields/binding/parse-binding';
import { compileBody } from '../../../src/fields/query/body-template';
import { compilePath } from '../../../src/fields/query/path-template';
import { evaluateQuery } from '../../../src/fields/query/query';
import { withParameter } from '../../../src/fields/pages/call-parameters';
import { bindingWith } from '../binding';

const pathFor = (template: string, input: string): unknown => {
  const path = compilePath(template);
  if (!path.ok) return path.error;
  const expanded = path.value.expand({ input });
  return expanded.ok ? decodeURIComponent(expanded.value) : expanded.error;
};

const bodyFor = (template: unknown, input: string): unknown => {
  const body = compileBody(JSON.stringify(template));
  const expanded = body.ok ? body.value.expand({ input }) : body;
  return expanded.ok ? (JSON.parse(expanded.value) as unknown) : expanded.error;
};

describe('a value inside of a query of another language', () => {
  it.each([
    ["c?$filter=contains(Name,'{input|odata}')", "O'Brien", "c?$filter=contains(Name,'O''Brien')"],
    ["Customers('{input|odata}')", "O'Brien", "Customers('O''Brien')"],
    ["c?$filter=contains(Name,'{input|odata}')", "') or (1 eq 1)", "c?$filter=contains(Name,''') or (1 eq 1)')"],
    [
      "q?q=SELECT Id FROM Account WHERE Name LIKE '{input|soql}%25'",
      "a' OR Name != '",
      "q?q=SELECT Id FROM Account WHERE Name LIKE 'a\\' OR Name != \\'%'",
    ],
    ["q?sql=SELECT id FROM t WHERE n = '{input|sql}'", "a' OR 1=1", "q?sql=SELECT id FROM t WHERE n = 'a'' OR 1=1'"],
    ['a?qlQuery=Name LIKE "{input|aql}"', 'x" OR Key LIKE "\\', 'a?qlQuery=Name LIKE "x\\" OR Key LIKE \\"\\\\"'],
    ['s?q=name:{input|lucene}*', 'a OR (secret:*)', 's?q=name:a or \\(secret\\:\\*\\)*'],
    ['t?sysparm_query=nameLIKE{input|servicenow}', 'a^ORactive=false', 't?sysparm_query=nameLIKEa ORactive=false'],
    [
      't?sysparm_query=nameLIKE{input|servicenow}',
      'JavaScript :gs.getUserID()',
      't?sysparm_query=nameLIKEJavaScript gs.getUserID()',
    ],
    ['p?where=%7B"name":"{input|json}"%7D', 'a","role":"x', 'p?where={"name":"a\\",\\"role\\":\\"x"}'],
    ['c?$search=%22{input|odata}%22', 'a" OR "b', 'c?$search="a  OR  b"'],
    ['c?$search="{input|odata}"', "O'Brien\\", 'c?$search="O\'Brien "'],
    ["c?$filter=Name eq '{input|odata}'", '5" pipe', "c?$filter=Name eq '5\" pipe'"],
    ['q?sql=SELECT "{input|sql}" FROM t', 'a" FROM x --', 'q?sql=SELECT "a"" FROM x --" FROM t'],
    ['d?ldap=(cn={input|ldap})', '*)(uid=*', 'd?ldap=(cn=\\2a\\29\\28uid=\\2a)'],
    ['c?id={input|number}', '12345678901234567890', 'c?id=12345678901234567890'],
    ['c?q=note: {input|plain}', "it's", "c?q=note: it's"],
  ])('%s stays one value for %s', (template, input, expected) => {
    expect(pathFor(template, input)).toBe(expected);
  });

  it('is waited for where only a number can stand', () => {
    for (const input of ['', '1 or 1']) {
      expect(pathFor('c?$filter=Id eq {input|number}', input)).toEqual({ code: 'waiting-for', variables: ['input'] });
      expect(bodyFor({ text: 'Id = {input|number}' }, input)).toEqual({ code: 'waiting-for', variables: ['input'] });
      expect(pathFor('c{?id=input|number}', input)).toBe('c');
    }
  });

  it('is written by a rule in a JSON body too, and as a number where it is one', () => {
    const template = { query: "SELECT x WHERE n = '{input|soql}'", limit: '{input|number}', plain: '{input}' };
    expect(bodyFor(template, "a'b")).toEqual({ query: "SELECT x WHERE n = 'a\\'b'", plain: "a'b" });
    expect(bodyFor(template, '25')).toMatchObject({ limit: 25, plain: '25' });
    const phrase = { search: '"{input|odata}"' };
    expect(bodyFor(phrase, 'a" OR "b')).toEqual({ search: '"a  OR  b"' });
    const graphQl = { query: '{ customers(name: "{input|graphql}") { id } }' };
    expect(bodyFor(graphQl, 'x") { secret }')).toEqual({ query: '{ customers(name: "x\\") { secret }") { id } }' });
  });
});

it.each(['9007199254740993', '12345678901234567890', '1.50', '-3', '0.1'])(
  'keeps every digit of the number %s',
  (digits) => {
    const body = compileBody('{"id":"{input|number}","ids":"{input|numbers}","in":{"a":[1,"x"]}}');
    expect(body.ok && body.value.expand({ input: digits })).toEqual({
      ok: true,
      value: `{"id":${digits},"ids":[${digits}],"in":{"a":[1,"x"]}}`,
    });
  },
);

it.each([
  ['c?$filter=Id eq {input|odata}', '17', '1 or 1 eq 1'],
  ['c?only=price>{input|odata}', '17', '1 or 1=1'],
  ['q?sql=SELECT id FROM t WHERE n={input|sql}', '17', '1 OR 1=1'],
  ['q?q=SELECT Id FROM Account WHERE X = {input|soql}', '17', '1 or Name > 2'],
  ['a?qlQuery=Id = {input|aql}', '17', '1 OR Key = 2'],
  ['s?jql=project = {input|jql}', 'ABC', 'ABC OR x = 1'],
  ['c?rule=name=={input|odata};active==true', 'Acme Ltd', 'x;admin==true'],
  ['p?where=%7B"n":{input|json}%7D', '17', '1,"a":2'],
])('a rule of texts without quotation marks around holds nothing: %s', (template, fine, ending) => {
  expect(pathFor(template, fine)).toContain(fine);
  expect(pathFor(template, ending)).toEqual({ code: 'rule-needed' });
  const body = (value: string): unknown => bodyFor({ query: decodeURIComponent(template.replace(/^.*?=/, '')) }, value);
  expect(body(fine)).toHaveProperty('query');
  expect(body(ending)).toEqual({ code: 'rule-needed' });
});

const paths = [
  "c?$filter=contains(Name,'{input}')",
  'c?$filter=Id eq {input}',
  'c?%24filter=Id eq {input}',
  'a?q=Name LIKE "{input}"',
  'a?x=%22{input}%22',
  't?sysparm_query=nameLIKE{input}',
  's?jql=project={input}',
  's?q=name:{input}*',
  's?fq=name:{input}',
  's?s=name:{input} AND active:1',
  's?search=name:{input}',
  's?search=(cn={input})',
  's?filter_by=name:{input}',
  's?ldap=(cn={input})',
  's?rsql=name=={input}',
  's?fiql=name=={input}',
  's?or=(name.ilike.*{input}*,x.eq.1)',
  's?name=in.({input})',
  "Customers('{input}')",
  "v4/Customers(Code='{input}',Year=2026)/Orders",
];
const bodies = [
  { query: '{ customers(name: "{input}") { id } }' },
  { query: 'SELECT id FROM t WHERE id = {input}' },
  { any: "name = '{input}'" },
  { options: { where: 'id = {input}' } },
];

describe('a value that is a part of a query and names no rule', () => {
  it.each(paths)('is told when %s is saved', (path) => {
    expect(parseBinding({ ...bindingWith(), query: { path } })).toMatchObject({
      error: {
        'query.path': { code: 'template', reason: 'rule-needed', index: path.indexOf('{') },
      },
    });
  });

  it.each(bodies.map((body) => JSON.stringify(body)))('is told when %s is saved', (body) => {
    expect(parseBinding({ ...bindingWith(), query: { method: 'POST', body } })).toMatchObject({
      error: { 'query.body': { code: 'template', reason: 'rule-needed', index: body.indexOf('{input}') } },
    });
  });

  it('stays in force where it was saved before, and is not sent with a sign that could end its text', () => {
    const settings = [
      ...paths.map((path) => bindingWith({ query: { path } })),
      ...bodies.map((body) => bindingWith({ query: { method: 'POST', body: JSON.stringify(body) } })),
    ];
    for (const { query } of settings) {
      expect(evaluateQuery(query, { input: 'Acme & Sons' })).toMatchObject({ ok: true });
      for (const input of ["O'Brien", 'a"b', 'a\\', 'a^b'])
        expect(evaluateQuery(query, { input })).toEqual({
          ok: false,
          error: { code: 'api-settings', problem: 'rule-needed', detail: null },
        });
    }
  });

  it.each([
    'c?name={input}',
    'c?q={input}',
    'c?q=*{input}*',
    'c?q={input}%25',
    'c{?input}',
    'c/{input}',
    "c/it's/{input}",
    'Customers({input})',
    "Customers('7')/Orders/{input}",
    'c?label=x-{input}',
    'c?search={input}',
    'c?search=*{input}*',
    'c?s={input}',
    'c?name=eq.{input}',
  ])('is none in %s', (path) => {
    expect(parseBinding({ ...bindingWith(), query: { path } })).toMatchObject({ ok: true });
    expect(evaluateQuery(bindingWith({ query: { path } }).query, { input: "O'Brien" })).toMatchObject({ ok: true });
  });
});

const foreign: [path: string, rule: string, fine: string, ending: string][] = [
  ['c?x=(uid={input})', 'ldap', 'Köln & Co, 5', '*)(uid=*'],
  ['c?match=(|(cn={input})(mail=*))', 'ldap', 'a.b', 'x*'],
  ['c?cond=Name eq {input}', 'odata', '17', '1 or 1 eq 1'],
  ['c?expr=startswith(Name,{input})', 'odata', 'Acme', 'x) or (1 eq 1'],
  ['c?statement=SELECT id FROM t WHERE n={input}', 'sql', '17', '1 OR 1=1'],
  ['c?stmt=select Id from Account where X={input}', 'soql', '17', '1 or Name > 2'],
  ['c?rule=name=={input};active==true', 'odata', 'Acme Ltd', 'x;admin==true'],
  ['c?find=name:{input}', 'lucene', 'Acme', 'x OR secret:1'],
  ['c?find=status:open AND name:{input}', 'lucene', 'Acme', 'a) || (b'],
  ['c?only=price>{input}', 'odata', '17', '1 or 1=1'],
  ['c?encoded=nameLIKE{input}', 'servicenow', 'Acme', 'x^ORactive=true'],
  ['c?encoded=active=true^name={input}', 'servicenow', 'Acme', 'x^ORactive=true'],
  ['c?x=%28uid%3D{input}%29', 'ldap', 'Acme', '*)(uid=*'],
  ['c?clause=Name ilike {input}', 'odata', 'Acme', 'x or 1 = 1'],
  ['c?y={"n":{input}}', 'json', '17', '1,"a":2'],
];

describe('a language in a parameter of an unknown name', () => {
  it.each(foreign)('is known in %s, and the rule %s is offered', (path, rule) => {
    const read = compilePath(path.replace('{"n":{input}}', '%7B"n":{input}%7D'));
    expect(read.ok && read.value.ruleless).toMatchObject({ reason: 'rule-needed', instead: `{input|${rule}}` });
  });

  it.each(foreign)('in %s of a field that was saved before goes on, but for what could end its text', (...row) => {
    const [path, , fine, ending] = row;
    const { query } = bindingWith({ query: { path: path.replace('{"n":{input}}', '%7B"n":{input}%7D') } });
    expect(evaluateQuery(query, { input: fine })).toMatchObject({ ok: true });
    expect(evaluateQuery(query, { input: ending })).toMatchObject({ error: { problem: 'rule-needed' } });
  });

  it.each([
    'c?range=1-{input}',
    'c?fields=id,name,{input}',
    'c?sort=-{input}',
    'c?geo=7.5,{input}',
    'c?folder=/a/b/{input}',
    'c?email={input}@x.example',
    'c?since=2026-01-01T00:00:00/{input}',
    'c?callback=https://x.example/{input}',
    'c?org=urn:li:organization:{input}',
    'c?name={input}*',
    'c?title=Order {input}',
    'c?tags=a and b {input}',
    'c?page=1&name={input}',
    'c?x={input}&y=(a=1)',
  ])('is none in %s', (path) => {
    const read = compilePath(path);
    expect(read.ok && read.value.ruleless).toBeNull();
    expect(evaluateQuery(bindingWith({ query: { path } }).query, { input: '*)(uid=*' })).toMatchObject({ ok: true });
  });

  it.each<[object, string | null, string]>([
    [{ search: '(cn={input})' }, 'ldap', '*)(uid=*'],
    [{ rule: { expression2: 'name=={input}' } }, 'odata', 'x;a==b'],
    [{ any: 'SELECT id FROM t WHERE n={input}' }, 'sql', '1 OR 1=1'],
    [{ statement: '{ customers(id: {input}) { id } }' }, 'graphql', '1) { x } y(z: 2'],
    [{ find: 'name:{input}' }, 'lucene', 'a OR b:1'],
    [{ title: 'Order: {input}' }, null, '*)(uid=*'],
    [{ text: 'for customers in {input}' }, null, '*)(uid=*'],
    [{ url: 'https://x.example/{input}' }, null, '*)(uid=*'],
  ])('is known in the body %j', (template, rule, ending) => {
    const body = JSON.stringify(template);
    const read = compileBody(body);
    expect(read.ok && (read.value.ruleless?.instead ?? null)).toBe(rule === null ? null : `{input|${rule}}`);
    const { query } = bindingWith({ query: { method: 'POST', body } });
    expect(evaluateQuery(query, { input: ending }).ok).toBe(rule === null);
  });
});

it('keeps the numbers of a body as they are written, also where a page is asked for in it', () => {
  const body = '{"version":1.50,"id":12345678901234567890,"a":[1e2,{"b":0.10}],"find":"{input}"}';
  const asked = evaluateQuery(bindingWith({ query: { method: 'POST', body } }).query, { input: 'x' });
  const written = '{"version":1.50,"id":12345678901234567890,"a":[1e2,{"b":0.10}],"find":"x"}';
  expect(asked).toMatchObject({ value: { body: written } });
  if (!asked.ok) return;
  const paged = withParameter(asked.value, { sentIn: 'body', name: 'page.at', value: 2 });
  expect(paged.body).toBe(written.replace(/\}$/, ',"page":{"at":2}}'));
});
