import { describe, expect, test } from 'vitest';
import { parseJsonPath } from '../../../src/checks/json-path';
import { compileBody } from '../../../src/fields/query/body-template';
import { compilePath } from '../../../src/fields/query/path-template';
import { mapBody, mapQuery } from '../../../src/paste/elements-connect/map-query';
import { columnPaths, mapElements, mapRows } from '../../../src/paste/elements-connect/map-rows';
import { mapTemplate } from '../../../src/paste/elements-connect/map-template';
import { moveIn } from '../../../src/paste/elements-connect/move-in';
import type { MovedIn, MoveNote } from '../../../src/paste/elements-connect/moved-in';
import type { Setting } from '../../../src/paste/elements-connect/settings';

const isPath = (text: string): boolean => parseJsonPath(text).ok;
const successors = { customfield_10001: 'customfield_20001', connected_item_10002: 'customfield_20002' };
const moved = (text: string, of: Record<string, string> = {}): MovedIn => moveIn(text, { successors: of, isPath });
const lineOf = (found: MovedIn, setting: Setting) => found.lines.find((line) => line.setting === setting);

describe('the query of a field', () => {
  const query = (text: string) => mapQuery(text, { baseUrl: 'https://api.example.com/v1', successors });

  test.each([
    ['customers?q=$userInput', 'customers?q={input}'],
    ['/customers?q=${userInput}&active=true', 'customers?q={input}&active=true'],
    ['$!userInput', '{input}'],
    ['{BaseURL}/continents', 'continents'],
    ['{BaseURL}/continents/$issue.customfield_10001/countries', 'continents/{fields.customfield_20001}/countries'],
    ['{BaseURL}/c/$issue.customfield_10001.id/x', 'c/{fields.customfield_20001.key}/x'],
    ['c?label=${issue.customfield_10001.value}', 'c?label={fields.customfield_20001.label}'],
    ['https://api.example.com/v1/customers', 'customers'],
    ['i/$issue.key/$issue.id/${issue.project.key}', 'i/{issue.key}/{issue.id}/{project.key}'],
    ['t?type=$issue.issueType.name&by=$currentUser.accountId', 't?type={issueType}&by={user.accountId}'],
    [
      '/search?jql=project="$issue.connected_item_10002.key" and x = 1',
      'search?jql=project="{fields.customfield_20002.key|jql}"%20and%20x%20=%201',
    ],
    ["c?$filter=contains(Name,'$userInput')&$top=5", "c?$filter=contains(Name,'{input|odata}')&$top=5"],
    ['c?where={"a":1}', 'c?where=%7B"a":1%7D'],
    ['## all of them\ncustomers\n  ?q=$userInput #* typed *#', 'customers?q={input}'],
  ])('%s becomes a path that this app reads', (theirs, ours) => {
    expect(query(theirs)).toEqual({ ok: true, value: ours });
    expect(compilePath(ours)).toMatchObject({ ok: true, value: { ruleless: null } });
  });

  test.each<[string, MoveNote]>([
    [
      'c?u=$currentUser&l=$currentUserLocale',
      { code: 'variables-unknown', names: ['$currentUser', '$currentUserLocale'] },
    ],
    ['c?v=$currentCustomfieldValue', { code: 'variables-unknown', names: ['$currentCustomfieldValue'] }],
    ['c/$issue.reporter.name', { code: 'variables-unknown', names: ['$issue.reporter.name'] }],
    ['c/$issue.getKey()', { code: 'variables-unknown', names: ['$issue.getKey()'] }],
    [
      'c/${issue.customfield_10001.parent}',
      { code: 'variables-unknown', names: ['${issue.customfield_10001.parent}'] },
    ],
    ['c/$__proto__/$constructor', { code: 'variables-unknown', names: ['$__proto__', '$constructor'] }],
    ['#if($userInput)a#else b#end', { code: 'commands', names: ['#if', '#else', '#end'] }],
    ['<#if userInput??>a</#if>', { code: 'commands', names: ['<#if', '</#if'] }],
    ['c/$issue.customfield_10009/$issue.customfield_10001', { code: 'fields-to-choose', ids: ['customfield_10009'] }],
  ])('%s is left out as a whole, and named', (theirs, note) => {
    expect(query(theirs)).toEqual({ ok: false, error: note });
  });

  test.each([
    [
      '{"q":"$userInput","n":$issue.customfield_10001.id}',
      '{"q":"{input}","n":"{fields.customfield_20001.key|number}"}',
    ],
    ['{"a":"\\"x\\" $userInput"}', '{"a":"\\"x\\" {input}"}'],
  ])('the body %s becomes one that this app reads', (theirs, ours) => {
    expect(mapBody(theirs, successors)).toEqual({ ok: true, value: ours });
    expect(compileBody(ours)).toMatchObject({ ok: true });
  });

  test('a body that is no JSON is left out', () => {
    expect(mapBody('q=$userInput', successors)).toEqual({ ok: false, error: { code: 'body-not-json' } });
  });
});

