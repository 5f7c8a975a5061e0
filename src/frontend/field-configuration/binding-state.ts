import type { BindingPreview } from '../../contract/binding-preview';
import type { ShapeSuggestion } from '../../contract/test-report';
import type { BindingView } from '../../contract/binding';
import type { FieldProblem } from '../../contract/problems';
import type { FieldKind } from '../../contract/field-kind';
import type { KeptBinding } from '../../contract/unsaved-binding';
import { bindingValues, emptyBinding, emptyFor, type BindingValues } from './binding-values';
import { withShape } from './edited-values';
import { restoredValues } from './unsaved-values';

export type Problems = Record<string, FieldProblem>;

export type BindingState = {
  values: BindingValues;
  baseline: BindingValues;
  version: number | null;
  /** Somebody typed or chose something: what the page fills in by itself is no change to keep. */
  isTouched: boolean;
  /** The person has not touched items, key or label of a new configuration: a guess may fill them in. */
  mayGuess: boolean;
  problems: Problems;
  /** After a try to save, problems are summed up too. */
  insisted: boolean;
  /** Raised when inputs have to show their values afresh: all of them, or those that a guess has filled in. */
  revision: number;
  guesses: number;
  /** Where a person goes on: a raise of `count` takes the focus to the input at `path`. */
  focus: { path: string; count: number };
};

export type BindingAction =
  /** `start`: what a field that was never configured begins with. */
  | { type: 'loaded'; kind: FieldKind; binding: BindingView | null; start: Partial<BindingValues> }
  /** What this person left unsaved is taken up again. */
  | { type: 'restored'; kept: KeptBinding }
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
  isTouched: false,
  mayGuess: true,
  problems: {},
  insisted: false,
  revision: 0,
  guesses: 0,
  focus: { path: '', count: 0 },
};

const guessedValues = ['items', 'key', 'label'];
export const guessed: readonly string[] = ['extraction.items', 'extraction.key', 'extraction.label'];

export function bindingReducer(state: BindingState, action: BindingAction): BindingState {
  switch (action.type) {
    case 'loaded': {
      const empty = emptyFor(action.kind);
      const values = action.binding === null ? empty : bindingValues(action.kind, action.binding.settings);
      const filled = action.binding === null ? { ...values, ...action.start } : values;
      return {
        ...initialBinding,
        values: filled,
        baseline: values,
        version: action.binding?.version ?? null,
        mayGuess: action.binding === null && !guessedValues.some((name) => name in action.start),
        revision: state.revision + 1,
        focus: focusOn(state, filled.datasourceId === null ? 'datasourceId' : 'query.path'),
      };
    }
    case 'restored': {
      const values = restoredValues(state.values, action.kept);
      const { items, key, label } = state.baseline;
      return {
        ...state,
        values,
        version: action.kept.version,
        isTouched: true,
        // What was left before the answer came is still there to be guessed.
        mayGuess: state.mayGuess && values.items === items && values.key === key && values.label === label,
        revision: state.revision + 1,
        focus: focusOn(state, 'query.path'),
      };
    }
    case 'edit':
      return {
        ...state,
        isTouched: true,
        values: { ...state.values, ...action.patch },
        mayGuess: state.mayGuess && !guessed.includes(action.path),
        problems: withoutPath(state.problems, action.path),
      };
    case 'filled':
      return {
        ...state,
        isTouched: true,
        values: { ...state.values, ...action.patch },
        problems: withoutPath(state.problems, action.path),
        revision: state.revision + 1,
        focus: focusOn(state, 'query.path'),
      };
    case 'suggested':
      return {
        ...state,
        isTouched: true,
        values: { ...state.values, ...action.patch },
        mayGuess: false,
        problems: withoutPath(state.problems, action.path),
        revision: state.revision + 1,
        focus: focusOn(state, action.path),
      };
    case 'shape':
      return shaped({ ...state, isTouched: true, mayGuess: false }, action.shape);
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
        focus: first === undefined ? state.focus : focusOn(state, first),
      };
    }
    case 'rebase':
      return { ...state, version: action.version };
  }
}

/** Whether there is something that a person typed and that is not saved. */
export function hasChanges({ isTouched, values, baseline }: BindingState): boolean {
  return isTouched && JSON.stringify(values) !== JSON.stringify(baseline);
}

function shaped(state: BindingState, shape: ShapeSuggestion): BindingState {
  return {
    ...state,
    values: withShape(state.values, shape),
    problems: guessed.reduce(withoutPath, state.problems),
    guesses: state.guesses + 1,
  };
}

function focusOn({ focus }: BindingState, path: string): BindingState['focus'] {
  return { path, count: focus.count + 1 };
}

function withoutPath(problems: Problems, path: string): Problems {
  return Object.fromEntries(Object.entries(problems).filter(([key]) => key !== path));
}
