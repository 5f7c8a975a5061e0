import type { ApiFailure, ExtractionFailure } from './failures';
import type { IsoTime } from './json';
import type { TokenFailure } from './token-failure';

export const refreshSchedules = ['off', 'daily', 'weekly'] as const;
export type RefreshSchedule = (typeof refreshSchedules)[number];

/** An hour of the day, from 0 to 23, in a time zone by its IANA name. */
export type HourOfDay = { hour: number; timeZone: string };

/** When the stored labels (or values, of a read-only field) of a field context are refreshed without being asked, and what stops any refresh of them. */
export type RefreshPlan = {
  schedule: RefreshSchedule;
  /** Absent: when the time has come that the schedule was saved at. */
  at?: HourOfDay;
  /** A refresh writes nothing when more than so many percent of the values it checked are no longer offered. */
  thresholdPercent: number;
};

export const defaultRefreshPlan: RefreshPlan = { schedule: 'off', thresholdPercent: 10 };

/** What a look at the issues found. A multiple select has several values on one issue. */
export type RefreshCounts = {
  /** Issues that hold a value of this field context; of a read-only field, all issues of the context. */
  issues: number;
  /** Issues that the search found outside this field context: left alone. */
  elsewhere: number;
  /** Values whose label is the source's, or read-only values as the source has them. */
  unchanged: number;
  /** Values whose label is another one in the source, or read-only values that are, the empty ones to be filled among them. */
  changed: number;
  /** Values that were on offer and that the source certainly does not have any more. They are kept. */
  gone: number;
  /** Values that the source certainly does not have, and that this app never gave out. They are kept, and stop nothing. */
  unchosen: number;
  /** Values as the source has them that somebody else wrote: from now on they count as given out. */
  sealed: number;
  /**
   * Values of which nothing is known: the source gave a part only, or not for this issue. They are kept. Of a read-only
   * field also issues without a value.
   */
  notChecked: number;
};

export type RefreshState = 'running' | 'paused' | 'finished' | 'stopped' | 'cancelled';

/** First all issues are looked at, then labels are written: nothing is written before the whole is known. */
export type RefreshPhase = 'looking' | 'writing';

/** Why a refresh stopped by itself. */
export type RefreshStop =
  | { code: 'threshold' }
  /** The source could not be read, also after waiting. */
  | { code: 'source'; failure: TokenFailure | ApiFailure | ExtractionFailure }
  | { code: 'datasource-missing' }
  /** The field was configured anew in between: what was looked at no longer counts. */
  | { code: 'settings-changed' }
  /** Jira refused; `status` null: it did not answer. */
  | { code: 'jira'; status: number | null }
  /** It broke off again and again at the same place. */
  | { code: 'interrupted' };

/** The present or last refresh of a field context. */
export type RefreshRun = {
  id: string;
  isDryRun: boolean;
  state: RefreshState;
  phase: RefreshPhase;
  startedAt: IsoTime;
  /** Account ID; empty: the app itself, by its schedule. */
  startedBy: string;
  endedAt: IsoTime | null;
  thresholdPercent: number;
  counts: RefreshCounts;
  /** Issues that have new labels or a new value. */
  written: number;
  /** Issues whose values Jira did not take. */
  refused: number;
  /** Whom it waits for, and until when: the service or Jira asked for a pause, or did not answer. */
  waiting: { for: 'source' | 'jira'; until: IsoTime } | null;
  stop: RefreshStop | null;
};

/** Some of what was found, for people to look at. */
export type RefreshExamples = {
  changed: { issueKey: string; before: string; after: string }[];
  gone: { issueKey: string; label: string }[];
  unchosen: { issueKey: string; label: string }[];
  notChecked: { issueKey: string; label: string }[];
  refused: string[];
};

export type RefreshListItem = {
  /** `FIELD-ID:CONTEXT-ID` */
  id: string;
  fieldId: string;
  contextId: string;
  fieldName: string;
  datasourceId: string;
  datasourceName: string | null;
  plan: RefreshPlan;
  nextRunAt: IsoTime | null;
  run: RefreshRun | null;
};

export type RefreshReport = {
  item: RefreshListItem;
  examples: RefreshExamples;
  /** The version of the configuration that wants a copy of the source kept; null: it wants none. */
  copyVersion: number | null;
};

export const refreshActions = ['pause', 'resume', 'cancel'] as const;
export type RefreshAction = (typeof refreshActions)[number];

/** A count of nothing; what records of earlier versions lack. */
export const noCounts: RefreshCounts = {
  issues: 0,
  elsewhere: 0,
  unchanged: 0,
  changed: 0,
  gone: 0,
  unchosen: 0,
  sealed: 0,
  notChecked: 0,
};

export const noExamples: RefreshExamples = { changed: [], gone: [], unchosen: [], notChecked: [], refused: [] };

/**
 * Whether so many of the values that were checked are gone that a refresh must not write. What was never on offer does not count:
 * whoever may edit the field could write so much of it that nobody's labels are refreshed.
 */
export function exceedsThreshold({ unchanged, changed, gone }: RefreshCounts, thresholdPercent: number): boolean {
  return gone * 100 > thresholdPercent * (unchanged + changed + gone);
}
