import type { DatasourceSettings } from '../contract/datasource';
import type { Json } from '../contract/json';
import type { SecretBag } from '../oauth/types';
import { reveal } from '../runtime/secret';
import type { AuditChange } from './stores';

type Side = { settings: DatasourceSettings; secrets: SecretBag } | null;

/** What a save changed, path by path. Of a secret only that it was set, changed or removed. */
export function changesBetween(before: Side, after: Side): AuditChange[] {
  const old = leaves(before?.settings);
  const now = leaves(after?.settings);
  const paths = [...new Set([...old.keys(), ...now.keys()])];
  const settings = paths.flatMap((path): AuditChange[] => {
    const change = { path, before: old.get(path) ?? null, after: now.get(path) ?? null };
    return change.before === change.after ? [] : [change];
  });
  return [...settings, ...secretChanges(before?.secrets ?? {}, after?.secrets ?? {})];
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

/** Members that hold no others, by dotted path. An empty list counts as one. */
function leaves(value: Json | undefined, path = ''): Map<string, Json> {
  if (value === undefined) return new Map();
  if (value === null || typeof value !== 'object') return new Map([[path, value]]);
  return new Map(
    Object.entries(value).flatMap(([name, member]) => [...leaves(member, path === '' ? name : `${path}.${name}`)]),
  );
}
