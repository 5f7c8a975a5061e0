import { beforeEach, describe, expect, test } from 'vitest';
import type { JiraAccount } from '../../src/fields/people/match-person';
import { World } from './world';

const ann: JiraAccount = {
  accountId: 'a1',
  accountType: 'atlassian',
  displayName: 'Ann',
  emailAddress: 'ann@example.com',
  isActive: true,
};

let world: World;
beforeEach(() => {
  world = new World({ extraction: { items: '$.data[0]', key: '', label: '{{email}}' }, value: { kind: 'user' } });
  world.sourceAnswer = () => ({ data: [{ email: 'ann@example.com' }] });
  world.people = () => [ann];
});

describe('a refresh of a read-only user', () => {
  test('stores the account as Jira takes it, and names it in the report', async () => {
    const empty = world.add(null);
    const other = world.add({ accountId: 'b2', displayName: 'Bob' });
    const same = world.add({ accountId: 'a1', displayName: 'Ann', active: true });
    await world.start();
    await world.drain();
    expect([empty.value, other.value]).toEqual([{ accountId: 'a1' }, { accountId: 'a1' }]);
    expect(same.value).toMatchObject({ displayName: 'Ann' });
    expect(world.run).toMatchObject({ state: 'finished', written: 2, counts: { unchanged: 1, changed: 2 } });
    expect(world.examples?.changed.map(({ after }) => after)).toEqual(['Ann', 'Ann']);
  });

  test.each([[[]], [[{ ...ann, emailAddress: null }]], [[ann, { ...ann, accountId: 'a2' }]]])(
    'keeps what is stored when Jira finds %j',
    async (found) => {
      world.people = () => found;
      const issue = world.add({ accountId: 'b2' });
      await world.start();
      await world.drain();
      expect(issue.value).toMatchObject({ accountId: 'b2' });
      expect(world.run).toMatchObject({ state: 'finished', written: 0, counts: { notChecked: 1, gone: 0 } });
    },
  );

  test('waits while Jira does not say who somebody is, and goes on after that', async () => {
    const issue = world.add(null);
    let asked = 0;
    world.people = () => ((asked += 1) < 3 ? null : [ann]);
    await world.start();
    await world.drain();
    expect(issue.value).toEqual({ accountId: 'a1' });
  });

  test('asks Jira once for a question that many issues share', async () => {
    let asked = 0;
    world.people = () => {
      asked += 1;
      return [ann];
    };
    for (let count = 0; count < 20; count += 1) world.add(null);
    await world.start(true);
    await world.drain();
    expect(asked).toBe(1);
  });
});

describe('a refresh of a field in which people are chosen', () => {
  beforeEach(() => {
    world = new World({ extraction: { items: '$.data[*]', key: 'email', label: '{{email}}' } });
    world.sourceAnswer = () => ({ data: [{ email: 'Ann@example.com' }, { email: 'cleo@example.com' }] });
  });

  const stored = (accountId: string, emailAddress?: string): { accountId: string } & Record<string, string> => ({
    accountId,
    displayName: accountId.toUpperCase(),
    ...(emailAddress !== undefined && { emailAddress }),
  });

  test('says whom the source names no more, keeps everybody, and asks Jira for nobody', async () => {
    world.people = () => {
      throw new Error('Jira was asked');
    };
    const values = [
      stored('ann', 'ann@EXAMPLE.com'),
      stored('bob', 'bob@example.com'),
      stored('hidden'),
      [stored('ann', 'ann@example.com'), stored('dan', 'dan@example.com')],
    ];
    const issues = values.map((value) => world.add(value));
    await world.start();
    await world.drain();
    expect(issues.map(({ value }) => value)).toMatchObject(values);
    expect(world.run).toMatchObject({ state: 'stopped', written: 0, counts: { unchanged: 2, gone: 2, notChecked: 1 } });
    expect(world.examples?.gone.map(({ label }) => label)).toEqual(['BOB', 'DAN']);
    expect(world.examples?.notChecked.map(({ label }) => label)).toEqual(['HIDDEN']);
  });

  test('calls a hidden address gone where the source names account IDs alone', async () => {
    world.sourceAnswer = () => ({ data: [{ email: '712020:1' }, { email: '712020:2' }] });
    world.add(stored('712020:1'));
    world.add(stored('712020:9'));
    await world.start();
    await world.drain();
    expect(world.run).toMatchObject({ counts: { unchanged: 1, gone: 1, notChecked: 0 } });
  });

  test('calls nobody gone whose source has more rows than were read', async () => {
    world.sourceAnswer = () => ({ data: [{ email: 'cleo@example.com' }], has_more: true });
    world.add(stored('ann', 'ann@example.com'));
    await world.start();
    await world.drain();
    expect(world.run).toMatchObject({ counts: { gone: 0, notChecked: 1 } });
  });
});
