import { compareAndSet } from '../base/compare-and-set';
import { crashFields } from '../base/crash';
import type { BindingRecord } from '../fields/binding/binding-record';
import { copyFingerprint, isTooOld } from '../fields/copy/usable-copy';
import { partName } from '../fields/copy/search-copy';
import { queryVariables } from '../fields/query/query';
import { partsOfCopy } from './build-step';
import type { CopiesDeps } from './copies-deps';
import type { CopyRecord, PartNames } from './copy-record';
import { renewalLimits } from './limits';
import { intervalMs, isWholeDue, lostAtMs } from './plan';
import { discardedFrom, newRun, partsOfRun, stopped } from './run';
import { handOver } from './step';

/**
 * One scheduled look: begins the renewals whose time has come, hands out again what was lost, and takes away what nobody
 * reads any more. One indexed query and nothing else when there is nothing to do.
 */
export async function lookAtCopies(deps: CopiesDeps): Promise<void> {
  for (const id of await deps.copies.due(deps.clock.now())) {
    try {
      await deps.nextCopyStep({ id, runId: null, step: 0 }, 0);
    } catch (error) {
      deps.log.error('copy.look-failed', { id, ...crashFields(error) });
    }
  }
}

const tries = 5;

/** Does for a field context's copy what there is to do now. */
export async function attendToCopy(deps: CopiesDeps, id: string): Promise<void> {
  const record = await deps.copies.get(id);
  if (record === null) return;
  if (record.state === 'ending') return takeAway(deps, record);
  const nowMs = deps.clock.now();
  const binding = await deps.bindings.get(id);
  if (binding === null || binding.settings.copy === null)
    return change(deps, id, (now) => ({ ...now, state: 'ending' }));
  if (record.discarded.some(({ fromMs }) => fromMs <= nowMs)) await tidy(deps, record);
  if (record.run !== null) {
    if (lostAtMs(record.run) > nowMs) return;
    deps.log.warn('copy.step-lost', { id, step: record.run.step });
    return handOver(deps, record);
  }
  if (record.nextAtMs !== null && record.nextAtMs <= nowMs) await begin(deps, binding, { by: '' });
}

/** Begins a renewal, unless one is under way. By a person: the whole, whatever the schedule says. */
export async function begin(deps: CopiesDeps, binding: BindingRecord, { by }: { by: string }): Promise<void> {
  const { id, settings } = binding;
  const [source, contexts] = await Promise.all([
    deps.callApiFor(binding.datasourceId),
    deps.jira.contextsAt(binding.fieldId, null),
  ]);
  const isContextGone = contexts !== null && !contexts.includes(binding.contextId);
  return change(deps, id, (record) => {
    if (record.run !== null || record.state === 'ending') return null;
    const nowMs = deps.clock.now();
    const fingerprint = source === null ? '' : copyFingerprint(settings, source.baseUrl);
    const hasSince = queryVariables(settings.query).includes('since');
    const isWhole = by !== '' || !hasSince || isWholeDue(record, { fingerprint, nowMs });
    const kind = isWhole ? 'whole' : 'changes';
    const run = newRun(record, binding, { id: deps.newId(), kind, by, nowMs, fingerprint });
    const end = { binding, nowMs };
    if (source === null) return stopped(record, run, { ...end, stop: { code: 'datasource-missing' } });
    // A field that Jira does not have any more is searched by nobody: its rows are not kept for it.
    if (isContextGone) return stopped(withoutCopy(record, nowMs), run, { ...end, stop: { code: 'context-gone' } });
    const { served } = record;
    const dueMs = served === null ? 0 : served.fromMs + intervalMs(settings.copy?.interval ?? 'daily');
    // Saved again as it was: the copy is the one that it would become.
    if (by === '' && served?.fingerprint === fingerprint && dueMs > nowMs) return { ...record, nextAtMs: dueMs };
    return { ...(served !== null && isTooOld(served, nowMs) ? withoutCopy(record, nowMs) : record), run };
  });
}

