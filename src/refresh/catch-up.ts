import { growingWait } from '../base/growing-wait';
import { limits } from '../contract/limits';
import { createIssueCheck, type CheckDeps, type Halt } from './issue-check';
import { refreshLimits } from './limits';
import { noteChanges, wakeOnce } from './note-change';
import type { CatchUpEvent, ChangedIssue } from './changed-issues';
import type { RefreshDeps } from './refresh-deps';
import { writeCurrent } from './write-current';

type CatchUpDeps = CheckDeps & Pick<RefreshDeps, 'bindings' | 'changedIssues' | 'wake'>;

/**
 * One step for the issues of a field context that were created or changed: reads them as they are now and stores what the
 * source has for them. Events come twice, late and in any order, which is the same to it. A value is never cleared, and a
 * failure never stored: what could not be asked waits, also while the datasource is paused, and is forgotten after a day.
 * Each batch is noted before the work: one that ended its function makes the next ones half as large, down to a single
 * issue, which is given up when it goes on like that, so that the others get their values.
 */
export async function catchUp(deps: CatchUpDeps, event: CatchUpEvent): Promise<void> {
  const { bindings, changedIssues, clock, log } = deps;
  const { id } = event;
  if (event.notBeforeMs - clock.now() > 1000) return handOn(deps, event);
  const [binding, noted] = await Promise.all([bindings.get(id), changedIssues.of(id)]);
  const waiting = await withoutOld(deps, noted);
  const isPageFull = noted.length === limits.refreshIssuesAtOnce;
  const source = binding?.settings.storesOnChange === true ? await deps.callApiFor(binding.datasourceId) : null;
  if (binding === null || source === null || waiting.length === 0) {
    await changedIssues.remove(waiting);
    return isPageFull ? handOn(deps, event) : letGo(deps, event, waiting);
  }
  if (source.isPaused) return leave(deps, id);
  const brokenOff = await changedIssues.beginBatch(id);
  const inOrder = [...new Set(waiting.map(({ issueId }) => issueId))];
  if (brokenOff >= stepsToOne + refreshLimits.triesAlone) return giveUp(deps, event, { inOrder, waiting });
  const ids = brokenOff === 0 ? inTurn(inOrder, event.attempts) : inOrder.slice(0, largestBatch >> brokenOff || 1);
  // A cached answer counts as it does for the people who look at the issue.
  const check = createIssueCheck(deps, binding, 0);
  const result = await writeCurrent(deps, { binding, check, ids });
  const { written, refused, halt } = result;
  await noteChanges(deps, writtenChanges(binding.fieldId, written, waiting));
  // What Jira refuses for good, for example because the field is gone, is worth no other try.
  const done = new Set(halt?.kind === 'stop' && halt.stop.code === 'jira' ? ids : result.done);
  const handled = waiting.filter(({ issueId }) => done.has(issueId));
  const left = waiting.filter(({ issueId }) => !done.has(issueId));
  await changedIssues.remove(handled);
  await changedIssues.endBatch(id, Math.max(0, brokenOff - 1));
  log[halt === null ? 'info' : 'warn']('refresh.caught-up', {
    id,
    issues: ids.length,
    written: written.length,
    refused: refused.length,
    halt: halt === null ? null : halt.stop.code,
  });
  if (halt?.kind === 'wait') return afterWait(deps, { event, halt });
  if (halt !== null && left.length > 0) return leave(deps, id);
  if (isPageFull || left.length > 0) {
    return handOn(deps, { id, attempts: 0, notBeforeMs: clock.now() + deps.issues.pauseSeconds() * 1000 });
  }
  return letGo(deps, event, handled);
}

const largestBatch = limits.refreshIssuesAtOnce;
/** Halvings until a batch is one issue. */
const stepsToOne = Math.ceil(Math.log2(largestBatch));

/** A note that is older than any source is waited for ends here, before anything is asked for it. */
async function withoutOld({ changedIssues, clock, log }: CatchUpDeps, noted: ChangedIssue[]): Promise<ChangedIssue[]> {
  const fromMs = clock.now() - refreshLimits.forgetChangesMs;
  const old = noted.filter(({ atMs }) => atMs < fromMs);
  if (old.length === 0) return noted;
  await changedIssues.remove(old);
  log.warn('refresh.changes-forgotten', { count: old.length });
  return noted.filter(({ atMs }) => atMs >= fromMs);
}

/** The first issue ended its function also when it was alone: its notes end, and the others go on, a few at a time at first. */
async function giveUp(
  deps: CatchUpDeps,
  { id }: CatchUpEvent,
  { inOrder: [first = ''], waiting }: { inOrder: readonly string[]; waiting: readonly ChangedIssue[] },
): Promise<void> {
  await deps.changedIssues.remove(waiting.filter(({ issueId }) => issueId === first));
  await deps.changedIssues.endBatch(id, stepsToOne - 1);
  deps.log.error('refresh.issue-given-up', { id, issueId: first });
  return handOn(deps, { id, attempts: 0, notBeforeMs: deps.clock.now() });
}

/** Where one issue's query fails again and again, each attempt begins at another one: the others get their turn. */
function inTurn(ids: readonly string[], attempts: number): string[] {
  const first = ids.length === 0 ? 0 : attempts % ids.length;
  return [...ids.slice(first), ...ids.slice(0, first)];
}

/** Our own writes as changes: Jira does not tell the app of them, and other read-only fields may name this one. */
function writtenChanges(
  fieldId: string,
  written: readonly string[],
  waiting: readonly ChangedIssue[],
): Parameters<typeof noteChanges>[1] {
  return written.flatMap((issueId) => {
    const depth = 1 + Math.max(...waiting.filter((one) => one.issueId === issueId).map((one) => one.depth));
    return depth > refreshLimits.fieldsInARow ? [] : [{ issueId, changed: new Set([fieldId]), depth }];
  });
}

/** Waits as long as it was asked to, or longer each time. After some attempts the scheduled look is what tries again. */
async function afterWait(
  deps: CatchUpDeps,
  { event, halt }: { event: CatchUpEvent; halt: Extract<Halt, { kind: 'wait' }> },
): Promise<void> {
  const attempts = event.attempts + (halt.isFailure ? 1 : 0);
  if (attempts >= refreshLimits.attempts) return leave(deps, event.id);
  const growing = growingWait(attempts, refreshLimits.waitSeconds);
  const seconds = Math.max(1, halt.seconds ?? growing);
  return handOn(deps, { id: event.id, attempts, notBeforeMs: deps.clock.now() + seconds * 1000 });
}

/** Leaves changes to the scheduled look, which tries them again for a day: by then somebody may have seen to the source. */
async function leave({ changedIssues }: CatchUpDeps, id: string): Promise<void> {
  await changedIssues.releaseWake(id);
}

/** The next event for a field context whose event this one is. When the queue does not take it, the next change or the scheduled look will. */
async function handOn({ changedIssues, wake }: CatchUpDeps, event: CatchUpEvent): Promise<void> {
  if (!(await wake(event))) await changedIssues.releaseWake(event.id);
}

/** Nothing is left to do. What was noted while this step was under way relied on it, and gets an event of its own. */
async function letGo(deps: CatchUpDeps, { id }: CatchUpEvent, handled: readonly ChangedIssue[]): Promise<void> {
  await deps.changedIssues.releaseWake(id);
  const known = new Set(handled.map(({ key }) => key));
  const late = (await deps.changedIssues.of(id)).some(({ key }) => !known.has(key));
  if (late) await wakeOnce(deps, { id, attempts: 0, notBeforeMs: deps.clock.now() });
}
