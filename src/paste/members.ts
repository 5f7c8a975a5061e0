/** Members of foreign values, read without trust in their shape. */
export type Members = Readonly<Record<string, unknown>>;

export function membersOf(value: unknown): Members | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : null;
}

export function memberAt(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => {
    const members = membersOf(at);
    return members !== null && Object.hasOwn(members, name) ? members[name] : undefined;
  }, value);
}

export function textAt(value: unknown, ...path: readonly string[]): string {
  const found = memberAt(value, ...path);
  return typeof found === 'string' ? found.trim() : '';
}

export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = memberAt(value, ...path);
  return Array.isArray(found) ? found : [];
}

export function entriesAt(value: unknown, ...path: readonly string[]): [string, unknown][] {
  return Object.entries(membersOf(memberAt(value, ...path)) ?? {});
}
