import { afterEach, expect, test } from 'vitest';
import { startFixtureHost, type FixtureHost } from '../support/fixture-host';

let host: FixtureHost | undefined;
afterEach(() => host?.close());

const race = async (callers: number, started: FixtureHost): Promise<number> => {
  const won = await Promise.all(Array.from({ length: callers }, () => started.call('race')));
  return won.filter((one) => one === true).length;
};

test('a thousand callers share one instance', async () => {
  host = await startFixtureHost({ instances: 1, concurrency: 1_000 });
  expect(await race(1_000, host)).toBe(1);
  expect(host.platform.instances()).toBe(1);
  const records = host.platform.invocations.since(0);
  expect(records).toHaveLength(1_000);
  expect(records.every(({ storage }) => storage.writes + storage.reads <= 1)).toBe(true);
});

test('eight instances share one store', async () => {
  host = await startFixtureHost({ instances: 8, concurrency: 10 });
  await host.platform.warm();
  expect(host.platform.instances()).toBe(8);
  expect(await race(80, host)).toBe(1);
});

test('one invocation at a time in an instance, unless more are allowed', async () => {
  host = await startFixtureHost({ instances: 2 });
  const { call } = host;
  const waits = ['a', 'b', 'c'].map((key) => call('wait', { key }));
  for (const key of ['a', 'b']) {
    await expect.poll(() => host?.platform.store.get({ kind: 'plain' }, key), { timeout: 20_000 }).toBeDefined();
  }
  expect(await host.platform.store.get({ kind: 'plain' }, 'c')).toBeUndefined();
  for (const key of ['a', 'b']) await host.platform.store.set({ kind: 'plain' }, key, 'go on');
  await expect.poll(() => host?.platform.store.get({ kind: 'plain' }, 'c'), { timeout: 20_000 }).toBeDefined();
  await host.platform.store.set({ kind: 'plain' }, 'c', 'go on');
  expect(await Promise.all(waits)).toEqual(['went on', 'went on', 'went on']);
});
