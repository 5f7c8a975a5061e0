import type { ApiFailure } from './failures';
import type { IsoTime } from './json';
import type { TokenStatus } from './token';

/** Token requests of one hour or day (UTC). */
export type HealthBucket = {
  /** Start of the hour or day. */
  at: IsoTime;
  renewals: number;
  failures: number;
  /** Seconds in which a token was wanted and none was valid. */
  secondsWithout: number;
};

/** Both oldest first, without gaps; the last one is still running. */
export type HealthHistory = { hourly: HealthBucket[]; daily: HealthBucket[] };

/**
 * How much of the allowance for outages is used, over the last 30 days. With an objective of 99.9 % a datasource may be
 * without a valid token for 2592 seconds (43 min 12 s) in that time.
 */
export type ErrorBudget = {
  /** Share of time with a valid token that is aimed at, for example 0.999. */
  objective: number;
  allowedSeconds: number;
  usedSeconds: number;
  /** 1: nothing used; 0: all used; below 0: overdrawn. */
  remaining: number;
  /** Share of the observed time with a valid token; null before anything was observed. */
  achieved: number | null;
};

export type NextRenewal = { datasourceId: string; name: string; at: IsoTime; isOverdue: boolean };

/** Calls to the outside. Failed: no usable answer, or a status of 400 and more. */
export type Calls = { ok: number; failed: number };

/** Operations on Forge's storage, and the bytes of the values that were read and written. */
export type StorageUse = { reads: number; readBytes: number; writes: number; writeBytes: number };

/** What an app used in a month, or in part of one. */
export type PlatformUsage = {
  /** Memory of the function in GB (1024 MB) times seconds it ran. */
  computeGbSeconds: number;
  storageReadBytes: number;
  storageWriteBytes: number;
  logBytes: number;
};

/** One line of a bill, in US dollars: what is used beyond the free part, times the price of a unit. */
export type CostLine = { used: number; free: number; billed: number; unitUsd: number; usd: number };

/** So long the use of a day is kept after its last change: thirty days and the longest month fit in. */
export const usageDaysKept = 40;

/** Since when Forge has had the prices that are reckoned with. */
export const pricesSince = '2026-01-01';

export type CostEstimate = {
  /** In GB-seconds. */
  compute: CostLine;
  /** In GB of 10^9 bytes, as are the next two. */
  storageReads: CostLine;
  storageWrites: CostLine;
  logs: CostLine;
  totalUsd: number;
};

/** Calls of one hour or day (UTC). */
export type CallBucket = { at: IsoTime; token: Calls; api: Calls };

/** What was recorded since the month (UTC) began, in all of the site's datasources, and what it comes to. */
export type MonthUse = {
  /** When it was begun to record; the start of the month if that was earlier. */
  since: IsoTime;
  token: Calls;
  api: Calls;
  storage: StorageUse;
  /** With the scheduled runs that found nothing to do, which nobody records. */
  soFar: PlatformUsage;
  /** The whole month, at the same rate. The free part is the app's: all its installations share it. */
  cost: CostEstimate;
  /** The same with the free part used up by others: the most it can cost. */
  costBeyondFree: CostEstimate;
};

/** A datasource with a token of its own. */
export type WatchedDatasource = { id: string; name: string; status: TokenStatus; isPaused: boolean };

/** An API whose last call for a field or a refresh failed. */
export type FailingApi = { datasourceId: string; name: string; since: IsoTime; failure: ApiFailure };

/** The health page. History, budget and renewals are of the chosen datasource, or of all. */
export type HealthReport = {
  now: IsoTime;
  /** All of them, by name. */
  datasources: WatchedDatasource[];
  /** Of the chosen datasource, or of all that are not paused, by name. */
  failingApis: FailingApi[];
  history: HealthHistory;
  /** When the first of the counted attempts was; null before it. */
  since: IsoTime | null;
  budget: ErrorBudget;
  nextRenewals: NextRenewal[];
  /** Of all datasources, also those without a token. */
  calls: { hourly: CallBucket[]; daily: CallBucket[] };
  /** Null before anything was recorded in this month. */
  month: MonthUse | null;
};
