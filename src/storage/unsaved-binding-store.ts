import * as v from 'valibot';
import { unsavedFormDays } from '../contract/unsaved-form';
import type { UnsavedBindingStore } from '../fields/binding/unsaved-binding';
import { entities } from './keys';
import type { Kvs } from './metered-kvs';
import { asStored, isoTime, milliseconds, text, whole } from './stored-shapes';

const shape = v.object({
  dueAt: milliseconds,
  form: v.object({
    version: v.nullable(whole),
    values: v.record(text, v.union([text, v.boolean(), v.null(), v.record(text, text)])),
    leftOut: v.array(text),
    keptAt: isoTime,
  }),
});

/** Forge forgets it some time after its end, and every reader compares. */
const ttl = { value: unsavedFormDays, unit: 'DAYS' } as const;

/** One that cannot be read is none: the next one takes its place. */
export function createUnsavedBindingStore(kvs: Kvs): UnsavedBindingStore {
  const forms = () => kvs.entity<unknown>(entities.unsavedBinding);
  return {
    get: async (id) => {
      const stored = asStored(shape, await forms().get(id));
      return stored === null ? null : { form: stored.form, dueAtMs: stored.dueAt };
    },
    put: (id, { form, dueAtMs }) => forms().set(id, { form, dueAt: dueAtMs }, { ttl }),
    remove: (id) => forms().delete(id),
  };
}
