import type { Completeness, IncompleteReason } from './completeness';
import type { ApiFailure, ExtractionFailure } from './failures';
import type { IsoTime } from './json';
import type { TokenFailure } from './token-failure';

/** How often a copy of a source is renewed. */
export const copyIntervals = ['hourly', 'six-hourly', 'daily', 'weekly'] as const;
export type CopyInterval = (typeof copyIntervals)[number];

export const copyIntervalHours: Readonly<Record<CopyInterval, number>> = {
  hourly: 1,
  'six-hourly': 6,
  daily: 24,
  weekly: 168,
};

/** How the time in `{since}` is written: `2026-11-28T10:32:00Z`, `2026-11-28`, or counted from 1970 in seconds or milliseconds. */
export const sinceFormats = ['iso', 'date', 'seconds', 'milliseconds'] as const;
export type SinceFormat = (typeof sinceFormats)[number];

/** A copy of a source that is kept and searched in. */
export type CopySettings = {
  interval: CopyInterval;
  /** A source with more rows is not copied at all: half a list is none to search in. */
  maxRows: number;
  /** Only where the query names `{since}`. */
  sinceFormat: SinceFormat;
};

export const copyLimits = {
  rows: 200_000,
  defaultRows: 100_000,
  /** A copy that could not be renewed for so long is used no more, and deleted. */
  keptDays: 30,
  /** Where changes alone are asked for, the whole is read again after so many days: nobody tells of rows that are gone. */
  wholeDays: 7,
  /** Changed rows that are kept beside a copy before it is made anew. */
  changedRows: 5_000,
} as const;

export const defaultCopySettings: CopySettings = {
  interval: 'daily',
  maxRows: copyLimits.defaultRows,
  sinceFormat: 'iso',
};

/** Why a copy was not renewed. The one before it stays. */
export type CopyStop =
  | { code: 'source'; failure: TokenFailure | ApiFailure | ExtractionFailure }
  /** The source has more than it gave. */
  | { code: 'incomplete'; reason: IncompleteReason }
  /** It gave less than half of what the copy holds, and nobody had asked for it by hand. */
  | { code: 'shrunk'; before: number; now: number }
  | { code: 'datasource-missing' }
  /** Jira does not have the field's context any more. */
  | { code: 'context-gone' }
  | { code: 'settings-changed' }
  | { code: 'interrupted' };

/** What a field context's copy is now, for administrators. */
export type CopyView = {
  /** What people search in; null: the source is still asked itself. */
  served: {
    /** The time that the rows are from: when reading them began. */
    from: IsoTime;
    rows: number;
    /** Rows without a usable key. */
    dropped: number;
    completeness: Completeness;
    /** Rows that came or changed since the whole was read. */
    changedRows: number;
    /** When the whole was read. */
    wholeFrom: IsoTime;
    /** Bytes in Forge's storage. */
    storedBytes: number;
    /** For other settings than those that are saved now: it is not searched in. */
    isOfOtherSettings: boolean;
    /** Too old to be used. */
    isTooOld: boolean;
  } | null;
  run: {
    kind: CopyKind;
    phase: CopyPhase;
    startedAt: IsoTime;
    rows: number;
    pages: number;
    waitsUntil: IsoTime | null;
  } | null;
  last: CopyOutcome | null;
  nextAt: IsoTime | null;
  now: IsoTime;
};

/** Everything is read, or what has changed since the last time. */
export type CopyKind = 'whole' | 'changes';
export type CopyPhase = 'reading' | 'building';

/** How the last renewal ended, and what it took. */
export type CopyOutcome = {
  kind: CopyKind;
  startedAt: IsoTime;
  endedAt: IsoTime;
  /** Null: the copy was renewed. */
  stop: CopyStop | null;
  rows: number;
  /** Bytes that it wrote into Forge's storage, and read from there. */
  writtenBytes: number;
  readBytes: number;
  /** Time of its functions. */
  functionMs: number;
};

/** What a copy would be, by the rows of a preview. */
export type CopyEstimate = {
  /** Rows that the source says it has, or that were read. */
  rows: number;
  /** The source has more rows than `rows`, nobody knows how many. */
  isAtLeast: boolean;
  /** Of one renewal. */
  writtenBytes: number;
  readBytes: number;
  functionMs: number;
  /** Of one search. */
  searchBytes: number;
};
