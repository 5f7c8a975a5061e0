import type { AuditChange } from './audit';
import type { Json } from './json';

/** What differs between two JSON values, member by member, by dotted path; an absent member counts as null. */
export function changedMembers(before: Json | undefined, after: Json | undefined): AuditChange[] {
  const old = leaves(before);
  const now = leaves(after);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((path): AuditChange[] => {
    const change = { path, before: old.get(path) ?? null, after: now.get(path) ?? null };
    return change.before === change.after ? [] : [change];
  });
}

/** Members that hold no others, by dotted path. An empty list has none. */
function leaves(value: Json | undefined, path = ''): Map<string, Json> {
  if (value === undefined) return new Map();
  if (value === null || typeof value !== 'object') return new Map([[path, value]]);
  return new Map(
    Object.entries(value).flatMap(([name, member]) => [...leaves(member, path === '' ? name : `${path}.${name}`)]),
  );
}
