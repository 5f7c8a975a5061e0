import type { SecretName } from '../../../../contract/authentication';
import type { DatasourceView } from '../../../../contract/datasource';
import type { KeptForm } from '../../../../contract/unsaved-form';
import { problemsOf, type Problems } from './form-rules';
import { inputOf } from './form-input';
import { emptyValues, filledRows, type FormValues, type NamedRow } from './form-values';
import type { RowList, SingleSecret } from '../../../../contract/authentication';
import { valuesOf, withSavedNames } from './saved-values';
import { isOptionalSecret, singleSecrets } from './single-secrets';
import { pathsToType, restoredValues } from './unsaved-values';
import { inOrder } from './input-order';
import { mergeValues } from './merge-values';
import { rowLists } from '../../../../contract/authentication';

/** The form's whole state. Everything typed lives here, whatever is drawn. */
export type FormState = {
  values: FormValues;
  /** The values as last loaded or saved; what differs is unsaved. */
  baseline: FormValues;
  savedSecrets: readonly SecretName[];
  /** Version the form started from; null for a datasource that was never saved. */
  version: number | null;
  /** Secrets whose saved value is being replaced. */
  replacing: readonly SingleSecret[];
  /** Inputs that were left once: their problems show. */
  left: readonly string[];
  /** After a try to save or to get a token, problems show everywhere they matter. */
  insisted: boolean;
  serverProblems: Problems;
  /** Counts programmatic changes, which draw the text inputs anew. */
  revision: number;
  /** Where the focus was brought to, and how often. */
  focus: { path: string; count: number };
  nextRowId: number;
};

export type FormAction =
  | { type: 'edit'; path: string; patch: Partial<FormValues> }
  /** Values that the app found out: the inputs show them at once. */
  | { type: 'fill'; patch: Partial<FormValues> }
  | { type: 'leave'; path: string }
  | { type: 'type-secret'; name: SingleSecret; text: string }
  | { type: 'replace-secret'; name: SingleSecret }
  | { type: 'keep-secret'; name: SingleSecret }
  /** A key pair was made for this form: it takes the place of a typed or saved private key. */
  | { type: 'key-made'; keyId: string }
  | { type: 'add-row'; list: RowList }
  | { type: 'edit-row'; list: RowList; rowId: number; patch: Partial<Pick<NamedRow, 'name' | 'value' | 'secret'>> }
  | { type: 'remove-row'; list: RowList; rowId: number }
  /** The backend's or the browser's problems with what was sent: all show, the first gets the focus. */
  | { type: 'insist'; problems: Problems }
  /** The same, for a try that concerns these inputs only: what else is wrong is not said yet. */
  | { type: 'point-out'; problems: Problems }
  | { type: 'loaded'; view: DatasourceView }
  /** A new datasource with the settings of another: without its secrets, and so without the day on which they end. */
  | { type: 'copied'; view: DatasourceView; name: string }
  /** What was left unsaved, on top of the version that it began from. */
  | { type: 'continued'; kept: KeptForm }
  /** Another version was saved meanwhile: it is taken over where nothing was changed here. */
  | { type: 'merged'; view: DatasourceView };

export const initialState: FormState = {
  values: emptyValues,
  baseline: emptyValues,
  savedSecrets: [],
  version: null,
  replacing: [],
  left: [],
  insisted: false,
  serverProblems: {},
  revision: 0,
  focus: { path: '', count: 0 },
  nextRowId: 1000,
};

export function formReducer(state: FormState, action: FormAction): FormState {
  switch (action.type) {
    case 'edit':
      return {
        ...state,
        values: { ...state.values, ...action.patch },
        serverProblems: without(state.serverProblems, action.path),
      };
    case 'fill':
      return {
        ...state,
        values: { ...state.values, ...action.patch },
        serverProblems: without(without(state.serverProblems, 'oauth'), 'baseUrl'),
        revision: state.revision + 1,
      };
    case 'leave':
      return state.left.includes(action.path) ? state : { ...state, left: [...state.left, action.path] };
    case 'type-secret':
      return {
        ...state,
        values: { ...state.values, secrets: { ...state.values.secrets, [action.name]: action.text } },
        serverProblems: without(state.serverProblems, `secrets.${action.name}`),
      };
    case 'replace-secret': {
      const before = action.name === 'private-key' ? withoutMadeKey(state) : state;
      return {
        ...before,
        // Left empty, an optional one is taken away.
        values: isOptionalSecret(action.name)
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
        serverProblems: without(state.serverProblems, `secrets.${action.name}`),
      };
    }
    case 'key-made': {
      const { 'private-key': _typed, ...secrets } = state.values.secrets;
      return {
        ...state,
        values: { ...state.values, secrets, madeKeyId: action.keyId, assertionKeyId: action.keyId },
        replacing: state.replacing.filter((name) => name !== 'private-key'),
        serverProblems: without(state.serverProblems, 'secrets.private-key'),
        revision: state.revision + 1,
      };
    }
    case 'add-row':
    case 'edit-row':
    case 'remove-row':
      return rowReducer(state, action);
    case 'insist':
      return { ...pointedOut(state, action.problems), insisted: true };
    case 'point-out':
      return pointedOut(state, action.problems);
    case 'loaded': {
      const { view } = action;
      const values = valuesOf(view.settings, view.savedSecrets);
      return {
        ...initialState,
        values,
        baseline: values,
        savedSecrets: view.savedSecrets,
        version: view.version,
        revision: state.revision + 1,
      };
    }
    case 'copied':
      return {
        ...initialState,
        values: { ...valuesOf(action.view.settings, []), name: action.name, secretExpiresOn: '' },
        revision: state.revision + 1,
      };
    case 'continued':
      return goneOn(state, action.kept);
    case 'merged':
      return withTheirs(state, action.view);
  }
}

