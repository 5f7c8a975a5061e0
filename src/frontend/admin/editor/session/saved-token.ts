import type { DatasourceView } from '../../../../contract/datasource';
import { tokenSettingsText } from '../model/form-differences';
import type { PageError } from '../../../shared/call';
import { noNotices } from './notices';
import { valuesOf } from '../model/saved-values';
import type { TokenServes } from '../model/token-facts';
import type { EditorState, ShownToken } from './editor-state';

/** The token of the saved settings, if they have one. */
export function tokenOf({ token, settings, savedSecrets }: DatasourceView): ShownToken | null {
  if (token === null) return null;
  return { view: token, settings: tokenSettingsText(valuesOf(settings, savedSecrets)), claims: null };
}

/** Whether the token that is shown is the saved datasource's own. */
export function servesSaved({ saved, token, form }: EditorState): boolean {
  if (saved === null) return false;
  const ours = tokenSettingsText(form.baseline);
  // Another version may have been saved meanwhile, with which this token has nothing to do.
  const isInForce =
    saved.version === form.version || tokenSettingsText(valuesOf(saved.settings, saved.savedSecrets)) === ours;
  return isInForce && (token === null || token.settings === ours);
}

export function tokenServes(state: EditorState): TokenServes {
  if (!servesSaved(state)) return 'draft';
  return state.saved?.paused == null ? 'saved' : 'paused';
}

/** Nothing is left of what was saved, and so nothing to be said of how it stands. */
export function gone(state: EditorState, error: PageError): EditorState {
  const token = servesSaved(state) ? null : state.token;
  return { ...state, unseen: error, token, report: null, notices: noNotices };
}

export const isGone = ({ id, unseen }: Pick<EditorState, 'id' | 'unseen'>): boolean =>
  id !== null && unseen?.code === 'not-found';

/** A token that came since what is shown was read takes back what a failed renewal said. */
export function superseded(state: EditorState, { token }: DatasourceView): EditorState {
  const isSame = token === null || token.issuedAt === state.saved?.token?.issuedAt;
  return isSame || state.notices.saved === null ? state : { ...state, notices: { ...state.notices, saved: null } };
}

/** The same token says the same of itself, however its status is by now. */
function withClaims(now: ShownToken | null, before: ShownToken | null): ShownToken | null {
  const isSame = now !== null && before !== null && now.view.issuedAt === before.view.issuedAt;
  return isSame ? { ...now, claims: before.claims } : now;
}

/** Whether what the form started from is what is saved: pauses, and their ends, are no other settings. */
export function isOfThese(version: number | null, view: Pick<DatasourceView, 'version' | 'settingsVersion'>): boolean {
  return version !== null && version >= view.settingsVersion && version <= view.version;
}

/**
 * The editor after what is saved was read again. What the form started from may have been paused, resumed or renewed,
 * whoever did it: that is shown. Other settings are somebody else's, and are told at once rather than at the save.
 */
export function seenAgain(state: EditorState, view: DatasourceView): EditorState {
  const seen = { ...state, reads: state.reads + 1, saved: view };
  if (isOfThese(state.form.version, view)) {
    const { save } = state.notices;
    // A save that was told as a conflict and is ours after all.
    const notices = save?.kind === 'conflict' ? { ...state.notices, save: null } : state.notices;
    const form = state.form.version === view.version ? state.form : { ...state.form, version: view.version };
    return { ...seen, form, notices, token: servesSaved(state) ? withClaims(tokenOf(view), state.token) : state.token };
  }
  const { version, updatedAt } = view;
  const told = state.notices.save;
  if (told?.kind === 'conflict' && told.version === version) return seen;
  return { ...seen, notices: { ...state.notices, save: { kind: 'conflict', version, updatedAt, theirs: view } } };
}
