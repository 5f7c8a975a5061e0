import {
  readOnlyKindNames,
  type CheckedKind,
  type FieldKind,
  type fieldKinds,
  type ReadOnlyKind,
} from '../../contract/field-kind';

type Settings<Kind extends ReadOnlyKind> = (typeof fieldKinds)[Kind]['settings'];

type SettingWords<Among> = { label: string; help?: string } & (Among extends readonly (infer Choice extends string)[]
  ? { choices: Record<Choice, string> }
  : unknown);

/**
 * What a language says of the kinds of fields: what Jira shows of each, why something that was found is none, and the settings
 * it has. Jira reads the first from JSON: `npm run locales` writes it from there.
 */
export type KindWords = {
  [Kind in FieldKind]: { name: string; description: string } & (Kind extends CheckedKind
    ? { refused: string }
    : unknown) &
    (Kind extends ReadOnlyKind
      ? keyof Settings<Kind> extends never
        ? unknown
        : {
            settings: {
              [Name in keyof Settings<Kind>]: SettingWords<
                Settings<Kind>[Name] extends { among: infer Among } ? Among : never
              >;
            };
          }
      : unknown);
};

/** The sentence about what was found and is not of the kind. */
export function notOfKind({ refused }: { refused: string }, found: string): string {
  return refused.replace('{found}', () => found);
}

type AnySettingWords = { label: string; help?: string; choices?: Readonly<Record<string, string>> };

/** The words of a kind's settings, whichever kind it is. */
export function settingWords(words: KindWords, kind: ReadOnlyKind): Readonly<Record<string, AnySettingWords>> {
  const own: { name: string; settings?: Readonly<Record<string, AnySettingWords>> } = words[kind];
  return own.settings ?? {};
}

/** What a setting of that name is called, of whichever kind it is one. */
export function settingLabel(words: KindWords, name: string): string | undefined {
  return readOnlyKindNames.map((kind) => settingWords(words, kind)[name]?.label).find((label) => label !== undefined);
}
