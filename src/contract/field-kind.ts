import { date } from './kinds/date';
import { dateTime } from './kinds/date-time';
import type { JsonObject } from './json';
import type { FieldValue, FoundValue, KindSetting, Reader, SettingsOf } from './kinds/kind';
import { multiSelect } from './kinds/multi-select';
import { multiUserSelect } from './kinds/multi-user-select';
import { number } from './kinds/number';
import { select } from './kinds/select';
import { text } from './kinds/text';
import { userSelect } from './kinds/user-select';
import { user } from './kinds/user';
import type { Result } from './result';

/** What a connected field may hold, each in a file of its own. Each is the module `connected-KIND` of the manifest. */
export const fieldKinds = {
  select,
  'multi-select': multiSelect,
  'user-select': userSelect,
  'multi-user-select': multiUserSelect,
  text,
  number,
  date,
  'date-time': dateTime,
  user,
};
export type FieldKind = keyof typeof fieldKinds;

/** Kinds whose value comes from the source alone. */
export type ReadOnlyKind = {
  [Kind in FieldKind]: (typeof fieldKinds)[Kind]['isReadOnly'] extends true ? Kind : never;
}[FieldKind];

type Refusal<Kind extends ReadOnlyKind> = Extract<
  ReturnType<(typeof fieldKinds)[Kind]['read']>,
  { ok: false }
>['error'];

/** Read-only kinds that what was found may not fit. */
export type CheckedKind = { [Kind in ReadOnlyKind]: [Refusal<Kind>] extends [never] ? never : Kind }[ReadOnlyKind];

/** How a read-only field understands what the label's template finds in the first row. */
export type ValueSettings = {
  [Kind in ReadOnlyKind]: { kind: Kind } & SettingsOf<(typeof fieldKinds)[Kind]['settings']>;
}[ReadOnlyKind];

/** What can be done with a read-only kind, whichever it is. */
type AnyReadOnlyKind = {
  settings: Readonly<Record<string, KindSetting>>;
  read(found: FoundValue, settings: Readonly<Record<string, string>>): Result<FieldValue | null, 'not-of-kind'>;
  ofText(text: string): FieldValue;
  inStored(stored: unknown): FieldValue | null;
  toStore?(value: FieldValue): JsonObject;
  shown(value: FieldValue, place: Reader): string;
};

export function readOnlyKindOf(kind: ReadOnlyKind): AnyReadOnlyKind {
  return fieldKinds[kind];
}

export const fieldKindNames = Object.keys(fieldKinds) as FieldKind[];

export const moduleKeyOf = (kind: FieldKind): string => `connected-${kind}`;

/** The kind of a field by the key of its module, as Forge's context names it; a single select when it names none. */
export function fieldKindOf(moduleKey: string | null | undefined): FieldKind {
  return fieldKindNames.find((kind) => moduleKeyOf(kind) === moduleKey) ?? 'select';
}

export function isReadOnly(kind: FieldKind): kind is ReadOnlyKind {
  return fieldKinds[kind].isReadOnly;
}

export const readOnlyKindNames = fieldKindNames.filter(isReadOnly);

/** Whether a field of this kind holds Jira accounts of the people that rows name. */
export function holdsAccounts(kind: FieldKind): boolean {
  return !isReadOnly(kind) && fieldKinds[kind].holds === 'accounts';
}

/** Whether rows must name people for a field of this kind, chosen or read-only. */
export function namesPeople(kind: FieldKind): boolean {
  return fieldKinds[kind].jiraType === 'user';
}

/** Whether a value of this kind names a row, and so opens to what its row holds. */
export function opensToCard(kind: FieldKind): boolean {
  return !isReadOnly(kind) && fieldKinds[kind].holds === 'rows';
}

/** Whether people choose several options in a field of this kind. */
export function takesMany(kind: FieldKind): boolean {
  return !isReadOnly(kind) && fieldKinds[kind].takesMany;
}
