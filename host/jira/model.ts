import type { CustomField, HostUser, Issue, NewIssue, Project } from '../protocol';
import type { Database } from '../platform/storage/database';
import {
  appAccountId,
  createdEvent,
  customItem,
  issueTypeId,
  statusItem,
  updatedEvent,
  type IssueEvent,
} from './issue-events';
import type { FieldChecks } from './field-checks';
import { isPortalOnly } from './people';
import { newField, seeded, type Seed, type SiteState } from './site-state';

/** A wrong request of a page: HTTP status and a sentence. */
export class JiraRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** A small Jira site: enough of one to give the app its fields, issues and people. */
export type Jira = {
  users: () => HostUser[];
  user: (accountId: string) => HostUser | undefined;
  /** Changes the language and the formats in which a person sees the site. */
  setLocale: (accountId: string, locale: string) => Promise<HostUser>;
  projects: () => Project[];
  issueTypes: () => string[];
  /** Jira's number of an issue type, as a text. */
  issueTypeId: (name: string) => string;
  /** Issues that the person may see, newest first. Customers see the requests they made. */
  issues: (user: HostUser) => Issue[];
  /** By key or id. Undefined if there is none or the person may not see it. */
  issue: (keyOrId: string, user: HostUser) => Issue | undefined;
  /** Everything: for the app itself, which sees all projects. */
  issueAsApp: (keyOrId: string) => Issue | undefined;
  allIssues: () => Issue[];
  createIssue: (issue: NewIssue, reporter: HostUser, through: 'jira' | 'portal') => Promise<Issue>;
  editIssue: (
    keyOrId: string,
    change: { fields: Record<string, unknown>; status?: string },
    user: HostUser,
  ) => Promise<Issue>;
  /** What the app writes with `PUT /rest/api/3/app/field/ID/value`. */
  setFieldValue: (fieldId: string, issueIds: string[], value: unknown) => Promise<void>;
  fields: () => CustomField[];
  field: (idOrKey: string) => CustomField | undefined;
  createField: (field: { name: string; type: string }) => Promise<CustomField>;
  /** Keeps what a context's configuration page submitted, or the app wrote by REST. */
  configureContext: (
    fieldId: string,
    contextId: string,
    submitted: { configuration: unknown; schema: unknown },
  ) => Promise<CustomField>;
  /** The field's context that applies to a project. */
  contextFor: (field: CustomField, projectKey: string) => CustomField['contexts'][number] | undefined;
  clear: () => Promise<void>;
};

