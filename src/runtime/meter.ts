import type { Calls, StorageUse } from '../contract/health';
import type { Usage } from '../health/usage';
import type { Outbound } from '../http/outbound-call';
import { line, type Log, type LogFields } from '../base/log';

/** What one invocation has used so far. Its parts are handed to those who use something, and they count on. */
export type Meter = {
  startedMs: number;
  tokenCalls: Calls;
  apiCalls: Calls;
  storage: StorageUse;
  log: { bytes: number };
};

export function openMeter(startedMs: number): Meter {
  return {
    startedMs,
    tokenCalls: { ok: 0, failed: 0 },
    apiCalls: { ok: 0, failed: 0 },
    storage: { reads: 0, readBytes: 0, writes: 0, writeBytes: 0 },
    log: { bytes: 0 },
  };
}

export function usedBy({ startedMs, log, ...counted }: Meter, nowMs: number): Usage {
  return { ...counted, functionMs: Math.max(0, nowMs - startedMs), logBytes: log.bytes };
}

/** The door to the outside with its calls counted. */
export function meteredOutbound(outbound: Outbound, calls: Calls): Outbound {
  return async (request) => {
    const answer = await outbound(request);
    calls[answer.ok && answer.value.status < 400 ? 'ok' : 'failed'] += 1;
    return answer;
  };
}

/** The log with its lines counted, each with its end. */
export function meteredLog(log: Log, use: Meter['log']): Log {
  const counted =
    (level: keyof Log) =>
    (event: string, fields?: LogFields): void => {
      use.bytes += Buffer.byteLength(line(event, fields)) + 1;
      log[level](event, fields);
    };
  return { info: counted('info'), warn: counted('warn'), error: counted('error') };
}
