import { growingWait } from '../base/growing-wait';
import type { CopyKind, CopyOutcome, CopyStop } from '../contract/copy';
import type { BindingRecord } from '../fields/binding/binding-record';
import type { CopyRecord, CopyRun, PartNames } from './copy-record';
import { renewalLimits } from './limits';
import { intervalMs } from './plan';
import type { StepOutcome } from './step-outcome';

/** A record that has a run. */
export type RunningRecord = CopyRecord & { run: CopyRun };

type Start = { id: string; kind: CopyKind; by: string; nowMs: number; fingerprint: string };

/** A renewal before its first step. Its generation is later than any before it, whatever the clock says. */
export function newRun(
  record: CopyRecord,
  binding: BindingRecord,
  { id, kind, by, nowMs, fingerprint }: Start,
): CopyRun {
  const known = [record.served, record.run, ...record.discarded].map((one) => one?.generation ?? 0);
  return {
    id,
    kind,
    phase: 'reading',
    generation: Math.max(nowMs, ...known.map((generation) => generation + 1)),
    startedBy: by,
    bindingVersion: binding.version,
    fingerprint,
    step: 0,
    attempts: 0,
    nextAtMs: nowMs,
    isWaiting: false,
    lease: null,
    paused: null,
    rowParts: 0,
    rows: 0,
    dropped: 0,
    pages: 0,
    completeness: null,
    directory: [],
    next: null,
    kept: null,
    storedBytes: 0,
    writtenBytes: 0,
    readBytes: 0,
    functionMs: 0,
  };
}

export function withLease(run: CopyRun, owner: string, nowMs: number): CopyRun {
  return { ...run, attempts: run.attempts + 1, lease: { owner, untilMs: nowMs + renewalLimits.leaseMs } };
}

type After = { outcome: StepOutcome; binding: BindingRecord | null; nowMs: number; ms: number; newId: () => string };

/** The record after a step. */
export function afterStep(record: RunningRecord, { outcome, binding, nowMs, ms, newId }: After): CopyRecord {
  const run: CopyRun = { ...record.run, lease: null, functionMs: record.run.functionMs + ms };
  switch (outcome.kind) {
    case 'onward': {
      const pauseSeconds = renewalLimits.pauseSeconds[outcome.run.phase];
      return {
        ...record,
        run: {
          ...outcome.run,
          lease: null,
          functionMs: run.functionMs,
          step: run.step + 1,
          attempts: 0,
          isWaiting: false,
          nextAtMs: nowMs + pauseSeconds * 1000,
        },
      };
    }
    case 'done':
      return {
        ...ended(record, { ...outcome.run, functionMs: run.functionMs }, { stop: null, binding, nowMs }),
        served: outcome.served,
        discarded: [...record.discarded, ...discardedFrom(outcome.gone, nowMs)],
      };
    case 'whole-instead': {
      const { id: _id, startedBy: by, fingerprint } = run;
      const gone = discardedFrom([partsOfRun(run)], nowMs);
      const discarded = [...record.discarded, ...gone];
      const whole =
        binding && newRun({ ...record, discarded }, binding, { id: newId(), kind: 'whole', by, nowMs, fingerprint });
      return { ...record, run: whole, discarded };
    }
    case 'wait':
      return run.attempts >= renewalLimits.attempts
        ? stopped(record, run, { stop: outcome.stop, binding, nowMs })
        : { ...record, run: waiting(run, outcome.seconds, nowMs) };
    case 'stop':
      return stopped(record, run, { stop: outcome.stop, binding, nowMs });
  }
}

function waiting(run: CopyRun, seconds: number | null, nowMs: number): CopyRun {
  const wait = seconds ?? growingWait(run.attempts, renewalLimits.waitSeconds);
  return { ...run, isWaiting: true, nextAtMs: nowMs + Math.max(1, wait) * 1000 };
}

type End = { stop: CopyStop | null; binding: BindingRecord | null; nowMs: number };

/** The renewal ends and the copy before it stays, unless there is nobody left for whom. */
export function stopped(record: CopyRecord, run: CopyRun, end: End): CopyRecord {
  const left = discardedFrom([partsOfRun(run)], end.nowMs);
  const after = ended(record, run, end);
  return { ...after, discarded: [...record.discarded, ...left] };
}

function ended(record: CopyRecord, run: CopyRun, { stop, binding, nowMs }: End): CopyRecord {
  const { kind, generation, rows, writtenBytes, readBytes, functionMs } = run;
  const last: CopyOutcome = {
    kind,
    startedAt: isoTime(generation),
    endedAt: isoTime(nowMs),
    stop,
    rows: run.kept ?? rows,
    writtenBytes,
    readBytes,
    functionMs,
  };
  const interval = binding?.settings.copy?.interval;
  const nextAtMs =
    stop?.code === 'settings-changed' ? nowMs : interval === undefined ? null : nowMs + intervalMs(interval);
  return { ...record, run: null, last, nextAtMs };
}

export const partsOfRun = ({ generation, rowParts, directory }: CopyRun): PartNames => ({
  generation,
  rows: rowParts,
  index: directory.length,
  others: [],
});

export function discardedFrom(parts: readonly PartNames[], nowMs: number): CopyRecord['discarded'] {
  return parts.map((names) => ({ ...names, fromMs: nowMs + renewalLimits.discardAfterMs }));
}

export const isoTime = (ms: number): string => new Date(ms).toISOString();
