import { rowListOf, rowLists, type SingleSecret } from '../../contract/authentication';
import type { FormContent } from '../../contract/form-content';
import type { FormInput } from '../../contract/form-inputs';
import { inputOfPath, inputOfSetting } from '../../contract/input-paths';

/** Choices that have a wording of their own, because they are named outside of the form too. */
type NamedElsewhere = 'clientAuthentication' | 'assertionAlgorithm' | 'dpopAlgorithm';

type OwnChoices = {
  [Input in FormInput]: FormContent[Input] extends string
    ? string extends FormContent[Input]
      ? never
      : Exclude<Input, NamedElsewhere>
    : never;
}[FormInput];

/** What a language says of every input: a forgotten one does not compile. */
export type InputWords = { [Input in FormInput]: { label: string; [more: string]: unknown } } & {
  [Input in OwnChoices]: { choices: Record<FormContent[Input] & string, string> };
};

export type SecretWords = Record<SingleSecret, { label: string; help?: string }>;

/** As much of a form's words as names its inputs. */
export type LabelWords = { [Input in FormInput]: { label: string } } & {
  secretInputs: SecretWords;
  rows: { parts: Partial<Record<string, string>>; ofName: (list: string, name: string) => string };
};

/** The label of the input that a problem's path names; the path itself if the form has no such input. */
export function pathLabel(path: string, words: LabelWords): string {
  const secret = /^secrets\.(.+)$/.exec(path)?.[1];
  if (secret !== undefined) return secretLabel(secret, words);
  const found = inputOfPath(path);
  return found === null ? path : labelInside(found, words);
}

/** The form's label of a setting, by the path that the audit trail has for it; null for what is no setting of a datasource. */
export function settingLabel(setting: string, words: LabelWords): string | null {
  const found = inputOfSetting(setting);
  return found === null ? null : labelInside(found, words);
}

/** The word of the form for what is chosen in a setting; undefined for what was typed. */
export function settingChoice(
  setting: string,
  value: string,
  words: { [Input in FormInput]: { label: string; choices?: unknown } },
): string | undefined {
  const found = inputOfSetting(setting);
  const choices = found?.inside === '' ? words[found.input].choices : undefined;
  const word =
    typeof choices === 'object' && choices !== null ? (choices as Record<string, unknown>)[value] : undefined;
  return typeof word === 'string' ? word : undefined;
}

/** The label of a secret's input; of a row's secret the label of its list, with the row's name. */
export function secretLabel(name: string, words: LabelWords): string {
  const list = rowListOf(name);
  if (list !== null) return words.rows.ofName(words[list].label, name.slice(rowLists[list].prefix.length + 1));
  return Object.hasOwn(words.secretInputs, name) ? words.secretInputs[name as SingleSecret].label : name;
}

/** An entry of a list by its place, and a part of it by its word: `API headers 1, value`. */
function labelInside({ input, inside }: { input: FormInput; inside: string }, words: LabelWords): string {
  const { label } = words[input];
  const [, position, part] = /^(\d+)(?:\.(\w+))?$/.exec(inside) ?? [];
  if (position === undefined) return label;
  const place = `${label} ${Number(position) + 1}`;
  return part === undefined ? place : `${place}, ${words.rows.parts[part] ?? part}`;
}
