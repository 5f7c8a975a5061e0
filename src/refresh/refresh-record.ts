import type { AuditEntry } from '../contract/audit';
import type { RefreshExamples, RefreshPlan, RefreshRun } from '../contract/refresh';

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
