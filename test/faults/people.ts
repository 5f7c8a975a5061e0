import { dailyCleanup, issueChanged, refreshLabels, renewTokens } from '../../src/index';
import type { BindingSettings } from '../../src/contract/binding';
import type { PublicKey } from '../../src/contract/key-pair';
import type { DatasourceInput } from '../../src/contract/datasource';
import { fieldSettings, type SettingsOver } from '../support/field-settings';
import { settingsOf } from '../support/settings';
import { consumers, issueEvent, retryAfterOf } from './events';
import type { QueuedEvent } from './faulty-forge';
import { apiHost, hookHost, loginHost, otherApiHost } from './servers';
import { contextId, fields, resolverMs, type Site } from './site';

/** What people believe of a datasource: only what they were told. */
export type Belief = { wasCreated: boolean; mayBeDeleted: boolean; wasDeleted: boolean; triesAfterDeletion: number };

export type People = {
  beliefs: Map<string, Belief>;
  /** Issues whose event the app answered as done, with the key that the issue had then. */
  told: Set<string>;
  create: () => Promise<void>;
  /** One that signs with a key that the app makes. */
  createSigning: () => Promise<void>;
  /** Makes the next key, switches to it, gives it up, or says that old ones are removed. */
  rotateKeys: () => Promise<void>;
  edit: () => Promise<void>;
  remove: () => Promise<void>;
  pause: () => Promise<void>;
  bind: () => Promise<void>;
  disconnect: () => Promise<void>;
  renewCopy: () => Promise<void>;
  /** Has messages sent somewhere, or ends that. */
  notify: () => Promise<void>;
  /** Gives the API another name in all datasources at once. */
  rename: () => Promise<void>;
  importFile: () => Promise<void>;
  search: () => Promise<void>;
  refresh: () => Promise<void>;
  changeIssue: () => Promise<void>;
  tick: () => Promise<void>;
  hourly: () => Promise<void>;
  daily: () => Promise<void>;
  /** Delivers an event that is due; late, again and in any order, as Forge may. */
  deliver: () => Promise<void>;
};

const copiedRows: SettingsOver = {
  query: {
    path: 'many',
    paging: { kind: 'offset', sentIn: 'query', parameter: 'offset', first: 0, sizeParameter: null, size: 50 },
    totalPath: '$.total',
  },
  behaviour: { search: 'in-copy' },
  copy: { interval: 'hourly', maxRows: 1_000, sinceFormat: 'iso' },
};

export const issues = ['1', '2', '3', '4'];

