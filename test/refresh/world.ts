import { openBudget } from '../../src/base/budget';
import type { AuditEntry } from '../../src/contract/audit';
import type { BindingSettings } from '../../src/contract/binding';
import type { Json, JsonObject } from '../../src/contract/json';
import type { Result } from '../../src/contract/result';
import type { RefreshExamples, RefreshReport } from '../../src/contract/refresh';
import type { JiraAccount } from '../../src/fields/people/match-person';
import type { BindingRecord } from '../../src/fields/binding/binding-record';
import { catchUp } from '../../src/refresh/catch-up';
import { noteIssueEvent } from '../../src/refresh/note-change';
import { controlRefresh, startRefresh } from '../../src/refresh/start';
import { runStep, type StepAnswer } from '../../src/refresh/step';
import type { CatchUpEvent, ChangedIssue } from '../../src/refresh/changed-issues';
import type { JiraFailure } from '../../src/refresh/refresh-jira';
import type { RefreshDeps, RefreshEvent } from '../../src/refresh/refresh-deps';
import type { RefreshRecord, StoredRun } from '../../src/refresh/refresh-record';
import { dueAtMs } from '../../src/refresh/run';
import { Secret } from '../../src/base/secret';
import { storedOptions } from '../../src/contract/stored-value';
import { createSeals } from '../../src/fields/seals';
import { bindingWith, depsFor } from '../fields/binding';

const fieldId = 'customfield_10042';
export const id = `${fieldId}:10142`;

export type Issue = { id: string; key: string; project: string; value: Json; fields: JsonObject };

type Event = RefreshEvent & { atMs: number };

/** Names by key, as the source has them. */
export type Rows = Map<string, string>;

/**
 * A site, a source and a queue in memory, with a clock by hand. The search sees issues as they were when it was last
 * brought up to date, as Jira's own does.
 */
export class World {
  readonly rows: Rows = new Map();
  readonly issues = new Map<string, Issue>();
  readonly queue: Event[] = [];
  readonly audit: AuditEntry[] = [];
  /** Every write that Jira took: issue and what then stood on it. */
  readonly writes: { key: string; value: Json }[] = [];
  /** Writes of records, and their characters as JSON. */
  readonly stored = { writes: 0, characters: 0 };
  readonly questions: string[] = [];
  readonly deps: RefreshDeps;
  /** Notes of changed issues that wait, and events that will look at them. */
  changes: ChangedIssue[] = [];
  readonly wakes: CatchUpEvent[] = [];
  isWakeClaimed = false;
  begunBatches = 0;
  isQueueFull = false;
  settings: BindingSettings;
  bindingVersion = 1;
  /** Accounts that Jira finds for a text; null: it does not answer. */
  people: (text: string) => JiraAccount[] | null = () => [];
  contexts = (_project: string | null): string[] => ['10142'];
  /** What Jira says to a call instead of doing it. */
  jiraFailure: (call: 'search' | 'issues' | 'contexts' | 'write', key?: string) => JiraFailure | null = () => null;
  /** What the source answers to a path instead of its rows: a body, or a failure as the way to it makes one. */
  sourceAnswer: (path: string) => unknown = () => null;
  /** Issues on one page of the search. */
  pageSize = 100;
  /** Runs before Jira reads issues for a write: somebody edits at that very moment. */
  meanwhile: () => void = () => undefined;
  remainingMs = 150_000;
  pauseSeconds = 12;
  isSearchStale = false;
  private nowMs = Date.UTC(2026, 10, 26);
  private readonly records = new Map<string, RefreshRecord>();
  private readonly reports = new Map<string, { runId: string; examples: RefreshExamples }>();
  private indexed = new Map<string, Json>();
  private ids = 0;

