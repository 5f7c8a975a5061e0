// `npm run load`: people who open a field, search in it and save what they picked, over a server that takes 50 ms.
//
//   npm run load                     200 people for 5 minutes
//   npm run load -- 200 30           200 people for 30 seconds
import { loadavg } from 'node:os';
import { randomUUID } from 'node:crypto';
import { personOf } from '../../host/jira/people';
import type { OptionsPage } from '../../src/contract/field-api';
import type { Result } from '../../src/contract/result';
import { startAppHost } from '../host/support/real-app';
import { fieldSettings } from '../support/field-settings';
import { seeded } from '../support/oauth';
import { settingsOf } from '../support/settings';
import { startTokenServer } from '../support/token-server';

const [people = '200', seconds = '300', seed = '1'] = process.argv.slice(2);
const serverMs = 50;
/** From one thing that somebody does to the next. */
const pauseMs = { least: 2_000, most: 8_000 };

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const login = await startTokenServer({ name: 'login.example.com' });
const api = await startTokenServer({ name: 'api.example.com' });
const served: number[] = [];
api.answer(async ({ path }) => {
  const startedMs = performance.now();
  await sleep(serverMs);
  served.push(performance.now() - startedMs);
  const typed = new URL(path, api.origin).searchParams.get('input') ?? '';
  return {
    body: {
      data: Array.from({ length: 20 }, (_, at) => ({ id: `${typed}-${String(at)}`, name: `${typed} ${String(at)}` })),
    },
  };
});
const host = await startAppHost({
  instances: 2,
  concurrency: 100,
  extraHosts: { ...login.hosts, ...api.hosts },
  extraCa: [login.caPem, api.caPem],
});
const took: Record<'open' | 'search' | 'save', number[]> = { open: [], search: [], save: [] };
const errors = new Map<string, number>();
try {
  const configured = [login, api].map(({ origin }) => ({ domain: origin, type: ['FETCH_BACKEND_SIDE'] }));
  await host.platform.egress.approve([{ key: 'load', description: 'Servers of this run', configured }]);
  const settings = settingsOf(
    { name: 'Customers', baseUrl: `${api.origin}/v1`, cacheSeconds: 60 },
    { tokenUrl: login.tokenUrl, clientAuthentication: 'body' },
  );
  const input = { settings, secrets: { 'client-secret': 'a-secret-of-this-run' } };
  const { id } = await host.admin('saveDatasource', { id: null, draftId: randomUUID(), input, version: null });
  const field = await host.jira.createField({ name: 'Customer', type: 'connected-select' });
  const binding = await host.admin('saveBinding', {
    fieldId: field.id,
    contextId: field.contexts[0]?.id ?? '',
    version: null,
    settings: fieldSettings(id, { query: { path: 'customers{?input}' }, behaviour: { search: 'at-source' } }),
  });
  const agent = host.jira.users().find(({ role }) => role === 'agent');
  if (agent === undefined) throw new Error('The site has no agent.');
  const project = host.jira.projects()[0];
  if (project === undefined) throw new Error('The site has no project.');

  const timed = async (what: keyof typeof took, act: () => Promise<void>): Promise<void> => {
    const startedMs = performance.now();
    try {
      await act();
    } catch (error) {
      const reason = `${what}: ${error instanceof Error ? error.message : String(error)}`;
      errors.set(reason, (errors.get(reason) ?? 0) + 1);
    }
    took[what].push(performance.now() - startedMs);
  };
  const ask = async (accountId: string, search: string): Promise<OptionsPage> => {
    const result = await host.platform.invoke({
      module: 'connected-select',
      function: 'searchOptions',
      payload: { search },
      as: { ...personOf(agent), accountId },
      extension: { fieldId: field.id, configuration: { bindingId: binding.id } },
    });
    if (!result.ok) throw new Error(result.message);
    const answer = result.value as Result<OptionsPage, { code: string }>;
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  // The first call of an instance loads the bundle: that is no load.
  await Promise.all(Array.from({ length: 20 }, () => ask('warm', '')));
  served.length = 0;

  const endMs = performance.now() + Number(seconds) * 1000;
  const person = async (number: number): Promise<void> => {
    const random = seeded(Number(seed) * 1000 + number);
    const pause = (): Promise<void> => sleep(pauseMs.least + random() * (pauseMs.most - pauseMs.least));
    // The local Jira writes all of its issues with each change: each person has one, and changes it again and again.
    const issue = await host.jira.createIssue(
      { projectKey: project.key, issueType: 'Task', summary: `Issue ${String(number)}`, description: '', fields: {} },
      agent,
      'jira',
    );
    await sleep(random() * pauseMs.most);
    while (performance.now() < endMs) {
      const accountId = `person-${String(number)}`;
      await timed('open', () => ask(accountId, '').then(() => undefined));
      await pause();
      let page: OptionsPage | undefined;
      await timed('search', async () => {
        page = await ask(accountId, `c${String(Math.floor(random() * 5_000))}`);
      });
      await pause();
      const [picked] = page?.options ?? [];
      await timed('save', async () => {
        if (picked === undefined) throw new Error('nothing to pick');
        const fields = { [field.id]: { key: picked.key, label: picked.label } };
        await host.jira.editIssue(issue.key, { fields }, agent);
      });
      await pause();
    }
  };
  await Promise.all(Array.from({ length: Number(people) }, (_, number) => person(number)));
} finally {
  await host.close();
  await Promise.all([login.close(), api.close()]);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

const row = (values: readonly number[]) => ({
  times: values.length,
  'median ms': percentile(values, 0.5),
  '95th percentile ms': percentile(values, 0.95),
  'longest ms': percentile(values, 1),
});
console.table({
  ...Object.fromEntries(Object.entries(took).map(([what, values]) => [what, row(values)])),
  'the server itself': row(served),
});
for (const [reason, count] of errors) console.log(`${String(count)} × ${reason}`);
console.log(
  `${people} people, ${seconds} s, ${String([...errors.values()].reduce((sum, count) => sum + count, 0))} errors, ` +
    `${String(login.count())} token requests, load of the machine ${loadavg()[0]?.toFixed(1) ?? ''}`,
);
process.exitCode = errors.size === 0 ? 0 : 1;
