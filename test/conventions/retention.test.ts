import { describe, expect, test } from 'vitest';
import { auditRetentionDays } from '../../src/contract/audit';
import { usageDaysKept } from '../../src/contract/health';
import { keptCardDays } from '../../src/contract/row-card';
import { unsavedFormDays } from '../../src/contract/unsaved-form';
import { Secret } from '../../src/base/secret';
import type { StoredToken } from '../../src/oauth/engine/token-store';
import { createContextMemory } from '../../src/storage/context-memory';
import { createCacheStore } from '../../src/storage/cache-store';
import * as keys from '../../src/storage/keys';
import type { Kvs } from '../../src/storage/metered-kvs';
import { createTokenStore } from '../../src/storage/token-store';
import { textOf } from './files';

/** Record, where it lies and until when, as SECURITY.md says it. */
const rows = new Map(
  textOf('SECURITY.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [, name = '', , where = '', until = ''] = line.split('|').map((cell) => cell.trim());
      return [name.replaceAll('`', ''), { where, until }];
    }),
);

const {
  entities,
  indexes: _indexes,
  fingerprintKeyKey,
  sealKeyKey,
  datasourceNameKey: _name,
  usageKey: _usage,
  copyPartKey: _part,
  ...keyed
} = keys;
const siteKeys = [fingerprintKeyKey, sealKeyKey];
const plain = ['cachedOptionsKey', 'wakeKey', 'refreshExamplesKey', 'contextsKey', 'keptCardKey', 'ruleFailureKey'];

/** What a key begins with names the record. */
const prefixes = Object.entries(keyed).map(([maker, make]) => ({
  name: make('a', 'b').split(':')[0] ?? '',
  where: plain.includes(maker) ? 'plain' : 'encrypted',
}));

describe('SECURITY.md says how long each record is kept', () => {
  test('every record of the storage has its row, and no other has one', () => {
    const stored = [...Object.values(entities), ...prefixes.map(({ name }) => name), ...siteKeys];
    expect([...rows.keys()].sort()).toEqual([...stored].sort());
  });

  test('which values are encrypted', () => {
    const encrypted = [...rows].filter(([, { where }]) => where === 'encrypted').map(([name]) => name);
    const named = prefixes.filter(({ where }) => where === 'encrypted').map(({ name }) => name);
    expect(encrypted.sort()).toEqual([...named, ...siteKeys].sort());
  });

  test('the days are those of the code', async () => {
    const kept: { key: string; ttl: unknown }[] = [];
    const note = (key: string, _value: unknown, options?: { ttl?: unknown }): Promise<void> => {
      kept.push({ key, ttl: options?.ttl });
      return Promise.resolve();
    };
    const kvs = { set: note, setSecret: note } as unknown as Kvs;
    await createCacheStore(kvs).set('a', { rows: [] } as never);
    await createContextMemory(kvs).set('a', { contextIds: [], atMs: 0 });
    const times = { issuedAtMs: 0, expiresAtMs: 3_600_000, softAtMs: null, hardAtMs: null };
    const token = { ...times, value: new Secret('t'), fingerprint: 'f', generation: 1 } as unknown as StoredToken;
    await createTokenStore(kvs).writeOutcome('a', 'r', token);
    await createTokenStore(kvs).writeOutcome('a', 'r', {
      failure: { code: 'token-egress' } as never,
      fingerprint: 'f',
    });
    expect(kept.map(({ ttl }) => ttl)).toEqual([
      { value: 2, unit: 'DAYS' },
      { value: 1, unit: 'HOURS' },
      { value: 3600 + 24 * 3600, unit: 'SECONDS' },
      { value: 3600, unit: 'SECONDS' },
    ]);
    expect(rows.get('contexts')?.until).toBe('one hour');
    expect(rows.get('options')?.until).toBe('2 days');
    expect(rows.get('card')?.until).toMatch(new RegExp(`^${keptCardDays} days after its source was last asked`));
    expect(rows.get('token')?.until).toMatch(/^one day after the token's end.*a failure: one hour$/);
    expect(rows.get('audit')?.until).toBe(`${auditRetentionDays} days`);
    expect(rows.get('usage')?.until).toBe(`${usageDaysKept} days`);
    expect(rows.get('unsaved-form')?.until).toMatch(new RegExp(`^${unsavedFormDays} days`));
  });
});