  constructor(over: Parameters<typeof bindingWith>[0] = {}) {
    this.settings = bindingWith(over);
    const { deps } = depsFor(
      (call, url) => {
        this.questions.push(call.path);
        return this.sourceAnswer(call.path) ?? { data: this.answer(url) };
      },
      { cacheSeconds: 300 },
    );
    const clock = { now: () => this.nowMs, sleep: () => Promise.resolve() };
    this.deps = {
      ...deps,
      clock,
      accountId: 'admin',
      sealKey: () => Promise.resolve(sealKey),
      newId: () => `id-${(this.ids += 1)}`,
      uses: { of: () => Promise.resolve([]), all: () => Promise.resolve(new Map()) },
      datasources: emptyDatasources,
      bindings: {
        get: (wanted) => Promise.resolve(wanted === id ? this.binding() : null),
        storingOnChange: () => Promise.resolve(this.settings.storesOnChange ? [this.binding()] : []),
      },
      changedIssues: {
        add: (changes) => {
          this.changes.push(...changes.map((change) => ({ ...change, key: `change-${(this.ids += 1)}` })));
          return Promise.resolve();
        },
        of: () => Promise.resolve(this.changes.slice(0, 100)),
        remove: (gone) => {
          const keys = new Set(gone.map(({ key }) => key));
          this.changes = this.changes.filter(({ key }) => !keys.has(key));
          return Promise.resolve();
        },
        waitingSince: (beforeMs) => Promise.resolve(this.changes.some(({ atMs }) => atMs <= beforeMs) ? [id] : []),
        claimWake: () => {
          const isFree = !this.isWakeClaimed;
          this.isWakeClaimed = true;
          return Promise.resolve(isFree);
        },
        releaseWake: () => {
          this.isWakeClaimed = false;
          this.begunBatches = 0;
          return Promise.resolve();
        },
        beginBatch: () => Promise.resolve((this.begunBatches += 1) - 1),
        endBatch: (_id, brokenOff) => {
          this.begunBatches = brokenOff;
          return Promise.resolve();
        },
      },
      people: {
        search: (text) => Promise.resolve(this.people(text)),
        byIds: ([id = '']) => Promise.resolve(this.people(id)),
      },
      wake: (event) => {
        if (this.isQueueFull) return Promise.resolve(false);
        this.wakes.push(event);
        return Promise.resolve(true);
      },
      budget: openBudget(() => this.remainingMs),
      refreshes: {
        get: (wanted) => Promise.resolve(structuredClone(this.records.get(wanted) ?? null)),
        many: () => Promise.resolve(this.records),
        put: (record, expected, { entry, examples } = {}) => {
          if ((this.records.get(record.id)?.rev ?? null) !== expected) return Promise.resolve('conflict');
          this.stored.writes += examples === undefined ? 1 : 2;
          this.stored.characters += JSON.stringify([record, examples ?? '']).length;
          this.records.set(record.id, structuredClone(record));
          if (entry !== undefined) this.audit.push(entry);
          if (examples !== undefined) this.reports.set(record.id, structuredClone(examples));
          return Promise.resolve('done');
        },
        due: (nowMs) =>
          Promise.resolve(
            [...this.records.values()].flatMap((record) => {
              const due = dueAtMs(record);
              return due !== null && due <= nowMs ? [record.id] : [];
            }),
          ),
        examples: (wanted, runId) => {
          const report = this.reports.get(wanted);
          return Promise.resolve(report?.runId === runId ? report.examples : null);
        },
      },
      issues: {
        pauseSeconds: () => this.pauseSeconds,
        search: (_fieldId, { which, page, most: asked }) => {
          const most = Math.min(asked, this.pageSize);
          const failure = this.jiraFailure('search');
          if (failure !== null) return Promise.resolve({ ok: false, error: failure });
          if (!this.isSearchStale) this.reindex();
          const start = Number(page ?? 0);
          const held = [...this.issues.values()].filter(
            (issue) => which === 'all' || (this.indexed.get(issue.id) ?? null) !== null,
          );
          const issues = held.slice(start, start + most).map((issue) => ({
            ...seen(issue),
            fields: { ...seen(issue).fields, [fieldId]: this.indexed.get(issue.id) ?? null },
          }));
          const next = start + most < held.length ? String(start + most) : null;
          return Promise.resolve({ ok: true, value: { issues, next } });
        },
        issues: (ids) => {
          this.meanwhile();
          const failure = this.jiraFailure('issues');
          if (failure !== null) return Promise.resolve({ ok: false, error: failure });
          return Promise.resolve({ ok: true, value: ids.flatMap((one) => this.issues.get(one) ?? []).map(seen) });
        },
        contexts: (_fieldId, place) => {
          const failure = this.jiraFailure('contexts');
          return Promise.resolve(
            failure === null
              ? { ok: true, value: this.contexts(place?.projectId ?? null) }
              : { ok: false, error: failure },
          );
        },
        write: (_fieldId, updates) => {
          const keys = updates.flatMap(({ issueIds }) => issueIds);
          for (const key of keys) {
            const failure = this.jiraFailure('write', key);
            if (failure !== null) return Promise.resolve({ ok: false, error: failure });
          }
          for (const { issueIds, value } of updates) {
            for (const one of issueIds) {
              const issue = this.issues.get(one);
              if (issue === undefined) continue;
              issue.value = value;
              this.writes.push({ key: issue.key, value: unsealed(value) });
            }
          }
          return Promise.resolve({ ok: true, value: null });
        },
      },
      copyOf: () => ({ served: () => Promise.resolve(null), read: () => Promise.resolve([]) }),
      nextStep: (event, delaySeconds) => {
        this.queue.push({ ...event, atMs: this.nowMs + delaySeconds * 1000 });
        return Promise.resolve();
      },
    };
  }

  /** Puts an issue on the site whose field holds a value that was chosen in the field. */
  add(value: Json, fields: JsonObject = {}, project = 'IT'): Issue {
    return this.addForeign(sealed(value), fields, project);
  }

