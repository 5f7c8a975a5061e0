import type { Dispatch } from 'react';
import type { Wording } from '../wording';
import type { BindingAction, BindingState } from './binding-state';
import type { BindingValues } from './binding-values';

/** What the parts of the form are handed. */
export type BindingFormView = {
  values: BindingValues;
  dispatch: Dispatch<BindingAction>;
  at: (path: string) => { id: string; problem: string | null; focus: number; revision: number };
  edit: (path: string, patch: Partial<BindingValues>) => void;
};

export function bindingFormView(
  state: BindingState,
  dispatch: Dispatch<BindingAction>,
  wording: Wording,
): BindingFormView {
  return {
    values: state.values,
    dispatch,
    at: (path) => {
      const problem = state.problems[path];
      return {
        id: path,
        problem: problem === undefined ? null : wording.fieldProblem(problem),
        focus: state.focus.path === path ? state.focus.count : 0,
        revision: state.revision,
      };
    },
    edit: (path, patch) => dispatch({ type: 'edit', path, patch }),
  };
}
