import type { FormAction, FormState } from './form-state';
import type { NamedRow } from './form-values';

export type RowAction = Extract<FormAction, { type: 'add-row' | 'edit-row' | 'remove-row' }>;

/** Rows of headers and parameters come, change and go. */
export function rowReducer(state: FormState, action: RowAction): FormState {
  const rows = state.values[action.list];
  const withRows = (changed: NamedRow[]): FormState => ({
    ...state,
    values: { ...state.values, [action.list]: changed },
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
