import { forgeLimits } from '../base/forge-limits';
import { compareAndSet } from '../base/compare-and-set';
import { crashFields } from '../base/crash';
import { noExamples } from '../contract/refresh';
import { endedEntry } from './audit-entry';
import { runBatch, type BatchOutcome } from './batch';
import { refreshLimits } from './limits';
import { afterBatch, hasNewExamples, moreExamples, stopped, withLease } from './run';
import type { RefreshDeps, RefreshEvent } from './refresh-deps';
import type { RefreshExtras, RefreshRecord, StoredRun } from './refresh-record';

/** Seconds after which the event shall come again; null: it is done with. */
export type StepAnswer = { againInSeconds: number } | null;

/** A record that has a run. */
type ClaimedRun = RefreshRecord & { run: StoredRun };

type Claim = { claimed: ClaimedRun; owner: string } | StepAnswer;

const tries = 5;

/**
 * One step of a run: one batch of issues, then the next event. Events come twice, late or not at all: a step is done once
 * because its number is, by one at a time because of the lease, and a batch that is done again finds its labels written.
 */
export async function runStep(deps: RefreshDeps, event: RefreshEvent): Promise<StepAnswer> {
  const claim = await claimStep(deps, event);
  if (claim === null || 'againInSeconds' in claim) return claim;
  const { claimed, owner } = claim;
  const outcome = await batchOf(deps, claimed.run, event.id);
  const after = await finish(deps, { event, owner, outcome });
  if (after?.run.state === 'running') await handOver(deps, after);
  return null;
}

/** Hands out the step that is next. One that lies beyond the longest delay of an event comes early, and is delayed anew. */
export async function handOver(
  { nextStep, clock }: Pick<RefreshDeps, 'nextStep' | 'clock'>,
  { id, run }: Pick<ClaimedRun, 'id' | 'run'>,
): Promise<void> {
  const delay = Math.ceil((run.nextAtMs - clock.now()) / 1000);
  await nextStep({ id, runId: run.id, step: run.step }, Math.min(forgeLimits.longestDelaySeconds, Math.max(0, delay)));
}

/** Takes the lease of the step that the event names. Null when there is nothing to do. */
async function claimStep(deps: RefreshDeps, { id, runId, step }: RefreshEvent): Promise<Claim> {
  const owner = deps.newId();
  const answer = await compareAndSet<Claim>(async () => {
    const record = await deps.refreshes.get(id);
    const run = record?.run ?? null;
    if (record === null || run?.id !== runId || run.step !== step || run.state !== 'running') return null;
    const found: ClaimedRun = { ...record, run };
    const nowMs = deps.clock.now();
    if (run.lease !== null && run.lease.untilMs > nowMs) {
      return { againInSeconds: Math.ceil((run.lease.untilMs - nowMs) / 1000) + 1 };
    }
    if (run.nextAtMs - nowMs > 1000) {
      await handOver(deps, found);
      return null;
    }
    const isHopeless = run.attempts >= refreshLimits.attempts;
    const begun = isHopeless ? stopped(run, { code: 'interrupted' }, nowMs) : withLease(run, owner, nowMs);
    const next: ClaimedRun = { ...found, rev: record.rev + 1, run: begun };
    const extras = isHopeless ? { entry: endedEntry(deps, next.run) } : {};
    if ((await deps.refreshes.put(next, record.rev, extras)) === 'conflict') return 'conflict';
    return isHopeless ? null : { claimed: next, owner };
  }, tries);
  return answer === 'conflict' ? { againInSeconds: 5 } : answer;
}

async function batchOf(deps: RefreshDeps, run: StoredRun, id: string): Promise<BatchOutcome> {
  try {
    const binding = await deps.bindings.get(id);
    if (binding === null || binding.version !== run.bindingVersion) {
      return { kind: 'stop', stop: { code: 'settings-changed' } };
    }
    return await runBatch(deps, { binding, run });
  } catch (error) {
    deps.log.error('refresh.broke-off', { id, step: run.step, ...crashFields(error) });
    const stop = { code: 'interrupted' } as const;
    return { kind: 'wait', for: null, isFailure: true, seconds: null, stop, written: 0 };
  }
}

/** Writes down what a batch came to. Null when another has taken the step over: then it is the other's to count. */
async function finish(
  deps: RefreshDeps,
  { event, owner, outcome }: { event: RefreshEvent; owner: string; outcome: BatchOutcome },
): Promise<ClaimedRun | null> {
  const counted = await compareAndSet<ClaimedRun | null>(async () => {
    const record = await deps.refreshes.get(event.id);
    const run = record?.run ?? null;
    if (record === null || run?.id !== event.runId || run.lease?.owner !== owner) return null;
    const next: ClaimedRun = {
      ...record,
      rev: record.rev + 1,
      run: afterBatch(run, outcome, { nowMs: deps.clock.now(), pauseSeconds: deps.issues.pauseSeconds() }),
    };
    const extras: RefreshExtras = {
      ...(await examplesAfter(deps, event.id, run, outcome)),
      ...(run.endedAt === null && next.run.endedAt !== null && { entry: endedEntry(deps, next.run) }),
    };
    if ((await deps.refreshes.put(next, record.rev, extras)) === 'conflict') return 'conflict';
    const { state, phase, step } = next.run;
    deps.log.info('refresh.step', { id: event.id, outcome: outcome.kind, state, phase, step });
    return next;
  }, tries);
  if (counted !== 'conflict') return counted;
  deps.log.warn('refresh.not-counted', { id: event.id, step: event.step });
  return null;
}

async function examplesAfter(
  { refreshes }: RefreshDeps,
  id: string,
  run: StoredRun,
  outcome: BatchOutcome,
): Promise<RefreshExtras> {
  const batch =
    outcome.kind === 'looked' ? outcome.examples : outcome.kind === 'wrote' ? { refused: outcome.refused } : {};
  if (!hasNewExamples(run, batch)) return {};
  const before = (await refreshes.examples(id, run.id)) ?? noExamples;
  return { examples: { runId: run.id, examples: moreExamples(before, batch) } };
}
