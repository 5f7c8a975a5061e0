import api, { getAppContext, route } from '@forge/api';
import { fieldKindNames, moduleKeyOf, type FieldKind } from '../contract/field-kind';
import type { NamedField } from '../fields/binding/binding-record';

type FieldBean = { id: string; name: string; schema?: { custom?: unknown } };

/** All fields of the site, as the person who asks. Null when Jira does not say. */
export async function allFields(): Promise<NamedField[] | null> {
  try {
    const response = await api.asUser().requestJira(route`/rest/api/3/field`);
    if (!response.ok) return null;
    const { environmentAri } = getAppContext();
    return ((await response.json()) as FieldBean[]).map(({ id, name, schema }) => ({
      id,
      name,
      kind: kindOf(schema?.custom, environmentAri.environmentId),
    }));
  } catch {
    return null;
  }
}

/** Those of this app's types. Null when Jira does not say. */
export async function appFields(): Promise<{ id: string; name: string; kind: FieldKind }[] | null> {
  const fields = await allFields();
  return fields?.flatMap(({ id, name, kind }) => (kind === null ? [] : [{ id, name, kind }])) ?? null;
}

/**
 * Forge's documentation gives a field type's id as `ari:cloud:ecosystem::extension/APP/ENVIRONMENT/static/MODULE`. Another
 * environment of the app may be installed beside this one: its fields are not ours.
 */
function kindOf(custom: unknown, environmentId: string): FieldKind | null {
  if (typeof custom !== 'string') return null;
  const [, environment, moduleKey] = /\/([^/]+)\/static\/([^/]+)$/.exec(custom) ?? [];
  if (environment !== environmentId) return null;
  return fieldKindNames.find((kind) => moduleKeyOf(kind) === moduleKey) ?? null;
}

/** The issue changed last among those that this person may see; null when there is none, or Jira does not say. */
export async function newestIssue(fieldId: string): Promise<string | null> {
  const number = /^customfield_(\d{1,12})$/.exec(fieldId)?.[1];
  if (number === undefined) return null;
  try {
    const response = await api.asUser().requestJira(route`/rest/api/3/search/jql`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      // Jira refuses a search that nothing but an order restricts.
      body: JSON.stringify({
        jql: `cf[${number}] is EMPTY OR cf[${number}] is not EMPTY ORDER BY updated DESC`,
        fields: ['id'],
        maxResults: 1,
      }),
    });
    if (!response.ok) return null;
    const { issues } = (await response.json()) as { issues?: { key?: unknown }[] };
    const key = issues?.[0]?.key;
    return typeof key === 'string' ? key : null;
  } catch {
    return null;
  }
}
