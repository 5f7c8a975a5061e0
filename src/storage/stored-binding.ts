import * as v from 'valibot';
import type { FieldUse } from '../contract/field-use';
import type { BindingRecord } from '../fields/binding/binding-record';
import { withDefaults, type SavedSettings } from '../fields/binding/saved-settings';
import { asStored, text, whole } from './stored-shapes';

/** Counts the ways in which records were written. A record with a higher one is of a newer version of this app. */
const format = 1;

/** A record as it stands in storage: of this version or an earlier one. `storing` repeats a setting for its index. */
export type StoredBinding = Omit<BindingRecord, 'settings'> & {
  /** Absent: 1. */
  format?: number;
  settings: SavedSettings;
  storing?: 'on-change' | 'on-refresh';
};

/** What readers follow without looking twice; `withDefaults` knows what is absent in which version. */
const shape = v.looseObject({
  id: text,
  fieldId: text,
  contextId: text,
  fieldName: text,
  datasourceId: text,
  version: v.pipe(whole, v.minValue(1)),
  settings: v.looseObject({
    datasourceId: text,
    query: v.looseObject({
      method: v.picklist(['GET', 'POST']),
      path: text,
      body: v.nullable(text),
      paging: v.looseObject({ kind: v.picklist(['none', 'link-header', 'next-link', 'cursor', 'page', 'offset']) }),
    }),
    extraction: v.looseObject({ content: text, items: text, key: text, label: text }),
    behaviour: v.looseObject({ search: text, minCharacters: whole, maxOptions: whole }),
    value: v.optional(v.nullable(v.looseObject({ kind: text }))),
  }),
  updatedAt: text,
  updatedBy: text,
});

export function storedBinding(record: BindingRecord): StoredBinding {
  return { ...record, format, storing: record.settings.storesOnChange ? 'on-change' : 'on-refresh' };
}

/**
 * The record, or null for one that cannot be read, or that a newer version wrote: for this version its field is not
 * connected, and other fields are what they were.
 */
export function readBinding(stored: unknown): BindingRecord | null {
  if (isNewer(stored)) return null;
  const read = asStored(shape, stored) as StoredBinding | null;
  if (read === null) return null;
  const { storing: _storing, format: _format, ...record } = read;
  return { ...record, settings: withDefaults(record.settings) };
}

export function isNewer(stored: unknown): boolean {
  const of = (stored as { format?: unknown } | null | undefined)?.format;
  return typeof of === 'number' && of > format;
}

/** Who uses a datasource, also by a record that cannot be read further: its field stands in the way of a deletion all the same. */
export function useOf(key: string, stored: unknown): FieldUse {
  const { fieldId, contextId, fieldName } = (stored ?? {}) as Record<string, unknown>;
  const [fieldInKey = key, contextInKey = ''] = key.split(':');
  const id = typeof fieldId === 'string' ? fieldId : fieldInKey;
  return {
    fieldId: id,
    contextId: typeof contextId === 'string' ? contextId : contextInKey,
    fieldName: typeof fieldName === 'string' ? fieldName : id,
  };
}
