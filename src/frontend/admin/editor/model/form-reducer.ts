import { inputAt, type Deciding } from './deciding-inputs';
import type { FormAction, FormState } from './form-state';
import type { Problems } from '../../../../checks/problems';
import type { FormValues } from './form-values';
import { inOrder } from './input-order';
import { continuedForm, copiedForm, loadedForm, mergedForm } from './loaded-form';
import { rowReducer } from './row-reducer';
import { unseen } from './shown-problems';
import { isOptionalSecret } from './single-secrets';

/** What the form is after this. */
export function formReducer(state: FormState, action: FormAction): FormState {
  switch (action.type) {
    case 'edit':
      return {
        ...state,
        values: { ...state.values, ...action.patch },
        typed: union(state.typed, Object.keys(action.patch) as Deciding[]),
      };
    case 'fill':
      return {
        ...state,
        values: { ...state.values, ...action.patch },
        revision: state.revision + 1,
      };
    case 'leave':
      // Nobody is told off for an input that was only passed through.
      return state.left.includes(action.path) || !inputAt(action.path).some((input) => state.typed.includes(input))
        ? state
        : { ...state, left: [...state.left, action.path] };
    case 'type-secret':
      return {
        ...state,
        values: { ...state.values, secrets: { ...state.values.secrets, [action.name]: action.text } },
        typed: union(state.typed, [`secrets.${action.name}`]),
      };
    case 'replace-secret': {
      const before = action.name === 'private-key' ? withoutMadeKey(state) : state;
      return {
        ...before,
        // Left empty, an optional one is taken away.
        values: isOptionalSecret(action.name, before.values)
          ? { ...before.values, secrets: { ...before.values.secrets, [action.name]: '' } }
          : before.values,
        replacing: [...state.replacing, action.name],
        focus: { path: `secrets.${action.name}`, count: state.focus.count + 1 },
      };
    }
    case 'keep-secret': {
      const { [action.name]: _dropped, ...secrets } = state.values.secrets;
      const kept = action.name === 'private-key' ? withoutMadeKey(state) : state;
      return {
        ...kept,
        values: { ...kept.values, secrets },
        replacing: state.replacing.filter((name) => name !== action.name),
      };
    }
    case 'key-made': {
      const { 'private-key': _typed, ...secrets } = state.values.secrets;
      return {
        ...state,
        values: { ...state.values, secrets, madeKeyId: action.keyId, assertionKeyId: action.keyId },
        replacing: state.replacing.filter((name) => name !== 'private-key'),
        revision: state.revision + 1,
      };
    }
    case 'add-row':
    case 'edit-row':
    case 'remove-row':
      return { ...rowReducer(state, action), typed: union(state.typed, [action.list]) };
    case 'insist':
      return {
        ...pointedOut(state, action),
        insistedOn: state.insistedOn === 'save' ? 'save' : action.command,
      };
    case 'point-out': {
      const pointed = pointedOut(state, action);
      return { ...pointed, left: [...new Set([...state.left, ...Object.keys(action.problems)])] };
    }
    case 'loaded':
      return loadedForm(state, action.view);
    case 'copied':
      return copiedForm(state, action.view, action.name);
    case 'continued':
      return continuedForm(state, action.kept);
    case 'merged':
      return mergedForm(state, action.view);
  }
}

function pointedOut(state: FormState, { problems, of }: { problems: Problems; of: FormValues }): FormState {
  const [first] = inOrder(Object.keys(problems));
  return {
    ...state,
    verdict: { problems: unseen(problems, of, state), of },
    focus: first === undefined ? state.focus : { path: first, count: state.focus.count + 1 },
  };
}

/** The key before the made one comes back with its own algorithm and key ID. */
function withoutMadeKey(state: FormState): FormState {
  if (state.values.madeKeyId === '') return state;
  const { assertionAlgorithm, assertionKeyId } = state.baseline;
  return {
    ...state,
    values: { ...state.values, madeKeyId: '', assertionAlgorithm, assertionKeyId },
    revision: state.revision + 1,
  };
}

const union = (all: readonly Deciding[], more: readonly Deciding[]): readonly Deciding[] =>
  more.every((one) => all.includes(one)) ? all : [...new Set([...all, ...more])];