  /** Puts an issue on the site whose value somebody else wrote, as it is. */
  addForeign(value: Json, fields: JsonObject = {}, project = 'IT'): Issue {
    const number = String(this.issues.size + 1);
    const issue = { id: number, key: `${project}-${number}`, project, value, fields };
    this.issues.set(number, issue);
    return issue;
  }

  /** What people see of the value. */
  value(key: string): Json {
    return unsealed([...this.issues.values()].find((issue) => issue.key === key)?.value ?? null);
  }

  reindex(): void {
    this.indexed = new Map([...this.issues.values()].map((issue) => [issue.id, structuredClone(issue.value)]));
  }

  get run(): StoredRun {
    const run = this.records.get(id)?.run;
    if (run === null || run === undefined) throw new Error('there is no run');
    return run;
  }

  get record(): RefreshRecord | undefined {
    return this.records.get(id);
  }

  get examples(): RefreshExamples | undefined {
    return this.reports.get(id)?.examples;
  }

  now(): number {
    return this.nowMs;
  }

  advance(ms: number): void {
    this.nowMs += ms;
  }

  start(isDryRun = false): Promise<Result<RefreshReport, unknown>> {
    return startRefresh(this.deps, { id, isDryRun });
  }

  control(action: 'pause' | 'resume' | 'cancel'): Promise<Result<RefreshReport, unknown>> {
    return controlRefresh(this.deps, { id, action });
  }

  /** Delivers one event, as Forge does: one that asks for it comes again later. */
  async deliver(event: Event): Promise<StepAnswer> {
    const answer = await runStep(this.deps, event);
    if (answer !== null) this.queue.push({ ...event, atMs: this.nowMs + answer.againInSeconds * 1000 });
    return answer;
  }

  /** Delivers event after event, each at its time, until none is left. */
  async drain(most = 1_000): Promise<number> {
    for (let steps = 0; steps < most; steps += 1) {
      const event = this.queue.shift();
      if (event === undefined) return steps;
      this.nowMs = Math.max(this.nowMs, event.atMs);
      await this.deliver(event);
    }
    throw new Error('the queue never gets empty');
  }

  /** Jira says that an issue was created, or which of its fields were changed. */
  tell(issue: Issue, changed: readonly string[] | null): Promise<'done' | 'again'> {
    const eventType = `avi:jira:${changed === null ? 'created' : 'updated'}:issue`;
    const items = (changed ?? []).map((fieldId) => ({ field: `Name of ${fieldId}`, fieldId, toString: 'x' }));
    const changelog = changed === null ? null : { items };
    return noteIssueEvent(this.deps, { eventType, selfGenerated: false, issue: { id: issue.id }, changelog });
  }

  /** Delivers the oldest event that looks at changed issues, at its time. */
  async catchUp(): Promise<void> {
    const event = this.wakes.shift();
    if (event === undefined) throw new Error('nobody is woken');
    this.nowMs = Math.max(this.nowMs, event.notBeforeMs);
    await catchUp(this.deps, event);
  }

  private binding(): BindingRecord {
    return {
      id,
      fieldId,
      contextId: '10142',
      fieldName: 'Customer',
      datasourceId: 'ds1',
      version: this.bindingVersion,
      settings: this.settings,
      updatedAt: '2026-11-26T00:00:00.000Z',
      updatedBy: 'admin',
    };
  }

  /** Rows that the query asks for: all, those with the searched text, or those of a country. */
  private answer(url: URL): { id: string; name: string }[] {
    const input = url.searchParams.get('input');
    const country = url.searchParams.get('fields.country');
    return [...this.rows]
      .filter(([key, name]) => input === null || key.includes(input) || name.includes(input))
      .filter(([key]) => country === null || key.startsWith(country))
      .map(([key, name]) => ({ id: key, name }));
  }
}

const sealKey = new Secret('key of the site');
export const seals = createSeals(sealKey, id);

/** A value as the field's editor stores it. */
export function sealed(value: Json): Json {
  const options = storedOptions(value);
  if (options.length === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const codes = options.map((option) => seals.sealed(option).seal ?? '');
  return 'keys' in value ? { ...value, seals: codes } : { ...value, seal: codes[0] ?? '' };
}

function unsealed(value: Json): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { seal: _seal, seals: _seals, ...seen } = value;
  return seen;
}

/** An issue as Jira gives it. */
function seen({ id: number, key, project, value, fields }: Issue): { id: string; key: string; fields: JsonObject } {
  return {
    id: number,
    key,
    fields: {
      ...fields,
      [fieldId]: structuredClone(value),
      project: { id: project, key: project },
      issuetype: { id: '1', name: 'Task' },
    },
  };
}

const emptyDatasources: RefreshDeps['datasources'] = {
  get: () => Promise.resolve(null),
  all: () => Promise.resolve([]),
  named: () => Promise.resolve([]),
  put: () => Promise.resolve('conflict'),
  removeDamaged: () => Promise.resolve('conflict' as const),
  remove: () => Promise.resolve('conflict'),
};
