import { comparableName } from '../../src/contract/datasource-name';
import { issueChanged } from '../../src/index';
import { issueEvent } from './events';
import { issues, type People } from './people';
import { rows } from './servers';
import { contextId, fields, resolverMs, type Site } from './site';

const minute = 60_000;

type Settle = <T>(work: Promise<T>) => Promise<T>;

type Json = Record<string, never>;

/** Lets a day pass in which nothing goes wrong, with the runs that Forge makes in it. */
export async function letADayPass({ forge }: Site, people: People, settle: Settle): Promise<void> {
  for (let halfHours = 1; halfHours <= 52; halfHours += 1) {
    forge.time.pass(30 * minute);
    await settle(people.tick());
    if (halfHours % 2 === 0) await settle(people.hourly());
    if (halfHours % 24 === 0) await settle(people.daily());
    await deliverAll(forge, people, settle);
  }
}

async function deliverAll({ queue, time }: Site['forge'], people: People, settle: Settle): Promise<void> {
  for (let events = 0; queue.length > 0 && events < 200; events += 1) {
    const next = Math.min(...queue.map(({ dueAtMs }) => dueAtMs));
    if (next - time.now() > 20 * minute) return;
    time.pass(Math.max(0, next - time.now()));
    await settle(people.deliver());
  }
}

/** Every rule that is broken in what is stored, after the day that followed the faults. */
export function brokenRules({ forge, ledger }: Site, { beliefs }: People): string[] {
  const { kvs } = forge.fake;
  const broken: string[] = [];
  const records = new Map(
    [...kvs.entity('datasource')].map(([id, text]) => [id, JSON.parse(text) as StoredDatasource]),
  );
  const say = (rule: string): void => void broken.push(rule);

  for (const [id, { wasCreated, mayBeDeleted, wasDeleted, triesAfterDeletion }] of beliefs) {
    if (wasCreated && !mayBeDeleted && !records.has(id)) say(`datasource ${id} is lost`);
    if (wasDeleted && triesAfterDeletion === 0 && records.has(id)) say(`datasource ${id} was deleted and is there`);
  }

  const named = new Set<string>();
  const credentials = new Set<string>();
  for (const [id, { settings, credentialsId = null, keys = null }] of records) {
    const name = comparableName(settings.name);
    if (named.has(name)) say(`two datasources are called ${name}`);
    named.add(name);
    const secret = credentialsId === null ? null : storedSecret(kvs.secrets.get(`credentials:${credentialsId}`));
    if (secret !== ledger.secretOf(id)) say(`datasource ${id} has settings of one save and the secret of another`);
    if (credentialsId !== null) credentials.add(`credentials:${credentialsId}`);
    const next = keys?.next ?? null;
    if (next !== null) credentials.add(`credentials:${next.credentialsId}`);
    if (next !== null && !kvs.secrets.has(`credentials:${next.credentialsId}`)) say(`the next key of ${id} is gone`);
  }
  for (const { owner } of kvs.records('datasource-name') as unknown as { owner: string }[])
    if (!records.has(owner)) say(`a name is reserved for ${owner}, which is gone`);

  const [notified] = kvs.records('notify') as unknown as { detail: NotifyDetail | null }[];
  if ((notified?.detail?.outbox ?? []).length > 0) say('a message is never delivered');
  if (notified?.detail?.target != null) credentials.add(`credentials:${notified.detail.target.secretsId}`);
  const states = kvs.entity('token-state');
  for (const key of kvs.secrets.keys()) {
    if (['fingerprint-key', 'seal-key'].includes(key) || credentials.has(key)) continue;
    const [kind, id = '', ref] = key.split(':');
    const state = states.get(id);
    const isKnown = kind === 'token' && records.has(id) && state !== undefined && state.includes(`"${ref ?? ''}"`);
    if (!isKnown) say(`the secret ${key} belongs to nothing`);
  }
  // The marker of an idle look stands for nothing.
  for (const id of states.keys())
    if (!records.has(id) && id !== 'idle') say(`a token's state of ${id} belongs to nothing`);
  for (const leftover of kvs.entity('leftover').keys()) say(`leftover ${leftover} was never worked off`);

  const uses = new Map<string, string[]>();
  for (const [id, text] of kvs.entity('binding')) {
    const { datasourceId } = JSON.parse(text) as { datasourceId: string };
    if (!records.has(datasourceId)) say(`field ${id} is connected to nothing`);
    uses.set(datasourceId, [...(uses.get(datasourceId) ?? []), id]);
  }
  for (const [id, text] of kvs.entity('datasource-use')) {
    const { bindings } = JSON.parse(text) as { bindings: string[] };
    if (bindings.toSorted().join() !== (uses.get(id) ?? []).toSorted().join()) say(`who uses ${id} is not known`);
  }
  const entries = new Map<string, number>();
  for (const { datasourceId, action } of kvs.records('audit') as unknown as { datasourceId: string; action: string }[])
    if (action.startsWith('datasource-')) entries.set(datasourceId, (entries.get(datasourceId) ?? 0) + 1);
  for (const [id, { version }] of records)
    if ((entries.get(id) ?? 0) < version) say(`a change of datasource ${id} is not in the audit trail`);

  const served = new Map<string, Set<number>>();
  for (const [id, text] of kvs.entity('copy')) {
    const { detail } = JSON.parse(text) as { detail?: CopyDetail };
    if (detail === undefined) continue;
    const binding = JSON.parse(kvs.entity('binding').get(id) ?? 'null') as { detail?: { copy?: unknown } } | null;
    if (binding === null) say(`copy ${id} is of a field that is not connected`);
    if (detail.run !== null) say(`the renewal of copy ${id} never ends`);
    const generations = [detail.served, ...detail.discarded].flatMap((one) => one?.generation ?? []);
    served.set(id, new Set(generations));
  }
  for (const text of kvs.entity('copy-part').values()) {
    const { owner, generation } = JSON.parse(text) as { owner: string; generation: number };
    if (served.get(owner)?.has(generation) !== true)
      say(`a part of generation ${String(generation)} belongs to no copy of ${owner}`);
  }

  for (const { detail } of kvs.records('refresh') as unknown as {
    // The marker of an idle look has none.
    detail?: { run: { state: string } | null };
  }[])
    if (detail?.run?.state === 'running') say('a refresh never ends');
  return broken;
}

