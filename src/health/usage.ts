import type { Calls, StorageUse } from '../contract/health';

/** What one invocation used. */
export type Usage = {
  /** Requests to token endpoints. */
  tokenCalls: Calls;
  /** Calls to the datasources' APIs. */
  apiCalls: Calls;
  storage: StorageUse;
  functionMs: number;
  logBytes: number;
};

/** What the recorded invocations of one day used, or some of them. Short, because every write of it is billed. */
export type DayUsage = Pick<Usage, 'storage' | 'functionMs' | 'logBytes'> & {
  /** `2026-11-26`, UTC. */
  day: string;
  invocations: number;
  /** Calls by hour of the day, 0 to 23; an hour without any is absent. */
  hours: Record<string, HourCalls>;
};

export type HourCalls = [tokenOk: number, tokenFailed: number, apiOk: number, apiFailed: number];

export const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

export const emptyDay = (day: string): DayUsage => ({
  day,
  invocations: 0,
  hours: {},
  storage: { reads: 0, readBytes: 0, writes: 0, writeBytes: 0 },
  functionMs: 0,
  logBytes: 0,
});

/** Adds an invocation that ended at a time of this day. */
export function withInvocation(usage: DayUsage, used: Usage, atMs: number): DayUsage {
  const hour = String(new Date(atMs).getUTCHours());
  const [tokenOk, tokenFailed, apiOk, apiFailed] = usage.hours[hour] ?? [0, 0, 0, 0];
  const { tokenCalls, apiCalls } = used;
  return {
    day: usage.day,
    invocations: usage.invocations + 1,
    hours: {
      ...usage.hours,
      [hour]: [
        tokenOk + tokenCalls.ok,
        tokenFailed + tokenCalls.failed,
        apiOk + apiCalls.ok,
        apiFailed + apiCalls.failed,
      ],
    },
    storage: sumOfStorage(usage.storage, used.storage),
    functionMs: usage.functionMs + used.functionMs,
    logBytes: usage.logBytes + used.logBytes,
  };
}

export function sumOfStorage(a: StorageUse, b: StorageUse): StorageUse {
  return {
    reads: a.reads + b.reads,
    readBytes: a.readBytes + b.readBytes,
    writes: a.writes + b.writes,
    writeBytes: a.writeBytes + b.writeBytes,
  };
}
