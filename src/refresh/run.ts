import { growingWait } from '../base/growing-wait';
import { limits } from '../contract/limits';
import {
  exceedsThreshold,
  noCounts,
  type RefreshCounts,
  type RefreshExamples,
  type RefreshPlan,
  type RefreshRun,
  type RefreshStop,
} from '../contract/refresh';
import type { BindingRecord } from '../fields/binding/binding-record';
import type { BatchOutcome } from './batch';
import { refreshLimits } from './limits';
import type { RefreshRecord, StoredRun } from './refresh-record';

const start = { page: null, done: 0 };

/** A run before its first step. */
export function newRun(
  binding: BindingRecord,
  plan: RefreshPlan,
  { id, isDryRun, by, nowMs }: { id: string; isDryRun: boolean; by: string; nowMs: number },
): StoredRun {
  return {
    id,
    isDryRun,
    state: 'running',
    phase: 'looking',
    startedAt: isoTime(nowMs),
    startedBy: by,
    endedAt: null,
    thresholdPercent: plan.thresholdPercent,
    counts: noCounts,
    written: 0,
    refused: 0,
    waiting: null,
    stop: null,
    bindingVersion: binding.version,
    datasourceId: binding.datasourceId,
    fieldName: binding.fieldName,
    writes: binding.settings.value === null ? 'labels' : 'values',
    cursor: start,
    step: 0,
    attempts: 0,
    nextAtMs: nowMs,
    lease: null,
  };
}

/** Whether a run is under way: no other may begin. */
export function isLive(run: RefreshRun | null): boolean {
  return run !== null && (run.state === 'running' || run.state === 'paused');
}

export function withLease(run: StoredRun, owner: string, nowMs: number): StoredRun {
  return { ...run, attempts: run.attempts + 1, lease: { owner, untilMs: nowMs + refreshLimits.leaseMs } };
}

/**
 * The run after a batch. Somebody may have paused or cancelled it meanwhile: that stays, and what the batch found or wrote
 * is counted all the same. The next batch comes after a pause, so that Jira's points last.
 */
export function afterBatch(
  run: StoredRun,
  outcome: BatchOutcome,
  { nowMs, pauseSeconds }: { nowMs: number; pauseSeconds: number },
): StoredRun {
  const nextAtMs = nowMs + pauseSeconds * 1000;
  const free = { ...run, lease: null };
  switch (outcome.kind) {
    case 'stop':
      return stopped(free, outcome.stop, nowMs);
    case 'wait':
      return afterWait({ ...free, written: run.written + outcome.written }, outcome, nowMs);
    case 'looked': {
      const looked = { ...onward(free, nextAtMs), counts: added(run.counts, outcome.counts) };
      if (outcome.next !== null) return { ...looked, cursor: outcome.next };
      return afterLooking(looked, nowMs);
    }
    case 'wrote': {
      const written = run.written + outcome.written;
      const refused = run.refused + outcome.refused.length;
      const wrote = { ...onward(free, nextAtMs), written, refused };
      return outcome.next === null ? ended(wrote, 'finished', nowMs) : { ...wrote, cursor: outcome.next };
    }
  }
}

/** All issues are known now: whether anything is written is decided here. */
function afterLooking(run: StoredRun, nowMs: number): StoredRun {
  if (run.state === 'cancelled') return run;
  if (run.isDryRun) return ended(run, 'finished', nowMs);
  if (exceedsThreshold(run.counts, run.thresholdPercent)) return stopped(run, { code: 'threshold' }, nowMs);
  if (run.counts.changed + run.counts.sealed === 0) return ended(run, 'finished', nowMs);
  return { ...run, phase: 'writing', cursor: start };
}

function onward(run: StoredRun, nextAtMs: number): StoredRun {
  return { ...run, step: run.step + 1, attempts: 0, waiting: null, nextAtMs };
}

function afterWait(run: StoredRun, wait: Extract<BatchOutcome, { kind: 'wait' }>, nowMs: number): StoredRun {
  if (wait.isFailure && run.attempts >= refreshLimits.attempts) return stopped(run, wait.stop, nowMs);
  const growing = growingWait(run.attempts, refreshLimits.waitSeconds);
  const seconds = wait.seconds ?? growing;
  const nextAtMs = nowMs + Math.max(1, seconds) * 1000;
  return {
    ...run,
    attempts: wait.isFailure ? run.attempts : 0,
    nextAtMs,
    waiting: wait.for === null ? null : { for: wait.for, until: isoTime(nextAtMs) },
  };
}

export function stopped(run: StoredRun, stop: RefreshStop, nowMs: number): StoredRun {
  return { ...ended(run, 'stopped', nowMs), stop: run.state === 'cancelled' ? null : stop };
}

/** A run that was cancelled stays cancelled, whatever its last step came to. */
export function ended(run: StoredRun, state: 'finished' | 'stopped' | 'cancelled', nowMs: number): StoredRun {
  if (run.state === 'cancelled') return run;
  return { ...run, state, endedAt: isoTime(nowMs), waiting: null };
}

/** When a scheduled look has something to do for a field context; null: never, as things are. */
export function dueAtMs({ run, nextRunAtMs }: Pick<RefreshRecord, 'run' | 'nextRunAtMs'>): number | null {
  if (run?.state === 'paused') return null;
  if (run?.state !== 'running') return nextRunAtMs;
  return Math.max(run.nextAtMs, run.lease?.untilMs ?? 0) + refreshLimits.lostAfterMs;
}

/** Examples with those of another batch behind them, as many as a report shows. */
export function moreExamples(before: RefreshExamples, batch: Partial<RefreshExamples>): RefreshExamples {
  const first = <T>(known: T[], more: T[] = []): T[] => [...known, ...more].slice(0, limits.refreshExamples);
  return {
    changed: first(before.changed, batch.changed),
    gone: first(before.gone, batch.gone),
    unchosen: first(before.unchosen, batch.unchosen),
    notChecked: first(before.notChecked, batch.notChecked),
    refused: first(before.refused, batch.refused),
  };
}

/** Whether a batch has examples that the report has room for. What it has is known by the counts, without reading it. */
export function hasNewExamples({ counts, refused }: StoredRun, batch: Partial<RefreshExamples>): boolean {
  const isNew = (known: number, more: readonly unknown[] = []): boolean =>
    known < limits.refreshExamples && more.length > 0;
  return (
    isNew(counts.changed, batch.changed) ||
    isNew(counts.gone, batch.gone) ||
    isNew(counts.unchosen, batch.unchosen) ||
    isNew(counts.notChecked, batch.notChecked) ||
    isNew(refused, batch.refused)
  );
}

function added(a: RefreshCounts, b: RefreshCounts): RefreshCounts {
  return {
    issues: a.issues + b.issues,
    elsewhere: a.elsewhere + b.elsewhere,
    unchanged: a.unchanged + b.unchanged,
    changed: a.changed + b.changed,
    gone: a.gone + b.gone,
    unchosen: a.unchosen + b.unchosen,
    sealed: a.sealed + b.sealed,
    notChecked: a.notChecked + b.notChecked,
  };
}

export const isoTime = (ms: number): string => new Date(ms).toISOString();
