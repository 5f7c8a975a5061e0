import type { AppError } from '../contract/failures';
import type { IsoTime } from '../contract/json';
import { err, ok, type Result } from '../contract/result';
import { noExamples, type RefreshListItem, type RefreshReport } from '../contract/refresh';
import { isoTime } from './run';
import type { RefreshDeps } from './refresh-deps';
import { emptyRecord, itemOf } from './view';

/** Every connected field context with its plan and its last refresh, by name. */
export async function listRefreshes(
  deps: RefreshDeps,
): Promise<Result<{ fields: RefreshListItem[]; now: IsoTime }, never>> {
  const [uses, datasources] = await Promise.all([deps.uses.all(), deps.datasources.all()]);
  const names = new Map(datasources.map(({ id, settings }) => [id, settings.name]));
  const contexts = [...uses].flatMap(([datasourceId, fields]) =>
    fields.map((use) => ({ ...use, datasourceId, datasourceName: names.get(datasourceId) ?? null })),
  );
  const idOf = ({ fieldId, contextId }: { fieldId: string; contextId: string }): string => `${fieldId}:${contextId}`;
  const records = await deps.refreshes.many(contexts.map(idOf));
  const items = contexts.map((field) => itemOf(field, records.get(idOf(field)) ?? emptyRecord(idOf(field))));
  const fields = items.sort((a, b) => a.fieldName.localeCompare(b.fieldName) || (a.id < b.id ? -1 : 1));
  return ok({ fields, now: isoTime(deps.clock.now()) });
}

/** One field context, with examples of what its last refresh found. */
export async function getRefresh(deps: RefreshDeps, { id }: { id: string }): Promise<Result<RefreshReport, AppError>> {
  const [binding, record] = await Promise.all([deps.bindings.get(id), deps.refreshes.get(id)]);
  if (binding === null) return err({ code: 'not-found', what: 'binding' });
  const { fieldId, contextId, fieldName, datasourceId } = binding;
  const run = record?.run ?? null;
  const [datasource, examples] = await Promise.all([
    deps.datasources.get(datasourceId),
    run === null ? null : deps.refreshes.examples(id, run.id),
  ]);
  const field = { fieldId, contextId, fieldName, datasourceId, datasourceName: datasource?.settings.name ?? null };
  return ok({
    item: itemOf(field, record ?? emptyRecord(id)),
    copyVersion: binding.settings.copy === null ? null : binding.version,
    examples: examples ?? noExamples,
  });
}
