import { beforeEach, describe, expect, test } from 'vitest';
import { auditRetentionDays, type AuditEntry, type AuditFilter } from '../../src/contract/audit';
import { dailyCleanup } from '../../src/index';
import { adminClient, type AdminClient, draftId } from '../support/admin-client';
import type { ForgeFake } from '../support/forge-runtime';
import { clientSecret, input, settings } from '../support/sandbox';
import { openSite } from '../support/site';

let forge: ForgeFake;
let admin: AdminClient;
beforeEach(() => {
  ({ forge, admin } = openSite());
});

const everything: AuditFilter = { from: null, until: null, by: null, actions: [], datasourceId: null, text: '' };

function plant(count: number, at: (n: number) => string, change: Partial<AuditEntry> = {}): void {
  for (let n = 0; n < count; n += 1) {
    const entry: AuditEntry = {
      id: `planted-${at(n)}-${n}`,
      at: at(n),
      by: 'admin',
      action: 'token-renewed',
      datasourceId: 'd1',
      name: `Planted ${n}`,
      changes: [],
      ...change,
    };
    forge.kvs.entity('audit').set(entry.id, JSON.stringify(entry));
  }
}

const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
const daysAgo = (days: number): string => minutesAgo(days * 24 * 60);

describe('the audit trail', () => {
  test('tells who changed which setting from what to what, newest first, and of a secret only that it changed', async () => {
    const { id } = await admin.value('saveDatasource', { id: null, draftId, input, version: null });
    forge.administrators.add('second');
    const edit = { settings: { ...settings, cacheSeconds: 60 }, secrets: { 'client-secret': 'another-secret' } };
    await adminClient(forge, 'second').value('saveDatasource', { id, draftId, version: 1, input: edit });
    const { entries, cursor } = await admin.value('listAudit', { filter: everything, cursor: null });
    expect(entries).toMatchObject([
      {
        by: 'second',
        action: 'datasource-changed',
        changes: [
          { path: 'cacheSeconds', before: settings.cacheSeconds, after: 60 },
          { path: 'secrets.client-secret', before: 'saved', after: 'changed' },
        ],
      },
      { by: 'admin', action: 'datasource-created', name: 'Customers' },
    ]);
    expect(cursor).toBeNull();
    expect(JSON.stringify(entries)).not.toContain(clientSecret);
    expect(JSON.stringify(entries)).not.toContain('another-secret');
  });

  test('comes in pages, each entry once', async () => {
    plant(120, minutesAgo);
    const names: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { entries: AuditEntry[]; cursor: string | null } = await admin.value('listAudit', {
        filter: everything,
        cursor,
      });
      names.push(...page.entries.map(({ name }) => name));
      cursor = page.cursor;
    } while (cursor !== null);
    expect(names).toEqual(Array.from({ length: 120 }, (_, n) => `Planted ${n}`));
  });

  test('is filtered by datasource, action, person and words', async () => {
    plant(2, minutesAgo);
    plant(1, () => minutesAgo(3), { datasourceId: 'd2', by: 'second', action: 'datasource-deleted', name: 'Sites' });
    const found = async (filter: Partial<AuditFilter>): Promise<string[]> => {
      const { entries } = await admin.value('listAudit', { filter: { ...everything, ...filter }, cursor: null });
      return entries.map(({ name }) => name);
    };
    expect(await found({ datasourceId: 'd2' })).toEqual(['Sites']);
    expect(await found({ by: 'second' })).toEqual(['Sites']);
    expect(await found({ actions: ['datasource-deleted'] })).toEqual(['Sites']);
    expect(await found({ text: 'planted 1' })).toEqual(['Planted 1']);
    expect(await found({ by: 'nobody' })).toEqual([]);
  });

  test('a filter that matches nothing looks at a bounded number of entries and says how far it came', async () => {
    plant(700, minutesAgo);
    const filter = { ...everything, by: 'nobody' };
    const first = await admin.value('listAudit', { filter, cursor: null });
    expect(first.entries).toEqual([]);
    expect(first.cursor).not.toBeNull();
    expect(Math.round((Date.now() - Date.parse(first.searchedUntil ?? '')) / 60_000)).toBe(499);
    const second = await admin.value('listAudit', { filter, cursor: first.cursor });
    expect(second.cursor).toBeNull();
  });

  test('goes out as CSV, and says so when there is more than one text holds', async () => {
    plant(3, minutesAgo);
    const { csv, entries, isCut } = await admin.value('exportAudit', { filter: { ...everything, text: 'planted' } });
    expect({ entries, isCut }).toEqual({ entries: 3, isCut: false });
    expect(csv.split('\r\n')[0]).toContain('"account_id"');
    expect(csv.split('\r\n')).toHaveLength(5);
    const big = [{ path: 'x', before: null, after: 'y'.repeat(100_000) }];
    plant(12, (n) => minutesAgo(n + 10), { changes: big });
    const cut = await admin.value('exportAudit', { filter: everything });
    expect(cut.isCut).toBe(true);
    expect(cut.entries).toBe(12);
  });

  test('a filter that is no filter is refused', async () => {
    const answer = await admin.call('listAudit', { filter: { ...everything, actions: ['x' as never] }, cursor: null });
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });
});

describe('the daily run', () => {
  test('deletes entries that were kept as long as was promised, and no other', async () => {
    plant(60, (n) => daysAgo(auditRetentionDays + 1 + n));
    plant(2, (n) => daysAgo(auditRetentionDays - 1 - n));
    await dailyCleanup();
    expect(forge.kvs.records('audit')).toHaveLength(2);
    await dailyCleanup();
    expect(forge.kvs.records('audit')).toHaveLength(2);
  });

  test('deletes a bounded number and leaves the rest for the next day', async () => {
    plant(1_100, (n) => daysAgo(auditRetentionDays + 1 + n / 1000));
    await dailyCleanup();
    expect(forge.kvs.records('audit')).toHaveLength(100);
  });
});
