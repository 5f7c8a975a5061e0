import type { JsonObject } from '../contract/json';
import type { FieldValue } from '../contract/kinds/kind';
import type { Result } from '../contract/result';
import type { IssueValues } from '../fields/binding/binding-record';

/** Why Jira did not do what the app asked. `busy`: it asks to come again later. */
export type JiraFailure =
  { code: 'busy'; retryAfterSeconds: number | null } | { code: 'not-answering' } | { code: 'refused'; status: number };

export type JiraAnswer<T> = Promise<Result<T, JiraFailure>>;

export type ValueUpdate = { issueIds: string[]; value: JsonObject | FieldValue };

/** What is asked of Jira as the app itself: there is no person in a refresh. `src/jira` implements it. */
export type RefreshJira = {
  /**
   * One page of the issues that hold a value of the field (`filled`) or may hold one (`all`), in the order of their keys.
   * Eventually consistent.
   */
  search: (
    fieldId: string,
    request: { which: 'filled' | 'all'; fields: readonly string[]; page: string | null; most: number },
  ) => JiraAnswer<{ issues: IssueValues[]; next: string | null }>;
  /** These issues as they are now, up to 100. Those that are gone are absent. */
  issues: (ids: readonly string[], fields: readonly string[]) => JiraAnswer<IssueValues[]>;
  /** Ids of the field's contexts: all, or those that apply to a project's issues of a type. */
  contexts: (fieldId: string, place: { projectId: string; issueTypeId: string } | null) => JiraAnswer<string[]>;
  /** Seconds to leave before calls like those that were made are made again, by what Jira lets an app do in an hour. */
  pauseSeconds: () => number;
  /** Writes values of one of the app's own fields. */
  write: (fieldId: string, updates: readonly ValueUpdate[]) => JiraAnswer<null>;
};
