import type { WireAnswer } from './storage/wire';

/** Who the app is when it calls Jira: itself, a person, or nobody. */
export type Caller = { kind: 'app' } | { kind: 'user'; accountId: string } | { kind: 'none' };

/** Answers a call of `requestJira`. */
export type JiraRest = (request: { method: string; path: string; body: unknown; as: Caller }) => Promise<WireAnswer>;

/** A person as the platform needs to know them. */
export type Person = {
  accountId: string;
  locale: string;
  timeZone: string;
  /** Forge's word for what the person may do. Calls as a user are for those that are licensed, and for customers. */
  accountType: 'licensed' | 'customer' | 'unlicensed';
};

export type ResolverCall = {
  module: string;
  function: string;
  payload: unknown;
  as: Person;
  extension: Record<string, unknown>;
};
