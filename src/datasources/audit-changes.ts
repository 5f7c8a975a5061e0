import { changedMembers } from '../contract/changed-members';
import type { RowList } from '../contract/authentication';
import type { DatasourceSettings } from '../contract/datasource';
import type { Json } from '../contract/json';
import type { NamedValue } from '../contract/oauth-settings';
import type { SecretBag } from '../oauth/token-subject';
import { reveal } from '../base/secret';
import { soundsSecret } from '../checks/suspicion';
import type { AuditChange } from './stores';

type Side = { settings: DatasourceSettings; secrets: SecretBag } | null;

/** What a save changed, path by path. Of a secret only that it was set, changed or removed. */
export function changesBetween(before: Side, after: Side): AuditChange[] {
  return [
    ...changedMembers(before?.settings, after?.settings).map((change) => covered(change, before, after)),
    ...secretChanges(before?.secrets ?? {}, after?.secrets ?? {}),
  ];
}

/**
 * A value of a row that is secret on one side, or that by its name is likely to be a secret, is covered: what becomes a
 * secret with this save, or a later one, must not stay readable in the trail.
 */
function covered(change: AuditChange, before: Side, after: Side): AuditChange {
  const [, list, position] = /(?:^|\.)(headers|extraParameters|tokenHeaders)\.(\d+)\.value$/.exec(change.path) ?? [];
  if (list === undefined || position === undefined) return change;
  const rows = [before, after].flatMap((side) => rowsOf(side, list as RowList)[Number(position)] ?? []);
  const secretNames = new Set(
    [before, after]
      .flatMap((side) => rowsOf(side, list as RowList).filter(({ secret }) => secret))
      .map(({ name }) => name),
  );
  if (!rows.some(({ name, secret }) => secret || secretNames.has(name) || soundsSecret(name))) return change;
  return {
    ...change,
    before: change.before === null ? null : cover,
    after: change.after === null ? null : cover,
  };
}

function rowsOf(side: Side, list: RowList): readonly NamedValue[] {
  if (side === null) return [];
  if (list === 'headers') return side.settings.headers;
  const { authentication } = side.settings;
  return authentication.kind === 'oauth2-client-credentials' ? authentication.oauth[list] : [];
}

/** Stands for a value that an entry does not tell. */
const cover = '***';

/** Characters of one value in an entry: entries of the largest settings fit Forge's 240 KiB a value. */
const mostValueCharacters = 300;

/** The changes as an entry keeps them: long values are cut, with an ellipsis. */
export function cutForAudit(changes: readonly AuditChange[]): AuditChange[] {
  return changes.map((change) => ({ ...change, before: cut(change.before), after: cut(change.after) }));
}

function cut(value: Json): Json {
  return typeof value === 'string' && value.length > mostValueCharacters
    ? `${value.slice(0, mostValueCharacters).replace(/[\ud800-\udbff]$/, '')}…`
    : value;
}

function secretChanges(before: SecretBag, after: SecretBag): AuditChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof SecretBag)[];
  return names.flatMap((name): AuditChange[] => {
    const old = before[name];
    const now = after[name];
    if (old !== undefined && now !== undefined && reveal(old) === reveal(now)) return [];
    const path = `secrets.${name}`;
    return [{ path, before: old === undefined ? null : 'saved', after: now === undefined ? null : 'changed' }];
  });
}
