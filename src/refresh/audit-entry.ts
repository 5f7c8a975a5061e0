import type { AuditAction, AuditChange, AuditEntry } from '../contract/audit';
import type { Json } from '../contract/json';
import type { RefreshPlan } from '../contract/refresh';
import type { BindingRecord } from '../fields/binding/binding-record';
import type { RefreshDeps } from './refresh-deps';
import type { StoredRun } from './refresh-record';

type EntryDeps = Pick<RefreshDeps, 'newId' | 'clock'>;

/** A run began. It names who asked for it; nobody: the app itself, by its schedule. */
export function startedEntry(deps: EntryDeps, run: StoredRun): AuditEntry {
  return entry(deps, run, 'refresh-started', run.startedBy, [now('refresh.mode', modeOf(run))]);
}

/** A run ended. `by` cancelled it; else it is who started it. */
export function endedEntry(deps: EntryDeps, run: StoredRun, by: string = run.startedBy): AuditEntry {
  const { counts, written, refused, stop, state } = run;
  const changes = [
    now('refresh.mode', modeOf(run)),
    now('refresh.issues', counts.issues),
    now('refresh.changed', counts.changed),
    now('refresh.gone', counts.gone),
    now('refresh.unchosen', counts.unchosen),
    now('refresh.notChecked', counts.notChecked),
    ...(run.isDryRun ? [] : [now('refresh.written', written), now('refresh.refused', refused)]),
    ...(stop === null ? [] : [now('refresh.stop', stop.code)]),
  ];
  return entry(deps, run, state === 'finished' ? 'refresh-finished' : 'refresh-stopped', by, changes);
}

/** Somebody changed when labels are refreshed, or what stops it. */
export function plannedEntry(
  deps: EntryDeps & Pick<RefreshDeps, 'accountId'>,
  binding: BindingRecord,
  before: RefreshPlan,
  after: RefreshPlan,
): AuditEntry {
  const changes = (['schedule', 'thresholdPercent'] as const).flatMap((path) =>
    before[path] === after[path] ? [] : [{ path: `refresh.${path}`, before: before[path], after: after[path] }],
  );
  const [hourBefore, hourAfter] = [hourOf(before), hourOf(after)];
  const hour = hourBefore === hourAfter ? [] : [{ path: 'refresh.at', before: hourBefore, after: hourAfter }];
  return entry(deps, binding, 'refresh-planned', deps.accountId, [...changes, ...hour]);
}

function hourOf({ at }: RefreshPlan): string | null {
  return at === undefined ? null : `${String(at.hour).padStart(2, '0')}:00 ${at.timeZone}`;
}

function entry(
  { newId, clock }: EntryDeps,
  { datasourceId, fieldName }: { datasourceId: string; fieldName: string },
  action: AuditAction,
  by: string,
  changes: AuditChange[],
): AuditEntry {
  return { id: newId(), at: new Date(clock.now()).toISOString(), by, action, datasourceId, name: fieldName, changes };
}

function modeOf({ isDryRun, writes }: StoredRun): string {
  if (isDryRun) return 'dry-run';
  return writes === 'values' ? 'write-values' : 'write';
}

const now = (path: string, after: Json): AuditChange => ({ path, before: null, after });
