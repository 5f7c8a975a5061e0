import type { FieldPlace } from '../field-place';
import type { BindingRecord, BindingStore, ContextPlace, JiraReader } from './binding-record';
import { bindingId } from './bindings';

type BindingAtDeps = {
  bindings: Pick<BindingStore, 'get' | 'ofField'>;
  jira: Pick<JiraReader, 'recentContextsAt' | 'issueTypesOf'>;
};

/** So many questions at most: a project with more issue types, or a selection with more kinds of issues, is not known. */
const mostPlaces = 30;

/**
 * The binding of the field's context that applies where the field is shown; null when there is none, or when several could
 * be meant. A view that hands over what Jira keeps for the context is believed as far as it names a binding of this very
 * field. Every other view is asked of Jira, which knows which context applies to an issue, or to a project and an issue type.
 */
export async function bindingAt(deps: BindingAtDeps, place: FieldPlace): Promise<BindingRecord | null> {
  const { fieldId } = place;
  if (place.bindingId !== null) {
    const contextId = /^(customfield_\d{1,12}):(\d{1,18})$/.exec(place.bindingId)?.[2];
    if (contextId === undefined || bindingId({ fieldId, contextId }) !== place.bindingId) return null;
    return deps.bindings.get(place.bindingId);
  }
  const issue = place.issueId ?? place.issueKey;
  const [all, contexts] = await Promise.all([
    deps.bindings.ofField(fieldId),
    issue === null ? null : deps.jira.recentContextsAt(fieldId, placeOf(place, issue)),
  ]);
  if (all.length === 0) return null;
  const applying = contexts ?? (await contextsOf(deps.jira, place, all.length > 1));
  // Jira does not say: with one configuration there is nothing to choose between.
  const candidates = applying === null ? all : all.filter(({ contextId }) => applying.includes(contextId));
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

/** Issues of a project and a type have one answer, which is asked for once; otherwise an issue is named. */
function placeOf({ projectId, issueTypeId }: FieldPlace, issue: string): ContextPlace {
  return projectId === null || issueTypeId === null ? { issueId: issue } : { projectId, issueTypeId };
}

/** Contexts that apply without one issue to go by: of a form that makes one, or of many issues. Null when nobody knows. */
async function contextsOf(
  jira: BindingAtDeps['jira'],
  place: FieldPlace,
  isAmbiguous: boolean,
): Promise<string[] | null> {
  const pairs = await placesOf(jira, place, isAmbiguous);
  if (pairs === null || pairs.length === 0 || pairs.length > mostPlaces) {
    return isAmbiguous ? null : jira.recentContextsAt(place.fieldId, null);
  }
  const found = await Promise.all(pairs.map((pair) => jira.recentContextsAt(place.fieldId, pair)));
  return found.includes(null) ? null : [...new Set(found.flatMap((contexts) => contexts ?? []))];
}

async function placesOf(
  jira: BindingAtDeps['jira'],
  { projectId, issueTypeId, issues, projects }: FieldPlace,
  isAmbiguous: boolean,
): Promise<ContextPlace[] | null> {
  if (issues.length > 0) {
    const pairs = issues.flatMap((issue) => {
      const project = projects.find(({ key }) => issue.key.startsWith(`${key}-`));
      return project === undefined || issue.issueTypeId === null ? [] : [`${project.id} ${issue.issueTypeId}`];
    });
    return [...new Set(pairs)].map((pair) => {
      const [project = '', type = ''] = pair.split(' ');
      return { projectId: project, issueTypeId: type };
    });
  }
  if (projectId === null) return null;
  if (issueTypeId !== null) return [{ projectId, issueTypeId }];
  // A form for a new issue does not say of which type: its project's types are asked for when it makes a difference.
  const types = isAmbiguous ? await jira.issueTypesOf(projectId) : null;
  return types?.map((type) => ({ projectId, issueTypeId: type })) ?? null;
}
