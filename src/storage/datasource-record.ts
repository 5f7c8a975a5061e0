import * as v from 'valibot';
import { UnreadableRecord } from '../base/unreadable-record';
import { rotationDays } from '../contract/datasource-keys';
import { comparableName } from '../contract/datasource-name';
import type { DamagedDatasource, Pause } from '../contract/datasource';
import { readSavedSettings } from '../datasources/saved-settings';
import type { DatasourceRecord } from '../datasources/saved-datasource';

/** Counts the ways in which records were written. A record with a higher one is of a newer version of this app. */
const format = 1;

/** The record as an entity: an absent attribute stands for null, because attributes are typed. */
export type StoredDatasource = Omit<DatasourceRecord, 'credentialsId' | 'tokenSecretsRevision' | 'paused'> & {
  /** Absent: 1. */
  format?: number;
  nameSort: string;
  credentialsId?: string;
  tokenSecretsRevision?: string;
  paused?: Pause;
};

const time = v.pipe(v.string(), v.isoTimestamp());

const shape = v.object({
  id: v.string(),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  settingsVersion: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  savedSecrets: v.array(v.string()),
  credentialsId: v.optional(v.string()),
  tokenSecretsRevision: v.optional(v.string()),
  paused: v.optional(v.object({ at: time, by: v.string(), reason: v.string() })),
  keys: v.exactOptional(
    v.object({
      everyDays: v.nullable(v.picklist(rotationDays)),
      since: time,
      next: v.nullable(v.object({ keyId: v.string(), madeAt: time, credentialsId: v.string() })),
      retired: v.array(v.object({ keyId: v.string(), at: time })),
    }),
  ),
  createdAt: time,
  updatedAt: time,
  updatedBy: v.string(),
});

export function toStored({
  credentialsId,
  tokenSecretsRevision,
  paused,
  ...record
}: DatasourceRecord): StoredDatasource {
  return {
    ...record,
    format,
    nameSort: comparableName(record.settings.name),
    ...(credentialsId !== null && { credentialsId }),
    ...(tokenSecretsRevision !== null && { tokenSecretsRevision }),
    ...(paused !== null && { paused }),
  };
}

/** The record under this key, or what is known of one that cannot be read. */
export function readStored(key: string, stored: unknown): DatasourceRecord | DamagedDatasource {
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  const isNewer = typeof given['format'] === 'number' && given['format'] > format;
  const read = v.safeParse(shape, stored);
  const settings = readSavedSettings(given['settings']);
  if (isNewer || !read.success || settings === null || read.output.id !== key) {
    const name = (given['settings'] as { name?: unknown } | null | undefined)?.name;
    return { id: key, name: typeof name === 'string' ? name : null, damage: isNewer ? 'newer' : 'damaged' };
  }
  const { credentialsId = null, tokenSecretsRevision = null, paused = null, ...record } = read.output;
  return { ...record, settings, credentialsId, tokenSecretsRevision, paused };
}

export const isDamaged = (read: DatasourceRecord | DamagedDatasource): read is DamagedDatasource => 'damage' in read;

export const isReadable = (read: DatasourceRecord | DamagedDatasource): read is DatasourceRecord => !isDamaged(read);

/** For whoever cannot go on without it. */
export function demand(read: DatasourceRecord | DamagedDatasource): DatasourceRecord {
  if (isDamaged(read)) throw new UnreadableRecord('datasource', read.id, read.damage);
  return read;
}
