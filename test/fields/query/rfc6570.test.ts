import { expect, it } from 'vitest';
import { compilePath } from '../../../src/fields/query/path-template';
import type { QueryVariables } from '../../../src/fields/options-query';

/** The variables of the examples of RFC 6570 §3.2, each a field of the issue here. */
const given: QueryVariables = {
  count: ['one', 'two', 'three'],
  dom: ['example', 'com'],
  dub: 'me/too',
  hello: 'Hello World!',
  half: '50%',
  var: 'value',
  who: 'fred',
  base: 'http://example.com/home/',
  path: '/foo/bar',
  list: ['red', 'green', 'blue'],
  v: '6',
  x: '1024',
  y: '768',
  empty: '',
  undef: null,
};
const variables: QueryVariables = Object.fromEntries(
  Object.entries(given).map(([name, value]) => [`fields.${name}`, value]),
);

/** Variables of a template as fields, and their names in what comes out as they were. */
const asFields = (template: string): string =>
  template.replace(
    /\{([?&/+#.;]?)([^}]*)\}/g,
    (_, operator: string, names: string) =>
      `{${operator}${names
        .split(',')
        .map((name) => `fields.${name}`)
        .join(',')}}`,
  );

function expanded(template: string): string | null {
  const path = compilePath(asFields(template));
  if (!path.ok) return path.error.reason;
  const value = path.value.expand(variables);
  return value.ok ? value.value.replaceAll('fields.', '') : value.error.code;
}

it.each([
  // §3.2.1 and §3.2.2: simple strings
  ['{var}', 'value'],
  ['{hello}', 'Hello%20World%21'],
  ['{half}', '50%25'],
  ['O{empty}X', 'OX'],
  ['O{undef}X', 'OX'],
  ['{x,y}', '1024,768'],
  ['{x,hello,y}', '1024,Hello%20World%21,768'],
  ['?{x,undef}', '?1024'],
  ['?{undef,y}', '?768'],
  ['{list}', 'red,green,blue'],
  ['{count}', 'one,two,three'],
  // §3.2.6: parts of a path
  ['{/who}', '/fred'],
  ['{/who,who}', '/fred/fred'],
  ['{/half,who}', '/50%25/fred'],
  ['{/who,dub}', '/fred/me%2Ftoo'],
  ['{/var}', '/value'],
  ['{/var,undef}', '/value'],
  ['{/var,x}/here', '/value/1024/here'],
  ['{/list}', '/red,green,blue'],
  ['{/list*}', '/red/green/blue'],
  // §3.2.8: a query
  ['{?who}', '?who=fred'],
  ['{?half}', '?half=50%25'],
  ['{?x,y}', '?x=1024&y=768'],
  ['{?x,y,undef}', '?x=1024&y=768'],
  ['{?list}', '?list=red,green,blue'],
  ['{?list*}', '?list=red&list=green&list=blue'],
  // §3.2.9: a query that goes on
  ['?fixed=yes{&x}', '?fixed=yes&x=1024'],
  ['?a=1{&who}', '?a=1&who=fred'],
  ['?a=1{&half}', '?a=1&half=50%25'],
  ['?a=1{&x,y,undef}', '?a=1&x=1024&y=768'],
  ['?a=1{&list}', '?a=1&list=red,green,blue'],
  ['?a=1{&list*}', '?a=1&list=red&list=green&list=blue'],
])('%s is %s, as RFC 6570 says', (template, expected) => {
  expect(expanded(template)).toBe(expected);
});

it.each([
  ['{+path}/here', 'unencoded'],
  ['{+base}index', 'unencoded'],
  ['{#path,x}/here', 'unencoded'],
  ['X{.var}', 'operator'],
  ['{;x,y}', 'operator'],
  ['{var:3}', 'prefix'],
  ['{/var:1,var}', 'prefix'],
  ['{?var:3}', 'prefix'],
  ['{list*}', 'list-in-text'],
  ['{&x}', 'query-not-begun'],
])('%s is refused on purpose: %s', (template, reason) => {
  expect(expanded(template)).toBe(reason);
});

it.each([
  ['{?x,y,empty}', '?x=1024&y=768'],
  ['{/var,empty}', '/value'],
  ['?a=1{&x,y,empty}', '?a=1&x=1024&y=768'],
  ['{x,empty}', '1024'],
])('%s is %s: here, an empty value is none', (template, expected) => {
  expect(expanded(template)).toBe(expected);
});
