import type { Secret } from '../../base/secret';
import type { ChoosableDatasource } from '../../contract/admin-api';
import type { BindingPreview } from '../../contract/binding-preview';
import type { BindingView } from '../../contract/binding';
import type { AppError } from '../../contract/failures';
import { err, ok, type Result } from '../../contract/result';
import type { DatasourceDeps } from '../../datasources/deps';
import type { DatasourceRecord } from '../../datasources/saved-datasource';
import { bindingChanges } from './binding-changes';
import type { BindingRecord, BindingStore, JiraReader } from './binding-record';
import { circleOf, parentsOf } from './cascade';
import { fieldOf } from '../query/variables';
import { fieldsNamed, variablesFor } from '../query/issue-variables';
import { parseBinding } from './parse-binding';
import { withCard } from '../options/with-card';
import { previewBinding as preview } from '../preview';
import { queryVariables, variablesOf } from '../query/query';
import { hintFor } from '../prefetch-hint';
import type { PeopleReader } from '../people/match-person';
import type { Purses } from '../purse';
import type { FieldCopy } from '../copy/field-copy';
import type { KeptCardStore } from '../kept-cards';
import type { PrefetchDeps } from '../field-deps';

export type BindingDeps = PrefetchDeps &
  Pick<DatasourceDeps, 'accountId' | 'datasources' | 'newId' | 'uses'> & {
    bindings: BindingStore;
    purses: Pick<Purses, 'of'>;
    copyOf: (bindingId: string) => FieldCopy;
    keptCards: KeptCardStore;
    /** Has somebody look soon what there is to do for a field context's copy. Never fails. */
    wakeCopy: (bindingId: string) => Promise<void>;
    jira: JiraReader;
    people: PeopleReader;
    /** The key under which values are sealed that the app gives out. */
    sealKey: () => Promise<Secret>;
    /** Whether Forge lets the app ask Jira on behalf of this person: not for accounts without a licence. */
    mayReadAsUser: boolean;
    /** Whether this person has a licence for Jira: customers of the portal have none. */
    isLicensed: boolean;
    /** As `callApiFor`, for settings that may be wrong: a failure says nothing about the datasource. */
    tryApiFor: PrefetchDeps['callApiFor'];
  };

export type FieldContext = { fieldId: string; contextId: string };

export const bindingId = ({ fieldId, contextId }: FieldContext): string => `${fieldId}:${contextId}`;

/** The configuration of one field context, the datasources to choose from, and the fields its query may name. */
export async function getBinding(
  deps: BindingDeps,
  context: FieldContext,
): Promise<
  Result<
    {
      binding: BindingView | null;
      datasources: ChoosableDatasource[];
      fields: { id: string; name: string }[];
    },
    never
  >
> {
  const [record, datasources, uses] = await Promise.all([
    deps.bindings.get(bindingId(context)),
    deps.datasources.all(),
    deps.uses.all(),
  ]);
  const others = [...uses.values()].flat().filter(({ fieldId }) => fieldId !== context.fieldId);
  return ok({
    binding: record === null ? null : viewOf(record, datasources.find(({ id }) => id === record.datasourceId) ?? null),
    datasources: datasources.map(({ id, settings: { name, baseUrl, testPath = '' } }) => ({
      id,
      name,
      baseUrl,
      testPath,
    })),
    fields: [...new Map(others.map(({ fieldId, fieldName }) => [fieldId, fieldName]))].map(([id, name]) => ({
      id,
      name,
    })),
  });
}

/** Runs settings that need not be saved, for the issue that was named or for none. */
export async function previewBinding(
  deps: BindingDeps,
  payload: { settings: unknown; search: string; issueKey: string | null },
): Promise<Result<BindingPreview, AppError>> {
  const settings = parseBinding(payload.settings);
  if (!settings.ok) return invalid(settings.error);
  const names = queryVariables(settings.value.query);
  const issue = payload.issueKey === null ? null : await deps.jira.issue(payload.issueKey, fieldsNamed(names));
  const nowhere = { accountId: deps.accountId, issueId: null, issueKey: null, issueType: null, projectKey: null };
  const variables = variablesFor(names, nowhere, issue);
  const shown = await preview({ ...deps, callApiFor: deps.tryApiFor }, withCard(settings.value), {
    search: payload.search,
    variables,
  });
  return shown === null ? unknownDatasource : ok(shown);
}

/** Saves the configuration of a field context. Jira's own pointer to it is the page's next step. */
export async function saveBinding(
  deps: BindingDeps,
  payload: FieldContext & { version: number | null; settings: unknown },
): Promise<Result<BindingView, AppError>> {
  const settings = parseBinding(payload.settings);
  if (!settings.ok) return invalid(settings.error);
  const { fieldId, contextId } = payload;
  const id = bindingId(payload);
  const [saved, datasource, fieldName] = await Promise.all([
    deps.bindings.get(id),
    deps.datasources.get(settings.value.datasourceId),
    deps.jira.fieldName(fieldId),
  ]);
  if (datasource === null) return unknownDatasource;
  const circle = await circleOf(deps.bindings, { fieldId, fieldName, parents: parentsOf(settings.value) });
  if (circle !== null) {
    const inPath = variablesOf(settings.value.query.path).some((name) => fieldOf(name) === circle.through);
    return invalid({ [inPath ? 'query.path' : 'query.body']: { code: 'circular-fields', names: circle.names } });
  }
  if (saved !== null && saved.version !== payload.version) return conflict(saved);
  const record: BindingRecord = {
    id,
    fieldId,
    contextId,
    fieldName,
    datasourceId: datasource.id,
    version: (saved?.version ?? 0) + 1,
    settings: settings.value,
    updatedAt: new Date(deps.clock.now()).toISOString(),
    updatedBy: deps.accountId,
  };
  const outcome = await deps.bindings.put(record, saved?.version ?? null, {
    id: deps.newId(),
    at: record.updatedAt,
    by: deps.accountId,
    action: 'binding-saved',
    datasourceId: datasource.id,
    name: fieldName,
    changes: bindingChanges(saved?.settings ?? null, record.settings),
  });
  if (outcome === 'conflict') return afterConflict(deps, record);
  if (record.settings.copy !== null || (saved !== null && saved.settings.copy !== null)) await deps.wakeCopy(id);
  deps.log.info('binding.saved', { bindingId: id, datasourceId: datasource.id, version: record.version });
  return ok(viewOf(record, datasource));
}

async function afterConflict(deps: BindingDeps, { id, datasourceId }: BindingRecord): Promise<Result<never, AppError>> {
  const [winner, datasource] = await Promise.all([deps.bindings.get(id), deps.datasources.get(datasourceId)]);
  if (datasource === null) return unknownDatasource;
  return winner === null ? err({ code: 'not-found', what: 'binding' }) : conflict(winner);
}

function viewOf(record: BindingRecord, datasource: DatasourceRecord | null): BindingView {
  const { id, fieldId, contextId, version, settings, updatedAt } = record;
  return {
    id,
    fieldId,
    contextId,
    version,
    settings,
    dependsOn: parentsOf(settings),
    hint: hintFor(settings, datasource?.settings.authentication.kind ?? 'none'),
    updatedAt,
  };
}

const invalid = (fields: Extract<AppError, { code: 'invalid-input' }>['fields']): Result<never, AppError> =>
  err({ code: 'invalid-input', fields });

const unknownDatasource = invalid({ datasourceId: { code: 'unknown-datasource' } });

export const conflict = ({ version, updatedBy, updatedAt }: BindingRecord): Result<never, AppError> =>
  err({ code: 'conflict', version, updatedBy, updatedAt });
