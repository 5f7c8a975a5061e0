import type { RefreshCounts, RefreshRun, RefreshSchedule, RefreshStop } from '../../../contract/refresh';
import { appError } from './app-errors';

export const refresh = {
  title: 'Connected fields',
  intro:
    'An issue keeps the label that was picked. A refresh looks at every issue with a value of the field and brings labels up to date that the source has changed. Keys never change, and a value that is no longer offered is kept. A read-only field is filled on every issue of its context, so that boards, JQL and exports know the source’s value; where it also stores the value when an issue is created or changed, a refresh is for what has changed in the source alone.',
  loading: 'Loading the connected fields…',
  failedTitle: 'The connected fields could not be loaded',
  noneTitle: 'No field is connected yet',
  none: 'Choose a field of this app and the datasource that its options come from.',
  tableLabel: 'Connected fields',
  columns: { field: 'Field', last: 'Last refresh' },
  fromDatasource: (name: string | null): string => (name === null ? 'Datasource missing' : `From ${name}`),
  context: (contextId: string): string => `Context ${contextId}`,
  next: (when: string): string => `Next refresh: ${when}`,
  never: 'Never refreshed',
  details: 'Details',
  configure: 'Configuration',
  dryRun: 'Dry run',
  start: 'Refresh now',
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Cancel the refresh',
  back: 'Back to all fields',
  confirmTitle: (name: string): string => `Refresh ${name} on its issues?`,
  confirmBody: (percent: number): string =>
    `Labels and read-only values that the source has changed are written to the issues. Nothing is written when more than ${percent} % of the values are no longer offered. A dry run shows beforehand what would change.`,
  confirm: 'Refresh now',
  dismiss: 'Not now',
  disconnect: 'Disconnect',
  disconnectTitle: (name: string): string => `Disconnect ${name}?`,
  disconnectBody:
    'Values on issues stay as they are. Nobody can search or choose a value in this context until the field is configured again; its refresh and schedule end. Its settings remain in the audit trail.',
  disconnected: (name: string): string => `${name} was disconnected`,
  actionFailed: 'This could not be done',
  planTitle: 'Schedule and limit',
  schedule: 'Refresh by itself',
  hour: {
    label: 'At',
    any: 'The hour at which this was saved',
    help: (timeZone: string): string => `Time zone: ${timeZone}. It begins within the hour after that.`,
  },
  threshold: 'Stop when more than so many percent of the values are no longer offered',
  thresholdHelp: 'A whole number from 0 to 100. Counted over all issues before anything is written.',
  thresholdProblem: 'Enter a whole number from 0 to 100.',
  savePlan: 'Save the schedule',
  planSaved: 'The schedule was saved',
  lastTitle: 'Last refresh',
  startedBy: 'Started by',
  theApp: 'the app, by its schedule',
  countsLabel: 'What the refresh found',
  countColumns: { what: 'Found', count: 'Number' },
  changedTitle: 'Changed values',
  changedColumns: { issue: 'Issue', before: 'On the issue', after: 'In the source' },
  goneTitle: 'No longer offered',
  unchosenTitle: 'Not from this source',
  unchosenHelp:
    'These values were not chosen in the field, for example written by a program, and the source does not offer them. They do not count towards the limit.',
  notCheckedTitle: 'Not checked',
  notCheckedHelp:
    'The source gave a part of its rows only, finds this value by other text than its key, or did not answer for this issue; or the query waits for a field that this issue leaves empty.',
  valueColumns: { issue: 'Issue', label: 'On the issue' },
  empty: '(empty)',
  refusedTitle: 'Not taken by Jira',
  refusedHelp: 'Jira did not take the new value, for example because the issue is archived. It is as it was.',
  examples: (shown: number, all: number): string => (shown < all ? `The first ${shown} of ${all}.` : `${all} in all.`),
};

export function refreshSchedule(schedule: RefreshSchedule): string {
  switch (schedule) {
    case 'off':
      return 'Never';
    case 'daily':
      return 'Every day';
    case 'weekly':
      return 'Every week';
  }
}

export function refreshState({ state, isDryRun }: RefreshRun): string {
  switch (state) {
    case 'running':
      return isDryRun ? 'DRY RUN GOES ON' : 'REFRESHING';
    case 'paused':
      return 'PAUSED';
    case 'finished':
      return isDryRun ? 'DRY RUN DONE' : 'DONE';
    case 'stopped':
      return 'STOPPED';
    case 'cancelled':
      return 'CANCELLED';
  }
}

/** How far a refresh is, or what came of it, in one sentence. `until` is when it goes on, where it waits. */
export function refreshProgress(run: RefreshRun, until: string | null): string {
  const { counts, written } = run;
  if (run.state === 'running' && run.waiting !== null && until !== null) {
    const who = run.waiting.for === 'jira' ? 'Jira asked for a pause' : 'The source does not answer';
    return `${who}. It goes on ${until}.`;
  }
  const looked = `${issues(counts.issues)} looked at`;
  if (run.isDryRun) return `${looked}, ${values(counts.changed)} would change.`;
  if (run.phase === 'looking' && run.state !== 'finished') return `${looked}, nothing written.`;
  return `${looked}, new values on ${issues(written)}.`;
}

/** Why a refresh stopped, and what to do. */
export function refreshStop(stop: RefreshStop, { counts, thresholdPercent }: RefreshRun, locale: string): string {
  switch (stop.code) {
    case 'threshold':
      return `Nothing was written: ${counts.gone} of ${checked(counts)} values are no longer offered, more than the ${thresholdPercent} % that are allowed. Look at the source and at the field’s configuration. If this is right, raise the limit and refresh again.`;
    case 'source':
      return `The source could not be read. ${appError(stop.failure, locale)}`;
    case 'datasource-missing':
      return 'The datasource of this field no longer exists. Connect the field to another one.';
    case 'settings-changed':
      return 'The field was configured anew in the meantime. Start the refresh again.';
    case 'jira':
      return stop.status === null
        ? 'Jira did not answer, also after waiting. Start the refresh again later.'
        : `Jira refused with status ${stop.status}. Check that the field still exists and that the app has the permissions it was installed with.`;
    case 'interrupted':
      return 'The refresh broke off again and again at the same place. The app’s log says where. Start it again, and report it if it stops there once more.';
  }
}

/** What a real refresh would do after a dry run that found too much gone. */
export function refreshWouldStop({ counts, thresholdPercent }: RefreshRun): string {
  return `A refresh would write nothing: ${counts.gone} of ${checked(counts)} values are no longer offered, more than the ${thresholdPercent} % that are allowed.`;
}

export function refreshCount(name: keyof RefreshCounts | 'written' | 'refused'): string {
  switch (name) {
    case 'issues':
      return 'Issues looked at';
    case 'elsewhere':
      return 'Issues outside this context of the field, left alone';
    case 'unchanged':
      return 'Values as the source has them';
    case 'changed':
      return 'Values that the source has changed';
    case 'gone':
      return 'Values no longer offered, kept';
    case 'unchosen':
      return 'Values that were never on offer here, kept';
    case 'sealed':
      return 'Values of others that the source has too, marked as offered';
    case 'notChecked':
      return 'Values not checked, kept';
    case 'written':
      return 'Issues with new values';
    case 'refused':
      return 'Issues that Jira did not take';
  }
}

const issues = (count: number): string => (count === 1 ? '1 issue' : `${count} issues`);
const values = (count: number): string => (count === 1 ? '1 value' : `${count} values`);
const checked = ({ unchanged, changed, gone }: RefreshCounts): number => unchanged + changed + gone;
