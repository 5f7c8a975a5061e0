import type { FieldOption } from '../field-option';
import type { Result } from '../result';

/**
 * The value of a read-only field: a text, a number, a calendar day such as `2027-03-31`, or a moment such as
 * `2027-03-31T22:15:00.000Z`.
 */
export type FieldValue = string | number;

/** What an answer has at the place of a value: never nothing, never a blank text. */
export type FoundValue = { as: 'text' | 'number' | 'boolean' | 'structure'; text: string };

/** One setting of a kind: a text among these, or the name of a time zone (IANA). */
export type KindSetting = { among: readonly string[] | 'time-zones'; initial: string };

export type SettingsOf<Settings extends Record<string, KindSetting>> = {
  [Name in keyof Settings]: Settings[Name]['among'] extends readonly (infer Choice)[] ? Choice : string;
};

/** A kind that people choose options in. */
export type ChoiceKind<Stored extends object> = {
  /** What Jira stores for a field of this module's type. */
  jiraType: 'object' | 'user';
  collection: 'none' | 'list';
  isReadOnly: false;
  /** What a stored value names: rows of the source by their keys, or Jira accounts of the people in them. */
  holds: 'rows' | 'accounts';
  takesMany: boolean;
  /** What Jira is to store for the options; null for none. */
  store: (options: readonly FieldOption[]) => Stored | null;
  /** The options in a stored object, none when it is not one of ours; null when it has the form of another kind. */
  optionsIn: (stored: object) => FieldOption[] | null;
};

/** A kind whose value comes from the source alone. `Refusal` is `never` for a kind that takes whatever is found. */
type ReadOnlyKind<Settings extends Record<string, KindSetting>, Value extends FieldValue, Refusal> = {
  jiraType: 'string' | 'number' | 'datetime' | 'date' | 'user';
  isReadOnly: true;
  settings: Settings;
  /** What was found as a value of the kind; null where the source writes "none" in words of its own. */
  read(found: FoundValue, settings: SettingsOf<Settings>): Result<Value | null, Refusal>;
  /** The value behind its text, which the cache keeps. */
  ofText: (text: string) => Value;
  /** The value in what Jira hands over; null for nothing and for anything that is not of the kind. */
  inStored: (stored: unknown) => Value | null;
  /** A value as Jira takes it, where that is not the value itself. */
  toStore?: (value: Value) => { accountId: Value };
  /** A value as a person of this locale and time zone writes it. */
  shown: (value: FieldValue, place: Reader) => string;
};

/** Who reads a value. */
export type Reader = { dateLocale: string; timeZone: string };

export function textInStored(stored: unknown): string | null {
  return typeof stored === 'string' && stored !== '' ? stored : null;
}

export function choiceKind<Stored extends object>(kind: ChoiceKind<Stored>): ChoiceKind<Stored> {
  return kind;
}

export function readOnlyKind<
  const Settings extends Record<string, KindSetting>,
  Value extends FieldValue,
  Refusal extends 'not-of-kind' = never,
>(kind: ReadOnlyKind<Settings, Value, Refusal>): ReadOnlyKind<Settings, Value, Refusal> {
  return kind;
}
