import type { BindingPreview, ShapeSuggestion } from '../../contract/admin-api';
import type { BindingView } from '../../contract/binding';
import type { FieldProblem } from '../../contract/problems';
import type { FieldKind } from '../../contract/field-kind';
import { bindingValues, emptyBinding, emptyFor, type BindingValues } from './binding-values';
import { withShape } from './edited-values';

export type Problems = Record<string, FieldProblem>;

export type BindingState = {
  values: BindingValues;
  baseline: BindingValues;
  version: number | null;
  /** The person has not touched items, key or label of a new configuration: a guess may fill them in. */
  mayGuess: boolean;
  problems: Problems;
  /** After a try to save, problems are summed up too. */
  insisted: boolean;
  revision: number;
  focus: { path: string; count: number };
};

export type BindingAction =
  /** `start`: what a field that was never configured begins with. */
  | { type: 'loaded'; kind: FieldKind; binding: BindingView | null; start: Partial<BindingValues> }
  | { type: 'edit'; path: string; patch: Partial<BindingValues> }
  /** A guess was chosen with a click. */
  | { type: 'shape'; shape: ShapeSuggestion }
  | { type: 'suggested'; path: string; patch: Partial<BindingValues> }
  /** The choice of the input at `path` fills others too. */
  | { type: 'filled'; path: string; patch: Partial<BindingValues> }
  | { type: 'previewed'; preview: BindingPreview }
  /** Problems the preview met while the person types: shown, but the focus stays. */
  | { type: 'noticed'; problems: Problems }
  | { type: 'insist'; problems: Problems }
  | { type: 'rebase'; version: number };

export const initialBinding: BindingState = {
  values: emptyBinding,
  baseline: emptyBinding,
  version: null,
  mayGuess: true,
  problems: {},
  insisted: false,
  revision: 0,
  focus: { path: '', count: 0 },
};

const guessed = ['extraction.items', 'extraction.key', 'extraction.label'];

export function bindingReducer(state: BindingState, action: BindingAction): BindingState {
  switch (action.type) {
    case 'loaded': {
      const empty = emptyFor(action.kind);
      const values = action.binding === null ? empty : bindingValues(action.kind, action.binding.settings);
      return {
        ...initialBinding,
        values: action.binding === null ? { ...values, ...action.start } : values,
        baseline: values,
        version: action.binding?.version ?? null,
        mayGuess: action.binding === null,
        revision: state.revision + 1,
      };
    }
    case 'edit':
      return {
        ...state,
        values: { ...state.values, ...action.patch },
        mayGuess: state.mayGuess && !guessed.includes(action.path),
        problems: withoutPath(state.problems, action.path),
      };
    case 'filled':
      return {
        ...state,
        values: { ...state.values, ...action.patch },
        problems: withoutPath(state.problems, action.path),
        revision: state.revision + 1,
      };
    case 'suggested':
      return {
        ...state,
        values: { ...state.values, ...action.patch },
        mayGuess: false,
        problems: withoutPath(state.problems, action.path),
        revision: state.revision + 1,
      };
    case 'shape':
      return shaped({ ...state, mayGuess: false }, action.shape);
    case 'previewed': {
      const [best] = action.preview.suggestions;
      if (!state.mayGuess || best === undefined || action.preview.options.ok) return state;
      const next = shaped(state, best);
      // Once is enough: what the guess could not read either is the person's to look at.
      return { ...next, mayGuess: false };
    }
    case 'noticed':
      return { ...state, problems: action.problems };
    case 'insist': {
      const first = Object.keys(action.problems)[0];
      return {
        ...state,
        problems: action.problems,
        insisted: true,
        focus: first === undefined ? state.focus : { path: first, count: state.focus.count + 1 },
      };
    }
    case 'rebase':
      return { ...state, version: action.version };
  }
}

function shaped(state: BindingState, shape: ShapeSuggestion): BindingState {
  return {
    ...state,
    values: withShape(state.values, shape),
    problems: guessed.reduce(withoutPath, state.problems),
    revision: state.revision + 1,
  };
}

function withoutPath(problems: Problems, path: string): Problems {
  return Object.fromEntries(Object.entries(problems).filter(([key]) => key !== path));
}
