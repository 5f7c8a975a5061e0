import type { Completeness } from '../contract/completeness';
import type { CopyKind, CopyOutcome, CopyPhase } from '../contract/copy';
import type { ServedCopy } from '../fields/copy/field-copy';
import type { IndexPlace } from '../fields/copy/index-parts';
import type { PausedReading } from '../fields/pages/read-pages';

/** Names of the parts of one generation: so many of rows, so many of the index, and others. */
export type PartNames = { generation: number; rows: number; index: number; others: string[] };

/** The copy that is served, with what only its renewal needs. */
export type KeptCopy = ServedCopy & {
  rowParts: number;
  dropped: number;
  changedRows: number;
  /** When reading the whole began. */
  wholeFromMs: number;
  storedBytes: number;
};

/** A renewal as stored. Times are milliseconds since the epoch. */
export type CopyRun = {
  id: string;
  kind: CopyKind;
  phase: CopyPhase;
  /** Tells its parts from those of others; the time at which it began. */
  generation: number;
  /** Account ID; empty: the schedule. */
  startedBy: string;
  bindingVersion: number;
  fingerprint: string;
  /** Counts the steps that are done: an event that comes twice or late does nothing. */
  step: number;
  /** How often the present step was begun. */
  attempts: number;
  nextAtMs: number;
  /** Why it waits, when it does. */
  isWaiting: boolean;
  lease: { owner: string; untilMs: number } | null;
  /** Where reading goes on; null: at the first page, or it is done. */
  paused: PausedReading | null;
  rowParts: number;
  rows: number;
  dropped: number;
  pages: number;
  /** What the reading came to; null before its end. */
  completeness: Completeness | null;
  /** The index so far. */
  directory: string[];
  next: IndexPlace | null;
  /** Rows of different keys, where repeated ones are left out; null before they were counted. */
  kept: number | null;
  storedBytes: number;
  writtenBytes: number;
  readBytes: number;
  functionMs: number;
};

/** One field context's copy. */
export type CopyRecord = {
  /** `FIELD-ID:CONTEXT-ID`, as the binding's. */
  id: string;
  /** Raised by every write: a change names the one it started from. */
  rev: number;
  /** `ending`: its field does not want it any more, and it is taken away. */
  state: 'kept' | 'ending';
  served: KeptCopy | null;
  run: CopyRun | null;
  last: CopyOutcome | null;
  nextAtMs: number | null;
  /** Parts that nobody reads any more, from this time on. */
  discarded: (PartNames & { fromMs: number })[];
};

/** `src/storage` implements it. */
export type CopyStore = {
  /** Strongly consistent. */
  get: (id: string) => Promise<CopyRecord | null>;
  /** `conflict` when the stored `rev` is not `expected`. `record.rev` is what is stored. */
  put: (record: CopyRecord, expected: number) => Promise<'done' | 'conflict'>;
  /** Ends a record whose parts are gone. */
  remove: (id: string, expected: number) => Promise<'done' | 'conflict'>;
  /** Ids of records whose time has come, up to 100. Eventually consistent. */
  due: (nowMs: number) => Promise<string[]>;
  /** In the order of the names; null for one that is not there. */
  readParts: (id: string, generation: number, names: readonly string[]) => Promise<(string | null)[]>;
  /** All of them, or it throws. */
  writeParts: (id: string, generation: number, parts: readonly { name: string; packed: string }[]) => Promise<void>;
  removeParts: (id: string, generation: number, names: readonly string[]) => Promise<void>;
  /** Deletes up to `most` parts of generations before this one, or of all; answers how many it found. Eventually consistent. */
  removeLeftover: (id: string, before: number | null, most: number) => Promise<number>;
};
