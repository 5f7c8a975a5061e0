import type { DatasourceDraft, TestReport } from '../../../../contract/admin-api';
import type { ApiHealth, DatasourceView, Pause } from '../../../../contract/datasource';
import type { SaveImpact } from '../../../../contract/impact';
import type { TokenView } from '../../../../contract/token';
import type { KeptForm } from '../../../../contract/unsaved-form';
import type { PageError } from '../../../shared/call';
import type { FormView } from '../model/form-view';
import type { EditorCommand } from '../model/problem-scope';
import type { CommandNotices } from './use-notices';

/**
 * `isImpactKnown`: the person read what it touches. `over`: the version to replace, when it is not the one loaded.
 * `unverified`: what to do about a new secret that nothing has shown to work; left out, the person is asked.
 */
export type SaveHow = {
  withoutConsent?: boolean;
  isImpactKnown?: boolean;
  over?: number;
  unverified?: 'save' | 'keep-saved';
};

/** The editor of one datasource, as its page sees it. */
export type Editor = {
  form: FormView;
  /** What the backend is sent of the form. */
  draft: DatasourceDraft;
  isLoading: boolean;
  loadError: PageError | null;
  paused: Pause | null;
  /** How calls with the saved settings went. */
  api: ApiHealth | null;
  reload: () => void;
  /** Takes over what another administrator saved, where nothing was changed here. */
  merge: (theirs: DatasourceView) => void;
  token: { view: TokenView; settings: string } | null;
  report: TestReport | null;
  busy: EditorCommand | null;
  notices: CommandNotices;
  getToken: () => Promise<void>;
  test: () => Promise<void>;
  /** What a save that waits for a yes would touch; null when none waits. */
  impact: SaveImpact | null;
  dropImpact: () => void;
  save: (how?: SaveHow) => Promise<void>;
  goBack: () => void;
  /** What this person left unsaved here the last time; null when there is nothing to decide. */
  offer: KeptForm | null;
  goOn: (kept: KeptForm) => void;
  discardOffer: () => void;
  /** Paths of the inputs that have to be typed again in a form that was continued; null in any other. */
  toType: readonly string[] | null;
  isNotKept: boolean;
  /** The form is left without being saved: nothing of it is kept. */
  leave: () => void;
};
