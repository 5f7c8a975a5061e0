import { crashFields } from '../base/crash';
import { startedEntry } from './audit-entry';
import { nextRunAfter } from './next-run';
import { newRun } from './run';
import { handOver } from './step';
import type { RefreshDeps } from './refresh-deps';

/**
 * One scheduled look: begins the refreshes whose time has come, and hands out again steps that were lost. One indexed
 * query and nothing else when there is nothing to do. A look may be late, lost or happen twice: each run begins once.
 */
export async function lookAtSchedules(deps: RefreshDeps): Promise<void> {
  for (const id of await deps.refreshes.due(deps.clock.now())) {
    try {
      await lookAt(deps, id);
    } catch (error) {
      deps.log.error('refresh.look-failed', { id, ...crashFields(error) });
    }
  }
}

async function lookAt(deps: RefreshDeps, id: string): Promise<void> {
  const record = await deps.refreshes.get(id);
  if (record === null || record.run?.state === 'paused') return;
  if (record.run?.state === 'running') {
    deps.log.warn('refresh.step-lost', { id, step: record.run.step });
    return handOver(deps, { id, run: record.run });
  }
  const nowMs = deps.clock.now();
  if (record.nextRunAtMs === null || record.nextRunAtMs > nowMs) return;
  const binding = await deps.bindings.get(id);
  const nextRunAtMs = binding === null ? null : nextRunAfter(record.plan, record.nextRunAtMs, nowMs);
  const run =
    binding === null ? record.run : newRun(binding, record.plan, { id: deps.newId(), isDryRun: false, by: '', nowMs });
  const extras = binding === null || run === null ? {} : { entry: startedEntry(deps, run) };
  const outcome = await deps.refreshes.put({ ...record, rev: record.rev + 1, nextRunAtMs, run }, record.rev, extras);
  if (outcome === 'done' && binding !== null && run !== null) await handOver(deps, { id, run });
}
