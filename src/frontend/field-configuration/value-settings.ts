import { readOnlyKindOf, type ReadOnlyKind, type ValueSettings } from '../../contract/field-kind';

/** What is chosen in a field's own settings, by name: all of them are choices. */
export type ChosenSettings = Readonly<Record<string, string>>;

/** The settings of a field that was never configured. */
export function initialSettings(kind: ReadOnlyKind): ChosenSettings {
  return chosen(kind, {});
}

export function settingsIn({ kind, ...settings }: ValueSettings): ChosenSettings {
  return chosen(kind, settings);
}

/** What the backend is sent, and checks against the same table. */
export function settingsOfKind(kind: ReadOnlyKind, settings: ChosenSettings): ValueSettings {
  return { kind, ...chosen(kind, settings) } as ValueSettings;
}

function chosen(kind: ReadOnlyKind, settings: ChosenSettings): ChosenSettings {
  const known = Object.entries(readOnlyKindOf(kind).settings);
  return Object.fromEntries(known.map(([name, { initial }]) => [name, settings[name] ?? initial]));
}
