import * as v from 'valibot';
import { Sort, WhereConditions } from '@forge/kvs';

import { authenticationKinds } from '../contract/authentication';
import { unsavedFormDays, type KeptForm } from '../contract/unsaved-form';
import type { UnsavedStore } from '../datasources/stores';
import { entities, indexes } from './keys';
import type { Kvs } from './metered-kvs';
import { everyPage, keysOf, pageSize } from './pages';
import { removeAll } from './remove-all';
import { asStored, isoTime, milliseconds, text, whole } from './stored-shapes';

const rows = v.array(v.looseObject({ name: text }));

type Stored = { id: string; datasourceId: string; form: KeptForm; dueAt: number };

/** What the page follows without looking twice. A form that cannot be read is none: the next one takes its place. */
const shape = v.object({
  datasourceId: text,
  dueAt: milliseconds,
  form: v.looseObject({
    draftId: text,
    version: v.nullable(whole),
    content: v.looseObject({
      kind: v.picklist(authenticationKinds),
      headers: rows,
      extraParameters: rows,
      tokenHeaders: rows,
    }),
    typedSecrets: v.array(text),
    leftOut: v.array(text),
    base: v.nullable(v.looseObject({ settings: v.looseObject({}), savedSecrets: v.array(text) })),
    keptAt: isoTime,
  }),
});

/** New datasources share a partition of the index: attributes are typed, and absent ones are not indexed. */
const none = 'new';

/** More people than edit one datasource at a time. */
const mostOfOne = 500;

/** Forge forgets a form some time after its end; the daily run is earlier as a rule, and every reader compares. */
const ttl = { value: unsavedFormDays, unit: 'DAYS' } as const;

export function createUnsavedStore(kvs: Kvs): UnsavedStore {
  const forms = () => kvs.entity<Stored>(entities.unsavedForm);
  const removeFound = async (found: string[]): Promise<number> => {
    await removeAll(kvs, entities.unsavedForm, found);
    return found.length;
  };
  return {
    get: async (id) => {
      const stored = asStored(shape, await kvs.entity<unknown>(entities.unsavedForm).get(id));
      if (stored === null) return null;
      const { datasourceId, dueAt } = stored;
      const form = stored.form as unknown as KeptForm;
      return { id, datasourceId: datasourceId === none ? null : datasourceId, form, dueAtMs: dueAt };
    },
    put: ({ id, datasourceId, form, dueAtMs }) =>
      forms().set(id, { id, datasourceId: datasourceId ?? none, form, dueAt: dueAtMs }, { ttl }),
    remove: (id) => forms().delete(id),
    removeOf: async (datasourceId) => {
      const found = await everyPage((cursor) => {
        const query = forms()
          .query()
          .index(indexes.unsavedFormByDatasource, { partition: [datasourceId] })
          .limit(pageSize);
        return (cursor === undefined ? query : query.cursor(cursor)).getMany().then(keysOf);
      }, mostOfOne);
      await removeFound(found);
    },
    removeDue: async (nowMs, most) => {
      const found = await everyPage((cursor) => {
        const query = forms()
          .query()
          .index(indexes.unsavedFormByDue)
          .where(WhereConditions.lessThanEqualTo(nowMs))
          .sort(Sort.ASC)
          .limit(pageSize);
        return (cursor === undefined ? query : query.cursor(cursor)).getMany().then(keysOf);
      }, most);
      return removeFound(found);
    },
  };
}
