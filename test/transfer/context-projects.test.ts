import { describe, expect, test } from 'vitest';
import type { ContextPlace, JiraReader, NamedProject } from '../../src/fields/binding/binding-record';
import { contextsOfFields } from '../../src/transfer/context-projects';

/** Contexts by field; each applies to the projects that its own name starts with. */
function jiraWith(contexts: Record<string, string[]>, projects: NamedProject[] | null) {
  const asked: string[] = [];
  const jira: Pick<JiraReader, 'contextsAt' | 'projects'> = {
    contextsAt: (fieldId: string, place: ContextPlace | null) => {
      const where = place !== null && 'projectId' in place ? `${place.projectId}/${place.issueTypeId}` : '';
      asked.push(`${fieldId} ${where}`);
      return Promise.resolve(
        (contexts[fieldId] ?? []).filter((id) => where === '' || where.startsWith(id.split('-')[0] ?? '')),
      );
    },
    projects: () => Promise.resolve(projects),
  };
  return { jira, asked };
}

const project = (key: string, types = 2): NamedProject => ({
  id: key,
  key,
  issueTypeIds: Array.from({ length: types }, (_, at) => String(at)),
});

describe('contexts of fields', () => {
  test('of a field with one context cost one call, and no project is looked at', async () => {
    const { jira, asked } = jiraWith({ a: ['CRM-1'] }, null);
    expect(await contextsOfFields(jira, ['a'])).toEqual(new Map([['a', [{ contextId: 'CRM-1', projects: null }]]]));
    expect(asked).toEqual(['a ']);
  });

  test('of a field with several are told apart by the projects that they apply to', async () => {
    const { jira } = jiraWith({ a: ['CRM-1', 'OPS-2', 'X-3'] }, [project('OPS'), project('CRM'), project('DEV')]);
    expect((await contextsOfFields(jira, ['a'])).get('a')).toEqual([
      { contextId: 'CRM-1', projects: ['CRM'] },
      { contextId: 'OPS-2', projects: ['OPS'] },
      { contextId: 'X-3', projects: null },
    ]);
  });

  test('are looked up in 60 calls at most, wanted projects first, each project once before any twice', async () => {
    const many = Array.from({ length: 50 }, (_, at) => project(`P${at}`, 30));
    const { jira, asked } = jiraWith({ a: ['P7-1', 'OPS-2'], b: ['P8-1', 'OPS-2'] }, [...many, project('WANTED')]);
    await contextsOfFields(jira, ['a', 'b'], new Set(['WANTED']));
    expect(asked).toHaveLength(60);
    expect(asked.slice(2, 6)).toEqual(['a WANTED/0', 'b WANTED/0', 'a P0/0', 'b P0/0']);
    expect(asked.filter((call) => call.endsWith('/1'))).toEqual([]);
  });

  test('are none where Jira does not say, and without projects where it does not say those', async () => {
    const silent = { contextsAt: () => Promise.resolve(null), projects: () => Promise.resolve(null) };
    expect((await contextsOfFields(silent, ['a'])).get('a')).toEqual([]);
    const { jira } = jiraWith({ a: ['1', '2'] }, null);
    expect((await contextsOfFields(jira, ['a'])).get('a')).toEqual([
      { contextId: '1', projects: null },
      { contextId: '2', projects: null },
    ]);
  });
});