describe('the template of a field', () => {
  const template = (text: string, columns: string[] = []) => mapTemplate(text, columns);

  test.each<[string, string, string[]?]>([
    ['${row.name}', '{{name}}'],
    ['${row.properties.name.value} (${row.companyId})', '{{properties.name.value}} ({{companyId}})'],
    ['${data.total}', '{{total}}'],
    ['${row["street name"]} ${row.tags[0]!""}', '{{["street name"]}} {{tags.0}}'],
    ['Issue : {key} [{issuetype}] / {summary}', 'Issue : {{key}} [{{issuetype}}] / {{summary}}'],
    ['{0} - {1}', '{{id}} - {{fields.summary}}', ['id', 'fields.summary']],
    ['{summary}', '{{fields.summary}}', ['id', 'fields.summary']],
    ['<strong>${row.name}</strong><br/>${row.city}', '{{name}} {{city}}'],
    ['plain', 'plain'],
  ])('%s becomes %s', (theirs, ours, columns = []) => {
    expect(template(theirs, columns)).toMatchObject({ ok: true, value: { label: ours } });
  });

  test.each<[string, MoveNote, string[]?]>([
    ['${row.name?upper_case}', { code: 'commands', names: ['${row.name?upper_case}'] }],
    ['<#list data.rows as r>${r.name}</#list>', { code: 'commands', names: ['<#list', '</#list'] }],
    ['${name} ${row.id}', { code: 'variables-unknown', names: ['${name}'] }],
    ['{3}', { code: 'variables-unknown', names: ['{3}'] }, ['id']],
    ['$issue.key ${row.id}', { code: 'variables-unknown', names: ['$issue.key'] }],
  ])('%s is left out as a whole, and named', (theirs, note, columns = []) => {
    expect(template(theirs, columns)).toEqual({ ok: false, error: note });
  });
});

test.each([
  ['companies', '', '$.companies[*]'],
  ['$.companies', '', '$.companies[*]'],
  ['$.a.b[*]', '', '$.a.b[*]'],
  ['companies', '$[?(@.active==true)]', '$.companies[?(@.active==true)]'],
  ['', '$.data[?@.x>1]', '$.data[?@.x>1]'],
  ['$', '', '$[*]'],
  ['$..issues', '', '$..issues[*]'],
])('rows at %s, filtered by %s, are at %s', (location, filter, expected) => {
  expect(mapRows(location, filter)).toBe(expected);
  expect(isPath(expected)).toBe(true);
});

test('elements are found by names alone, columns with and without the sign of the row', () => {
  expect(mapElements('/catalog/items/item')).toBe('catalog/items/item');
  expect(mapElements('//item[@id]')).toBeNull();
  expect(columnPaths('$.id, fields.summary;@.key\n')).toEqual(['id', 'fields.summary', 'key']);
});

const cloud = `Name: Customers
API Base Url	https://api.example.com/v1/
Custom headers
X-Tenant: acme
X-Api-Key: header-canary
Authentication: OAuth2 - Client credentials
Access token URL: https://login.example.com/oauth2/token
Client ID: fields
Client Secret: client-canary
Scopes (optional): customers:read, assets:read
Favourite colour: blue-canary

API request: {BaseURL}/customers?q=$userInput
Location of the Connected item/field options in the response: companies
Key: companyId
Template: \${row.properties.name.value} (\${row.companyId})
Min characters: 2
Sort: yes
No duplicates: no`;

