import type { BindingRecord } from '../fields/binding/binding-record';
import { afterJira, fieldsRead, type Halt, type IssueCheck } from './issue-check';
import type { RefreshDeps } from './refresh-deps';
import { writeValues, type Change } from './write-values';

/** What became of some issues. Those that are neither `done` nor behind a `halt` are for a later step. */
export type WrittenIssues = {
  /** Ids of issues that are as the source has them, that Jira refused, or that are gone. */
  done: string[];
  /** Ids of issues with a new value. */
  written: string[];
  /** Keys of issues that Jira did not take. */
  refused: string[];
  halt: Halt | null;
};

/** Reads issues as they are now, one batch of them, and writes what then differs from the source. */
export async function writeCurrent(
  { issues }: Pick<RefreshDeps, 'issues'>,
  { binding, check, ids }: { binding: BindingRecord; check: IssueCheck; ids: readonly string[] },
): Promise<WrittenIssues> {
  const { fieldId, settings } = binding;
  const found = await issues.issues(ids, fieldsRead(fieldId, settings));
  if (!found.ok) return { done: [], written: [], refused: [], halt: afterJira(found.error) };
  const byId = new Map(found.value.map((issue) => [issue.id, issue]));
  const done: string[] = [];
  const changes: Change[] = [];
  let halt: Halt | null = null;
  for (const id of ids) {
    const issue = byId.get(id);
    const checked = issue === undefined ? null : await check(issue);
    if (checked?.kind === 'later') continue;
    if (checked?.kind === 'halted') {
      halt = checked.halt;
      break;
    }
    done.push(id);
    const value = checked?.comparison?.value ?? null;
    if (issue !== undefined && value !== null) changes.push({ issue, value });
  }
  // What was found before it had to stop is not lost: asking for it again would cost the source as much again.
  const { written, refused, failure } = await writeValues(issues, fieldId, changes);
  if (failure !== null) return { done: [], written, refused, halt: afterJira(failure) };
  return { done, written, refused, halt };
}