/** Changes the record, and hands out what is next then. `to` null: nothing is to be changed. */
async function change(deps: CopiesDeps, id: string, to: (record: CopyRecord) => CopyRecord | null): Promise<void> {
  const changed = await compareAndSet<CopyRecord | null>(async () => {
    const record = await deps.copies.get(id);
    const next = record === null ? null : to(record);
    if (record === null || next === null) return null;
    const written = { ...next, rev: record.rev + 1 };
    return (await deps.copies.put(written, record.rev)) === 'done' ? written : 'conflict';
  }, tries);
  if (changed === 'conflict') throw new Error('the record changed again and again');
  if (changed === null) return;
  if (changed.state === 'ending') return takeAway(deps, changed);
  await handOver(deps, changed);
}

function withoutCopy(record: CopyRecord, nowMs: number): CopyRecord {
  if (record.served === null) return record;
  const gone = discardedFrom([partsOfCopy(record.served)], nowMs);
  return { ...record, served: null, discarded: [...record.discarded, ...gone] };
}

/** Deletes parts that nobody reads any more; those of steps that were killed are found by the index. */
async function tidy({ copies, clock, log }: CopiesDeps, { id, discarded }: CopyRecord): Promise<void> {
  const nowMs = clock.now();
  const due = discarded.filter(({ fromMs }) => fromMs <= nowMs);
  for (const parts of due) await copies.removeParts(id, parts.generation, namesOf(parts));
  const gone = new Set(due.map((parts) => JSON.stringify(parts)));
  await compareAndSet<'done'>(async () => {
    const record = await copies.get(id);
    if (record === null) return 'done';
    const left = record.discarded.filter((parts) => !gone.has(JSON.stringify(parts)));
    return copies.put({ ...record, rev: record.rev + 1, discarded: left }, record.rev);
  }, tries);
  const record = await copies.get(id);
  const generations = [record?.served?.generation, record?.run?.generation].filter((one) => one !== undefined);
  const before = generations.length === 0 ? nowMs : Math.min(...generations);
  const found = await copies.removeLeftover(id, before, renewalLimits.leftoverAtOnce);
  log.info('copy.tidied', { id, generations: due.length, found });
}

/**
 * Takes everything away, and in the end the record that names it: broken off half way, it is begun again by the next look.
 * A field that wants a copy again meanwhile begins without one.
 */
async function takeAway(deps: CopiesDeps, record: CopyRecord): Promise<void> {
  const { copies, clock } = deps;
  if (record.served !== null || record.run !== null) return change(deps, record.id, emptied(clock.now()));
  const nowMs = clock.now();
  for (const parts of record.discarded)
    if (parts.fromMs <= nowMs) await copies.removeParts(record.id, parts.generation, namesOf(parts));
  const isEarly = record.discarded.some(({ fromMs }) => fromMs > nowMs);
  const found = await copies.removeLeftover(record.id, null, renewalLimits.leftoverAtOnce);
  if (isEarly || found > 0)
    return deps.nextCopyStep({ id: record.id, runId: null, step: 0 }, renewalLimits.leaseMs / 1000);
  const outcome = await copies.remove(record.id, record.rev);
  deps.log.info('copy.taken-away', { id: record.id, outcome });
}

/** Nobody reads it and no step counts for it any more. One that is under way may still write until its lease ends. */
const emptied =
  (nowMs: number) =>
  (record: CopyRecord): CopyRecord | null => {
    if (record.state !== 'ending') return null;
    const { served, run } = record;
    const gone = [
      ...(served === null ? [] : [{ ...partsOfCopy(served), fromMs: nowMs }]),
      ...(run === null ? [] : [{ ...partsOfRun(run), fromMs: run.lease?.untilMs ?? nowMs }]),
    ];
    return { ...record, served: null, run: null, discarded: [...record.discarded, ...gone] };
  };

function namesOf({ rows, index, others }: PartNames): string[] {
  return [
    ...Array.from({ length: rows }, (_, at) => partName.rows(at)),
    ...Array.from({ length: index }, (_, at) => partName.index(at)),
    ...others,
  ];
}
