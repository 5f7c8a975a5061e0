import { beforeEach, describe, expect, test } from 'vitest';
import type { OptionsPage } from '../../src/contract/field-api';
import type { FieldOption } from '../../src/contract/field-option';
import { fieldResolver, validateValue } from '../../src/index';
import type { AdminClient } from '../support/admin-client';
import { fieldSettings, type SettingsOver } from '../support/field-settings';
import type { ForgeFake } from '../support/forge-runtime';
import { customers, type Sandbox } from '../support/sandbox';
import { siteWithDatasource } from '../support/site';

const fieldId = 'customfield_10042';
const parent = 'customfield_10043';

let forge: ForgeFake;
let sandbox: Sandbox;
let admin: AdminClient;
let datasourceId: string;
beforeEach(async () => {
  ({ forge, sandbox, admin, datasourceId } = await siteWithDatasource());
  forge.issues.set('IT-1', { id: '10001', key: 'IT-1', fields: place });
});

const place = { project: { id: '1', key: 'IT' }, issuetype: { id: '2', name: 'Task' } };
const acme = { key: '17', label: 'Acme' };
const initech = { key: '99', label: 'Initech' };

const rule = {
  fieldId,
  fieldName: 'Customer',
  language: 'english',
  description: 'Customer is offered',
  demands: 'now',
  whenUnsure: 'stop',
  checks: 'all',
};

const connect = (over: SettingsOver = {}): Promise<unknown> =>
  admin.value('saveBinding', {
    fieldId,
    contextId: '10142',
    version: null,
    settings: fieldSettings(datasourceId, over),
  });

const hold = (fields: Record<string, unknown>): void => {
  forge.issues.set('IT-1', { id: '10001', key: 'IT-1', fields: { ...place, ...fields } });
};

/** As Forge hands it to a validator. */
const validate = ({
  over = {},
  key = 'IT-1',
  modified,
}: { over?: object | null; key?: string | null; modified?: object } = {}): ReturnType<typeof validateValue> =>
  validateValue({
    issue: { key },
    configuration: over === null ? undefined : { ...rule, ...over },
    transition: { from: { id: '1' }, to: { id: '3' }, ...(modified !== undefined && { modifiedFields: modified }) },
  });

const foreign =
  '“Initech” in Customer is not from the field’s source: it was not chosen from the field’s list, and the source does not offer it. Choose another value, then try again.';
const through = { result: true };
/** Acme, as the field gives it out. */
const offered = async (): Promise<FieldOption> => {
  const extension = { fieldId, issue: { id: '10001', key: 'IT-1' } };
  const answer = await forge.invoke<{ value: OptionsPage }>(
    fieldResolver,
    'searchOptions',
    { search: 'acme' },
    { extension },
  );
  const [option] = answer.value.options;
  if (option === undefined) throw new Error('nothing is offered');
  return option;
};

const stoppedBy = (errorMessage: unknown): unknown => ({ result: false, errorMessage });

