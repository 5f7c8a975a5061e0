import { isConcerned, readIssueEvent, type IssueChange } from './issue-event';
import type { CatchUpEvent } from './changed-issues';
import type { RefreshDeps } from './refresh-deps';

type NoteDeps = Pick<RefreshDeps, 'bindings' | 'changedIssues' | 'wake' | 'clock'>;

/**
 * Notes that an issue was created or changed, for the read-only fields that it concerns. Nothing is asked of Jira or a source
 * here: a bulk change of a thousand issues becomes a thousand small records and a few batches. One read of storage, and
 * nothing else, for an event that concerns no field. Answers whether the event shall come again later.
 */
export async function noteIssueEvent(deps: NoteDeps, event: unknown): Promise<'done' | 'again'> {
  const change = readIssueEvent(event);
  if (change === null) return 'done';
  return noteChanges(deps, [{ ...change, depth: 0 }]);
}

/** Notes changes of several issues. `depth`: how many writes of our own led to one. */
export async function noteChanges(
  { bindings, changedIssues, wake, clock }: NoteDeps,
  changes: readonly (IssueChange & { depth: number })[],
): Promise<'done' | 'again'> {
  if (changes.length === 0) return 'done';
  const storing = await bindings.storingOnChange();
  const at = clock.now();
  const noted = changes.flatMap(({ issueId, changed, depth }) =>
    storing
      .filter((binding) => isConcerned(binding, changed))
      .map(({ id }) => ({ bindingId: id, issueId, depth, atMs: at })),
  );
  if (noted.length === 0) return 'done';
  await changedIssues.add(noted);
  const ids = [...new Set(noted.map(({ bindingId }) => bindingId))];
  const woken = await Promise.all(
    ids.map((id) => wakeOnce({ changedIssues, wake }, { id, attempts: 0, notBeforeMs: at })),
  );
  return woken.every((isAwake) => isAwake) ? 'done' : 'again';
}

/** Hands out an event for a field context, unless one is under way already. False: the queue did not take it. */
export async function wakeOnce(
  { changedIssues, wake }: Pick<RefreshDeps, 'changedIssues' | 'wake'>,
  event: CatchUpEvent,
): Promise<boolean> {
  if (!(await changedIssues.claimWake(event.id))) return true;
  if (await wake(event)) return true;
  await changedIssues.releaseWake(event.id);
  return false;
}
