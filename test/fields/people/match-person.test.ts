import { describe, expect, test } from 'vitest';
import { matchPerson, type JiraAccount, type PeopleReader } from '../../../src/fields/people/match-person';

const account = (accountId: string, over: Partial<JiraAccount> = {}): JiraAccount => ({
  accountId,
  accountType: 'atlassian',
  displayName: `Name of ${accountId}`,
  emailAddress: 'ann@example.com',
  isActive: true,
  ...over,
});

function site(...accounts: JiraAccount[]): PeopleReader & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    search: (text) => {
      asked.push(`search ${text}`);
      return Promise.resolve(accounts);
    },
    byIds: (accountIds) => {
      asked.push(`id ${accountIds.join(' ')}`);
      return Promise.resolve(accounts);
    },
  };
}

const hidden = { emailAddress: null };

describe('a person that a row names by an e-mail address', () => {
  test.each<[string, JiraAccount[], string]>([
    ['is the account with this address', [account('a')], 'a'],
    ['in whatever case it is written', [account('a', { emailAddress: 'Ann@Example.COM' })], 'a'],
    ['and not one whose address begins alike', [account('b', { emailAddress: 'ann@example.com.au' })], 'no-account'],
    [
      'and not one who is called like the address',
      [account('b', { emailAddress: 'b@x.y', displayName: 'ann@example.com' })],
      'no-account',
    ],
    [
      'even when others are found beside it',
      [account('b', hidden), account('a'), account('c', { emailAddress: 'ann@example.com.au' })],
      'a',
    ],
    ['is nobody when two have it', [account('a'), account('b')], 'several-accounts'],
    ['is nobody when the only one found hides its address', [account('a', hidden)], 'hidden'],
    [
      'is nobody when who is found is called like the address and hides it',
      [account('a', { ...hidden, displayName: 'ann@example.com' })],
      'hidden',
    ],
    [
      'is not the customer beside the colleague with the same address',
      [account('qm:1', { accountType: 'customer' }), account('a')],
      'a',
    ],
    ['is nobody when it is a customer only', [account('qm:1', { accountType: 'customer' })], 'portal-only'],
    ['is no app', [account('app', { accountType: 'app' })], 'no-account'],
    ['is no app that hides its address', [account('app', { ...hidden, accountType: 'app' })], 'no-account'],
    ['is no account that was deactivated', [account('a', { isActive: false })], 'deactivated'],
    ['is nobody when nobody is found', [], 'no-account'],
  ])('%s', async (_what, accounts, expected) => {
    const people = site(...accounts);
    const found = await matchPerson(people, ' ann@example.com ');
    expect(found.ok ? found.value.accountId : 'reason' in found.error && found.error.reason).toBe(expected);
    expect(people.asked).toEqual(['search ann@example.com']);
  });

  test('has the name that Jira shows', async () => {
    expect(await matchPerson(site(account('a', { displayName: 'Ann' })), 'ann@example.com')).toEqual({
      ok: true,
      value: { accountId: 'a', name: 'Ann' },
    });
    expect(await matchPerson(site(account('a', { displayName: '' })), 'ann@example.com')).toMatchObject({
      value: { name: 'a' },
    });
  });
});

describe('a person that a row names by an account ID', () => {
  const id = '712020:8f5e9c1a-3b7d-4e2f-9a6c-1d0b2c3e4f5a';
  test.each<[string, JiraAccount[], string]>([
    ['is that account, whether it shows its address or not', [account(id, hidden)], id],
    ['is nobody when there is none', [], 'no-account'],
    ['is nobody else', [account('other')], 'no-account'],
    ['is nobody when it was deactivated', [account(id, { isActive: false })], 'deactivated'],
    ['is no customer', [account(id, { accountType: 'customer' })], 'portal-only'],
    ['is no app', [account(id, { accountType: 'app' })], 'not-a-person'],
  ])('%s', async (_what, accounts, expected) => {
    const people = site(...accounts);
    const found = await matchPerson(people, id);
    expect(found.ok ? found.value.accountId : 'reason' in found.error && found.error.reason).toBe(expected);
    expect(people.asked).toEqual([`id ${id}`]);
  });
});

test.each([
  'Ann Example',
  '',
  'ann@',
  '@example.com',
  'a@b@c',
  'ann smith@example.com',
  'x'.repeat(129),
  'a/b',
  'a?b=c',
])('Jira is not asked for %j, which names no person', async (named) => {
  const people = site(account('a'));
  expect(await matchPerson(people, named)).toEqual({ ok: false, error: { code: 'no-person', reason: 'names-nobody' } });
  expect(people.asked).toEqual([]);
});

test('a number of an employee that no account has as its ID is told from the ID of a missing account', async () => {
  const reasonFor = async (named: string): Promise<unknown> => {
    const found = await matchPerson(site(account('E-003')), named);
    return found.ok ? found.value.accountId : 'reason' in found.error && found.error.reason;
  };
  expect(await reasonFor('E-002')).toBe('names-nobody');
  expect(await reasonFor('5b10a2844c20165700ede21g')).toBe('no-account');
  expect(await reasonFor('E-003')).toBe('E-003');
});

test('nobody is chosen while Jira does not answer', async () => {
  const silent: PeopleReader = { search: () => Promise.resolve(null), byIds: () => Promise.resolve(null) };
  for (const named of ['ann@example.com', 'abc']) {
    expect(await matchPerson(silent, named)).toEqual({ ok: false, error: { code: 'jira-not-answering' } });
  }
});
