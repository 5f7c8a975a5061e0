import type { DatasourceView } from '../../../../contract/datasource';
import type { KeptForm } from '../../../../contract/unsaved-form';
import { initialState, type FormState } from './form-state';
import { newValues } from './form-values';
import { inOrder } from './input-order';
import { mergeValues } from './merge-values';
import { valuesOf, withSavedNames } from './saved-values';
import { singleSecrets } from './single-secrets';
import { pathsToType, restoredValues } from './unsaved-values';

/** Where a person types first. */
export const atFirst = ({ focus }: FormState): FormState['focus'] => ({ path: 'name', count: focus.count + 1 });

/** The form of a saved datasource. */
export function loadedForm(state: FormState, view: DatasourceView): FormState {
  const values = valuesOf(view.settings, view.savedSecrets);
  return {
    ...initialState,
    values,
    baseline: values,
    savedSecrets: view.savedSecrets,
    version: view.version,
    revision: state.revision + 1,
    focus: atFirst(state),
  };
}

/** The form of a new datasource with the settings of another. */
export function copiedForm(state: FormState, { settings }: DatasourceView, name: string): FormState {
  return {
    ...initialState,
    values: { ...valuesOf(settings, []), name, secretExpiresOn: '' },
    revision: state.revision + 1,
    focus: atFirst(state),
  };
}

/** The form as it was left unsaved. */
export function continuedForm(state: FormState, kept: KeptForm): FormState {
  const { version, base, typedSecrets } = kept;
  const savedSecrets = base?.savedSecrets ?? [];
  const values = restoredValues(kept);
  const [first = 'name'] = inOrder(pathsToType(kept));
  return {
    ...initialState,
    values,
    baseline: base === null ? newValues : valuesOf(base.settings, savedSecrets),
    savedSecrets,
    version,
    replacing: singleSecrets(values).filter((name) => savedSecrets.includes(name) && typedSecrets.includes(name)),
    revision: state.revision + 1,
    focus: { path: first, count: state.focus.count + 1 },
  };
}

/** The form with what somebody else saved meanwhile. */
export function mergedForm(state: FormState, { settings, savedSecrets, version }: DatasourceView): FormState {
  const theirs = valuesOf(settings, savedSecrets);
  const { values, taken } = mergeValues(state.baseline, state.values, theirs);
  const [first] = inOrder(taken);
  return {
    ...state,
    values: withSavedNames(values, savedSecrets),
    baseline: theirs,
    savedSecrets,
    version,
    verdict: initialState.verdict,
    revision: state.revision + 1,
    focus: first === undefined ? state.focus : { path: first, count: state.focus.count + 1 },
  };
}
