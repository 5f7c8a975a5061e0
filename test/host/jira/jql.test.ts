import { describe, expect, test } from 'vitest';
import { issuesAsCsv } from '../../../host/jira/csv-export';
import { searchIssues } from '../../../host/jira/jql/search';
import { JiraRefusal } from '../../../host/jira/model';
import { readManifest } from '../../../host/platform/manifest';
import type { CustomField, Issue } from '../../../host/protocol';
import { root } from '../../conventions/files';

const manifest = readManifest(root);
const types = [...(manifest.modules['jira:customFieldType'] ?? []), { key: 'stock', name: 'Stock', type: 'number' }];
const field = (id: number, name: string, type: string): CustomField => ({
  id: `customfield_${id}`,
  name,
  type,
  required: false,
  contexts: [],
});
const fields = [
  field(1, 'Cost centre', 'connected-select'),
  field(2, 'Assets', 'connected-multi-select'),
  field(3, 'Stock', 'stock'),
  field(4, 'Due', 'connected-date-time'),
  field(5, 'Owner', 'connected-user-select'),
  field(6, 'Team', 'connected-multi-user-select'),
];

const time = '2026-11-01T00:00:00.000Z';
function issue(number: number, values: Record<string, unknown>, over: Partial<Issue> = {}): Issue {
  return {
    id: String(number),
    key: `DEV-${number}`,
    projectKey: 'DEV',
    issueType: 'Task',
    summary: `Issue ${number}`,
    description: '',
    status: 'To Do',
    reporter: 'a',
    created: time,
    updated: time,
    fields: values,
    ...over,
  };
}

const issues = [
  issue(10, {
    customfield_1: { key: '4711', label: 'Plant Berlin, north' },
    customfield_2: { keys: ['A-1', 'A-2'], labels: ['Forklift "F18"', 'Boiler\nB300'] },
  }),
  issue(9, {
    customfield_1: { key: '47', label: 'Łódź' },
    customfield_2: null,
    customfield_3: 17,
    customfield_4: '2027-03-31T22:15:42.000+0000',
  }),
  issue(
    2,
    { customfield_3: 3, customfield_5: { accountId: 'me' }, customfield_6: [{ accountId: 'a' }, { accountId: 'me' }] },
    { projectKey: 'SUP', key: 'SUP-2', status: 'Done' },
  ),
];

const keys = (jql: string): string[] => searchIssues(issues, jql, { fields, types, me: 'me' }).map(({ key }) => key);

