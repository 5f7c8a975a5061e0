import { describe, expect, it } from 'vitest';
import { compileBody } from '../../../src/fields/query/body-template';
import { compilePath } from '../../../src/fields/query/path-template';

const pathFor = (template: string, input: string): string | null | undefined => {
  const path = compilePath(template);
  const expanded = path.ok ? path.value.expand({ input }) : undefined;
  return typeof expanded === 'string' ? decodeURIComponent(expanded) : expanded;
};

const bodyFor = (template: unknown, input: string): unknown => {
  const body = compileBody(JSON.stringify(template));
  return body.ok ? (JSON.parse(body.value.expand({ input })) as unknown) : undefined;
};

describe('a value inside of a query of another language', () => {
  it.each([
    ["c?$filter=contains(Name,'{input|odata}')", "O'Brien", "c?$filter=contains(Name,'O''Brien')"],
    ["c?$filter=contains(Name,'{input|odata}')", "') or (1 eq 1)", "c?$filter=contains(Name,''') or (1 eq 1)')"],
    [
      "q?q=SELECT Id FROM Account WHERE Name LIKE '{input|soql}%25'",
      "a' OR Name != '",
      "q?q=SELECT Id FROM Account WHERE Name LIKE 'a\\' OR Name != \\'%'",
    ],
    ['a?qlQuery=Name LIKE "{input|aql}"', 'x" OR Key LIKE "\\', 'a?qlQuery=Name LIKE "x\\" OR Key LIKE \\"\\\\"'],
    ['t?sysparm_query=nameLIKE{input|servicenow}', 'a^ORactive=false', 't?sysparm_query=nameLIKEa ORactive=false'],
    ['p?where=%7B"name":"{input|json}"%7D', 'a","role":"x', 'p?where={"name":"a\\",\\"role\\":\\"x"}'],
    ['c?id={input|number}', '12345678901234567890', 'c?id=12345678901234567890'],
    ['c?id={input|number}', '1 or 1', 'c?id='],
  ])('%s stays one value for %s', (template, input, expected) => {
    expect(pathFor(template, input)).toBe(expected);
  });

  it.each(["c?$filter=contains(Name,'{input}')", 'a?q=Name LIKE "{input}"', 'a?q=%22{input}%22', 'c?q={input|sqll}'])(
    '%s is refused: it names no rule',
    (template) => {
      expect(compilePath(template)).toMatchObject({ ok: false });
    },
  );

  it('is written by a rule in a JSON body too, and as a number where it is one', () => {
    const template = { query: "SELECT x WHERE n = '{input|soql}'", limit: '{input|number}', plain: '{input}' };
    expect(bodyFor(template, "a'b")).toEqual({ query: "SELECT x WHERE n = 'a\\'b'", plain: "a'b" });
    expect(bodyFor(template, '25')).toMatchObject({ limit: 25, plain: '25' });
    expect(bodyFor(template, '12345678901234567890')).toMatchObject({ limit: '12345678901234567890' });
  });
});
