import type { DatasourceInput, HostNeed } from '../../../../contract/datasource';
import type { Outcome } from '../../../shared/call';
import type { backend } from '../../backend';
import type { Consent } from '../../egress/consent';
import { affectsUsers } from '../model/user-impact';
import type { AnswerEvent } from './editor-events';
import type { Job, SavedJob } from './editor-state';

type Backend = Pick<
  typeof backend,
  | 'getDatasource'
  | 'getUnsavedForm'
  | 'requestToken'
  | 'testDatasource'
  | 'impactOfSave'
  | 'saveDatasource'
  | 'renewToken'
  | 'pauseDatasource'
  | 'resumeDatasource'
>;

export type Performing = {
  backend: Backend;
  /** Asks for the hosts that these steps call, where the site has not approved them yet. */
  askConsent: (input: DatasourceInput, steps: readonly HostNeed['step'][]) => Promise<Consent>;
  /** Told what came of it; an answer that nobody waits for any more is ignored there. */
  tell: (event: AnswerEvent) => void;
};

type JobOf<Does extends Job['does']> = Extract<Job, { does: Does }>;

/** Does what a phase waits for, and tells how it went. */
export function perform(job: Job, performing: Performing): Promise<void> {
  switch (job.does) {
    case 'open':
      return open(job, performing);
    case 'get-token':
      return getToken(job, performing);
    case 'test':
      return test(job, performing);
    case 'save':
      return save(job, performing);
    case 'renew':
    case 'pause':
    case 'resume':
      return doWithSaved(job, performing);
  }
}

async function open(
  { turn, source, unsavedOf }: JobOf<'open'>,
  { backend: { getDatasource, getUnsavedForm }, tell }: Performing,
): Promise<void> {
  const readUnsaved = async (): Promise<void> => {
    if (unsavedOf === null) return;
    const answer = await getUnsavedForm(unsavedOf);
    tell({ type: 'unsaved-read', turn, kept: answer.ok ? answer.value : null, isKnown: answer.ok });
  };
  const readDatasource = async (): Promise<void> => {
    if (source === null) return;
    const answer = await getDatasource({ id: source.id });
    if (answer.ok) tell({ type: 'datasource-read', turn, view: answer.value });
    else tell({ type: 'datasource-not-read', turn, error: answer.error });
  };
  await Promise.all([readUnsaved(), readDatasource()]);
}

/** Whether the hosts may be called now; if not, it is told why not. */
async function isApproved(
  { turn, draft }: JobOf<'get-token' | 'test' | 'save'>,
  steps: readonly HostNeed['step'][],
  { askConsent, tell }: Performing,
): Promise<boolean> {
  const consent = await askConsent(draft.input, steps);
  switch (consent.kind) {
    case 'given':
      if (consent.hosts.length > 0) tell({ type: 'hosts-approved', turn, hosts: consent.hosts });
      return true;
    case 'failed':
      tell({ type: 'failed', turn, error: consent.outcome.error, savedToken: null });
      return false;
    case 'declined':
    case 'full':
      tell({ type: 'not-approved', turn, kind: consent.kind, hosts: consent.hosts });
      return false;
  }
}

async function getToken(job: JobOf<'get-token'>, performing: Performing): Promise<void> {
  const { turn, draft } = job;
  const { backend, tell } = performing;
  if (!(await isApproved(job, ['token'], performing))) return;
  const answer = await backend.requestToken(draft);
  if (answer.ok) {
    tell({ type: 'token-got', turn, view: answer.value });
    return;
  }
  // The saved settings' token may go on, or hold what went wrong.
  const saved = draft.id === null ? null : await backend.getDatasource({ id: draft.id });
  tell({ type: 'failed', turn, error: answer.error, savedToken: saved?.ok === true ? saved.value.token : null });
}

async function test(job: JobOf<'test'>, performing: Performing): Promise<void> {
  const { turn, draft, path } = job;
  const { backend, tell } = performing;
  if (!(await isApproved(job, ['token', 'api'], performing))) return;
  const answer = await backend.testDatasource({ ...draft, path });
  if (answer.ok) tell({ type: 'tested', turn, report: answer.value });
  else tell({ type: 'failed', turn, error: answer.error, savedToken: null });
}

async function save(job: JobOf<'save'>, performing: Performing): Promise<void> {
  const { turn, draft, version, asksImpact, withoutConsent } = job;
  const { backend, tell } = performing;
  if (asksImpact && draft.id !== null) {
    const impact = await backend.impactOfSave({ id: draft.id, input: draft.input });
    if (!impact.ok) {
      tell({ type: 'failed', turn, error: impact.error, savedToken: null });
      return;
    }
    if (affectsUsers(impact.value)) {
      tell({ type: 'impact-told', turn, impact: impact.value });
      return;
    }
  }
  if (!withoutConsent && !(await isApproved(job, ['token', 'api'], performing))) return;
  const answer = await backend.saveDatasource({ ...draft, version });
  if (answer.ok) {
    tell({ type: 'saved', turn, view: answer.value });
    return;
  }
  if (answer.error.code !== 'conflict') {
    tell({ type: 'failed', turn, error: answer.error, savedToken: null });
    return;
  }
  await tellConflict(draft.id ?? draft.draftId, { turn, conflict: answer.error }, performing);
}

/** What the other one saved is read, so that it can be shown: this form and that version are told apart. */
async function tellConflict(
  id: string,
  { turn, conflict }: { turn: number; conflict: { version: number; updatedAt: string } },
  { backend, tell }: Performing,
): Promise<void> {
  const theirs = await backend.getDatasource({ id });
  const { version, updatedAt } = theirs.ok ? theirs.value : conflict;
  tell({ type: 'conflict-found', turn, conflict: { version, updatedAt, theirs: theirs.ok ? theirs.value : null } });
}

async function doWithSaved(job: SavedJob, performing: Performing): Promise<void> {
  const { turn, id } = job;
  const { backend, tell } = performing;
  const answer = await outcomeOf(job, backend);
  if (!answer.ok && answer.error.code === 'conflict') {
    await tellConflict(id, { turn, conflict: answer.error }, performing);
    return;
  }
  const now = await backend.getDatasource({ id });
  tell({ type: 'done-with-saved', turn, view: now.ok ? now.value : null, error: answer.ok ? null : answer.error });
}

function outcomeOf(job: SavedJob, backend: Backend): Promise<Outcome<unknown>> {
  switch (job.does) {
    case 'renew':
      return backend.renewToken({ id: job.id });
    case 'pause':
      return backend.pauseDatasource({ id: job.id, reason: job.reason });
    case 'resume':
      return backend.resumeDatasource({ id: job.id });
  }
}
