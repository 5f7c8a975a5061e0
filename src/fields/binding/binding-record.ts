import type { BindingSettings } from '../../contract/binding';
import type { FieldUse } from '../../contract/field-use';
import type { FieldKind } from '../../contract/field-kind';
import type { JsonObject } from '../../contract/json';
import type { AuditEntry } from '../../datasources/stores';

/** The configuration of one field context, as stored. */
export type BindingRecord = {
  /** `FIELD-ID:CONTEXT-ID` */
  id: string;
  fieldId: string;
  contextId: string;
  /** The field's name when it was saved. */
  fieldName: string;
  datasourceId: string;
  version: number;
  settings: BindingSettings;
  updatedAt: string;
  updatedBy: string;
};

/** `src/storage` implements it. */
export type BindingStore = {
  /** Strongly consistent. */
  get: (id: string) => Promise<BindingRecord | null>;
  /** All contexts of one field. Eventually consistent. */
  ofField: (fieldId: string) => Promise<BindingRecord[]>;
  /** Every one that can be read. Eventually consistent. */
  all: () => Promise<BindingRecord[]>;
  /** Those that store on change, of all fields, up to 100. Eventually consistent. */
  storingOnChange: () => Promise<BindingRecord[]>;
  /**
   * Record, audit entry and what it means for the field context's copy: all or nothing. `conflict` when the stored version is not `expected` (null: there is none)
   * or the datasource is gone.
   */
  put: (record: BindingRecord, expected: number | null, entry: AuditEntry) => Promise<'done' | 'conflict'>;
  /**
   * Takes away the record, that it uses its datasource, its refresh, begins to end its copy, and writes the audit entry: all or nothing. `entryFor`
   * gets the record, or null for one that cannot be read. `newer`: a newer version of the app wrote it, and it stays.
   */
  remove: (
    id: string,
    entryFor: (found: { record: BindingRecord | null; use: FieldUse; datasourceId: string }) => AuditEntry,
  ) => Promise<'done' | 'conflict' | 'not-found' | 'newer'>;
};

/** An issue as the person who asks may see it. */
export type IssueValues = { id: string; key: string; fields: JsonObject };

/** What a context of a field can be asked for. */
export type ContextPlace = { issueId: string } | { projectId: string; issueTypeId: string };

export type NamedField = { id: string; name: string; kind: FieldKind | null };

export type NamedProject = { id: string; key: string; issueTypeIds: string[] };

/** What is asked of Jira, as the person who asks us. `src/jira` implements it. */
export type JiraReader = {
  /** Whether the person who asks administers Jira; false when in doubt. */
  isAdministrator: () => Promise<boolean>;
  /** Several issues by id; null when the person may not see them all, or there are more than Jira gives at once. */
  issues: (ids: readonly string[], fieldIds: readonly string[]) => Promise<IssueValues[] | null>;
  /** Ids of the field's contexts that apply there, all of them for no place; as the app. Null when Jira does not say. */
  contextsAt: (fieldId: string, place: ContextPlace | null) => Promise<string[] | null>;
  /** The same for those who only look at a field: Jira may have been asked within the last hour. */
  recentContextsAt: (fieldId: string, place: ContextPlace | null) => Promise<string[] | null>;
  /** Ids of a project's issue types, as the app. Null when Jira does not say. */
  issueTypesOf: (projectId: string) => Promise<string[] | null>;
  /** Whether that person may edit the field on the issue, by permission, workflow and screen. */
  mayEdit: (issueKey: string, fieldId: string) => Promise<boolean>;
  /** Null when there is no such issue for that person. */
  issue: (idOrKey: string, fieldIds: readonly string[]) => Promise<IssueValues | null>;
  /** The site's fields of this app's types. Null when Jira does not say. */
  appFields: () => Promise<{ id: string; name: string; kind: FieldKind }[] | null>;
  /** All fields of the site, `kind` null for those of others. Null when Jira does not say. */
  allFields: () => Promise<NamedField[] | null>;
  /** Up to 50 projects that the person may see, by key, with their issue types. Null when Jira does not say. */
  projects: () => Promise<NamedProject[] | null>;
  /** The issue that this person may see and that was changed last. */
  newestIssue: (fieldId: string) => Promise<string | null>;
  /** The name that people gave a field; its id when Jira does not say. */
  fieldName: (fieldId: string) => Promise<string>;
};
