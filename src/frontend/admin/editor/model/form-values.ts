import { signsWithKey, type RowList, type SingleSecret } from '../../../../contract/authentication';
import { emptyContent, type FormContent } from '../../../../contract/form-content';

/** A row of headers or parameters as it is typed. `rowId` stays while rows come and go. */
export type NamedRow = {
  rowId: number;
  name: string;
  /** The typed value; empty for a secret that is saved and was not typed anew. */
  value: string;
  secret: boolean;
  /** The name under which this row's secret is saved, or null. */
  savedAs: string | null;
};

/** Everything in the form as it is typed: numbers and lists are texts until they are sent. */
export type FormValues = Omit<FormContent, RowList> &
  Record<RowList, NamedRow[]> & {
    /** Typed secrets. Absent: nothing was typed, the saved one stays. */
    secrets: Partial<Record<SingleSecret, string>>;
    /** Key ID of the key pair that was made for this form; empty: none was. */
    madeKeyId: string;
  };

export const emptyValues: FormValues = {
  ...emptyContent,
  headers: [],
  extraParameters: [],
  tokenHeaders: [],
  secrets: {},
  madeKeyId: '',
};

/** What a new form begins with: the way of signing in that most come for. */
export const newValues: FormValues = { ...emptyValues, kind: 'oauth2-client-credentials' };

/** Rows that are filled in; an empty row is not an entry. */
export function filledRows(rows: readonly NamedRow[]): NamedRow[] {
  return rows.filter((row) => row.name.trim() !== '' || row.value !== '');
}

/** Whether requests prove possession of a key, or may come to. */
export function mayProve({ dpopUse }: Pick<FormValues, 'dpopUse'>): boolean {
  return dpopUse !== 'never';
}

export function signsAssertion({ clientAuthentication }: Pick<FormValues, 'clientAuthentication'>): boolean {
  return signsWithKey(clientAuthentication) || clientAuthentication === 'client-secret-jwt';
}

/** Whether a signed assertion is the grant itself. */
export function grantsByAssertion({ clientAuthentication }: Pick<FormValues, 'clientAuthentication'>): boolean {
  return clientAuthentication === 'jwt-bearer';
}

export function usesMadeKey({ kind, clientAuthentication, madeKeyId }: FormValues): boolean {
  return kind === 'oauth2-client-credentials' && signsWithKey(clientAuthentication) && madeKeyId !== '';
}

/** The position of a row among the filled ones, which is how paths name it; -1 for an empty row. */
export function rowPosition(rows: readonly NamedRow[], rowId: number): number {
  return filledRows(rows).findIndex((row) => row.rowId === rowId);
}
