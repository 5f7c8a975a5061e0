import type { AuditEntry } from '../contract/audit';
import type { FieldValue } from '../contract/kinds/kind';
import type { JsonObject } from '../contract/json';
import type { Result } from '../contract/result';
import type { RefreshExamples, RefreshPlan, RefreshRun } from '../contract/refresh';
import type { DatasourceDeps } from '../datasources/deps';
import type { BindingStore, IssueValues } from '../fields/binding/binding-record';
import type { FieldDeps } from '../fields/types';

/** Where the walk over the issues is: Jira's token for a page (null: the first), and issues of that page that are done. */
export type RefreshCursor = { page: string | null; done: number };

/** A run as stored. Times are milliseconds since the epoch where the name says so. */
export type StoredRun = RefreshRun & {
  /** The configuration it began with; another version ends it. */
  bindingVersion: number;
  datasourceId: string;
  /** The field's name when it began. */
  fieldName: string;
  /** What it writes: `values` into a read-only field. */
  writes: 'labels' | 'values';
  cursor: RefreshCursor;
  /** Counts the steps that are done. An event names the step it is for: one that comes twice or late does nothing. */
  step: number;
  /** How often the present step was begun. */
  attempts: number;
  /** When the next step is to begin. */
  nextAtMs: number;
  /** Who works on the present step. Another may take over after `untilMs`. */
  lease: { owner: string; untilMs: number } | null;
};

/** One field context: how it is refreshed, and the present or last run. */
export type RefreshRecord = {
  /** `FIELD-ID:CONTEXT-ID`, as the binding's. */
  id: string;
  /** Raised by every write: a change names the one it started from. */
  rev: number;
  plan: RefreshPlan;
  /** When the schedule starts the next run; null without one. */
  nextRunAtMs: number | null;
  run: StoredRun | null;
};

/** `src/storage` implements it. */
export type RefreshStore = {
  /** Strongly consistent. */
  get: (id: string) => Promise<RefreshRecord | null>;
  /** Those that exist, by id. */
  many: (ids: readonly string[]) => Promise<Map<string, RefreshRecord>>;
  /**
   * Record, audit entry and examples, all or nothing. `conflict` when the stored `rev` is not `expected` (null: there is
   * no record). `record.rev` is what is stored.
   */
  put: (record: RefreshRecord, expected: number | null, extras?: RefreshExtras) => Promise<'done' | 'conflict'>;
  /** Ids of records whose time has come, longest overdue first, up to 100. Eventually consistent. */
  due: (nowMs: number) => Promise<string[]>;
  /** Examples of a run; null when there are none of this one. */
  examples: (id: string, runId: string) => Promise<RefreshExamples | null>;
};

export type RefreshExtras = { entry?: AuditEntry; examples?: { runId: string; examples: RefreshExamples } };

/** Why Jira did not do what the app asked. `busy`: it asks to come again later. */
export type JiraFailure =
  { code: 'busy'; retryAfterSeconds: number | null } | { code: 'not-answering' } | { code: 'refused'; status: number };

export type JiraAnswer<T> = Promise<Result<T, JiraFailure>>;

export type ValueUpdate = { issueIds: string[]; value: JsonObject | FieldValue };

/** What is asked of Jira as the app itself: there is no person in a refresh. `src/jira` implements it. */
export type RefreshJira = {
  /**
   * One page of the issues that hold a value of the field (`filled`) or may hold one (`all`), in the order of their keys.
   * Eventually consistent.
   */
  search: (
    fieldId: string,
    request: { which: 'filled' | 'all'; fields: readonly string[]; page: string | null; most: number },
  ) => JiraAnswer<{ issues: IssueValues[]; next: string | null }>;
  /** These issues as they are now, up to 100. Those that are gone are absent. */
  issues: (ids: readonly string[], fields: readonly string[]) => JiraAnswer<IssueValues[]>;
  /** Ids of the field's contexts: all, or those that apply to a project's issues of a type. */
  contexts: (fieldId: string, place: { projectId: string; issueTypeId: string } | null) => JiraAnswer<string[]>;
  /** Writes values of one of the app's own fields. */
  write: (fieldId: string, updates: readonly ValueUpdate[]) => JiraAnswer<null>;
};

/** An issue that was created or changed, beside a field context that has to look at it. */
export type ChangedIssue = {
  /** Each note has its own: one that is made while another is worked off is not lost. */
  key: string;
  bindingId: string;
  issueId: string;
  /** How many writes of our own lead here from what a person did. */
  depth: number;
  atMs: number;
};

/** `src/storage` implements it. */
export type ChangedIssueStore = {
  add: (changes: readonly Omit<ChangedIssue, 'key'>[]) => Promise<void>;
  /** Those of one field context, longest waiting first, up to 100. Eventually consistent. */
  of: (bindingId: string) => Promise<ChangedIssue[]>;
  remove: (changes: readonly Pick<ChangedIssue, 'key'>[]) => Promise<void>;
  /** Field contexts of the changes that were noted before this time, out of the 2,000 oldest. Eventually consistent. */
  waitingSince: (beforeMs: number) => Promise<string[]>;
  /** True for one caller, until somebody lets go: at most one event of a field context is under way. */
  claimWake: (bindingId: string) => Promise<boolean>;
  releaseWake: (bindingId: string) => Promise<void>;
  /**
   * Notes, before any work, that a batch begins. Answers how many began before it and never came to an end: whatever ended
   * their functions may end this one.
   */
  beginBatch: (bindingId: string) => Promise<number>;
  /** The batch came to an end, good or bad: `brokenOff` of those before it still count. */
  endBatch: (bindingId: string, brokenOff: number) => Promise<void>;
};

/** The body of an event that has the changed issues of a field context looked at. */
export type CatchUpEvent = {
  id: string;
  /** How often in a row it failed. */
  attempts: number;
  /** An event cannot be delayed for longer than 900 s: one that comes before this time is handed on. */
  notBeforeMs: number;
};

/** Hands out such an event. False: the queue did not take it. */
export type Wake = (event: CatchUpEvent) => Promise<boolean>;

/** Hands a step to a later invocation. A hand-over that is lost is made good by the next scheduled look. */
export type NextStep = (event: RefreshEvent, delaySeconds: number) => Promise<void>;

/** The body of an event in the queue. */
export type RefreshEvent = { id: string; runId: string; step: number };

export type RefreshDeps = FieldDeps &
  Pick<DatasourceDeps, 'accountId' | 'newId' | 'uses' | 'datasources'> & {
    bindings: Pick<BindingStore, 'get' | 'storingOnChange'>;
    refreshes: RefreshStore;
    changedIssues: ChangedIssueStore;
    issues: RefreshJira;
    nextStep: NextStep;
    wake: Wake;
    /** Milliseconds until this invocation ends. */
    remainingMs: () => number;
  };
