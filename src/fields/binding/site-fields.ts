import { ok, type Result } from '../../contract/result';
import type { SiteField } from '../../contract/site-field';
import type { BindingDeps } from './bindings';

type Deps = Pick<BindingDeps, 'jira' | 'uses'>;

/** The site's fields of this app's types with what each of their contexts is connected to. Null when Jira does not say. */
export async function listSiteFields({ jira, uses }: Deps): Promise<Result<{ fields: SiteField[] | null }, never>> {
  const [found, byDatasource] = await Promise.all([jira.appFields(), uses.all()]);
  if (found === null) return ok({ fields: null });
  const connected = [...byDatasource].flatMap(([datasourceId, fields]) =>
    fields.map(({ fieldId, contextId }) => ({ fieldId, contextId, datasourceId })),
  );
  const fields = found.map((field) => ({
    ...field,
    connected: connected.flatMap(({ fieldId, ...use }) => (fieldId === field.id ? [use] : [])),
  }));
  return ok({ fields: fields.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)) });
}

/** Ids of a field's contexts. Null when Jira does not say. */
export async function fieldContexts(
  { jira }: Deps,
  { fieldId }: { fieldId: string },
): Promise<Result<{ contextIds: string[] | null }, never>> {
  return ok({ contextIds: await jira.contextsAt(fieldId, null) });
}

/** An issue on which a connected field can be looked at. */
export async function issueToTry(
  { jira }: Deps,
  { fieldId }: { fieldId: string },
): Promise<Result<{ issueKey: string | null }, never>> {
  return ok({ issueKey: await jira.newestIssue(fieldId) });
}