describe('pasted settings', () => {
  test('fill a datasource and a field, each setting with its original beside it', () => {
    const found = moved(cloud);
    expect(found.datasource).toEqual({
      kind: 'elements-connect',
      name: 'Customers',
      baseUrls: ['https://api.example.com/v1'],
      authentications: [
        {
          label: 'OAuth2 - Client credentials',
          authentication: {
            kind: 'oauth2-client-credentials',
            tokenUrl: 'https://login.example.com/oauth2/token',
            clientId: 'fields',
            clientSecret: 'client-canary',
            scopes: ['customers:read', 'assets:read'],
            clientAuthentication: 'auto',
            audience: '',
            parameters: [],
          },
        },
      ],
      headers: [
        { name: 'X-Tenant', value: 'acme', isSecret: false },
        { name: 'X-Api-Key', value: 'header-canary', isSecret: true },
      ],
      paths: [],
      notes: [],
    });
    expect(found.binding).toEqual({
      path: 'customers?q={input}',
      items: '$.companies[*]',
      key: 'companyId',
      label: '{{properties.name.value}} ({{companyId}})',
      minCharacters: '2',
      sort: 'label-ascending',
      unique: false,
    });
    expect(lineOf(found, 'query')).toEqual({
      setting: 'query',
      original: '{BaseURL}/customers?q=$userInput',
      ours: 'customers?q={input}',
      notes: [],
    });
    expect(found.unread).toEqual(['Favourite colour']);
    expect(moved('URL: https://api.example.com\nClient secret value\ncanary123!').unread).toEqual([
      'Client secret value',
      '…',
    ]);
  });

  test('show no secret: not of its own setting, not of a header, not of another text or line', () => {
    const found = moved(`${cloud}\nQuery again: x\nBody: {"password": "body-canary"}`);
    expect(JSON.stringify([found.lines, found.unread])).not.toContain('canary');
  });

  test('with an unknown variable leave that setting out whole, and fill in the rest', () => {
    const found = moved('Query: c?u=$currentUser&q=$userInput\nTemplate: ${row.name}\nKey: id');
    expect(found.binding).toEqual({ label: '{{name}}', key: 'id' });
    expect(lineOf(found, 'query')).toMatchObject({
      ours: null,
      notes: [{ code: 'variables-unknown', names: ['$currentUser'] }],
    });
  });

  test('ask for the successor of each field that the query names, and go on once it is chosen', () => {
    const text = 'Query: c?p=$issue.customfield_10001.id';
    expect(moved(text)).toMatchObject({ parents: ['customfield_10001'], binding: null });
    expect(moved(text, successors).binding).toEqual({ path: 'c?p={fields.customfield_20001.key}' });
  });

  test('of Data Center know columns, markers, XML and CSV, and guess the key where none is named', () => {
    const json = moved('Root element: $.issues\nColumns JSON path: $.key, $.fields.summary\nTemplate: {1} ({0})');
    expect(json.binding).toEqual({ items: '$.issues[*]', label: '{{fields.summary}} ({{key}})', key: 'key' });
    expect(lineOf(json, 'template')).toMatchObject({
      notes: [{ code: 'key-guessed' }],
      ours: '{{fields.summary}} ({{key}})',
    });
    expect(moved('Content: XML\nRoot element: /items/item').binding).toEqual({ content: 'xml', items: 'items/item' });
    expect(moved('Content: CSV\nSeparator: ;\nRoot element: x').binding).toEqual({ content: 'csv', delimiter: ';' });
  });

  test.each<[string, MoveNote]>([
    [
      'Authentication: OAuth2 - Authorization code',
      { code: 'login-not-possible', what: 'OAuth2 - Authorization code' },
    ],
    ['Authentication: Resource Owner Password', { code: 'login-not-possible', what: 'Resource Owner Password' }],
    ['Authentication: Kerberos', { code: 'value-unknown' }],
  ])('%s is told, and no login is filled in', (line, note) => {
    const found = moved(`URL: https://api.example.com\n${line}\nClient ID: x`);
    expect(found.datasource?.authentications).toEqual([]);
    expect(lineOf(found, 'authentication')).toMatchObject({ ours: null, notes: [note] });
    expect(lineOf(found, 'client-id')).toMatchObject({ ours: null });
  });

  test('a path of another dialect, a number that is none and an unknown content are told and left out', () => {
    const found = moved('Root element: $.a[(@.length-1)]\nMin characters: many\nContent: YAML\nMethod: PUT');
    expect(found.binding).toBeNull();
    expect(found.lines.map(({ setting, ours, notes }) => [setting, ours, notes[0]?.code])).toEqual([
      ['content', null, 'value-unknown'],
      ['method', null, 'value-unknown'],
      ['location', null, 'path-unknown'],
      ['min-characters', null, 'value-unknown'],
    ]);
  });

  test.each(['', '   ', 'hello', 'https://api.example.com/v1', '{"a":1}', '$'.repeat(100_000), ':\n'.repeat(50_000)])(
    'are none in other texts, however long',
    (text) => {
      expect(moved(text)).toMatchObject({ lines: [], datasource: null, binding: null });
    },
  );
});

