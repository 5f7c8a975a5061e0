import type { CustomField, HostUser, Issue, Project } from '../protocol';

/** What a new site starts with. */
export type Seed = {
  users: HostUser[];
  projects: Project[];
  issueTypes: string[];
  issues: Omit<Issue, 'id' | 'fields'>[];
  fields: { name: string; type: string }[];
};

/** A site as it is kept. */
export type SiteState = {
  lastId: number;
  users: HostUser[];
  projects: Project[];
  issueTypes: string[];
  issues: Issue[];
  fields: CustomField[];
};

const firstId = 10_000;

export function seeded(seed: Seed): SiteState {
  let lastId = firstId;
  const nextId = () => String(++lastId);
  const issues = seed.issues.map((issue) => ({ ...structuredClone(issue), id: nextId(), fields: {} }));
  const fields = seed.fields.map(({ name, type }) => newField(nextId(), nextId(), name, type));
  return {
    lastId,
    users: seed.users,
    projects: seed.projects,
    issueTypes: seed.issueTypes,
    issues,
    fields,
  };
}

/** A field as Jira makes it: with one context for all projects. */
export function newField(number: string, contextId: string, name: string, type: string): CustomField {
  return {
    id: `customfield_${number}`,
    name,
    type,
    required: false,
    contexts: [
      { id: contextId, name: `Default context of ${name}`, projectKeys: [], configuration: null, schema: null },
    ],
  };
}
