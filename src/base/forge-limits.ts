/**
 * What Forge and Jira allow, for all functions in one place (Forge documentation, "Platform quotas and limits" and "Async events
 * API", August 2026, where nothing else is named). What the browser has to know as well is in `src/contract`.
 */
export const forgeLimits = {
  /** No invocation lives longer: scheduled and queued functions may ask for as much, resolvers have 25 s. */
  longestInvocationSeconds: 900,
  /** A resolver, and whoever answers an event of the product ("Invocation limits"). */
  resolverSeconds: 25,
  /** A queued event cannot be delayed for longer. */
  longestDelaySeconds: 900,
  /** Requests to the outside, for each minute that a function may have; calls of Jira are not among them ("Invocation limits"). */
  egressRequestsAMinute: 100,
  /** Points that Jira lets an app spend in an hour, on all sites together unless it grants an app more (Jira: "Rate limiting", March 2026). */
  jiraPointsAnHour: 65_000,
  /** Issues that Jira gives in one bulk fetch, and configurations of a field's contexts in one page (Jira's description of its API). */
  issuesAtOnce: 100,
  contextsInPage: 1000,
  /** Operations and bytes of one batch or transaction of storage, and values in one page of a query ("KVS and Custom Entity Store limits"). */
  operationsAtOnce: 25,
  bytesAtOnce: 4_000_000,
  queriedAtOnce: 100,
  /** A read of storage that finds nothing is billed as if it had found so much ("Forge platform pricing", August 2026). */
  emptyReadBytes: 1024,
} as const;

/**
 * Nobody is at work any more on what an invocation began this long ago. A minute for clocks that differ.
 */
export const afterAnyInvocationMs = (forgeLimits.longestInvocationSeconds + 60) * 1000;
