import type { IsoTime } from './json';

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

/** One line of a bill, in US dollars. */
export type CostLine = { used: number; free: number; billed: number; usd: number };

export type CostEstimate = {
  /** In GB-seconds. */
  compute: CostLine;
  /** In GB of 10^9 bytes, as are the next two. */
  storageReads: CostLine;
  storageWrites: CostLine;
  logs: CostLine;
  totalUsd: number;
};
