import type { FieldOption } from '../../contract/field-option';

export type HeldOption = Pick<FieldOption, 'key' | 'label' | 'seal'>;

/** What is stored, as the field's functions are asked about it. */
export function heldValues(stored: readonly FieldOption[]): HeldOption[] {
  return stored.map(({ key, label, seal }) => ({ key, label, ...(seal !== undefined && { seal }) }));
}
