import { compareAndSet } from '../base/compare-and-set';
import { crashFields } from '../base/crash';
import { forgeLimits } from '../base/forge-limits';
import type { BindingRecord } from '../fields/binding/binding-record';
import { copyFingerprint } from '../fields/copy/usable-copy';
import { buildStep } from './build-step';
import type { CopiesDeps, CopyEvent } from './copies-deps';
import type { CopyRecord } from './copy-record';
import { renewalLimits } from './limits';
import { mergeStep } from './merge-step';
import { readStep } from './read-step';
import { afterStep, stopped, withLease, type RunningRecord } from './run';
import type { StepOutcome } from './step-outcome';

/** Seconds after which the event shall come again; null: it is done with. */
export type StepAnswer = { againInSeconds: number } | null;

type Claim = { claimed: RunningRecord; owner: string } | StepAnswer;

const tries = 5;

/**
 * One step of a renewal: some pages, or one walk over the rows. Events come twice, late or not at all: a step is done once
 * because its number is, by one at a time because of the lease, and what it wrote is written again under the same names.
 */
export async function renewalStep(deps: CopiesDeps, event: CopyEvent): Promise<StepAnswer> {
  const claim = await claimStep(deps, event);
  if (claim === null || 'againInSeconds' in claim) return claim;
  const { claimed, owner } = claim;
  const startedMs = deps.clock.now();
  const binding = await deps.bindings.get(event.id);
  const outcome = await outcomeOf(deps, claimed, binding);
  const after = await finish(deps, { event, owner, outcome, binding, ms: deps.clock.now() - startedMs });
  if (after !== null) await handOver(deps, after);
  return null;
}

/** Hands out what is next for a record: the step of its run, or a look at it. One beyond the longest delay comes early. */
export async function handOver({ nextCopyStep, clock }: CopiesDeps, { id, run, discarded }: CopyRecord): Promise<void> {
  const firstMs = run?.nextAtMs ?? Math.min(...discarded.map(({ fromMs }) => fromMs));
  if (!Number.isFinite(firstMs)) return;
  const delay = Math.ceil((firstMs - clock.now()) / 1000);
  const event = { id, runId: run?.id ?? null, step: run?.step ?? 0 };
  await nextCopyStep(event, Math.min(forgeLimits.longestDelaySeconds, Math.max(0, delay)));
}

/** Takes the lease of the step that the event names. Null when there is nothing to do. */
async function claimStep(deps: CopiesDeps, { id, runId, step }: CopyEvent): Promise<Claim> {
  const owner = deps.newId();
  const answer = await compareAndSet<Claim>(async () => {
    const record = await deps.copies.get(id);
    const run = record?.run ?? null;
    if (record === null || record.state === 'ending' || run === null) return null;
    if (run.id !== runId || run.step !== step) return null;
    const nowMs = deps.clock.now();
    if (run.lease !== null && run.lease.untilMs > nowMs)
      return { againInSeconds: Math.ceil((run.lease.untilMs - nowMs) / 1000) + 1 };
    if (run.nextAtMs - nowMs > 1000) {
      await handOver(deps, record);
      return null;
    }
    const isHopeless = run.attempts >= renewalLimits.attempts;
    const end = { stop: { code: 'interrupted' as const }, binding: await deps.bindings.get(id), nowMs };
    const next = isHopeless ? stopped(record, run, end) : { ...record, run: withLease(run, owner, nowMs) };
    const rev = record.rev + 1;
    if ((await deps.copies.put({ ...next, rev }, record.rev)) === 'conflict') return 'conflict';
    return next.run === null ? null : { claimed: { ...next, run: next.run, rev }, owner };
  }, tries);
  return answer === 'conflict' ? { againInSeconds: 5 } : answer;
}

async function outcomeOf(
  deps: CopiesDeps,
  { run, served }: RunningRecord,
  binding: BindingRecord | null,
): Promise<StepOutcome> {
  try {
    if (binding === null || binding.settings.copy === null) return { kind: 'stop', stop: { code: 'settings-changed' } };
    const source = await deps.callApiFor(binding.datasourceId);
    if (source === null) return { kind: 'stop', stop: { code: 'datasource-missing' } };
    if (copyFingerprint(binding.settings, source.baseUrl) !== run.fingerprint)
      return { kind: 'stop', stop: { code: 'settings-changed' } };
    if (run.phase === 'reading') return await readStep(deps, { binding, source, run, served });
    return run.kind === 'changes'
      ? await mergeStep(deps, { binding, run, served })
      : await buildStep(deps, { binding, run, served });
  } catch (error) {
    deps.log.error('copy.broke-off', { step: run.step, phase: run.phase, ...crashFields(error) });
    return { kind: 'wait', seconds: null, stop: { code: 'interrupted' } };
  }
}

type Finish = {
  event: CopyEvent;
  owner: string;
  outcome: StepOutcome;
  binding: BindingRecord | null;
  ms: number;
};

/** Writes down what a step came to. Null when another has taken it over: then it is the other's to count. */
async function finish(deps: CopiesDeps, { event, owner, outcome, binding, ms }: Finish): Promise<CopyRecord | null> {
  const counted = await compareAndSet<CopyRecord | null>(async () => {
    const record = await deps.copies.get(event.id);
    const run = record?.run ?? null;
    if (record === null || run === null || run.id !== event.runId || run.lease?.owner !== owner) return null;
    const after = afterStep({ ...record, run }, { outcome, binding, nowMs: deps.clock.now(), ms, newId: deps.newId });
    const next: CopyRecord = { ...after, rev: record.rev + 1 };
    if ((await deps.copies.put(next, record.rev)) === 'conflict') return 'conflict';
    const { rows, pages, phase, step } = next.run ?? run;
    deps.log.info('copy.step', { id: event.id, outcome: outcome.kind, phase, step, rows, pages });
    return next;
  }, tries);
  if (counted !== 'conflict') return counted;
  deps.log.warn('copy.not-counted', { id: event.id, step: event.step });
  return null;
}
