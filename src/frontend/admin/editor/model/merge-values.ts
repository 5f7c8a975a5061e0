import { formInputNames, type FormInput } from '../../../../contract/form-inputs';
import { formPaths, isOfAuthentication } from '../../../../contract/input-paths';
import { filledRows, type FormValues } from './form-values';

type Setting = FormInput;

const authentication = formInputNames.filter(isOfAuthentication);
/** The settings that stand for themselves. */
const plain = formInputNames.filter((name) => !isOfAuthentication(name));

export type MergedValues = {
  values: FormValues;
  /** Paths of the inputs that hold the others' values now. */
  taken: string[];
  /** Paths of the inputs that both sides changed, each in another way: mine stay. */
  kept: string[];
};

/**
 * Their settings where nothing was changed here since `base`, mine elsewhere. Typed secrets are always mine. A list is one
 * setting; so is all of the authentication when a side changed its kind, for its parts would not fit together.
 */
export function mergeValues(base: FormValues, mine: FormValues, theirs: FormValues): MergedValues {
  const merged: MergedValues = { values: { ...mine }, taken: [], kept: [] };
  const isOneKind = base.kind === mine.kind && base.kind === theirs.kind;
  const units: { path: string; settings: Setting[] }[] = [
    ...[...plain, ...(isOneKind ? authentication : [])].map((name) => ({ path: formPaths[name], settings: [name] })),
    ...(isOneKind ? [] : [{ path: formPaths.kind, settings: authentication }]),
  ];
  const hasTyped = mine.madeKeyId !== '' || Object.keys(mine.secrets).length > 0;
  for (const { path, settings } of units) {
    const isTheirs = differs(base, theirs, settings);
    const isMine = differs(base, mine, settings) || (settings.length > 1 && hasTyped);
    if (!isTheirs || !differs(mine, theirs, settings)) continue;
    if (isMine) merged.kept.push(path);
    else {
      merged.taken.push(path);
      for (const name of settings) Object.assign(merged.values, { [name]: theirs[name] });
    }
  }
  return merged;
}

function differs(one: FormValues, other: FormValues, settings: readonly Setting[]): boolean {
  return settings.some((name) => comparable(one[name]) !== comparable(other[name]));
}

function comparable(value: FormValues[Setting]): string {
  return typeof value === 'string'
    ? value
    : JSON.stringify(filledRows(value).map(({ name, value: typed, secret }) => [name, typed, secret]));
}