/** Opens the site kept in the database, or makes it from the seed. */
export async function openJira(options: {
  database: Database;
  seed: Seed;
  now?: () => Date;
  /** How values of the app's fields are judged; without, any value is taken. */
  checks?: FieldChecks;
  /** Hears of issues that were created or changed, after they were. */
  onEvent?: (event: IssueEvent) => void;
}): Promise<Jira> {
  const { now = () => new Date(), onEvent = () => undefined } = options;
  const space = options.database.space<SiteState>('jira');
  let state = (await space.get('site')) ?? seeded(options.seed);
  await space.put('site', state);
  let lastWrite: Promise<void> = Promise.resolve();

  /** Writes what is in memory now; writes do not overtake each other. */
  const save = (): Promise<void> => {
    const copy = structuredClone(state);
    lastWrite = lastWrite.then(() => space.put('site', copy));
    return lastWrite;
  };

  const nextId = (): string => {
    state.lastId += 1;
    return String(state.lastId);
  };

  const projectOf = (key: string): Project | undefined => state.projects.find((project) => project.key === key);

  const placeOf = ({ projectKey }: Issue) => ({ issueTypes: state.issueTypes, project: projectOf(projectKey) });

  const maySee = (issue: Issue, user: HostUser): boolean =>
    !isPortalOnly(user) || (issue.reporter === user.accountId && projectOf(issue.projectKey)?.type === 'service_desk');

  const find = (keyOrId: string) => state.issues.find(({ id, key }) => key === keyOrId || id === keyOrId);

  const fieldOrRefuse = (id: string): CustomField => {
    const field = state.fields.find((candidate) => candidate.id === id);
    if (!field) throw new JiraRefusal(404, `There is no field ${id}.`);
    return field;
  };

  const contextFor: Jira['contextFor'] = (field, projectKey) =>
    field.contexts.find(({ projectKeys }) => projectKeys.includes(projectKey)) ??
    field.contexts.find(({ projectKeys }) => projectKeys.length === 0);

  const refuse = (problem: string | null | undefined): void => {
    if (problem !== null && problem !== undefined) throw new JiraRefusal(400, problem);
  };

  const checkValue = (field: CustomField, value: unknown, projectKey: string): void => {
    refuse(options.checks?.value(field, contextFor(field, projectKey)?.schema, value));
  };

  const kept = (field: CustomField, value: unknown): unknown => options.checks?.kept(field, value) ?? value;
  const allKept = (fields: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(Object.entries(fields).map(([id, value]) => [id, kept(fieldOrRefuse(id), value)]));

  /** Refuses what a person may not write. */
  const checkFields = (
    fields: Record<string, unknown>,
    { user, issue, projectKey }: { user: HostUser; issue: Issue | null; projectKey: string },
  ): void => {
    for (const [id, value] of Object.entries(fields)) {
      const field = fieldOrRefuse(id);
      const configuration = contextFor(field, projectKey)?.configuration;
      refuse(options.checks?.byPerson(field, value, { user, issue, project: projectOf(projectKey), configuration }));
      checkValue(field, value, projectKey);
    }
  };

  return {
    users: () => state.users,
    user: (accountId) => state.users.find((user) => user.accountId === accountId),
    setLocale: async (accountId, locale) => {
      const user = state.users.find((candidate) => candidate.accountId === accountId);
      if (!user) throw new JiraRefusal(404, `There is no user ${accountId}.`);
      user.locale = locale;
      await save();
      return user;
    },
    projects: () => state.projects,
    issueTypes: () => state.issueTypes,
    issueTypeId: (name) => issueTypeId(state.issueTypes, name),
    issues: (user) => state.issues.filter((issue) => maySee(issue, user)).reverse(),
    allIssues: () => state.issues,
    issue: (keyOrId, user) => {
      const issue = find(keyOrId);
      return issue && maySee(issue, user) ? issue : undefined;
    },
    issueAsApp: find,

    createIssue: async (issue, reporter, through) => {
      const project = projectOf(issue.projectKey);
      if (!project) throw new JiraRefusal(400, `There is no project ${issue.projectKey}.`);
      if (through === 'jira' && isPortalOnly(reporter)) {
        throw new JiraRefusal(403, 'Customers create requests through the portal.');
      }
      if (through === 'portal' && project.type !== 'service_desk') {
        throw new JiraRefusal(400, `${project.key} has no portal.`);
      }
      if (issue.summary.trim() === '') throw new JiraRefusal(400, 'You must give a summary.');
      checkFields(issue.fields, { user: reporter, issue: null, projectKey: project.key });
      for (const field of state.fields) {
        if (field.required && (issue.fields[field.id] ?? null) === null) {
          throw new JiraRefusal(400, `${field.name} is required.`);
        }
      }
      const numbers = state.issues
        .filter(({ projectKey }) => projectKey === project.key)
        .map(({ key }) => Number(key.split('-')[1]));
      const time = now().toISOString();
      const made: Issue = {
        id: nextId(),
        key: `${project.key}-${Math.max(0, ...numbers) + 1}`,
        projectKey: project.key,
        issueType: issue.issueType,
        summary: issue.summary.trim(),
        description: issue.description,
        status: project.type === 'service_desk' ? 'Waiting for support' : 'To Do',
        reporter: reporter.accountId,
        created: time,
        updated: time,
        fields: allKept(issue.fields),
      };
      state.issues.push(made);
      await save();
      onEvent(createdEvent(made, reporter, placeOf(made)));
      return made;
    },

    editIssue: async (keyOrId, change, user) => {
      const issue = find(keyOrId);
      if (!issue || !maySee(issue, user)) throw new JiraRefusal(404, `There is no issue ${keyOrId}.`);
      if (isPortalOnly(user)) throw new JiraRefusal(403, 'Customers do not edit requests.');
      checkFields(change.fields, { user, issue, projectKey: issue.projectKey });
      const written = allKept(change.fields);
      const items = [
        ...Object.entries(written).map(([id, value]) => customItem(fieldOrRefuse(id), issue.fields[id], value)),
        statusItem(issue.status, change.status ?? issue.status),
      ].filter((item) => item !== null);
      Object.assign(issue.fields, written);
      if (change.status !== undefined) issue.status = change.status;
      issue.updated = now().toISOString();
      await save();
      if (items.length > 0) onEvent(updatedEvent(issue, user.accountId, placeOf(issue), items));
      return issue;
    },

    setFieldValue: async (fieldId, issueIds, value) => {
      const field = fieldOrRefuse(fieldId);
      const events: IssueEvent[] = [];
      const issues = issueIds.map((id) => {
        const issue = find(id);
        if (!issue) throw new JiraRefusal(400, `There is no issue ${id}.`);
        return issue;
      });
      for (const { projectKey } of issues) checkValue(field, value, projectKey);
      for (const issue of issues) {
        const written = kept(field, value);
        const item = customItem(field, issue.fields[fieldId], written);
        issue.fields[fieldId] = written;
        issue.updated = now().toISOString();
        if (item !== null) events.push(updatedEvent(issue, appAccountId, placeOf(issue), [item]));
      }
      await save();
      events.forEach(onEvent);
    },

    fields: () => state.fields,
    field: (idOrKey) => state.fields.find(({ id }) => id === idOrKey),

    createField: async ({ name, type }) => {
      if (name.trim() === '') throw new JiraRefusal(400, 'A field needs a name.');
      const field = newField(nextId(), nextId(), name.trim(), type);
      state.fields.push(field);
      await save();
      return field;
    },

    configureContext: async (fieldId, contextId, submitted) => {
      const field = fieldOrRefuse(fieldId);
      const context = field.contexts.find(({ id }) => id === contextId);
      if (!context) throw new JiraRefusal(404, `${fieldId} has no context ${contextId}.`);
      Object.assign(context, submitted);
      await save();
      return field;
    },

    contextFor,

    clear: async () => {
      state = seeded(options.seed);
      await save();
    },
  };
}
