import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bindLabel, compileLabelTemplate } from '../../src/extract/label-template';
import { compileMember } from '../../src/extract/path/member';
import { compileBody } from '../../src/fields/query/body-template';
import { compilePath } from '../../src/fields/query/path-template';
import type { QueryVariables } from '../../src/fields/options-query';

const page = readFileSync(new URL('../../docs/reference-templates.md', import.meta.url), 'utf8');

/** The rows of tables in a section whose first cell is code, cell by cell; a bar within code is escaped in Markdown. */
function examples(section: string, head: string): string[][] {
  const [, text = ''] = page.split(`## ${section}\n`);
  const [own = ''] = text.split('\n## ', 1);
  const table = own.split('\n\n').find((block) => new RegExp(`^\\| ${head} +\\|`).test(block)) ?? '';
  return table
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) =>
          cell
            .trim()
            .replace(/^`(.*)`$/, '$1')
            .replaceAll('\\|', '|'),
        ),
    );
}

function addressOf(path: string, variables: QueryVariables): string {
  const compiled = compilePath(path);
  const expanded = compiled.ok ? compiled.value.expand(variables) : compiled;
  return expanded.ok ? expanded.value : JSON.stringify(expanded.error);
}

const pairs = (rows: string[][]): [string, string][] => rows.map(([first = '', second = '']) => [first, second]);

describe('the reference of templates is true of', () => {
  const values: QueryVariables = { input: 'Köln & Co', 'issue.key': 'AB-1', 'fields.sites.key': ['17', '18'] };

  it.each(pairs(examples('Addresses', 'path')))('the address %s', (path, expected) => {
    expect(addressOf(path, values)).toBe(expected);
  });

  it.each(examples('Addresses', 'refused'))('what is refused: %s, because %s', (path, _why, instead) => {
    const compiled = compilePath(path);
    expect(compiled.ok ? null : compiled.error.instead).toBe(instead);
  });

  it.each(pairs(examples('Values inside of queries', 'path')))('the query %s', (path, expected) => {
    expect(decodeURIComponent(addressOf(path, { input: 'O\'Brien "x"^y' }))).toBe(expected);
    const compiled = compilePath(path);
    expect(compiled.ok && compiled.value.ruleless).toBe(null);
  });

  it.each(pairs(examples('JSON bodies', 'body')))('the body %s', (body, expected) => {
    const compiled = compileBody(body);
    const expanded = compiled.ok ? compiled.value.expand({ input: '25', 'fields.sites.key': ['17', '18'] }) : compiled;
    expect(expanded.ok ? expanded.value : expanded.error).toBe(expected);
  });

  it.each(pairs(examples('Labels', 'label')))('the label %s', (label, expected) => {
    const compiled = compileLabelTemplate(label);
    if (!compiled.ok) throw new Error(compiled.error.reason);
    const row = { name: 'Acme', address: { city: 'Rome' }, tags: ['a', 'b'], 'a.b': 1, 'odd {name}': 2 };
    expect(bindLabel(compiled.value, compileMember)(row)).toBe(expected);
  });

  it('as many examples as it shows', () => {
    const counts = [
      examples('Addresses', 'path'),
      examples('Addresses', 'refused'),
      examples('Values inside of queries', 'path'),
      examples('JSON bodies', 'body'),
      examples('Labels', 'label'),
    ].map(({ length }) => length);
    expect(counts).toEqual([12, 9, 11, 7, 5]);
  });
});