describe('a value of which the source says what it has', () => {
  test('that is offered goes through', async () => {
    await connect();
    hold({ [fieldId]: acme });
    expect(await validate()).toEqual(through);
  });

  test('that is not offered stops the transition, and is named', async () => {
    await connect();
    hold({ [fieldId]: initech });
    expect(await validate()).toEqual(stoppedBy(foreign));
  });

  test('that the field gave out and is gone is told from one that it never gave out, in both languages', async () => {
    await connect();
    const { seal = '' } = await offered();
    sandbox.apiAnswer = () => Response.json({ data: customers.filter(({ id }) => id !== 17) });
    forge.kvs.entities.get('cache')?.clear();
    hold({ [fieldId]: { ...acme, seal } });
    const gone = '“Acme” in Customer is no longer offered by the field’s source.';
    expect(await validate()).toEqual(stoppedBy(`${gone} Choose another value, then try again.`));
    hold({ [fieldId]: { keys: ['17', '99'], labels: ['Acme', 'Initech'], seals: [seal, ''] } });
    expect(await validate()).toEqual(stoppedBy(`${gone} ${foreign}`));
    expect(await validate({ over: { language: 'german' } })).toEqual(
      stoppedBy(expect.stringMatching(/„Acme“ .*nicht mehr angeboten\. „Initech“ .*nicht aus der Quelle/)),
    );
  });

  test('counts as the transition changes it, not as it stands on the issue', async () => {
    await connect();
    hold({ [fieldId]: initech });
    expect(await validate({ modified: { [fieldId]: acme } })).toEqual(through);
    hold({ [fieldId]: acme });
    expect(await validate({ modified: { [fieldId]: initech } })).toEqual(stoppedBy(foreign));
  });

  test('none at all, or one that the transition clears, asks nobody', async () => {
    await connect();
    sandbox.apiCalls.length = 0;
    expect(await validate()).toEqual(through);
    hold({ [fieldId]: initech });
    expect(await validate({ modified: { [fieldId]: null } })).toEqual(through);
    expect(sandbox.apiCalls).toEqual([]);
  });

  test('that is gone goes through when only changes are checked and it was there before', async () => {
    await connect();
    hold({ [fieldId]: initech });
    expect(await validate({ over: { checks: 'changed' } })).toEqual(through);
    expect(await validate({ over: { checks: 'changed' }, modified: { [fieldId]: initech } })).toEqual(
      stoppedBy(foreign),
    );
  });

  test('that is a person of Jira is none that the source could offer', async () => {
    await connect();
    hold({ [fieldId]: { accountId: '712020:x', displayName: 'Ann' } });
    expect(await validate()).toEqual(through);
  });

  test('of several, each is named that is gone', async () => {
    await connect();
    hold({ [fieldId]: { keys: ['17', '98', '99'], labels: ['Acme', 'Hooli', 'Initech'] } });
    expect(await validate()).toEqual(
      stoppedBy(
        expect.stringContaining('“Hooli” and “Initech” in Customer are not from the field’s source: they were'),
      ),
    );
  });

  test('is checked on a form for a new issue, which has no key yet', async () => {
    await connect();
    expect(await validate({ key: null, modified: { [fieldId]: initech } })).toEqual(stoppedBy(foreign));
    expect(await validate({ key: null, modified: { [fieldId]: acme } })).toEqual(through);
    expect(await validate({ key: null })).toEqual(through);
  });

  test('of a field that depends on another is looked for under the other’s new value', async () => {
    await connect({ query: { path: `customers{?city=fields.${parent}.key}` } });
    sandbox.apiAnswer = ({ url }) =>
      Response.json({ data: customers.filter(({ city }) => city === new URL(url).searchParams.get('city')) });
    hold({ [fieldId]: acme, [parent]: { key: 'Berlin', label: 'Berlin' } });
    expect(await validate()).toEqual(through);
    const moved = { [parent]: { key: 'Lyon', label: 'Lyon' } };
    expect(await validate({ modified: moved })).toEqual(
      stoppedBy(expect.stringContaining('“Acme” in Customer is not from')),
    );
  });

  test('is said in the language of the rule', async () => {
    await connect();
    hold({ [fieldId]: initech });
    expect(await validate({ over: { language: 'german' } })).toEqual(
      stoppedBy(expect.stringContaining('„Initech“ in Customer kommt nicht aus der Quelle des Feldes; es wurde nicht')),
    );
  });
});

describe('a value that has to be offered, or to have been', () => {
  const ever = { demands: 'ever' };
  test('goes through without a word of the source when the field once gave it out', async () => {
    await connect();
    hold({ [fieldId]: await offered() });
    sandbox.apiAnswer = () => new Response('', { status: 503 });
    sandbox.apiCalls.length = 0;
    expect(await validate({ over: ever })).toEqual(through);
    expect(sandbox.apiCalls).toEqual([]);
    expect(await validate()).toMatchObject({ result: false });
  });

  test('goes through when the source offers it, whoever wrote it', async () => {
    await connect();
    hold({ [fieldId]: acme });
    expect(await validate({ over: ever })).toEqual(through);
  });

  test('is stopped when the source does not offer it and the field never gave it out, also under a seal of another value', async () => {
    await connect();
    const { seal } = await offered();
    for (const forged of [initech, { ...initech, seal }, { key: '99', label: 'Acme', seal }]) {
      hold({ [fieldId]: forged });
      expect(await validate({ over: ever })).toEqual(
        stoppedBy(expect.stringContaining('not chosen from the field’s list')),
      );
    }
  });
});

