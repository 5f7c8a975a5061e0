/** A field context that uses a datasource. */
export type FieldUse = { fieldId: string; contextId: string; fieldName: string };
