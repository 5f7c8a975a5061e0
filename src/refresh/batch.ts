import { limits } from '../contract/limits';
import { noCounts, type RefreshCounts, type RefreshExamples } from '../contract/refresh';
import type { BindingRecord, IssueValues } from '../fields/binding/binding-record';
import type { Comparison } from './compare';
import { afterJira, createIssueCheck, fieldsRead, type CheckDeps, type Halt } from './issue-check';
import type { RefreshCursor, StoredRun } from './refresh-record';
import { writeCurrent } from './write-current';

/** What one batch of issues came to. `next` null: there are no more issues. */
export type BatchOutcome =
  | { kind: 'looked'; counts: RefreshCounts; examples: RefreshExamples; next: RefreshCursor | null }
  | { kind: 'wrote'; written: number; refused: string[]; next: RefreshCursor | null }
  /** Nothing of this batch counts but what was `written`. */
  | (Extract<Halt, { kind: 'wait' }> & { written: number })
  | Extract<Halt, { kind: 'stop' }>;

type Request = { binding: BindingRecord; run: Pick<StoredRun, 'phase' | 'cursor' | 'startedAt'> };

/** Takes the issues at the cursor, as many as one step may, and compares them or writes what differs. */
export async function runBatch(deps: CheckDeps, { binding, run }: Request): Promise<BatchOutcome> {
  const { phase, cursor } = run;
  const { fieldId, settings } = binding;
  const page = await deps.issues.search(fieldId, {
    which: settings.value === null ? 'filled' : 'all',
    fields: fieldsRead(fieldId, settings),
    page: cursor.page,
    most: limits.refreshIssuesAtOnce,
  });
  if (!page.ok) return halted(afterJira(page.error));
  const check = createIssueCheck(deps, binding, Date.parse(run.startedAt));
  const examined: Examined[] = [];
  let isCut = false;
  for (const issue of page.value.issues.slice(cursor.done)) {
    const one = await check(issue);
    if (one.kind === 'halted') return halted(one.halt);
    isCut = one.kind === 'later';
    if (one.kind === 'later') break;
    examined.push({ issue, comparison: one.comparison });
  }
  const next = isCut
    ? { page: cursor.page, done: cursor.done + examined.length }
    : page.value.next === null
      ? null
      : { page: page.value.next, done: 0 };
  if (phase === 'looking') return { kind: 'looked', ...summed(examined), next };
  const stale = examined.filter(({ comparison }) => comparison !== null && comparison.value !== null);
  if (stale.length === 0) return { kind: 'wrote', written: 0, refused: [], next };
  // The search lags behind: what is written starts from the issues as they are now. A key that was not on an issue a
  // moment ago was picked just now, with its present label: that one needs no other step.
  const ids = stale.map(({ issue }) => issue.id);
  const { written, refused, halt } = await writeCurrent(deps, { binding, check, ids });
  if (halt !== null) return halted(halt, written.length);
  return { kind: 'wrote', written: written.length, refused, next };
}

/** `comparison` null: the value belongs to another context, or is none of ours. */
type Examined = { issue: IssueValues; comparison: Comparison | null };

function halted(halt: Halt, written = 0): BatchOutcome {
  return halt.kind === 'wait' ? { ...halt, written } : halt;
}

function summed(examined: readonly Examined[]): { counts: RefreshCounts; examples: RefreshExamples } {
  const counts: RefreshCounts = { ...noCounts };
  const examples: RefreshExamples = { changed: [], gone: [], unchosen: [], notChecked: [], refused: [] };
  for (const { issue, comparison } of examined) {
    if (comparison === null) {
      counts.elsewhere += 1;
      continue;
    }
    const { unchanged, changed, gone, unchosen, sealed, notChecked } = comparison;
    const issueKey = issue.key;
    counts.issues += 1;
    counts.unchanged += unchanged;
    counts.changed += changed.length;
    counts.gone += gone.length;
    counts.unchosen += unchosen.length;
    counts.sealed += sealed;
    counts.notChecked += notChecked.length;
    examples.changed.push(...changed.map((change) => ({ issueKey, ...change })));
    examples.gone.push(...gone.map((label) => ({ issueKey, label })));
    examples.unchosen.push(...unchosen.map((label) => ({ issueKey, label })));
    examples.notChecked.push(...notChecked.map((label) => ({ issueKey, label })));
  }
  return { counts, examples };
}
