import type { FieldUse } from '../contract/field-use';

/** What a binding says of the field context that it connects. */
export const fieldUseOf = ({ fieldId, contextId, fieldName }: FieldUse): FieldUse => ({
  fieldId,
  contextId,
  fieldName,
});
