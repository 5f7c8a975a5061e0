import { Sort, WhereConditions } from '@forge/kvs';
import { idleMarker, idleMarkerKey, withoutMarker } from './idle-marker';
import type { Kvs } from './metered-kvs';
import { pageSize } from './pages';

/** The record as an entity: what conditions and the index need is apart, the rest is JSON. */
export type DueRecord<T> = {
  rev: number;
  due: 'yes' | 'no';
  /** Milliseconds since the epoch; 0 when nothing is due. */
  dueAt: number;
  detail: T;
};

export function dueRecord<T>(rev: number, detail: T, dueAtMs: number | null): DueRecord<T> {
  return { rev, due: dueAtMs === null ? 'no' : 'yes', dueAt: dueAtMs ?? 0, detail };
}

/** A page of the keys that are due, the longest first. */
export async function dueKeys(
  kvs: Kvs,
  { entity, index, nowMs }: { entity: string; index: string; nowMs: number },
): Promise<string[]> {
  const { results } = await kvs
    .entity<DueRecord<unknown>>(entity)
    .query()
    .index(index, { partition: ['yes'] })
    .where(WhereConditions.lessThanEqualTo(nowMs))
    .sort(Sort.ASC)
    .limit(pageSize)
    .getMany();
  return withoutMarker(
    results.map(({ key }) => key),
    () => kvs.entity(entity).set(idleMarkerKey, idleMarker),
  );
}
