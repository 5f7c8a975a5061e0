import type { AuthenticationKind, RowList } from './authentication';
import type { DatasourceSettings } from './datasource';
import { formInputNames, formInputs, inputDeclared, type FormInput } from './form-inputs';

type Leaves<T, Path extends string> = T extends string | number | boolean | null | readonly unknown[]
  ? Path
  : {
      [Name in keyof T & string]: Leaves<NonNullable<T[Name]>, `${Path}${Path extends '' ? '' : '.'}${Name}`>;
    }[keyof T & string];

/** Settings that no input of the form sets: a test wants none, or an administrator could not change them. @internal */
export type SettingWithoutInput = Exclude<
  Leaves<Omit<DatasourceSettings, 'type'>, ''>,
  (typeof formInputs)[FormInput]['setting']
>;

/** The path by which problems name an input: `name`, `oauth.tokenUrl`, `apiKey.in`. */
export function inputPath(input: FormInput): string {
  const { path, setting } = inputDeclared(input);
  return path ?? setting.replace(/^authentication\./, '');
}

/** The paths of the inputs, as problems name them. */
export const formPaths = Object.fromEntries(formInputNames.map((input) => [input, inputPath(input)])) as Record<
  FormInput,
  string
>;

/** The input whose value stands at a path of the settings, or inside of it, and what is left of the path. */
export function inputOfSetting(setting: string): { input: FormInput; inside: string } | null {
  return inputAt(setting, (input) => formInputs[input].setting);
}

/** The input that a problem's path names, or that it is inside of. */
export function inputOfPath(path: string): { input: FormInput; inside: string } | null {
  return inputAt(path, inputPath);
}

function inputAt(path: string, placeOf: (input: FormInput) => string): { input: FormInput; inside: string } | null {
  const found = formInputNames.find((input) => path === placeOf(input) || path.startsWith(`${placeOf(input)}.`));
  return found === undefined ? null : { input: found, inside: path.slice(placeOf(found).length + 1) };
}

/** Inputs of one kind of authentication other than OAuth 2.0, and the member of its settings that each one sets. */
export function inputsOfKind(kind: AuthenticationKind): { input: Exclude<FormInput, RowList>; member: string }[] {
  return formInputNames.flatMap((input) => {
    const { of, setting, as } = inputDeclared(input);
    return of === kind && as !== 'rows'
      ? [{ input: input as Exclude<FormInput, RowList>, member: setting.replace(/^authentication\./, '') }]
      : [];
  });
}

/** Whether the input belongs to the authentication: it goes when the kind changes. */
export function isOfAuthentication(input: FormInput): boolean {
  return formInputs[input].setting.startsWith('authentication.');
}
