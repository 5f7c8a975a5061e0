import type { DatasourceView } from '../../../../contract/datasource';
import { tokenSettingsText } from '../model/form-differences';
import { valuesOf } from '../model/saved-values';
import type { TokenServes } from '../model/token-facts';
import type { EditorState, ShownToken } from './editor-state';

/** The token of the saved settings, if they have one. */
export function tokenOf({ token, settings, savedSecrets }: DatasourceView): ShownToken | null {
  return token === null ? null : { view: token, settings: tokenSettingsText(valuesOf(settings, savedSecrets)) };
}

/** Whether the token that is shown is the saved datasource's own. */
export function servesSaved({ saved, token, form }: EditorState): boolean {
  return saved !== null && (token === null || token.settings === tokenSettingsText(form.baseline));
}

export function tokenServes(state: EditorState): TokenServes {
  if (!servesSaved(state)) return 'draft';
  return state.saved?.paused == null ? 'saved' : 'paused';
}

/**
 * The editor after what is saved was read again. The version that the form started from may have been paused, resumed or
 * renewed; another version is somebody else's, and is told at once rather than at the save.
 */
export function seenAgain(state: EditorState, view: DatasourceView): EditorState {
  if (view.version !== state.form.version) {
    if (state.notices.save !== null) return state;
    const { version, updatedAt } = view;
    const notices = { ...state.notices, save: { kind: 'conflict' as const, version, updatedAt, theirs: view } };
    return { ...state, reads: state.reads + 1, notices };
  }
  return { ...state, reads: state.reads + 1, saved: view, token: servesSaved(state) ? tokenOf(view) : state.token };
}
