type KindFacts = {
  /** What Jira stores for a field of this module's type. */
  jiraType: 'object' | 'string' | 'number' | 'datetime' | 'date';
  /** The value comes from the source alone. */
  isReadOnly: boolean;
};

/** What a connected field may hold. Each is the module `connected-KIND` of the manifest. */
export const fieldKinds = {
  select: { jiraType: 'object', isReadOnly: false },
  'multi-select': { jiraType: 'object', isReadOnly: false },
  text: { jiraType: 'string', isReadOnly: true },
  number: { jiraType: 'number', isReadOnly: true },
  date: { jiraType: 'date', isReadOnly: true },
} as const satisfies Record<string, KindFacts>;
export type FieldKind = keyof typeof fieldKinds;

/** Kinds whose value comes from the source alone. */
export type ReadOnlyKind = {
  [Kind in FieldKind]: (typeof fieldKinds)[Kind]['isReadOnly'] extends true ? Kind : never;
}[FieldKind];

/** Read-only kinds that what was found may not fit: a text takes anything. */
export type CheckedKind = Exclude<ReadOnlyKind, 'text'>;

export const fieldKindNames = Object.keys(fieldKinds) as FieldKind[];

export const moduleKeyOf = (kind: FieldKind): string => `connected-${kind}`;

/** The kind of a field by the key of its module, as Forge's context names it; a single select when it names none. */
export function fieldKindOf(moduleKey: string | null | undefined): FieldKind {
  return fieldKindNames.find((kind) => moduleKeyOf(kind) === moduleKey) ?? 'select';
}

export function isReadOnly(kind: FieldKind): kind is ReadOnlyKind {
  return fieldKinds[kind].isReadOnly;
}
