import { refreshLimits } from './limits';
import type { RefreshDeps } from './refresh-deps';

/**
 * Hands out events for changed issues that have waited longer than any event takes: theirs was lost, or the source was down.
 * One indexed query and nothing else when there are none.
 */
export async function wakeForgotten({
  changedIssues,
  wake,
  clock,
}: Pick<RefreshDeps, 'changedIssues' | 'wake' | 'clock'>): Promise<void> {
  const nowMs = clock.now();
  for (const id of await changedIssues.waitingSince(nowMs - refreshLimits.changeLostAfterMs)) {
    await changedIssues.claimWake(id);
    await wake({ id, attempts: 0, notBeforeMs: nowMs });
  }
}
