import { describe, expect, test } from 'vitest';
import type { OptionsFailure } from '../../../src/contract/field-api';
import type { FieldOption } from '../../../src/contract/field-option';
import type { Account } from '../../../src/contract/person';
import { err, ok, type Result } from '../../../src/contract/result';
import {
  createPeopleChoice,
  type PeopleChoice,
  type PersonLookup,
} from '../../../src/frontend/field-edit/people-choice';

type Field = {
  people: PeopleChoice;
  chosen: () => string[];
  lookup: () => PersonLookup;
  /** Jira answers for a row. */
  answer: (key: string, result?: Result<Account, OptionsFailure>) => Promise<void>;
};

const row = (key: string): FieldOption => ({ key, label: key.toUpperCase() });
const unknown = err({ code: 'jira-not-answering' } as const);

function open(takesMany: boolean, stored: FieldOption[] = []): Field {
  let chosen: readonly FieldOption[] = stored;
  let lookup: PersonLookup = { state: 'idle' };
  const waiting = new Map<string, (result: Result<Account, OptionsFailure>) => void>();
  const people = createPeopleChoice({
    takesMany,
    personOf: ({ key }) => new Promise((resolve) => waiting.set(key, resolve)),
    chosen: () => chosen,
    keep: (next) => (chosen = next),
    show: (next) => (lookup = next),
  });
  return {
    people,
    chosen: () => chosen.map(({ key }) => key),
    lookup: () => lookup,
    answer: async (key, result = ok({ accountId: `id-${key}`, name: key })) => {
      waiting.get(key)?.(result);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('people of a field that takes many', () => {
  test('are all chosen when another is chosen while one is looked for, whoever is found first', async () => {
    const { people, chosen, lookup, answer } = open(true, [row('id-z')]);
    void people.choose([row('id-z'), row('a')], '');
    void people.choose([row('id-z'), row('b')], '');
    const settled = people.settled();
    await answer('b');
    expect(lookup()).toMatchObject({ state: 'looking' });
    await answer('a');
    expect(await settled).toBe(true);
    expect(chosen()).toEqual(['id-z', 'id-b', 'id-a']);
    expect(lookup()).toEqual({ state: 'idle' });
  });

  test('stay removed when one is removed while another is looked for', async () => {
    const { people, chosen, answer } = open(true, [row('id-y'), row('id-z')]);
    void people.choose([row('id-y'), row('id-z'), row('a')], '');
    void people.choose([row('id-z')], '');
    await answer('a');
    expect(chosen()).toEqual(['id-z', 'id-a']);
  });

  test('are told of who has no account, also when another is found after that', async () => {
    const { people, chosen, lookup, answer } = open(true);
    void people.choose([row('a')], '');
    void people.choose([row('b')], '');
    const settled = people.settled();
    await answer('a', unknown);
    await answer('b');
    expect(await settled).toBe(false);
    expect(lookup()).toMatchObject({ state: 'failed', label: 'A' });
    expect(chosen()).toEqual(['id-b']);
    void people.choose([row('id-b'), row('c')], '');
    await answer('c');
    expect(await people.settled()).toBe(true);
  });
});

test('in a field that takes one, the last choice counts', async () => {
  const { people, chosen, answer } = open(false);
  void people.choose([row('a')], '');
  void people.choose([row('b')], '');
  await answer('b');
  await answer('a');
  expect(chosen()).toEqual(['id-b']);
});

describe.each([false, true])('what a field starts with, where it takes many: %s', (takesMany) => {
  test('is looked for and chosen', async () => {
    const { people, chosen, answer } = open(takesMany);
    void people.begin(row('d'), '');
    await answer('d');
    expect(chosen()).toEqual(['id-d']);
  });

  test('replaces nobody who is looked for when it arrives', async () => {
    const { people, chosen, answer } = open(takesMany);
    void people.choose([row('a')], '');
    void people.begin(row('d'), '');
    await answer('d');
    await answer('a');
    expect(chosen()).toEqual(['id-a']);
  });

  test('gives way to who is chosen while it is looked for', async () => {
    const { people, chosen, answer } = open(takesMany);
    void people.begin(row('d'), '');
    void people.choose([row('a')], '');
    await answer('a');
    await answer('d');
    expect(chosen()).toEqual(['id-a']);
  });
});
