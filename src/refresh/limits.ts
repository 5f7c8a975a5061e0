import { forgeLimits } from '../base/forge-limits';

/** Bounds of a refresh that only the backend knows. */
export const refreshLimits = {
  /** Different questions that one step asks the source. Forge allows a hundred calls a minute, pages included. */
  questions: 20,
  /** A step takes no further issue when less than this is left of its invocation. */
  spareMs: 45_000,
  /** Longer than an invocation may last (`timeoutSeconds` of the consumer): two steps of a run never work side by side. */
  leaseMs: 200_000,
  /** A step that was begun so often without an end is not begun again. With the pauses below it is a quarter of an hour. */
  attempts: 6,
  waitSeconds: { first: 30, longest: forgeLimits.longestDelaySeconds },
  /** A step that is so late was lost: the next scheduled look hands it out again. */
  lostAfterMs: 600_000,
  /** From an issue's event to the look at it: what one person does in a moment, or a bulk change, becomes one batch. */
  gatherSeconds: 5,
  /** A changed issue that waits for so long is waiting for nobody: longer than all attempts with their pauses. */
  changeLostAfterMs: 1_800_000,
  /** A source that is down for so long has its changed issues forgotten; a refresh finds them. */
  forgetChangesMs: 86_400_000,
  /** An issue that ends the function for it so often is not tried again for this change. */
  triesAlone: 2,
  /** Read-only fields that follow each other. More can only be a circle that two saves closed at the same moment. */
  fieldsInARow: 10,
} as const;
