import { newValues } from '../model/form-values';
import { withSavedNames } from '../model/saved-values';
import { formReducer } from '../model/form-reducer';
import { isDirty } from '../model/form-differences';
import { sourceOf } from '../model/editing';
import { pathsToType } from '../model/unsaved-values';
import { answered } from './answered';
import { begun, begunWithSaved } from './begun';
import type { AnswerEvent, EditorEvent, PersonEvent } from './editor-events';
import { jobOf, type EditorState, type OpenPhase } from './editor-state';
import { gone, isGone, isOfThese, seenAgain, superseded, tokenOf } from './saved-token';

/** The editor after this. An event that has no place in a phase changes nothing, and is answered by the same object. */
export function editorReducer(state: EditorState, event: EditorEvent): EditorState {
  const { phase } = state;
  if (isAnswer(event)) {
    if (jobOf(phase)?.turn !== event.turn) return state;
    if (phase.name !== 'leaving') return answered(state, event);
    // The answer changes what the question lies over.
    const after = answered({ ...state, phase: phase.over }, event);
    return isOpen(after.phase) ? { ...after, phase: { name: 'leaving', over: after.phase } } : after;
  }
  if (event.type === 'looked' || event.type === 'not-looked') {
    if (event.asOf !== state.turn || !(isOpen(phase) || phase.name === 'leaving')) return state;
    if (event.type === 'not-looked')
      return event.error.code === 'not-found' ? gone(state, event.error) : { ...state, unseen: event.error };
    return event.view.id === state.id
      ? seenAgain(superseded({ ...state, unseen: null }, event.view), event.view)
      : state;
  }
  switch (phase.name) {
    case 'opening':
    case 'not-opened':
      return unopened(state, event);
    case 'offering':
      return decided(state, event);
    case 'leaving':
      return left(state, event, phase.over);
    case 'closed':
      return state;
    default:
      return edited(state, event, phase);
  }
}

function isAnswer(event: EditorEvent): event is AnswerEvent {
  return 'turn' in event;
}

const closedNames = ['opening', 'not-opened', 'offering', 'leaving', 'closed'] as const;

/** Whether the form is there, and nobody is asked whether to leave it. */
export function isOpen(phase: EditorState['phase']): phase is OpenPhase {
  return !closedNames.some((name) => name === phase.name);
}

/** Nothing of it was changed here: what was kept stays. */
const leftAsFound = (state: EditorState): EditorState => ({
  ...state,
  phase: { name: 'closed', saved: null, forgets: false },
});

function unopened(state: EditorState, event: PersonEvent): EditorState {
  if (event.type === 'leave') return leftAsFound(state);
  return event.type === 'reload' && state.phase.name === 'not-opened' ? reopened(state, { id: state.id }) : state;
}

function decided(state: EditorState, event: PersonEvent): EditorState {
  const { phase, saved } = state;
  if (phase.name !== 'offering') return state;
  if (event.type === 'leave') return leftAsFound(state);
  if (event.type === 'discard') return { ...state, phase: { name: 'editing' } };
  if (event.type !== 'continue') return state;
  const { kept } = phase;
  const isOld = saved !== null && !isOfThese(kept.version, saved);
  const continued = formReducer(state.form, { type: 'continued', kept });
  return {
    ...state,
    phase: { name: 'editing' },
    form: isOld || saved === null ? continued : { ...continued, version: saved.version },
    draftId: kept.draftId,
    toType: pathsToType(kept),
    notices: isOld
      ? {
          ...state.notices,
          save: { kind: 'conflict', version: saved.version, updatedAt: saved.updatedAt, theirs: saved },
        }
      : state.notices,
  };
}

/** `unsavedOf`: where to look for what was left unsaved; null: that is decided. */
function reopened(state: EditorState, unsavedOf: { id: string | null } | null): EditorState {
  const turn = state.turn + 1;
  const source = state.id === null ? sourceOf(state.editing) : { id: state.id, copyAs: null };
  return {
    ...state,
    turn,
    phase: {
      name: 'opening',
      job: { does: 'open', turn, source, unsavedOf },
      isRead: source === null,
      kept: unsavedOf === null ? null : undefined,
    },
    toType: null,
  };
}

function left(state: EditorState, event: PersonEvent, over: OpenPhase): EditorState {
  switch (event.type) {
    case 'leave-anyway':
      return { ...state, phase: { name: 'closed', saved: null, forgets: true } };
    case 'go-back':
      return { ...state, phase: over };
    case 'form':
      return { ...state, form: formReducer(state.form, event.action) };
    default:
      return state;
  }
}

function edited(state: EditorState, event: PersonEvent, phase: OpenPhase): EditorState {
  switch (event.type) {
    case 'form':
      return { ...state, form: formReducer(state.form, event.action) };
    case 'get-token':
    case 'test':
      return phase.name === 'editing' ? begun(state, event) : state;
    case 'renew':
    case 'resume':
      return phase.name === 'editing' ? begunWithSaved(state, event) : state;
    case 'ask-reason':
      return phase.name === 'editing' && state.saved !== null ? { ...state, phase: { name: 'asking-reason' } } : state;
    case 'pause':
      return phase.name === 'asking-reason' ? begunWithSaved(state, event) : state;
    case 'save':
      return jobOf(phase) === null && phase.name !== 'asking-reason' ? begun(state, event) : state;
    case 'go-back':
      return isQuestion(phase) ? { ...state, phase: { name: 'editing' } } : state;
    case 'reload':
      return isChanging(phase) ? state : reopened(state, null);
    case 'merge': {
      if (isChanging(phase)) return state;
      const { theirs } = event;
      return {
        ...state,
        form: formReducer(state.form, { type: 'merged', view: theirs }),
        saved: theirs,
        reads: state.reads + 1,
        report: null,
        token: tokenOf(theirs),
        notices: { ...state.notices, save: { kind: 'merged' } },
      };
    }
    case 'start-anew':
      return isGone(state) && phase.name === 'editing' ? anew(state, event.draftId) : state;
    case 'taken-back':
      return state.approved === null ? state : { ...state, approved: null };
    case 'leave':
      return isDirty(state.form)
        ? { ...state, phase: { name: 'leaving', over: phase } }
        : { ...state, phase: { name: 'closed', saved: null, forgets: true } };
    case 'continue':
    case 'discard':
    case 'leave-anyway':
      return state;
  }
}

/** What stands in the form, as a new datasource: its secrets went with the old one. */
function anew(state: EditorState, draftId: string): EditorState {
  const values = withSavedNames(state.form.values, []);
  return {
    ...state,
    editing: { what: 'new' },
    id: null,
    draftId,
    saved: null,
    unseen: null,
    token: null,
    form: { ...state.form, values, baseline: newValues, savedSecrets: [], version: null, replacing: [] },
    isPlaceKnown: false,
  };
}

const isQuestion = ({ name }: OpenPhase): boolean =>
  name === 'doubting' || name === 'weighing' || name === 'asking-reason';

/** What is saved is being changed: it is not read or merged meanwhile. */
const isChanging = ({ name }: OpenPhase): boolean => name === 'saving' || name === 'pausing' || name === 'resuming';
