import type { Dispatch } from 'react';
import type { Wording } from '../wording';
import { guessed, type BindingAction, type BindingState } from './binding-state';
import type { BindingValues } from './binding-values';

/** What the parts of the form are handed. */
export type BindingFormView = {
  values: BindingValues;
  dispatch: Dispatch<BindingAction>;
  at: (path: string) => {
    id: string;
    problem: string | null;
    focus: number;
    revision: number;
    onLeave: () => void;
  };
  edit: (path: string, patch: Partial<BindingValues>) => void;
};

export function bindingFormView(
  state: BindingState,
  dispatch: Dispatch<BindingAction>,
  { wording, onLeave }: { wording: Wording; onLeave: () => void },
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
        revision: state.revision + (guessed.includes(path) ? state.guesses : 0),
        onLeave,
      };
    },
    edit: (path, patch) => dispatch({ type: 'edit', path, patch }),
  };
}
