import { changedMembers } from '../contract/changed-members';
import type { DatasourceSettings } from '../contract/datasource';
import type { SecretBag } from '../oauth/token-subject';
import { reveal } from '../base/secret';
import type { AuditChange } from './stores';

type Side = { settings: DatasourceSettings; secrets: SecretBag } | null;

/** What a save changed, path by path. Of a secret only that it was set, changed or removed. */
export function changesBetween(before: Side, after: Side): AuditChange[] {
  return [
    ...changedMembers(before?.settings, after?.settings),
    ...secretChanges(before?.secrets ?? {}, after?.secrets ?? {}),
  ];
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
