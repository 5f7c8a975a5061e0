import type { DatasourceDraft } from '../../../../contract/admin-api';
import { isDirty } from '../model/form-differences';
import { inputOf } from '../model/form-input';
import { formReducer } from '../model/form-reducer';
import { problemsIn } from '../model/form-rules';
import type { FormState } from '../model/form-state';
import { inTheWay, type EditorCommand } from '../model/problem-scope';
import { attemptText, unverifiedSecrets } from '../model/unverified-secrets';
import type { PersonEvent } from './editor-events';
import type { EditorState, SaveHow } from './editor-state';

type Begin = Extract<PersonEvent, { type: 'get-token' | 'test' | 'save' }>;

/** The editor after a button was pressed: at work, or with what stands in the way. */
export function begun(state: EditorState, event: Begin): EditorState {
  const turn = state.turn + 1;
  const { values } = state.form;
  switch (event.type) {
    case 'get-token': {
      const ready = free(state, state.form, 'token');
      if (ready.isHeld) return ready.state;
      return {
        ...ready.state,
        turn,
        phase: { name: 'getting-token', job: { does: 'get-token', turn, draft: draftOf(state), values } },
      };
    }
    case 'test': {
      const ready = free(state, state.form, 'test');
      if (ready.isHeld) return ready.state;
      const path = values.testPath.trim();
      return {
        ...ready.state,
        turn,
        report: null,
        phase: { name: 'testing', job: { does: 'test', turn, draft: draftOf(state), values, path } },
      };
    }
    case 'save':
      return saving(state, event.how, turn);
  }
}

/** The editor after something was begun with what is saved. */
export function begunWithSaved(
  state: EditorState,
  event: Extract<PersonEvent, { type: 'renew' | 'pause' | 'resume' }>,
): EditorState {
  if (state.saved === null) return state;
  const turn = state.turn + 1;
  const { id } = state.saved;
  const begunAt = { ...state, turn, notices: { ...state.notices, saved: null } };
  switch (event.type) {
    case 'renew':
      return { ...begunAt, phase: { name: 'renewing', job: { does: 'renew', turn, id } } };
    case 'pause':
      return { ...begunAt, phase: { name: 'pausing', job: { does: 'pause', turn, id, reason: event.reason } } };
    case 'resume':
      return { ...begunAt, phase: { name: 'resuming', job: { does: 'resume', turn, id } } };
  }
}

/** What the backend is sent of the form. */
export function draftOf({ id, draftId, form }: Pick<EditorState, 'id' | 'draftId' | 'form'>): DatasourceDraft {
  return { id, draftId, input: inputOf(form.values) };
}

function saving(before: EditorState, how: SaveHow, turn: number): EditorState {
  const { withoutConsent = false, isImpactKnown = false, over, unverified: decision } = how;
  const unverified = unverifiedSecrets(before.form, { token: before.token, ...before.tried });
  const kept = decision === 'keep-saved' && unverified !== null ? unverified.names : [];
  const form = kept.reduce((now, name) => formReducer(now, { type: 'keep-secret', name }), before.form);
  const savesAnyway = decision === 'save' ? attemptText(before.form.values) : before.savesAnyway;
  const ready = free({ ...before, form, savesAnyway }, form, 'save');
  if (ready.isHeld) return ready.state;
  const { state } = ready;
  const { values } = form;
  const mustAsk = decision === undefined && unverified !== null && savesAnyway !== attemptText(values);
  if (mustAsk) return { ...state, phase: { name: 'doubting', unverified } };
  return {
    ...state,
    turn,
    phase: {
      name: 'saving',
      job: {
        does: 'save',
        turn,
        draft: draftOf(state),
        values,
        version: over ?? form.version,
        asksImpact: !isImpactKnown && state.id !== null && isDirty(form),
        withoutConsent,
      },
    },
  };
}

/** Whether nothing in the form stands in the way of this command; its last notice goes either way. */
function free(state: EditorState, form: FormState, command: EditorCommand): { isHeld: boolean; state: EditorState } {
  const quiet: EditorState = { ...state, phase: { name: 'editing' }, notices: { ...state.notices, [command]: null } };
  const problems = inTheWay(problemsIn(form), command);
  if (Object.keys(problems).length === 0) return { isHeld: false, state: quiet };
  const insisted = formReducer(form, { type: 'insist', command, problems, of: form.values });
  return { isHeld: true, state: { ...quiet, form: insisted } };
}
