import type { CustomField, HostUser, Issue } from '../../protocol';
import type { RestSite } from './route';

export function userView(user: HostUser, siteUrl: string): Record<string, unknown> {
  return {
    self: `${siteUrl}/rest/api/3/user?accountId=${encodeURIComponent(user.accountId)}`,
    accountId: user.accountId,
    accountType: user.role === 'customer' ? 'customer' : 'atlassian',
    displayName: user.displayName,
    // Privacy controls: an address that its owner hides is left out.
    ...(user.emailAddress !== undefined && user.hidesEmail !== true && { emailAddress: user.emailAddress }),
    active: user.isDeactivated !== true,
    timeZone: user.timeZone,
    locale: user.locale.replace('-', '_'),
  };
}

/** `ari:cloud:ecosystem::extension/APP/ENVIRONMENT/static/KEY`, as Forge documents the ID of a field type. */
export function fieldTypeAri({ appId, environmentId }: Pick<RestSite, 'appId' | 'environmentId'>, key: string): string {
  return `ari:cloud:ecosystem::extension/${appId}/${environmentId}/static/${key}`;
}

export function fieldView(field: CustomField, site: RestSite): Record<string, unknown> {
  const number = field.id.replace('customfield_', '');
  const module = site.fieldTypes.find(({ key }) => key === field.type);
  const type = module?.type ?? 'object';
  return {
    id: field.id,
    key: field.id,
    name: field.name,
    custom: true,
    orderable: true,
    navigable: true,
    searchable: true,
    clauseNames: [`cf[${number}]`, field.name],
    schema: {
      ...(module?.collection === 'list' ? { type: 'array', items: type } : { type }),
      custom: fieldTypeAri(site, field.type),
      customId: Number(number),
    },
  };
}

export function issueView(issue: Issue, wanted: string | null, site: RestSite): Record<string, unknown> {
  const { jira, siteUrl } = site;
  const project = jira.projects().find(({ key }) => key === issue.projectKey);
  const reporter = jira.user(issue.reporter);
  const all: Record<string, unknown> = {
    summary: issue.summary,
    description: document(issue.description),
    status: { name: issue.status },
    issuetype: { id: jira.issueTypeId(issue.issueType), name: issue.issueType },
    project: project && { id: project.id, key: project.key, name: project.name, projectTypeKey: project.type },
    reporter: reporter ? userView(reporter, siteUrl) : null,
    created: issue.created,
    updated: issue.updated,
    ...Object.fromEntries(
      jira.fields().map((field) => [field.id, fieldValueView(field, issue.fields[field.id], site)]),
    ),
  };
  const names = wanted?.split(',').map((name) => name.trim());
  const fields =
    !names || names.includes('*all')
      ? all
      : Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
  return { id: issue.id, key: issue.key, self: `${siteUrl}/rest/api/3/issue/${issue.id}`, fields };
}

/** A value as Jira hands it out: a user with what whoever asks may see of them. */
function fieldValueView(field: CustomField, value: unknown, { fieldTypes, jira, siteUrl }: RestSite): unknown {
  if (fieldTypes.find(({ key }) => key === field.type)?.type !== 'user') return value ?? null;
  const one = (account: { accountId: string }): unknown => {
    const user = jira.user(account.accountId);
    return user ? userView(user, siteUrl) : account;
  };
  if (Array.isArray(value)) return value.map(one);
  return (value ?? null) === null ? null : one(value as { accountId: string });
}

/** Plain text as an Atlassian document. */
function document(text: string): unknown {
  if (text === '') return null;
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}
