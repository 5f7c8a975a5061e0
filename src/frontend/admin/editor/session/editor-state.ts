import type { DatasourceDraft } from '../../../../contract/admin-api';
import type { TestReport } from '../../../../contract/test-report';
import type { DatasourceView } from '../../../../contract/datasource';
import type { TokenView } from '../../../../contract/token';
import type { TokenClaims } from '../../../../contract/token-claims';
import type { KeptForm } from '../../../../contract/unsaved-form';
import type { PageError } from '../../../shared/call';
import type { Editing, Source } from '../model/editing';
import { sourceOf } from '../model/editing';
import { initialState, type FormState } from '../model/form-state';
import { atFirst } from '../model/loaded-form';
import type { EditorCommand } from '../model/problem-scope';
import type { FormValues } from '../model/form-values';
import type { UnverifiedSecrets } from '../model/unverified-secrets';
import type { UserImpact } from '../model/user-impact';
import { noNotices, type CommandNotices } from './notices';

/** Work that a phase waits for. `turn` names it: an answer to any other turn comes too late, and is ignored. */
export type Job =
  | { does: 'open'; turn: number; source: Source | null; unsavedOf: { id: string | null } | null }
  | { does: 'get-token'; turn: number; draft: DatasourceDraft; values: FormValues }
  | { does: 'test'; turn: number; draft: DatasourceDraft; values: FormValues; path: string }
  | {
      does: 'save';
      turn: number;
      draft: DatasourceDraft;
      values: FormValues;
      /** The version to replace; null creates. */
      version: number | null;
      /** Whether it is asked first whom the save touches. */
      asksImpact: boolean;
      withoutConsent: boolean;
    }
  /** What is done with what is saved, whatever stands in the form. */
  | { does: 'renew'; turn: number; id: string }
  | { does: 'pause'; turn: number; id: string; reason: string }
  | { does: 'resume'; turn: number; id: string };

export type SavedJob = Extract<Job, { does: 'renew' | 'pause' | 'resume' }>;

/** What of a save was decided before: in a dialog, or beside Save. */
export type SaveHow = {
  withoutConsent?: boolean;
  /** The person read what it touches. */
  isImpactKnown?: boolean;
  /** The version to replace, when it is not the one loaded. */
  over?: number;
  /** What to do about a new secret that nothing has shown to work; left out, the person is asked. */
  unverified?: 'save' | 'keep-saved';
};

/** The form is there. */
export type OpenPhase =
  | { name: 'editing' }
  | { name: 'getting-token'; job: Extract<Job, { does: 'get-token' }> }
  | { name: 'testing'; job: Extract<Job, { does: 'test' }> }
  | { name: 'saving'; job: Extract<Job, { does: 'save' }> }
  | { name: 'renewing' | 'pausing' | 'resuming'; job: SavedJob }
  /** The person is asked why the datasource is to be paused. */
  | { name: 'asking-reason' }
  /** Save would replace a working secret by one that nothing has shown to work: the person is asked. */
  | { name: 'doubting'; unverified: UnverifiedSecrets }
  /** Save would be felt by people who pick values: the person is asked. */
  | { name: 'weighing'; impact: UserImpact };

/** Where the editor stands. README.md beside this file has the drawing. */
export type Phase =
  | {
      name: 'opening';
      job: Extract<Job, { does: 'open' }>;
      isRead: boolean;
      /** What was left unsaved here; undefined: not answered yet. */
      kept: KeptForm | null | undefined;
    }
  | { name: 'not-opened'; error: PageError }
  /** Something was left unsaved: the person decides what becomes of it. */
  | { name: 'offering'; kept: KeptForm }
  | OpenPhase
  /** With changes, and over what goes on meanwhile: the person is asked whether to leave. */
  | { name: 'leaving'; over: OpenPhase }
  /** `forgets`: what was kept of the form is not needed any more. */
  | { name: 'closed'; saved: DatasourceView | null; forgets: boolean };

/** A token, the settings that it was fetched with, and what it says of itself, where that is known. */
export type ShownToken = { view: TokenView; settings: string; claims: TokenClaims | null };

/** The editor of one datasource. */
export type EditorState = {
  editing: Editing;
  phase: Phase;
  form: FormState;
  /** Counts jobs. */
  turn: number;
  id: string | null;
  draftId: string;
  /** What is saved, as it was read last. */
  saved: DatasourceView | null;
  /** Counts how often what is saved was read. */
  reads: number;
  /** Why what is saved could not be read again; null while it could. */
  unseen: PageError | null;
  token: ShownToken | null;
  report: TestReport | null;
  /** `attemptText` of what was tested. */
  reportOf: string | null;
  /** The path that was tested. */
  reportPath: string;
  notices: CommandNotices;
  /** Hosts that the person let the app call while this form is open, and for which command first. */
  approved: { command: EditorCommand; hosts: readonly string[] } | null;
  /** `attemptText` of the last test that passed, and of the last try that failed. */
  tried: { passed: string | null; failed: string | null };
  /** `attemptText` of a form that is to be saved whatever was shown. */
  savesAnyway: string | null;
  /** Paths of the inputs that have to be typed again in a form that was continued; null in any other. */
  toType: readonly string[] | null;
  /** Whether it is known what lies where unsaved forms are kept: else nothing is put in its place. */
  isPlaceKnown: boolean;
};

export function openingState({ editing, draftId }: { editing: Editing; draftId: string }): EditorState {
  const id = editing.what === 'saved' ? editing.id : null;
  const source = sourceOf(editing);
  return {
    editing,
    phase: {
      name: 'opening',
      job: { does: 'open', turn: 1, source, unsavedOf: { id } },
      isRead: source === null,
      kept: undefined,
    },
    form: { ...initialState, focus: atFirst(initialState) },
    turn: 1,
    id,
    draftId,
    saved: null,
    reads: 0,
    unseen: null,
    token: null,
    report: null,
    reportOf: null,
    reportPath: '',
    notices: noNotices,
    approved: null,
    tried: { passed: null, failed: null },
    savesAnyway: null,
    toType: null,
    isPlaceKnown: false,
  };
}

/** What the phase waits for, also while the person is asked whether to leave; null: for nothing. */
export function jobOf(phase: Phase): Job | null {
  if (phase.name === 'leaving') return jobOf(phase.over);
  return 'job' in phase ? phase.job : null;
}
