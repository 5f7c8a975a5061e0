import type { JsonObject } from '../contract/json';
import { member } from '../fields/field-place';

/** A transition as Forge tells a validator of it. */
export type Transition = {
  /** Null for an issue that is just being created. */
  issueKey: string | null;
  configuration: unknown;
  /** Values that the transition changes, as Jira's REST API writes them; null for those that it clears. */
  modified: JsonObject;
};

/** Reads what a validator's function is handed (Forge, "Jira workflow validator"), member by member. */
export function readTransition(argument: unknown): Transition {
  const key = member(member(argument, 'issue'), 'key');
  const modified = member(member(argument, 'transition'), 'modifiedFields');
  return {
    issueKey: typeof key === 'string' && key !== '' ? key : null,
    configuration: member(argument, 'configuration'),
    modified: isObject(modified) ? (modified as JsonObject) : {},
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
