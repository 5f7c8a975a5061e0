import type { AuditEntry } from '../contract/audit';
import type { BindingRecord } from '../fields/binding/binding-record';
import { member } from '../fields/field-place';
import { readPostFunctionRule } from './rule-settings';

/** One entry a field in so long: a workflow that fails for each of a thousand issues says so once. */
const notedAnewMs = 3_600_000;

type RuleFailures = {
  /** Milliseconds since the epoch; null: none that is remembered. */
  notedAtMs: (fieldId: string) => Promise<number | null>;
  note: (fieldId: string, atMs: number) => Promise<void>;
};

type NoteFailureDeps = {
  audit: { add: (entry: AuditEntry) => Promise<void> };
  bindings: { ofField: (fieldId: string) => Promise<BindingRecord[]> };
  ruleFailures: RuleFailures;
  clock: { now: () => number };
  newId: () => string;
};

/**
 * Puts into the audit trail that a post function came to nothing for good: nobody waits for its answer, and a log is read by
 * nobody who administers the site.
 */
export async function noteFailure(deps: NoteFailureDeps, event: unknown, code: string): Promise<void> {
  const fieldId = readPostFunctionRule(member(event, 'configuration'))?.fieldId ?? '';
  const nowMs = deps.clock.now();
  const notedAtMs = await deps.ruleFailures.notedAtMs(fieldId);
  if (notedAtMs !== null && nowMs - notedAtMs < notedAnewMs && notedAtMs <= nowMs) return;
  const [binding] = fieldId === '' ? [] : await deps.bindings.ofField(fieldId);
  const issue = member(event, 'issue');
  const named = member(issue, 'key') ?? member(issue, 'id');
  await deps.ruleFailures.note(fieldId, nowMs);
  await deps.audit.add({
    id: deps.newId(),
    at: new Date(nowMs).toISOString(),
    by: '',
    action: 'post-function-failed',
    datasourceId: binding?.datasourceId ?? '',
    name: binding?.fieldName ?? fieldId,
    changes: [
      { path: 'postFunction.issue', before: null, after: textOf(named) },
      { path: 'postFunction.reason', before: null, after: code },
    ],
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 100) : '';
}
