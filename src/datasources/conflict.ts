import type { AppError } from '../contract/failures';
import { err, type Result } from '../contract/result';
import type { DatasourceDeps } from './deps';
import type { DatasourceRecord } from './saved-datasource';

/** Somebody saved another version since: who, and when. */
export const conflictWith = ({ version, updatedBy, updatedAt }: DatasourceRecord): Result<never, AppError> =>
  err({ code: 'conflict', version, updatedBy, updatedAt });

/** The version in which what can be saved was saved last: a pause and its end are versions of their own and change none of it. */
export const settingsVersionOf = ({ version, settingsVersion = version }: DatasourceRecord): number => settingsVersion;

/** Whether nothing but pauses came after this version. */
export const isSavedAs = (record: DatasourceRecord, version: number | null): boolean =>
  version !== null && version >= settingsVersionOf(record) && version <= record.version;

/** A conditional write did not find the version it expected: another save was first, or a deletion. */
export async function afterConflict(
  { datasources }: Pick<DatasourceDeps, 'datasources'>,
  id: string,
): Promise<Result<never, AppError>> {
  const winner = await datasources.get(id);
  return winner === null ? datasourceNotFound : conflictWith(winner);
}

export const datasourceNotFound: Result<never, AppError> = err({ code: 'not-found', what: 'datasource' });
