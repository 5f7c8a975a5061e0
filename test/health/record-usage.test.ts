import { describe, expect, test } from 'vitest';
import { recordUsage, type UsageStore } from '../../src/health/record-usage';
import { emptyDay, sumOfStorage, type DayUsage, type Usage } from '../../src/health/usage';
import { recordingLog, seeded } from '../support/oauth';
import { createTestClock } from '../support/test-clock';

type Memory = UsageStore & { parts: Map<string, { rev: number; usage: DayUsage }>; reads: number; writes: number };

/** The store's rule in memory: a part is changed only at the `rev` that was read. Everything takes a turn. */
function memoryStore(): Memory {
  const parts: Memory['parts'] = new Map();
  const store: Memory = {
    parts,
    reads: 0,
    writes: 0,
    read: async (day, part) => {
      await Promise.resolve();
      store.reads += 1;
      return parts.get(`${day}:${part}`) ?? { rev: null, usage: emptyDay(day) };
    },
    write: async (part, rev, usage) => {
      await Promise.resolve();
      const key = `${usage.day}:${part}`;
      if ((parts.get(key)?.rev ?? null) !== rev) return false;
      store.writes += 1;
      parts.set(key, { rev: (rev ?? 0) + 1, usage });
      return true;
    },
    since: (day) => Promise.resolve([...parts.values()].map(({ usage }) => usage).filter((one) => one.day >= day)),
  };
  return store;
}

const used = (changes: Partial<Usage> = {}): Usage => ({
  tokenCalls: { ok: 0, failed: 0 },
  apiCalls: { ok: 1, failed: 0 },
  storage: { reads: 3, readBytes: 900, writes: 1, writeBytes: 200 },
  functionMs: 250,
  logBytes: 80,
  ...changes,
});

function recorder(store: UsageStore = memoryStore()) {
  const clock = createTestClock();
  const log = recordingLog();
  const deps = { store, clock, log, random: seeded(7) };
  return { clock, log, record: (usage: Usage) => recordUsage(deps, () => usage) };
}

const invocations = ({ parts }: Memory): number =>
  [...parts.values()].reduce((sum, { usage }) => sum + usage.invocations, 0);

describe('what an invocation used', () => {
  test('is added to the day, calls to their hour', async () => {
    const store = memoryStore();
    const { clock, record } = recorder(store);
    await record(used({ tokenCalls: { ok: 1, failed: 2 } }));
    await record(used());
    await clock.advance(3_600_000);
    await record(used({ apiCalls: { ok: 0, failed: 5 } }));
    const [{ usage } = { usage: emptyDay('') }] = store.parts.values();
    expect([...store.parts.keys()]).toEqual(['2026-11-23:0']);
    expect(usage).toMatchObject({ day: '2026-11-23', invocations: 3, functionMs: 750, logBytes: 240 });
    expect(usage.hours).toEqual({ 12: [1, 2, 2, 0], 13: [0, 0, 0, 5] });
    expect(usage.storage).toMatchObject({ reads: 9, readBytes: 2700, writes: 3 + 3 });
  });

  test('holds the write that records it', async () => {
    const store = memoryStore();
    await recorder(store).record(used());
    const [{ usage } = { usage: emptyDay('') }] = store.parts.values();
    const own = usage.storage.writeBytes - 200;
    const length = JSON.stringify(usage).length;
    expect(Math.abs(own - length)).toBeLessThan(3);
  });

  test('without a call to the outside is not written down, and not even read for', async () => {
    const store = memoryStore();
    await recorder(store).record(used({ apiCalls: { ok: 0, failed: 0 } }));
    expect([store.reads, store.writes]).toEqual([0, 0]);
  });

  test('is written down if all that happened is a failure', async () => {
    const store = memoryStore();
    await recorder(store).record(used({ apiCalls: { ok: 0, failed: 1 } }));
    expect(store.writes).toBe(1);
  });

  test('takes one read and one write when nobody else counts', async () => {
    const store = memoryStore();
    const { record } = recorder(store);
    for (let count = 0; count < 20; count += 1) await record(used());
    expect([store.reads, store.writes, store.parts.size]).toEqual([20, 20, 1]);
  });
});

describe('many instances at once', () => {
  test.each([2, 5, 20])('%i lose nothing', async (count) => {
    const store = memoryStore();
    const { record } = recorder(store);
    await Promise.all(Array.from({ length: count }, () => record(used())));
    expect(invocations(store)).toBe(count);
  });

  test('a hundred in step, the worst there is, keep a third and say what was lost', async () => {
    const store = memoryStore();
    const { record, log } = recorder(store);
    await Promise.all(Array.from({ length: 100 }, () => record(used())));
    expect(invocations(store)).toBeGreaterThanOrEqual(33);
    expect(log.lines.filter(({ event }) => event === 'usage.not-recorded')).toHaveLength(100 - invocations(store));
  });

  test('spread over no more than eight records a day', async () => {
    const store = memoryStore();
    const { record } = recorder(store);
    for (let round = 0; round < 20; round += 1) await Promise.all(Array.from({ length: 20 }, () => record(used())));
    expect(store.parts.size).toBeLessThanOrEqual(8);
    expect(invocations(store)).toBe(400);
  });
});

test('the record of the busiest day stays below a kilobyte', async () => {
  const store = memoryStore();
  const { clock, record } = recorder(store);
  clock.set(Date.UTC(2026, 10, 23));
  const busy = { ok: 9000, failed: 9000 };
  const storage = { reads: 1e6, readBytes: 1e10, writes: 1e6, writeBytes: 1e10 };
  for (let hour = 0; hour < 24; hour += 1) {
    await record({ tokenCalls: busy, apiCalls: busy, storage, functionMs: 1e8, logBytes: 1e8 });
    await clock.advance(hour === 23 ? 0 : 3_600_000);
  }
  const [{ usage } = { usage: emptyDay('') }] = store.parts.values();
  expect(Object.keys(usage.hours)).toHaveLength(24);
  expect(JSON.stringify(usage).length).toBeLessThan(1000);
});

test('a storage that fails is a line in the log and nothing else', async () => {
  const broken = { ...memoryStore(), read: () => Promise.reject(new Error('canary: down')) };
  const { record, log } = recorder(broken);
  await expect(record(used())).resolves.toBeUndefined();
  expect(log.lines).toMatchObject([{ event: 'usage.not-recorded', fields: { error: 'Error' } }]);
  expect(JSON.stringify(log.lines)).not.toContain('canary');
});

test('sums are sums', () => {
  const one = { reads: 1, readBytes: 2, writes: 3, writeBytes: 4 };
  expect(sumOfStorage(one, one)).toEqual({ reads: 2, readBytes: 4, writes: 6, writeBytes: 8 });
});
