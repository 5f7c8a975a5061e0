import type { Dispatch } from 'react';
import type { FormAction, FormState } from './form-state';
import { shownProblems } from './shown-problems';
import type { FormValues } from './form-values';
import type { Wording } from '../../../wording';

/** What the parts of the form are handed: the state, a way to change it, and what each input has to show. */
export type FormView = {
  state: FormState;
  values: FormValues;
  dispatch: Dispatch<FormAction>;
  /** Problem of an input as a sentence, or null. */
  problem: (path: string) => string | null;
  /** Props that every input at `path` shares. */
  at: (path: string) => {
    id: string;
    problem: string | null;
    focus: number;
    revision: number;
    onLeave: () => void;
  };
  edit: (patch: Partial<FormValues>) => void;
};

/** `onLeave` is told when an input is left. */
export function formView(
  state: FormState,
  dispatch: Dispatch<FormAction>,
  { wording, onLeave }: { wording: Wording; onLeave: () => void },
): FormView {
  const problems = shownProblems(state);
  const problem = (path: string): string | null => {
    const found = problems[path] ?? insideList(path, problems);
    return found === undefined ? null : wording.fieldProblem(found);
  };
  return {
    state,
    values: state.values,
    dispatch,
    problem,
    at: (path) => ({
      id: path,
      problem: problem(path),
      focus: state.focus.path === path ? state.focus.count : 0,
      revision: state.revision,
      onLeave: () => {
        dispatch({ type: 'leave', path });
        onLeave();
      },
    }),
    edit: (patch) => dispatch({ type: 'edit', patch }),
  };
}

/** Resources are one input here and a list at the backend: its problems are named by position. */
function insideList(path: string, problems: ReturnType<typeof shownProblems>): (typeof problems)[string] | undefined {
  if (path !== 'oauth.resources') return undefined;
  const inside = Object.keys(problems).find((key) => key.startsWith(`${path}.`));
  return inside === undefined ? undefined : problems[inside];
}