describe('JQL', () => {
  test.each([
    ['', 'DEV-10 DEV-9 SUP-2'],
    ['project = dev', 'DEV-10 DEV-9'],
    ['key = "DEV-9"', 'DEV-9'],
    ['key in (DEV-9, SUP-2) AND project = SUP', 'SUP-2'],
    ['status != "To Do"', 'SUP-2'],
    ['summary ~ "issue 9"', 'DEV-9'],
    ['"Cost centre.key" = "4711"', 'DEV-10'],
    ['"Cost centre.key" = "47"', 'DEV-9'],
    ['"Cost centre.key" != "47"', 'DEV-10'],
    ['"Cost centre.key" not in ("47", "4711")', ''],
    ['"cost centre.Label" ~ "berlin"', 'DEV-10'],
    ['"Cost centre.label" ~ "NORTH plant"', 'DEV-10'],
    ['"Cost centre.label" ~ "berl"', ''],
    ['"Cost centre.label" ~ "berl*"', 'DEV-10'],
    ['"Cost centre.label" !~ "berlin"', 'DEV-9'],
    ['"Cost centre.label" ~ "łódź"', 'DEV-9'],
    ['"Cost centre" is EMPTY', 'SUP-2'],
    ['Owner = currentUser()', 'SUP-2'],
    ['Owner != currentUser()', ''],
    ['Team in (currentUser(), b)', 'SUP-2'],
    ['Team = a and Owner is not EMPTY', 'SUP-2'],
    ['Team = b', ''],
    ['Due = "2027-03-31 22:15"', 'DEV-9'],
    ['Due >= 2027-03-31 and Due < 2027-04-01', 'DEV-9'],
    ['Due < "2027/03/31 22:15"', ''],
    ['cf[1] is not EMPTY ORDER BY key ASC', 'DEV-9 DEV-10'],
    ['cf[1].key = 4711', 'DEV-10'],
    ['customfield_2 is null', 'DEV-9 SUP-2'],
    ['Assets.keys = "A-2"', 'DEV-10'],
    ['"Assets.keys" in ("A-7", "A-1")', 'DEV-10'],
    ['"Assets.labels" ~ "forklift"', 'DEV-10'],
    ['"Assets.keys" is not empty and "Cost centre.key" = "4711"', 'DEV-10'],
    ['Stock > 3', 'DEV-9'],
    ['Stock <= 17 ORDER BY id', 'SUP-2 DEV-9'],
    ['Due = "2027-03-31 22:15"', 'DEV-9'],
    ['Due >= 2027-03-31 and Due < 2027-04-01', 'DEV-9'],
    ['Due < "2027/03/31 22:15"', ''],
    ['cf[1] is not EMPTY OR cf[1] is EMPTY ORDER BY key ASC', 'DEV-9 DEV-10 SUP-2'],
    ['key = DEV-10 and Stock > 3 or project = SUP or Stock = 17', 'DEV-9 SUP-2'],
    ['order by key desc', 'SUP-2 DEV-10 DEV-9'],
  ])('%s', (jql, found) => {
    expect(keys(jql).join(' ')).toBe(found);
  });

  test.each([
    [400, '"Cost center.key" = "4711"', "the field 'Cost center.key' does not exist"],
    [400, '"Cost centre.name" = "x"', "the field 'Cost centre.name' does not exist"],
    [400, '"Cost centre.key" ~ "x"', "the operator '~' is not supported by the 'Cost centre.key' field"],
    [400, '"Cost centre.label" = "x"', "the operator '=' is not supported"],
    [400, '"Cost centre" is full', "'is' wants EMPTY"],
    [400, 'Stock > many', "'many' is no number"],
    [400, 'Due > soon', "'soon' is no date"],
    [400, 'key in DEV-1', 'expecting ( after in'],
    [400, 'key = "DEV-1', 'unexpected "'],
    [400, 'key =', 'the end'],
    [400, 'project = DEV OR', 'the end'],
    [501, 'NOT project = DEV', 'not'],
    [501, '(project = DEV)', 'parentheses'],
    [400, 'reporter = currentUser()', "the field 'reporter' does not exist"],
    [400, 'Stock = currentUser()', "'Stock' holds no users"],
    [501, 'key = startOfDay()', 'the function startOfDay()'],
    [501, 'key was DEV-1', 'the operator was'],
    [501, 'Assets = "Forklift"', 'whole object'],
    [501, 'order by rank', 'ORDER BY rank'],
  ])('answers %i to %s', (status, jql, sentence) => {
    const search = (): string[] => keys(jql);
    expect(search).toThrow(JiraRefusal);
    expect(search).toThrow(sentence);
    expect(search).toThrow(expect.objectContaining({ status }) as Error);
  });
});

test('an export holds the value as it is stored', () => {
  const csv = issuesAsCsv(issues, { fields: fields.slice(0, 1), types });
  expect(csv).toContain('"{""key"":""4711"",""label"":""Plant Berlin, north""}"');
});

test('an export shows each value as its formatter does where the manifest says so, quoted for CSV', () => {
  const exporting = types.map((type) =>
    'view' in type && type.view.formatter
      ? { ...type, view: { ...type.view, formatter: { ...type.view.formatter, export: true } } }
      : type,
  );
  const csv = issuesAsCsv(issues, { fields: fields.slice(0, 2), types: exporting });
  expect(csv).toBe(
    [
      'Issue key,Summary,Status,Created,Custom field (Cost centre),Custom field (Assets)',
      `DEV-10,Issue 10,To Do,${time},"Plant Berlin, north","Forklift ""F18"", Boiler\nB300"`,
      `DEV-9,Issue 9,To Do,${time},Łódź,`,
      `SUP-2,Issue 2,Done,${time},,`,
      '',
    ].join('\r\n'),
  );
});
