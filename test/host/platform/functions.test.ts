import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFixtureHost, type FixtureHost } from '../support/fixture-host';

let host: FixtureHost;

beforeAll(async () => {
  host = await startFixtureHost({ resolverTimeoutMs: 2_000 });
});
afterAll(() => host.close());

const lastRecord = () => host.platform.invocations.since(0).at(-1);

describe('a function runs as on Forge', () => {
  test('with the person, the site and the module in its context', async () => {
    const { payload, context } = (await host.call('echo', { a: 1 }, 'agent')) as {
      payload: unknown;
      context: Record<string, unknown>;
    };
    const agent = host.jira.users().find(({ role }) => role === 'agent');
    expect(payload).toEqual({ a: 1 });
    expect(context).toMatchObject({
      accountId: agent?.accountId,
      cloudId: host.platform.identity.cloudId,
      moduleKey: 'fixture-admin',
      locale: agent?.locale,
      timezone: agent?.timeZone,
      accountType: 'licensed',
    });
    // Paid production alone has one.
    expect(context).not.toHaveProperty('license');
  });

  test('and its result goes through JSON', async () => {
    expect(await host.call('json')).toStrictEqual({ date: '1970-01-01T00:00:00.000Z', nothing: null });
  });

  test('with the app context of @forge/api', async () => {
    const runtime = (await host.call('runtime')) as { installation: string; left: number };
    expect(runtime).toMatchObject({ moduleKey: 'fixture-admin', environmentType: 'DEVELOPMENT' });
    expect(runtime.installation).toContain(host.platform.identity.installationId);
    expect(runtime.left).toBeGreaterThan(1_000);
  });

  test('in a warm instance: module state outlives an invocation', async () => {
    const first = (await host.call('count')) as number;
    expect(await host.call('count')).toBe(first + 1);
  });

  test('and its console lines are the invocation’s log', async () => {
    await host.call('log');
    expect(lastRecord()?.logs).toEqual([
      { level: 'info', text: 'first { a: 1 }' },
      { level: 'error', text: 'second' },
    ]);
  });
});

describe('a function that fails', () => {
  test('fails alone: the next one runs in the same instance', async () => {
    const before = (await host.call('count')) as number;
    await expect(host.call('throw')).rejects.toThrow('a bug in the app');
    expect(lastRecord()).toMatchObject({ outcome: 'failed', error: 'a bug in the app' });
    expect(await host.call('count')).toBe(before + 1);
  });

  test('by ending its process loses only that instance', async () => {
    await expect(host.call('exit')).rejects.toThrow('ended with code 3');
    expect(await host.call('count')).toBe(1);
  });

  test('by hanging is stopped at its time limit', async () => {
    await expect(host.call('hang')).rejects.toThrow('ran longer than 2 s');
    expect(lastRecord()?.outcome).toBe('timeout');
    expect(await host.call('count')).toBe(1);
  });
});

describe('Jira', () => {
  test('knows who administers it', async () => {
    const asked = async (as: string) =>
      (await host.call('me', {}, as)) as {
        permissions: { permissions: { ADMINISTER: { havePermission: boolean } } };
        me: { displayName: string };
      };
    expect((await asked('administrator')).permissions.permissions.ADMINISTER.havePermission).toBe(true);
    expect((await asked('agent')).permissions.permissions.ADMINISTER.havePermission).toBe(false);
    expect((await asked('agent')).me.displayName).toBe('Minh Tran');
    await expect(asked('customer')).rejects.toThrow('The module fixture-admin is not for customer people.');
  });

  test('answers 501 to what is not modelled, and the host remembers its name', async () => {
    expect(await host.call('unmodelled')).toBe(501);
    const { json } = await host.send('GET', '/_site/state');
    expect((json as { notModelled: string[] }).notModelled).toEqual(['jira GET /rest/api/3/dashboard']);
  });
});

test('invocations count what they read and wrote', async () => {
  await host.call('secret', { value: 'abc' });
  expect(lastRecord()?.storage).toEqual({ reads: 1, readBytes: 15, readRounds: 1, writes: 1, writeBytes: 15 });
});

test('reads that were asked for side by side are one round', async () => {
  await host.call('reads');
  expect(lastRecord()?.storage).toMatchObject({ reads: 4, readRounds: 2 });
});

describe('what a function may send, say and call', () => {
  const lastRecord = () => host.platform.invocations.since(0).at(-1);

  test('is a request of 500 KB and an answer of 5 MB', async () => {
    await expect(host.call('echo', 'x'.repeat(499_000))).resolves.toBeDefined();
    await expect(host.call('echo', 'x'.repeat(500_000))).rejects.toThrow('larger than 500 KB');
    await expect(host.call('big', { bytes: 4_900_000 })).resolves.toHaveLength(4_900_000);
    await expect(host.call('big', { bytes: 5_000_000 })).rejects.toThrow('larger than 5 MB');
  });

  test('is a hundred log lines a minute, and 200 KB of them', async () => {
    await host.call('lines', { count: 130, text: 'x' });
    expect(lastRecord()).toMatchObject({ logsDropped: 30 });
    expect(lastRecord()?.logs).toHaveLength(100);
    await host.call('lines', { count: 3, text: 'x'.repeat(90_000) });
    expect(lastRecord()).toMatchObject({ logsDropped: 1 });
  });

  test('is a hundred outgoing calls a minute', async () => {
    const answers = (await host.call('calls', { count: 101 })) as (string | null)[];
    expect(answers.filter((reason) => reason === 'REQUEST_EGRESS_ALLOWLIST_ERR')).toHaveLength(100);
    expect(answers[100]).toBe('EGRESS_LIMIT_EXCEEDED');
  });
});
