import type { AppError } from '../contract/failures';
import { err, type Result } from '../contract/result';
import type { DatasourceDeps } from './deps';
import type { DatasourceRecord } from './saved-datasource';

/** Somebody saved another version since: who, and when. */
export const conflictWith = ({ version, updatedBy, updatedAt }: DatasourceRecord): Result<never, AppError> =>
  err({ code: 'conflict', version, updatedBy, updatedAt });

/** A conditional write did not find the version it expected: another save was first, or a deletion. */
export async function afterConflict(
  { datasources }: Pick<DatasourceDeps, 'datasources'>,
  id: string,
): Promise<Result<never, AppError>> {
  const winner = await datasources.get(id);
  return winner === null ? datasourceNotFound : conflictWith(winner);
}

export const datasourceNotFound: Result<never, AppError> = err({ code: 'not-found', what: 'datasource' });
