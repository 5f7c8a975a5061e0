import type { RequestedToken, TestReport } from '../../../../contract/test-report';
import type { DatasourceView } from '../../../../contract/datasource';
import type { TokenView } from '../../../../contract/token';
import type { KeptForm } from '../../../../contract/unsaved-form';
import type { PageError } from '../../../shared/call';
import type { FormAction } from '../model/form-state';
import type { UserImpact } from '../model/user-impact';
import type { SaveHow } from './editor-state';
import type { ConflictFound } from './notices';

/** What a person does. */
export type PersonEvent =
  | { type: 'form'; action: FormAction }
  | { type: 'get-token' }
  | { type: 'test' }
  | { type: 'save'; how: SaveHow }
  /** Back from a question to the form. */
  | { type: 'go-back' }
  | { type: 'reload' }
  /** Takes over what another administrator saved, where nothing was changed here. */
  | { type: 'merge'; theirs: DatasourceView }
  /** Goes on with what was left unsaved. */
  | { type: 'continue' }
  | { type: 'discard' }
  | { type: 'renew' }
  /** Asks why, before it is paused. */
  | { type: 'ask-reason' }
  | { type: 'pause'; reason: string }
  | { type: 'resume' }
  /** A new datasource of what stands in the form of one that was deleted. */
  | { type: 'start-anew'; draftId: string }
  /** What was approved just now was taken back. */
  | { type: 'taken-back' }
  | { type: 'leave' }
  | { type: 'leave-anyway' };

/** What the backend, or Forge's consent dialog, answered to the job of this turn. */
export type AnswerEvent = { turn: number } & (
  | { type: 'datasource-read'; view: DatasourceView }
  | { type: 'datasource-not-read'; error: PageError }
  /** `isKnown`: whether it could be read at all. */
  | { type: 'unsaved-read'; kept: KeptForm | null; isKnown: boolean }
  | { type: 'token-got'; view: RequestedToken }
  | { type: 'tested'; report: TestReport }
  /** `savedToken`: of a saved datasource what its own token does now. */
  | { type: 'failed'; error: PageError; savedToken: TokenView | null }
  | { type: 'hosts-approved'; hosts: string[] }
  | { type: 'not-approved'; kind: 'declined' | 'full'; hosts: string[] }
  | { type: 'impact-told'; impact: UserImpact }
  | { type: 'conflict-found'; conflict: ConflictFound }
  | { type: 'saved'; view: DatasourceView }
  /** Of what is done with what is saved: how it stands now, and what went wrong. */
  | { type: 'done-with-saved'; view: DatasourceView | null; error: PageError | null }
);

/** The page asked by itself how what is saved stands. `asOf`: the turn then; what was done since is newer. */
export type LookEvent =
  | { type: 'looked'; asOf: number; view: DatasourceView }
  /** It could not be told: what is shown is old, or of something that is there no more. */
  | { type: 'not-looked'; asOf: number; error: PageError };

export type EditorEvent = PersonEvent | AnswerEvent | LookEvent;
