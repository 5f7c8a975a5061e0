import { forgeLimits } from './forge-limits';
import type { StorageUse } from './storage/wire';

/** What one run of a function did. */
export type InvocationRecord = {
  /** Counts from 1; `since` of the control API compares with it. */
  number: number;
  id: string;
  /** Key of the function in the manifest. */
  function: string;
  /** For a resolver: the `functionKey` that the page named. */
  call: string | null;
  module: string;
  /** Account ID of the person, null for triggers. */
  as: string | null;
  startedAt: string;
  ms: number;
  outcome: 'ok' | 'failed' | 'timeout';
  /** The failure's sentence; null when it went well. */
  error: string | null;
  storage: StorageUse & {
    /** How often the function waited for storage: reads that were asked for side by side are one round. */
    readRounds: number;
  };
  /** Calls to the outside: host and status only, 0 for no answer. */
  egress: { host: string; status: number; blocked: boolean; ms: number }[];
  logs: { level: string; text: string }[];
  /** Log lines past what Forge keeps of an invocation. */
  logsDropped: number;
};

/** The newest invocations, oldest first. */
export type InvocationLog = {
  /** `minutes`: what log lines and outgoing calls are limited by. */
  begin: (
    facts: Pick<InvocationRecord, 'id' | 'function' | 'call' | 'module' | 'as'>,
    minutes: number,
  ) => InvocationRecord;
  /** Keeps a log line, up to Forge's limits of lines and bytes. */
  log: (id: string, line: { level: string; text: string }) => void;
  /** Counts an outgoing call; false for one too many. */
  mayCall: (id: string) => boolean;
  /** The record of a running invocation. */
  running: (id: string) => InvocationRecord | undefined;
  /** Counts a read of storage that was asked for when the invocation had so many answers. */
  read: (id: string, answered: number) => void;
  end: (record: InvocationRecord, result: { outcome: InvocationRecord['outcome']; error: string | null }) => void;
  /** Ended ones with a number above `since`. */
  since: (since: number) => InvocationRecord[];
  clear: () => void;
};

const kept = 5_000;
const { logLinesAMinute, egressRequestsAMinute, logBytes } = forgeLimits;

export function createInvocationLog(): InvocationLog {
  const running = new Map<string, InvocationRecord>();
  let ended: InvocationRecord[] = [];
  let lastNumber = 0;
  const startedMs = new Map<string, number>();
  const lastRound = new Map<string, number>();
  const limits = new Map<string, { minutes: number; logBytes: number; calls: number }>();
  return {
    begin: (facts, minutes) => {
      const record: InvocationRecord = {
        number: ++lastNumber,
        ...facts,
        startedAt: new Date().toISOString(),
        ms: 0,
        outcome: 'ok',
        error: null,
        storage: { reads: 0, readBytes: 0, readRounds: 0, writes: 0, writeBytes: 0 },
        egress: [],
        logs: [],
        logsDropped: 0,
      };
      limits.set(record.id, { minutes, logBytes: 0, calls: 0 });
      running.set(record.id, record);
      startedMs.set(record.id, performance.now());
      return record;
    },
    running: (id) => running.get(id),
    log: (id, line) => {
      const [record, limit] = [running.get(id), limits.get(id)];
      if (record === undefined || limit === undefined) return;
      limit.logBytes += Buffer.byteLength(line.text);
      const fits = record.logs.length < logLinesAMinute * limit.minutes && limit.logBytes <= logBytes;
      if (fits) record.logs.push(line);
      else record.logsDropped += 1;
    },
    mayCall: (id) => {
      const limit = limits.get(id);
      if (limit === undefined) return true;
      limit.calls += 1;
      return limit.calls <= egressRequestsAMinute * limit.minutes;
    },
    read: (id, answered) => {
      const record = running.get(id);
      if (record === undefined || lastRound.get(id) === answered) return;
      lastRound.set(id, answered);
      record.storage.readRounds += 1;
    },
    end: (record, { outcome, error }) => {
      running.delete(record.id);
      record.ms = Math.round(performance.now() - (startedMs.get(record.id) ?? performance.now()));
      startedMs.delete(record.id);
      limits.delete(record.id);
      lastRound.delete(record.id);
      record.outcome = outcome;
      record.error = error;
      ended.push(record);
      if (ended.length > kept) ended = ended.slice(-kept / 2);
    },
    since: (since) => ended.filter(({ number }) => number > since).sort((a, b) => a.number - b.number),
    clear: () => {
      ended = [];
    },
  };
}