type NotifyDetail = { target: { secretsId: string } | null; outbox: unknown[] };
type CopyDetail = {
  served: { generation: number } | null;
  run: Json | null;
  discarded: { generation: number }[];
};
type StoredDatasource = {
  version: number;
  settings: { name: string };
  credentialsId?: string;
  keys?: { next: { credentialsId: string } | null };
};

function storedSecret(text: string | undefined): string | null {
  return text === undefined ? 'gone' : ((JSON.parse(text) as Record<string, string>)['client-secret'] ?? null);
}

/** Whether every field that is connected still works, for whoever opens it and for issues that change. */
export async function silencedFields(site: Site, people: People, settle: Settle): Promise<string[]> {
  const { forge, admin } = site;
  const { kvs, issues: jira } = forge.fake;
  const silenced: string[] = [];
  for (const [id, text] of kvs.entity('datasource')) {
    const { paused } = JSON.parse(text) as { paused?: Json | null };
    if (paused != null) await settle(admin('resumeDatasource', { id }));
  }
  const works = (fieldId: string): boolean => {
    const binding = kvs.entity('binding').get(`${fieldId}:${contextId}`);
    const datasourceId = binding === undefined ? '' : (JSON.parse(binding) as { datasourceId: string }).datasourceId;
    const record = kvs.entity('datasource').get(datasourceId);
    return record !== undefined && (JSON.parse(record) as StoredDatasource).credentialsId !== undefined;
  };
  for (const fieldId of [fields.select, fields.other].filter(works)) {
    const extension = { fieldId, issue: { id: '1', key: 'IT-1' } };
    const answer = await settle(site.field('searchOptions', { search: '', held: [] }, extension));
    if (answer?.ok !== true || answer.value.options.length !== rows.length)
      silenced.push(`field ${fieldId} answers ${JSON.stringify(answer)}`);
  }
  if (works(fields.copied)) silenced.push(...(await withoutCopy(site, people, settle)));
  if (!works(fields.value)) return silenced;
  const wanted = (id: string): string => {
    const held = jira.get(id)?.fields[fields.select] as { key: string } | undefined;
    return `Row ${held?.key ?? ''}`;
  };
  for (const id of issues) {
    const ended = await settle(forge.invoke(resolverMs, () => issueChanged(issueEvent(id))));
    if (!ended.answered || ended.value !== undefined) silenced.push(`the event of issue ${id} is not taken`);
  }
  for (let hours = 0; hours < 3; hours += 1) {
    await deliverAll(forge, people, settle);
    if (issues.every((id) => jira.get(id)?.fields[fields.value] === wanted(id))) return silenced;
    forge.time.pass(60 * minute);
    await settle(people.hourly());
  }
  for (const id of issues) {
    const value = jira.get(id)?.fields[fields.value];
    if (value !== wanted(id)) silenced.push(`issue ${id} holds ${JSON.stringify(value)} and not ${wanted(id)}`);
  }
  return silenced;
}

/** A copy may be hours old, or have been paused with its source: it is there again after some hours. */
async function withoutCopy(site: Site, people: People, settle: Settle): Promise<string[]> {
  const { forge } = site;
  const extension = { fieldId: fields.copied, issue: { id: '1', key: 'IT-1' } };
  let answer: unknown = null;
  for (let hours = 0; hours < 4; hours += 1) {
    const found = await settle(site.field('searchOptions', { search: 'many 129', held: [] }, extension));
    if (found?.ok === true && found.value.options.some(({ key }) => key === 'm129')) return [];
    answer = found;
    forge.time.pass(60 * minute);
    await settle(people.hourly());
    await deliverAll(forge, people, settle);
  }
  return [`field ${fields.copied} answers ${JSON.stringify(answer)}`];
}
