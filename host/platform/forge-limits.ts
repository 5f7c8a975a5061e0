/**
 * What Forge allows ("Platform quotas and limits", "Invocation limits", "Async events API", August 2026). Not the app's own table:
 * the host is who refuses, and a number that is wrong in the app must not be taken here for that reason.
 */
export const forgeLimits = {
  /** Of a page's call, and of whoever hears of an event of the product. */
  resolverSeconds: 25,
  /** Of schedules and consumers, and what `timeoutSeconds` may raise it to. */
  backgroundSeconds: 55,
  longestInvocationSeconds: 900,
  /** Of a queued event, and of the pause that an answer of a consumer or of a trigger asks for. */
  longestDelaySeconds: 900,
  eventsInPush: 50,
  pushBytes: 200 * 1024,
  eventsAMinute: 500,
  /** For each minute that a function may take. */
  logLinesAMinute: 100,
  egressRequestsAMinute: 100,
  logBytes: 200 * 1024,
  /** Of a page's call and its answer. */
  requestBytes: 500 * 1000,
  answerBytes: 5 * 1_000_000,
  /** Of one batch or transaction of storage. */
  operationsAtOnce: 25,
  bytesAtOnce: 4 * 1024 * 1024,
  queriedAtOnce: 100,
} as const;