export function openPeople(site: Site): People {
  const { forge, ledger, pick, random, below, admin } = site;
  const beliefs = new Map<string, Belief>();
  const told = new Set<string>();
  let drafts = 0;
  const newDraft = (): string => `00000000-0000-4000-8000-${String((drafts += 1)).padStart(12, '0')}`;
  const anyId = (): string | undefined => pick([...beliefs.keys()]);
  const nameOf = (): string => `Source ${String(below(5))}`;
  for (const id of issues) putIssue(id);

  function putIssue(id: string): void {
    const place = { project: { id: '1', key: 'IT' }, issuetype: { id: '2', name: 'Task' } };
    const held = forge.fake.issues.get(id)?.fields ?? {};
    const key = pick(['a', 'b', 'c']) ?? 'a';
    forge.fake.issues.set(id, {
      id,
      key: `IT-${id}`,
      fields: { ...place, ...held, [fields.select]: { key, label: key } },
    });
  }

  function inputOf(id: string, name: string, secret: string | null): { input: DatasourceInput; attempt: number } {
    const attempt = ledger.attempt({ datasourceId: id, secret });
    const settings = settingsOf(
      { name, baseUrl: `https://${apiHost}/${id}`, cacheSeconds: 0 },
      {
        tokenUrl: `https://${loginHost}/token`,
        clientAuthentication: 'body',
        scopes: [`g${String(attempt)}`],
      },
    );
    return { input: { settings, secrets: secret === null ? {} : { 'client-secret': secret } }, attempt };
  }

  const newSecret = (): string => `secret-${String((drafts += 1))}`;

  /** Sends the same again when no answer came, or a bug's: as the page lets them. */
  async function persistently<T>(send: () => Promise<T | null>): Promise<T | null> {
    for (let tries = 0; ; tries += 1) {
      const answer = await send();
      const failed = answer === null || codeOf(answer) === 'internal';
      if (!failed || tries === 2 || random() < 0.3) return answer;
    }
  }

  async function create(): Promise<void> {
    const id = newDraft();
    const { input } = inputOf(id, nameOf(), newSecret());
    const belief = { wasCreated: false, mayBeDeleted: false, wasDeleted: false, triesAfterDeletion: 0 };
    if (random() < 0.5) await admin('requestToken', { id: null, draftId: id, input });
    beliefs.set(id, belief);
    const answer = await persistently(() => {
      if (belief.wasDeleted) belief.triesAfterDeletion += 1;
      return admin('saveDatasource', { id: null, draftId: id, input, version: null });
    });
    if (answer?.ok === true) belief.wasCreated = true;
  }

  const register = (key: PublicKey | null | undefined): void => {
    if (key?.keyId != null) site.servers.registered.set(key.keyId, key);
  };

  async function createSigning(): Promise<void> {
    const id = newDraft();
    const made = await persistently(() => admin('createKeyPair', { draftId: id, algorithm: 'ES256' }));
    if (made?.ok !== true || made.value.keyId === null) return;
    register(made.value);
    const { input } = inputOf(id, nameOf(), null);
    const { authentication } = input.settings;
    if (authentication.kind !== 'oauth2-client-credentials') return;
    const { keyId } = made.value;
    Object.assign(authentication.oauth, {
      clientAuthentication: 'private-key-jwt',
      assertion: { algorithm: 'ES256', keyId, audience: 'token-endpoint' },
    });
    const belief = { wasCreated: false, mayBeDeleted: false, wasDeleted: false, triesAfterDeletion: 0 };
    beliefs.set(id, belief);
    const answer = await persistently(() => {
      if (belief.wasDeleted) belief.triesAfterDeletion += 1;
      return admin('saveDatasource', { id: null, draftId: id, input: { ...input, madeKeyId: keyId }, version: null });
    });
    if (answer?.ok === true) belief.wasCreated = true;
  }

  async function rotateKeys(): Promise<void> {
    const id = anyId();
    const found = id === undefined ? null : await admin('datasourceKeys', { id });
    if (id === undefined || found?.ok !== true) return;
    const { version, current, next, retired } = found.value;
    register(current);
    register(next?.key);
    const [old] = retired;
    if (next === null) {
      const made = await persistently(() => admin('makeNextKey', { id, version }));
      if (made?.ok === true) register(made.value.next?.key);
    } else if (random() < 0.7) await persistently(() => admin('switchKey', { id, version }));
    else if (old === undefined) await persistently(() => admin('discardNextKey', { id, version }));
    else await persistently(() => admin('forgetRetiredKey', { id, version, keyId: old.keyId }));
  }

  async function versionOf(id: string): Promise<number | null> {
    const answer = await admin('getDatasource', { id });
    return answer?.ok === true ? answer.value.version : null;
  }

  async function edit(): Promise<void> {
    const id = anyId();
    const version = id === undefined ? null : await versionOf(id);
    if (id === undefined || version === null) return;
    const { input } = inputOf(id, nameOf(), random() < 0.5 ? newSecret() : null);
    const draftId = newDraft();
    if (random() < 0.3) await admin('requestToken', { id, draftId, input });
    await persistently(() => admin('saveDatasource', { id, draftId, input, version }));
  }

  async function remove(): Promise<void> {
    const id = anyId();
    const belief = id === undefined ? undefined : beliefs.get(id);
    const version = id === undefined ? null : await versionOf(id);
    if (id === undefined || belief === undefined || version === null) return;
    belief.mayBeDeleted = true;
    const answer = await persistently(() => admin('deleteDatasource', { id, version }));
    if (answer?.ok === true) belief.wasDeleted = true;
  }

  async function pause(): Promise<void> {
    const id = anyId();
    if (id === undefined) return;
    const paused = await persistently(() => admin('pauseDatasource', { id, reason: 'works' }));
    if (paused?.ok === true && random() < 0.8) await persistently(() => admin('resumeDatasource', { id }));
  }

  async function bind(): Promise<void> {
    const datasourceId = anyId();
    const fieldId = pick(Object.values(fields));
    if (datasourceId === undefined || fieldId === undefined) return;
    const place = { fieldId, contextId };
    const now = await admin('getBinding', place);
    if (now?.ok !== true) return;
    const settings: BindingSettings =
      fieldId === fields.value
        ? fieldSettings(datasourceId, {
            query: { path: `rows/{fields.${fields.select}.key}`, whenMissing: 'wait' },
            extraction: { items: '$', key: '', label: '{{name}}' },
            value: { kind: 'text' },
            storesOnChange: true,
          })
        : fieldId === fields.copied
          ? fieldSettings(datasourceId, copiedRows)
          : fieldSettings(datasourceId, { query: { path: 'rows' } });
    const version = now.value.binding?.version ?? null;
    await persistently(() => admin('saveBinding', { ...place, version, settings }));
  }

  async function disconnect(): Promise<void> {
    const fieldId = pick(Object.values(fields));
    if (fieldId === undefined) return;
    await persistently(() => admin('disconnectField', { id: `${fieldId}:${contextId}` }));
  }

  async function renewCopy(): Promise<void> {
    await persistently(() => admin('renewCopy', { id: `${fields.copied}:${contextId}` }));
  }

  async function notify(): Promise<void> {
    const target = {
      url: `https://${hookHost}/${newSecret()}`,
      basedOn: null,
      headerName: '',
      headerValue: null,
      format: 'all',
      language: 'en',
      page: 'https://site.atlassian.net/jira/settings/apps/a/b',
    } as const;
    if (random() < 0.7) await persistently(() => admin('saveNotifications', target));
    else await persistently(() => admin('removeNotifications', {}));
  }

  async function rename(): Promise<void> {
    const [from, to] = random() < 0.5 ? [apiHost, otherApiHost] : [otherApiHost, apiHost];
    const change = { kind: 'host', from, to } as const;
    const planned = await admin('planSharedChange', { change, typed: [] });
    if (planned?.ok !== true) return;
    // Each secret that is asked for again is the one that was saved last; another save since makes the version another.
    const items = planned.value.datasources.flatMap(({ id, version, secrets }) => {
      const secret = ledger.secretOf(id);
      const isWanted = secrets.some(({ name }) => name === 'client-secret');
      if (isWanted && secret === null) return [];
      return [{ id, version, secrets: isWanted && secret !== null ? { 'client-secret': secret } : {} }];
    });
    if (items.length > 0) await persistently(() => admin('applySharedChange', { change, items }));
  }

  async function importFile(): Promise<void> {
    const exported = await admin('exportSite', {});
    if (exported?.ok !== true || !exported.value.ok) return;
    const file = JSON.parse(exported.value.text) as {
      datasources: {
        id: string;
        settings: { name: string; baseUrl: string; authentication: { oauth: { scopes: string[] } } };
      }[];
    };
    for (const one of file.datasources) {
      if (random() < 0.3) {
        one.id = newDraft();
        one.settings.name = `Imported ${one.id}`;
        one.settings.baseUrl = `https://${apiHost}/${one.id}`;
        beliefs.set(one.id, { wasCreated: false, mayBeDeleted: false, wasDeleted: false, triesAfterDeletion: 0 });
      }
      const attempt = ledger.attempt({ datasourceId: one.id, secret: null });
      one.settings.authentication.oauth.scopes = [`g${String(attempt)}`];
    }
    const text = JSON.stringify(file);
    const planned = await admin('planImport', { text, updateByName: [] });
    if (planned?.ok !== true || !planned.value.ok) return;
    const versions = Object.fromEntries(
      planned.value.value.datasources.flatMap((one) => (one.plan === 'changed' ? [[one.id, one.version]] : [])),
    );
    const applied = await admin('applyImport', { text, updateByName: [], versions });
    if (applied?.ok !== true || !applied.value.ok) return;
    for (const one of applied.value.value) {
      const belief = beliefs.get(one.id);
      if (belief !== undefined && one.outcome === 'created') belief.wasCreated = true;
    }
  }

  async function search(): Promise<void> {
    const fieldId = pick([fields.select, fields.other, fields.copied]) ?? fields.select;
    await site.field('searchOptions', { search: '', held: [] }, { fieldId, issue: { id: '1', key: 'IT-1' } });
  }

  async function refresh(): Promise<void> {
    const id = `${pick(Object.values(fields)) ?? fields.select}:${contextId}`;
    await admin('startRefresh', { id, isDryRun: random() < 0.5 });
  }

  async function changeIssue(): Promise<void> {
    const id = pick(issues) ?? '1';
    putIssue(id);
    const event = issueEvent(id);
    told.delete(id);
    // Forge delivers an event that asks for it again, four times at most; one that was killed it does not.
    for (let deliveries = 0; deliveries < 5; deliveries += 1) {
      const ended = await forge.invoke(resolverMs, () => issueChanged(event));
      if (!ended.answered) return;
      if (ended.value === undefined) {
        told.add(id);
        return;
      }
    }
  }

  async function deliver(): Promise<void> {
    const due = forge.queue.filter(({ dueAtMs }) => dueAtMs <= forge.time.now());
    const event = pick(due);
    if (event === undefined) return;
    const { queue, body } = event;
    take(event);
    const { limitMs, run } = consumers[queue] ?? { limitMs: 0, run: () => Promise.reject(new Error(queue)) };
    const ended = await forge.invoke(limitMs, (): Promise<unknown> => run({ body }));
    const again = ended.answered ? retryAfterOf(ended.value) : 60 * 2 ** Math.min(4, event.deliveries);
    if (again === null) return;
    // Kept for a day.
    if (event.deliveries < 100)
      forge.queue.push({ ...event, deliveries: event.deliveries + 1, dueAtMs: forge.time.now() + again * 1000 });
  }

  function take(event: QueuedEvent): void {
    forge.queue.splice(forge.queue.indexOf(event), 1);
  }

  return {
    beliefs,
    told,
    create,
    createSigning,
    rotateKeys,
    edit,
    remove,
    pause,
    bind,
    disconnect,
    renewCopy,
    notify,
    rename,
    importFile,
    search,
    refresh,
    changeIssue,
    deliver,
    tick: () => forge.invoke(120_000, renewTokens).then(() => undefined),
    hourly: () => forge.invoke(60_000, refreshLabels).then(() => undefined),
    daily: () => forge.invoke(60_000, dailyCleanup).then(() => undefined),
  };
}

function codeOf(answer: unknown): string | null {
  const { error } = answer as { error?: { code?: string } };
  return error?.code ?? null;
}
