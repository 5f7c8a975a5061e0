import type { NotifyProblem, NotifyView } from '../../../contract/notify';
import type { PageError } from '../../shared/call';

/** What the last press of a button came to. */
export type NotifyOutcome =
  { kind: 'saved' } | { kind: 'tested'; problem: NotifyProblem | null } | { kind: 'failed'; error: PageError };

export type NotifyState = {
  /** Null until it was loaded. */
  view: NotifyView | null;
  /** Counts how often it was. */
  answers: number;
  /** Somebody saved another target since: the form shows the one before. */
  isOutdated: boolean;
  error: PageError | null;
  busy: 'save' | 'test' | 'remove' | 'approve' | null;
  outcome: NotifyOutcome | null;
};

/** How messages fare is taken over; a target that somebody else saved does not take the place of one that is being edited. */
export function seenAgain(now: NotifyState, view: NotifyView): NotifyState {
  const answered = { ...now, answers: now.answers + 1, error: null };
  if (now.view === null) return { ...answered, view, isOutdated: false };
  const { target } = now.view;
  const isSame = target?.savedAt === view.target?.savedAt;
  return { ...answered, view: isSame ? view : { ...view, target }, isOutdated: !isSame };
}
