import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { auditColumns, auditCsv } from '../../src/audit/csv';
import { matchesFilter } from '../../src/audit/matches';
import { retentionCutoff } from '../../src/audit/retention';
import { auditActions, type AuditEntry, type AuditFilter } from '../../src/contract/audit';
import type { AuditEntry as StoredEntry } from '../../src/datasources/stores';

const entry: AuditEntry = {
  id: 'e1',
  at: '2026-11-23T19:00:00.000Z',
  by: 'account-1',
  action: 'datasource-changed',
  datasourceId: 'd1',
  name: 'Kundenstämme',
  changes: [
    { path: 'cacheSeconds', before: 300, after: 0 },
    { path: 'authentication.oauth.clientId', before: 'old', after: 'new, "quoted"' },
  ],
};
const all: AuditFilter = { from: null, until: null, by: null, actions: [], datasourceId: null, text: '' };

test('what is stored is what the page is shown', () => {
  expectTypeOf<StoredEntry>().toEqualTypeOf<AuditEntry>();
});

describe('matchesFilter', () => {
  test.each<[Partial<AuditFilter>, boolean]>([
    [{}, true],
    [{ from: '2026-11-23T19:00:00Z' }, true],
    [{ from: '2026-11-23T19:00:00.001Z' }, false],
    [{ until: '2026-11-23T19:00:00Z' }, false],
    [{ until: '2026-11-23T19:00:00.001Z' }, true],
    [{ from: '2026-11-23T20:00:00+01:00' }, true],
    [{ from: 'nonsense' }, true],
    [{ by: 'account-1' }, true],
    [{ by: 'account-2' }, false],
    [{ actions: ['datasource-changed', 'token-renewed'] }, true],
    [{ actions: ['token-renewed'] }, false],
    [{ datasourceId: 'd1' }, true],
    [{ datasourceId: 'd2' }, false],
    [{ text: 'KUNDENSTÄMME' }, true],
    [{ text: 'kundensta\u0308mme' }, true],
    [{ text: 'clientid old' }, true],
    [{ text: 'clientid elsewhere' }, false],
    [{ text: '300' }, true],
    [{ text: '   ' }, true],
    [{ text: 'null' }, false],
  ])('%j: %j', (filter, expected) => {
    expect(matchesFilter(entry, { ...all, ...filter })).toBe(expected);
  });
});

describe('retention', () => {
  const nowMs = Date.parse('2026-11-23T20:00:00Z');
  const dayMs = 24 * 3600 * 1000;

  test.each([
    [0, false],
    [399 * dayMs, false],
    [400 * dayMs, false],
    [400 * dayMs + 1, true],
    [-dayMs, false],
  ])('an entry %j ms old is past it: %j', (ageMs, expected) => {
    const at = new Date(nowMs - ageMs).toISOString();
    expect(at < retentionCutoff(nowMs)).toBe(expected);
  });
});

describe('auditCsv', () => {
  test('has one row a change, and one for an entry without any', () => {
    expect(auditCsv([entry, { ...entry, id: 'e2', action: 'token-renewed', changes: [] }])).toBe(
      [
        '"time","account_id","action","datasource_id","name","setting","before","after"',
        '"2026-11-23T19:00:00.000Z","account-1","datasource-changed","d1","Kundenstämme","cacheSeconds","300","0"',
        '"2026-11-23T19:00:00.000Z","account-1","datasource-changed","d1","Kundenstämme","authentication.oauth.clientId","old","new, ""quoted"""',
        '"2026-11-23T19:00:00.000Z","account-1","token-renewed","d1","Kundenstämme","","",""',
        '',
      ].join('\r\n'),
    );
  });

  test.each([
    '=HYPERLINK("https://evil.example","x")',
    '+1+1',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '\u00a0=1',
    '\ufeff=1',
    '\u0000=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
  ])('a name %j is no formula', (name) => {
    const row = Papa.parse<string[]>(auditCsv([{ ...entry, name, changes: [] }])).data[1] ?? [];
    expect(row[4]).toBe(`'${name.replaceAll('\u0000', '')}`);
  });

  test.each([
    ['x;=1+1;y', "x;'=1+1;y"],
    ['x; "=1"', `x; "'=1"`],
    ['x\t+1', "x\t'+1"],
    ['x|@SUM(A1)', "x|'@SUM(A1)"],
    ['x\r\n-1', "x\r\n'-1"],
  ])('a name %j is no formula where a spreadsheet separates by something else than commas', (name, guarded) => {
    const row = Papa.parse<string[]>(auditCsv([{ ...entry, name, changes: [] }])).data[1] ?? [];
    expect(row[4]).toBe(guarded);
  });

  test.each(['Customers', 'a=b', "'=1", 'x-1', '', 'ä@b'])('a name %j stays as it is', (name) => {
    const row = Papa.parse<string[]>(auditCsv([{ ...entry, name, changes: [] }])).data[1] ?? [];
    expect(row[4]).toBe(name);
  });

  test('any entry makes whole rows, none of which starts a formula', () => {
    const text: fc.Arbitrary<string> = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('"', ',', ';', 'x;=1', '\r\n', '=1', '\u0000=', '"\r\n=cmd', '＝'),
    );
    const entries = fc.array(
      fc.record({
        id: text,
        at: text,
        by: text,
        action: fc.constantFrom(...auditActions),
        datasourceId: text,
        name: text,
        changes: fc.array(fc.record({ path: text, before: text, after: text }), { maxLength: 3 }),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(entries, (many) => {
        const rows = Papa.parse<string[]>(auditCsv(many), {
          newline: '\r\n',
          delimiter: ',',
          skipEmptyLines: true,
        }).data;
        const expected = many.reduce((sum, { changes }) => sum + Math.max(1, changes.length), 1);
        expect(rows.length).toBe(expected);
        for (const row of rows) {
          expect(row.length).toBe(auditColumns.length);
          for (const cell of row.flatMap((whole) => whole.split(';'))) {
            expect(cell.trimStart()).not.toMatch(/^[=+\-@＝＋－＠]/);
          }
        }
      }),
    );
  });
});
