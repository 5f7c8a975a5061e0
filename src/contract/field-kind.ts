/** What a connected field holds. Each is a module of the manifest. */
export type FieldKind = 'select' | 'multi-select' | 'text' | 'number' | 'date';

/** Kinds whose value comes from the source alone. */
export type ReadOnlyKind = Extract<FieldKind, 'text' | 'number' | 'date'>;

const kinds: Readonly<Record<string, FieldKind>> = {
  'connected-select': 'select',
  'connected-multi-select': 'multi-select',
  'connected-text': 'text',
  'connected-number': 'number',
  'connected-date': 'date',
};

/** The kind of a field by the key of its module, as Forge's context names it; a single select when it names none. */
export function fieldKindOf(moduleKey: string | null | undefined): FieldKind {
  return (
    (moduleKey !== null && moduleKey !== undefined && Object.hasOwn(kinds, moduleKey) && kinds[moduleKey]) || 'select'
  );
}

export function isReadOnly(kind: FieldKind): kind is ReadOnlyKind {
  return kind === 'text' || kind === 'number' || kind === 'date';
}