describe('further configurations', () => {
  test.each<[string, string, Record<string, unknown>]>([
    [
      'a number above what a field here shows is the most that it shows',
      'Query: x\nMax suggestions: 200',
      { maxOptions: '100' },
    ],
    ['a number above what a search here demands is the most', 'Query: x\nMin characters: 25', { minCharacters: '20' }],
    ['Sort: Ascending', 'Query: x\nSort: Ascending', { sort: 'label-ascending' }],
    ['Sort: Z to A', 'Query: x\nSort: Z to A', { sort: 'label-descending' }],
    ['Sort: No', 'Query: x\nSort: No', { sort: 'source' }],
    ['No duplicates: off', 'Query: x\nNo duplicates: off', { unique: false }],
    ['a value that is written for a URL in any case', 'Query: c?q=${userInput?url}', { path: 'c?q={input}' }],
    ['a default of nothing', 'Query: c/${issue.key!""}', { path: 'c/{issue.key}' }],
    [
      'a dollar sign that is none of a variable',
      'Query: p?cost=5\\$USD&q=$userInput',
      { path: 'p?cost=5$USD&q={input}' },
    ],
    ['the base URL as a variable', 'Query: ${BaseURL}/x/${issue.key}', { path: 'x/{issue.key}' }],
    [
      'a setting that nobody knows below a query',
      'Query: u?q=$userInput\nEditor: Autocomplete',
      { path: 'u?q={input}' },
    ],
    ['a parameter named like a setting', 'Query: c\n  ?name=$userInput', { path: 'c?name={input}' }],
    ['the path by its other label', 'Path: /customers', { path: 'customers' }],
    [
      'variables that GraphQL declares itself',
      'Request method: POST\nRequest body: {"query":"query($q:String){items(q:$q){id name}}",\n"variables":{"q":"$userInput"}}\nQuery: graphql',
      { body: '{"query":"query($q:String){items(q:$q){id name}}",\n"variables":{"q":"{input}"}}', method: 'POST' },
    ],
    [
      'a body whose members go by the names of settings',
      'Query: s\nBody: {\n"name": "$userInput",\n"type": "customer"}',
      { body: '{\n"name": "{input}",\n"type": "customer"}' },
    ],
    ['a number as it is', 'Template: ${row.name} (${row.no?c})', { label: '{{name}} ({{no}})' }],
    [
      'the text of a template and none of its style',
      'Template: <style>.a{color:red}</style><div class="a">${row.name}</div><p>${row.city!}</p>',
      { label: '{{name}} {{city}}' },
    ],
    [
      'characters that HTML writes by their names',
      'Template: ${row.name} &amp; Co&nbsp;KG',
      { label: '{{name}} & Co KG' },
    ],
    [
      'a line of a template that looks like a label',
      'Template: ${row.name}\nCity: ${row.city}',
      { label: '{{name}} City: {{city}}' },
    ],
  ])('%s', (_what, text, binding) => {
    expect(moved(text).binding).toMatchObject(binding);
  });

  test.each<[string, string, Setting, MoveNote['code']]>([
    ['SQL', "Query: SELECT id FROM c WHERE n LIKE '%$userInput%'", 'query', 'no-address'],
    ['LDAP', 'Query: (&(objectClass=person)(cn=*$userInput*))', 'query', 'no-address'],
    ['a URL of JDBC', 'URL: jdbc:mysql://db.example.com/hr', 'url', 'no-address'],
    ['a type that is no API', 'Datasource type: LDAP\nURL: ldap://x', 'type', 'no-address'],
    ['a word for yes that nobody knows', 'Query: x\nNo duplicates: oui', 'no-duplicates', 'value-unknown'],
    ['an order that nobody knows', 'Query: x\nSort: by column 3', 'sort', 'value-unknown'],
    ['no suggestion at all', 'Query: x\nMax suggestions: 0', 'max-suggestions', 'value-unknown'],
    ['a condition', 'Query: #if($userInput)\na\n#else\nb\n#end', 'query', 'commands'],
    ['what is stored now', 'Query: c?ids=$currentCustomfieldValue', 'query', 'variables-unknown'],
    ['a default that is a text', 'Template: ${row.city!"n/a"}', 'template', 'commands'],
    ['a change of case', 'Template: ${row.name?upper_case}', 'template', 'commands'],
  ])('%s is not taken over, and told', (_what, text, setting, code) => {
    const line = lineOf(moved(text), setting);
    expect(line).toMatchObject({ ours: null });
    expect(line?.notes.map((note) => note.code)).toEqual([code]);
  });

  test('a key goes where it is sent, and an audience with its client', () => {
    const keyed = moved(
      'URL: https://a.example\nAuthentication: API Key\nKey name: k\nAPI key: s\nAdd to: Query parameter',
    );
    expect(keyed.datasource?.authentications[0]?.authentication).toMatchObject({ kind: 'api-key', in: 'query' });
    const client = moved(
      'Authentication: Client credentials\nToken URL: https://l.example/t\nClient ID: c\nAudience: https://a.example',
    );
    expect(client.datasource?.authentications[0]?.authentication).toMatchObject({ audience: 'https://a.example' });
    expect(moved('URL: jdbc:mysql://db/hr\nName: HR').datasource?.baseUrls).toEqual([]);
  });

  test('each is told that is more than a field here may have', () => {
    const found = moved('Query: x\nMax suggestions: 200');
    expect(lineOf(found, 'max-suggestions')).toMatchObject({ ours: '100', notes: [{ code: 'at-most', most: 100 }] });
  });
});
