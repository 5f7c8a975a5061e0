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
