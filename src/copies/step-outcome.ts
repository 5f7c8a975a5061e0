import type { CopyStop } from '../contract/copy';
import type { SourceFailure } from '../fields/pages/read-pages';
import type { CopyRun, KeptCopy, PartNames } from './copy-record';

/** What one step came to. */
export type StepOutcome =
  /** Another step follows. */
  | { kind: 'onward'; run: CopyRun }
  /** The copy is there: it takes the place of the one before, whose parts `gone` names. */
  | { kind: 'done'; run: CopyRun; served: KeptCopy; gone: PartNames[] }
  /** There are so many changes that the whole is read instead. */
  | { kind: 'whole-instead' }
  /** It may go better later, in so many seconds if the source says so; `stop` is why it ends if it never does. */
  | { kind: 'wait'; seconds: number | null; stop: CopyStop }
  | { kind: 'stop'; stop: CopyStop };

/** What a failure of the source means for a renewal. */
export function waitOrStop(failure: SourceFailure): StepOutcome {
  const stop = { code: 'source' as const, failure };
  switch (failure.code) {
    case 'api-unreachable':
    case 'token-unreachable':
    case 'api-paused':
    case 'budget-spent':
      return { kind: 'wait', seconds: null, stop };
    case 'api-http-error':
    case 'token-http-error':
      return failure.status === 429 || failure.status >= 500
        ? { kind: 'wait', seconds: failure.retryAfterSeconds, stop }
        : { kind: 'stop', stop };
    default:
      return { kind: 'stop', stop };
  }
}
