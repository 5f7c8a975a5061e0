import type { RowList, SecretName, SingleSecret } from '../../../../contract/authentication';
import type { DatasourceView } from '../../../../contract/datasource';
import type { KeptForm } from '../../../../contract/unsaved-form';
import type { Problems } from '../../../../checks/problems';
import type { Deciding } from './deciding-inputs';
import type { EditorCommand } from './problem-scope';
import { newValues, type FormValues, type NamedRow } from './form-values';

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
  /** Inputs that were typed into, and secrets. */
  typed: readonly Deciding[];
  /** Inputs that were typed into and left: their problems show. */
  left: readonly string[];
  /** What was tried and could not go on: problems that stand in its way show everywhere. */
  insistedOn: EditorCommand | null;
  /** Problems that only the backend can see, and the values that it saw. */
  verdict: { problems: Problems; of: FormValues };
  /** Counts programmatic changes, which draw the text inputs anew. */
  revision: number;
  /** Where the focus was brought to, and how often. */
  focus: { path: string; count: number };
  nextRowId: number;
};

export type FormAction =
  | { type: 'edit'; patch: Partial<FormValues> }
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
  /** Problems in the way of a command: all show, the first gets the focus. `of`: the values that have them. */
  | { type: 'insist'; command: EditorCommand; problems: Problems; of: FormValues }
  /** The same, for a try that concerns these inputs only: what else is wrong is not said yet. */
  | { type: 'point-out'; problems: Problems; of: FormValues }
  | { type: 'loaded'; view: DatasourceView }
  /** A new datasource with the settings of another: without its secrets, and so without the day on which they end. */
  | { type: 'copied'; view: DatasourceView; name: string }
  /** What was left unsaved, on top of the version that it began from. */
  | { type: 'continued'; kept: KeptForm }
  /** Another version was saved meanwhile: it is taken over where nothing was changed here. */
  | { type: 'merged'; view: DatasourceView };

export const initialState: FormState = {
  values: newValues,
  baseline: newValues,
  savedSecrets: [],
  version: null,
  replacing: [],
  typed: [],
  left: [],
  insistedOn: null,
  verdict: { problems: {}, of: newValues },
  revision: 0,
  focus: { path: '', count: 0 },
  nextRowId: 1000,
};
