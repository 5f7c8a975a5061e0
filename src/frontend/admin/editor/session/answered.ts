import type { PageError } from '../../../shared/call';
import { tokenSettingsText } from '../model/form-differences';
import { formReducer } from '../model/form-reducer';
import type { EditorCommand } from '../model/problem-scope';
import { attemptText } from '../model/unverified-secrets';
import type { AnswerEvent } from './editor-events';
import { jobOf, type EditorState, type Job, type Phase } from './editor-state';
import { noNotices, type CommandNotices } from './notices';
import { gone, seenAgain, tokenOf } from './saved-token';

/** The editor after an answer to what it waits for. An answer of another sort changes nothing. */
export function answered(state: EditorState, event: AnswerEvent): EditorState {
  const job = jobOf(state.phase);
  if (event.type === 'hosts-approved')
    return job !== null && isOfForm(job) ? approvedHosts(state, job, event.hosts) : state;
  switch (job?.does) {
    case 'open':
      return state.phase.name === 'opening' ? opened(state, state.phase, event) : state;
    case 'get-token':
      return gotToken(state, job, event);
    case 'test':
      return tested(state, job, event);
    case 'save':
      return saved(state, job, event);
    case 'renew':
    case 'pause':
    case 'resume':
      return doneWithSaved(state, event);
    case undefined:
      return state;
  }
}

const editing: Phase = { name: 'editing' };

/** Work with what stands in the form. */
type FormJob = Extract<Job, { does: 'get-token' | 'test' | 'save' }>;

const isOfForm = (job: Job): job is FormJob => job.does === 'get-token' || job.does === 'test' || job.does === 'save';

/** The work goes on. */
function approvedHosts(state: EditorState, job: FormJob, hosts: readonly string[]): EditorState {
  return { ...state, approved: { command: commands[job.does], hosts } };
}

function opened(state: EditorState, phase: Extract<Phase, { name: 'opening' }>, event: AnswerEvent): EditorState {
  switch (event.type) {
    case 'datasource-read':
      return withBoth(filled(state, phase.job, event.view), { ...phase, isRead: true });
    case 'datasource-not-read':
      return { ...state, phase: { name: 'not-opened', error: event.error } };
    case 'unsaved-read':
      return withBoth({ ...state, isPlaceKnown: event.isKnown }, { ...phase, kept: event.kept });
    default:
      return state;
  }
}

function withBoth(state: EditorState, phase: Extract<Phase, { name: 'opening' }>): EditorState {
  const { kept, isRead } = phase;
  if (!isRead || kept === undefined) return { ...state, phase };
  return { ...state, phase: kept === null ? editing : { name: 'offering', kept } };
}

function filled(
  state: EditorState,
  { source }: Extract<Job, { does: 'open' }>,
  view: Extract<AnswerEvent, { type: 'datasource-read' }>['view'],
): EditorState {
  const name = source?.copyAs ?? null;
  if (name !== null) return { ...state, form: formReducer(state.form, { type: 'copied', view, name }) };
  return {
    ...state,
    form: formReducer(state.form, { type: 'loaded', view }),
    saved: view,
    reads: state.reads + 1,
    unseen: null,
    notices: noNotices,
    report: null,
    token: tokenOf(view),
  };
}

function gotToken(state: EditorState, job: Extract<Job, { does: 'get-token' }>, event: AnswerEvent): EditorState {
  switch (event.type) {
    case 'token-got':
      return {
        ...state,
        phase: editing,
        token: { view: event.view, settings: tokenSettingsText(job.values), claims: event.view.claims },
      };
    case 'failed': {
      const { savedToken } = event;
      const failed = failedAt(
        { ...state, tried: { ...state.tried, failed: attemptText(job.values) } },
        job,
        event.error,
      );
      if (savedToken === null) return failed;
      return { ...failed, token: { view: savedToken, settings: tokenSettingsText(state.form.baseline), claims: null } };
    }
    case 'not-approved':
      return notApproved(state, 'token', event);
    default:
      return state;
  }
}

function tested(state: EditorState, job: Extract<Job, { does: 'test' }>, event: AnswerEvent): EditorState {
  switch (event.type) {
    case 'tested': {
      const { report } = event;
      const text = attemptText(job.values);
      const got = report.steps.find((step) => step.step === 'token');
      const told = {
        ...state,
        phase: editing,
        report,
        reportOf: text,
        reportPath: job.path,
        tried: report.ok ? { passed: text, failed: null } : { ...state.tried, failed: text },
      };
      if (got?.result.ok !== true) return told;
      return {
        ...told,
        token: { view: got.result.value, settings: tokenSettingsText(job.values), claims: got.claims },
        notices: { ...told.notices, token: null },
      };
    }
    case 'failed':
      return failedAt(state, job, event.error);
    case 'not-approved':
      return notApproved(state, 'test', event);
    default:
      return state;
  }
}

function saved(state: EditorState, job: Extract<Job, { does: 'save' }>, event: AnswerEvent): EditorState {
  switch (event.type) {
    case 'saved':
      return { ...state, phase: { name: 'closed', saved: event.view, forgets: true } };
    case 'impact-told':
      return { ...state, phase: { name: 'weighing', impact: event.impact } };
    case 'conflict-found':
      // A new datasource that meets another version was saved before, and its answer was lost: it has its draft's id.
      return conflicting({ ...state, id: state.id ?? state.draftId }, event);
    case 'failed':
      return failedAt(state, job, event.error);
    case 'not-approved':
      return notApproved(state, 'save', event);
    default:
      return state;
  }
}

function doneWithSaved(state: EditorState, event: AnswerEvent): EditorState {
  switch (event.type) {
    case 'done-with-saved': {
      const { view, error } = event;
      if (error?.code === 'not-found') return gone({ ...state, phase: editing }, error);
      const notice = error === null ? null : ({ kind: 'error', error } as const);
      const done: EditorState = { ...state, phase: editing, notices: { ...state.notices, saved: notice } };
      if (view === null) return done;
      return seenAgain(done, view);
    }
    case 'conflict-found':
      return conflicting(state, event);
    default:
      return state;
  }
}

function conflicting(state: EditorState, { conflict }: Extract<AnswerEvent, { type: 'conflict-found' }>): EditorState {
  return { ...state, phase: editing, notices: { ...state.notices, save: { kind: 'conflict', ...conflict } } };
}

const commands: Record<FormJob['does'], EditorCommand> = {
  'get-token': 'token',
  test: 'test',
  save: 'save',
};

function failedAt(state: EditorState, job: FormJob, error: PageError): EditorState {
  const command = commands[job.does];
  if (error.code === 'not-found' && state.id !== null) return gone({ ...state, phase: editing }, error);
  if (error.code === 'invalid-input') {
    const insist = { type: 'insist', command, problems: error.fields, of: job.values } as const;
    return { ...state, phase: editing, form: formReducer(state.form, insist) };
  }
  const notices: CommandNotices =
    error.code === 'token-egress' || error.code === 'api-egress'
      ? { ...state.notices, [command]: { kind: 'declined', hosts: [error.host] } }
      : { ...state.notices, [command]: { kind: 'error', error } };
  return { ...state, phase: editing, notices };
}

function notApproved(
  state: EditorState,
  command: EditorCommand,
  { kind, hosts }: Extract<AnswerEvent, { type: 'not-approved' }>,
): EditorState {
  return { ...state, phase: editing, notices: { ...state.notices, [command]: { kind, hosts } } };
}