function goneOn(state: FormState, kept: KeptForm): FormState {
  const { version, base, typedSecrets } = kept;
  const savedSecrets = base?.savedSecrets ?? [];
  const values = restoredValues(kept);
  const [first = 'name'] = inOrder(pathsToType(kept));
  return {
    ...initialState,
    values,
    baseline: base === null ? emptyValues : valuesOf(base.settings, savedSecrets),
    savedSecrets,
    version,
    replacing: singleSecrets(values).filter((name) => savedSecrets.includes(name) && typedSecrets.includes(name)),
    revision: state.revision + 1,
    focus: { path: first, count: state.focus.count + 1 },
  };
}

function withTheirs(state: FormState, { settings, savedSecrets, version }: DatasourceView): FormState {
  const theirs = valuesOf(settings, savedSecrets);
  const { values, taken } = mergeValues(state.baseline, state.values, theirs);
  const [first] = inOrder(taken);
  return {
    ...state,
    values: withSavedNames(values, savedSecrets),
    baseline: theirs,
    savedSecrets,
    version,
    serverProblems: {},
    revision: state.revision + 1,
    focus: first === undefined ? state.focus : { path: first, count: state.focus.count + 1 },
  };
}

function pointedOut(state: FormState, problems: Problems): FormState {
  const [first] = inOrder(Object.keys(problems));
  return {
    ...state,
    serverProblems: problems,
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

type RowAction = Extract<FormAction, { type: 'add-row' | 'edit-row' | 'remove-row' }>;

function rowReducer(state: FormState, action: RowAction): FormState {
  const rows = state.values[action.list];
  const { path } = rowLists[action.list];
  const withRows = (changed: NamedRow[]): FormState => ({
    ...state,
    values: { ...state.values, [action.list]: changed },
    // Paths of rows count positions, so any change of the list makes the backend's word about it old.
    serverProblems: without(state.serverProblems, path),
  });
  switch (action.type) {
    case 'add-row': {
      const row: NamedRow = { rowId: state.nextRowId, name: '', value: '', secret: false, savedAs: null };
      return { ...withRows([...rows, row]), nextRowId: state.nextRowId + 1 };
    }
    case 'edit-row':
      return withRows(rows.map((row) => (row.rowId === action.rowId ? { ...row, ...action.patch } : row)));
    case 'remove-row':
      return withRows(rows.filter((row) => row.rowId !== action.rowId));
  }
}

/** Problems of other inputs than this one and those inside it. */
function without(problems: Problems, path: string): Problems {
  return Object.fromEntries(Object.entries(problems).filter(([key]) => key !== path && !key.startsWith(`${path}.`)));
}

/** The problems to show now: the backend's, and the browser's own at inputs that were left or insisted upon. */
export function shownProblems(state: FormState): Problems {
  const own = problemsOf(state.values, state.savedSecrets, state.baseline);
  const shown = Object.entries(own).filter(([path]) => state.insisted || state.left.includes(path));
  return { ...Object.fromEntries(shown), ...state.serverProblems };
}

export function isDirty(state: FormState): boolean {
  return JSON.stringify(comparable(state.values)) !== JSON.stringify(comparable(state.baseline));
}

function comparable(values: FormValues): unknown {
  return inputOf(values);
}

/** The position of a row among the filled ones, which is how paths name it; -1 for an empty row. */
export function rowPosition(rows: readonly NamedRow[], rowId: number): number {
  return filledRows(rows).findIndex((row) => row.rowId === rowId);
}

/** What a fetched token belongs to. When this text changes, the token no longer proves anything about the form. */
export function tokenSettingsText(values: FormValues): string {
  const { settings, secrets, madeKeyId = '' } = inputOf(values);
  if (settings.authentication.kind !== 'oauth2-client-credentials') return '';
  const {
    send: _send,
    rejectionStatuses: _statuses,
    rejectionPath: _path,
    rejectionValue: _value,
    secretExpiresOn: _expires,
    ...asked
  } = settings.authentication.oauth;
  const tokenSecrets = Object.entries(secrets).filter(([name]) => !name.startsWith('header:'));
  return JSON.stringify([asked, tokenSecrets, madeKeyId]);
}