describe('a value of which nobody knows', () => {
  const ways: [string, string, () => unknown][] = [
    [
      'the API is down',
      'does not answer',
      () => void (sandbox.apiAnswer = () => new Response('down', { status: 503 })),
    ],
    ['the API has no time', 'has no time', () => void (sandbox.apiAnswer = () => new Response('', { status: 429 }))],
    [
      'the API refuses',
      'refuses the question',
      () => void (sandbox.apiAnswer = () => new Response('', { status: 404 })),
    ],
    ['the answer cannot be read', 'cannot be read', () => void (sandbox.apiAnswer = () => new Response('<html>'))],
    [
      'the list says that it has more',
      'could not be read to its end',
      () => void (sandbox.apiAnswer = () => Response.json({ data: customers, has_more: true })),
    ],
    [
      'the datasource is paused',
      'has paused the field’s source',
      () => admin.value('pauseDatasource', { id: datasourceId, reason: '' }),
    ],
    [
      'the field is disconnected',
      'not connected to a source here, or was deleted',
      () => admin.value('disconnectField', { id: `${fieldId}:10142` }),
    ],
    ['the app may not see the issue', 'may not see this issue', () => forge.issues.clear()],
    ['Jira does not answer', 'may not see this issue', () => void (forge.jiraIsDown = true)],
  ];

  test.each(ways)('stops the transition by setting when %s, and says so', async (_way, sentence, happen) => {
    await connect();
    hold({ [fieldId]: initech });
    await happen();
    const answer = await validate();
    expect(answer).toEqual(stoppedBy(expect.stringContaining(sentence)));
    expect(answer).not.toEqual(stoppedBy(expect.stringMatching(/no longer offered|is not from/)));
  });

  test.each(ways)('lets it through by setting when %s, and logs why', async (_way, _sentence, happen) => {
    await connect();
    hold({ [fieldId]: initech });
    await happen();
    expect(await validate({ over: { whenUnsure: 'pass' } })).toEqual(through);
    expect(forge.logged.join('\n')).toContain('rule.let-through');
  });

  test('a source that is searched is asked for the key, and its silence counts only when it finds others by theirs', async () => {
    await connect({ query: { path: 'customers{?q=input}' }, behaviour: { search: 'at-source' } });
    const search = (matches: (row: (typeof customers)[number], q: string) => boolean) => (): void => {
      sandbox.apiAnswer = ({ url }) => {
        const q = new URL(url).searchParams.get('q') ?? '';
        return Response.json({ data: customers.filter((row) => q === '' || matches(row, q)), total: undefined });
      };
    };
    hold({ [fieldId]: initech });
    search(({ name }, q) => name.includes(q))();
    expect(await validate()).toEqual(stoppedBy(expect.stringContaining('could not be read to its end')));
    search(({ id }, q) => String(id) === q)();
    expect(await validate()).toEqual(stoppedBy(foreign));
    hold({ [fieldId]: acme });
    expect(await validate()).toEqual(through);
  });

  test('a rule that cannot be read stops with whose move it is', async () => {
    await connect();
    for (const over of [null, { fieldId: 'summary' }, { whenUnsure: 'perhaps' }]) {
      expect(await validate({ over })).toEqual(stoppedBy(expect.stringContaining('Whoever administers the workflow')));
    }
  });

  test('a transition that is malformed in any way gets an answer', async () => {
    for (const argument of [undefined, null, 7, 'x', {}, { issue: 1, configuration: [], transition: null }]) {
      expect(await validateValue(argument)).toMatchObject({ result: false });
    }
  });
});

test('many transitions of one moment share what rules may ask of a field, and those beyond it are told when to come again', async () => {
  await connect({ query: { path: 'customers{?q=input}' }, behaviour: { search: 'at-source' } });
  sandbox.apiAnswer = ({ url }) => {
    const id = Number(new URL(url).searchParams.get('q'));
    return Response.json({ data: [{ id, name: `Customer ${id}` }] });
  };
  sandbox.apiCalls.length = 0;
  const twenty = (first: number): object => {
    const keys = Array.from({ length: 20 }, (_, at) => String(first + at));
    return { [fieldId]: { keys, labels: keys } };
  };
  for (let at = 0; at < 15; at += 1) expect(await validate({ modified: twenty(1000 + at * 20) })).toEqual(through);
  expect(sandbox.apiCalls.length).toBe(300);
  const late = await validate({ modified: twenty(5000) });
  expect(late).toEqual(stoppedBy(expect.stringMatching(/very often\. Try again in \d+ seconds\./)));
  expect(sandbox.apiCalls.length).toBe(300);
});

test('no secret, host or text of the server reaches the sentence that a transition shows', async () => {
  await connect();
  hold({ [fieldId]: initech });
  sandbox.apiAnswer = () => new Response('canary-of-the-server', { status: 500 });
  expect(JSON.stringify(await validate())).not.toMatch(/canary|sandbox\.example|500/);
});
