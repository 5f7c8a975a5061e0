import type { AuditAction, AuditChange } from '../../../contract/audit';
import type { Json } from '../../../contract/json';
import type { NotifyFormat, NotifyLanguage } from '../../../contract/notify';
import { bindingChoice, bindingLabel } from '../binding-words';
import { pathLabel, secretLabel, settingChoice, settingLabel } from '../input-words';
import { beginning } from '../text';
import { configuration, searchMode } from './configuration';
import { copy, copyInterval } from './copy';
import { fieldKinds } from './field-kinds';
import { form } from './form';
import { notify } from './notify';
import { pagingKind } from './paging';

export const tabs = {
  hosts: 'Hosts',
  datasources: 'Datasources',
  fields: 'Fields',
  health: 'Health',
  notifications: 'Notifications',
  audit: 'Audit',
  transfer: 'Export and import',
};

export const audit = {
  title: 'Audit',
  intro: (days: number, timeZone: string): string =>
    `Who changed what, and when (${timeZone}); hosts are approved in Atlassian’s dialog and do not stand here. Secrets appear as changed, never as values. Entries are kept for ${days} days.`,
  loading: 'Loading the audit trail…',
  failedTitle: 'The audit trail could not be loaded',
  tableLabel: 'Audit entries, newest first',
  columns: { what: 'What, when and who', changes: 'Before and after' },
  search: 'Words in names and settings',
  datasource: 'Datasource of the entries',
  anyDatasource: 'All datasources',
  deletedDatasource: (name: string): string => `${name} (deleted)`,
  action: 'Action',
  anyAction: 'All actions',
  person: 'Person',
  anyPerson: 'Everybody',
  shown: (count: number): string => (count === 1 ? '1 entry.' : `${count} entries.`),
  nothingYet: 'Nothing has been changed yet. Every change of a datasource or a field will stand here.',
  nothingMatches: (until: string | null): string =>
    until === null ? 'No entry matches.' : `No entry since ${until} matches.`,
  older: 'Show older entries',
  noChanges: 'No setting changed',
  moreChanges: (count: number): string => `Show all ${count} settings`,
  theApp: 'The app itself',
  exportCsv: 'Export as CSV',
  exporting: 'Making the CSV…',
  csvLabel: 'Audit trail as CSV',
  csvHelp: (entries: number, isCut: boolean): string =>
    isCut
      ? `The newest ${entries} entries that match: there are more than fit here. Narrow the filter for the others. Select all of the text and copy it into a file.`
      : `${entries === 1 ? 'The one matching entry' : `All ${entries} matching entries`}. Select all of the text and copy it into a file.`,
  closeCsv: 'Close the CSV',
};

export function auditAction(action: AuditAction): string {
  switch (action) {
    case 'datasource-created':
      return 'Datasource created';
    case 'datasource-changed':
      return 'Datasource changed';
    case 'datasource-deleted':
      return 'Datasource deleted';
    case 'datasource-paused':
      return 'Datasource paused';
    case 'datasource-resumed':
      return 'Datasource resumed';
    case 'token-renewed':
      return 'Token asked for by hand';
    case 'binding-saved':
      return 'Field configured';
    case 'binding-deleted':
      return 'Field disconnected';
    case 'refresh-planned':
      return 'Refresh planned';
    case 'refresh-started':
      return 'Refresh started';
    case 'refresh-stopped':
      return 'Refresh stopped';
    case 'refresh-finished':
      return 'Refresh finished';
    case 'notifications-changed':
      return 'Notifications changed';
    case 'post-function-failed':
      return 'Post function failed';
    case 'unreadable':
      return 'Entry that cannot be read';
  }
}

/** One changed setting in one line. */
export function auditChange({ path, before, after }: AuditChange): string {
  const name = settingName(path);
  if (path.startsWith('secrets.') || path === 'notify.url' || path === 'notify.headerValue') {
    if (after === null) return `${name}: removed`;
    return before === null ? `${name}: set` : `${name}: changed`;
  }
  if (path === 'token') return after === 'renewed' ? `${name}: renewed` : `${name}: not renewed`;
  if (path.startsWith('refresh.'))
    return `${name}: ${before === null ? '' : `${refreshWord(before)} → `}${refreshWord(after)}`;
  if (path === 'postFunction.reason') return `${name}: ${postFunctionReasons[shownValue(after)] ?? sourceUnread}`;
  if (path === 'postFunction.issue') return `${name}: ${shownValue(after)}`;
  return `${name}: ${shownAt(path, before)} → ${shownAt(path, after)}`;
}

/** Why a post function came to nothing for good, by the code that its function has for it. */
const postFunctionReasons: Record<string, string> = {
  'rule-unreadable': 'its settings cannot be read',
  'no-issue': 'Jira named no issue',
  'issue-unreadable': 'the app may not see the issue',
  'jira-refused': 'Jira did not take the value',
  'jira-busy': 'Jira had no time',
  'jira-not-answering': 'Jira did not answer',
  jira: 'Jira did not answer',
  'not-configured': 'the field is not connected here',
  'not-settable': 'the field holds people, or a value that only its source sets',
  'key-not-offered': 'the source does not offer a key that the rule names',
  'not-confirmed': 'the list of the source could not be read to its end',
  internal: 'something went wrong in the app',
  'datasource-missing': 'the datasource was deleted',
  interrupted: 'it broke off again and again',
  'api-unreachable': 'the source did not answer',
  'token-unreachable': 'the authorization server did not answer',
  'api-http-error': 'the source answered with an error',
  'api-paused': 'the datasource is paused',
  'api-asked-too-often': 'rules asked the source too often',
};

const sourceUnread = 'the source could not be read; its state in the list of datasources says why';

/** A value in the word of the input that it is chosen in; what was typed stands for itself. */
function shownAt(path: string, value: Json): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const chosen = typeof value === 'string' ? choiceAt(path, value) : undefined;
  return chosen ?? shownValue(value);
}

function choiceAt(path: string, value: string): string | undefined {
  if (path === 'query.paging.kind') return pagingKind(value as Parameters<typeof pagingKind>[0]);
  if (path === 'copy.interval') return copyInterval(value as Parameters<typeof copyInterval>[0]);
  if (path === 'behaviour.search') return searchMode(value as Parameters<typeof searchMode>[0]);
  if (path === 'notify.format') return notify.format[value as NotifyFormat];
  if (path === 'notify.language') return notify.language[value as NotifyLanguage];
  return bindingChoice(path, value, configuration) ?? settingChoice(path, value, form);
}

/** What a fact of a refresh is called; a number stands for itself. */
function refreshWord(value: Json): string {
  const text = shownValue(value);
  return refreshWords[text] ?? text;
}

const refreshWords: Record<string, string> = {
  'dry-run': 'dry run, nothing is written',
  write: 'labels are written',
  'write-values': 'values are written',
  off: 'never',
  daily: 'every day',
  weekly: 'every week',
  threshold: 'too many values no longer offered',
  source: 'the source',
  'datasource-missing': 'the missing datasource',
  'settings-changed': 'a new configuration',
  jira: 'Jira',
  interrupted: 'breaking off again and again',
};

/** The form's own word for a setting; other facts have a word here, and a path that has none stands for itself. */
export const settingName = (path: string): string =>
  names[path] ?? bindingLabel(path, configuration, fieldKinds) ?? settingLabel(path, form) ?? pathLabel(path, form);

/** A secret by the label of its input. */
export const secretName = (name: string): string => secretLabel(name, form);

const names: Record<string, string> = {
  'postFunction.issue': 'Issue',
  'postFunction.reason': 'Reason',
  type: 'Type',
  paused: 'Reason of the pause',
  'keys.next': 'Next key',
  'keys.retired': 'Old key to be removed elsewhere',
  'keys.everyDays': 'Days after which a next key is made',
  token: 'Access token',
  datasourceId: 'Datasource',
  query: 'Request',
  extraction: 'Options from the answer',
  behaviour: 'Behaviour',
  copy: 'Copy of the source',
  'copy.interval': copy.interval.label,
  'copy.maxRows': copy.maxRows.label,
  'copy.sinceFormat': copy.sinceFormat.label,
  storesOnChange: 'Store the value on changes of the issue',
  'notify.host': 'Messages go to',
  'notify.url': 'Address of the receiver',
  'notify.headerName': 'Header name',
  'notify.headerValue': notify.headerValue.label,
  'notify.format': 'What the receiver takes',
  'notify.language': notify.language.label,
  'refresh.schedule': 'Refresh by itself',
  'refresh.at': 'Hour of the refresh',
  'refresh.thresholdPercent': 'Percent no longer offered, at most',
  'refresh.mode': 'Refresh',
  'refresh.issues': 'Issues looked at',
  'refresh.changed': 'Changed values',
  'refresh.gone': 'Values no longer offered',
  'refresh.unchosen': 'Values never on offer',
  'refresh.notChecked': 'Values not checked',
  'refresh.written': 'Issues written',
  'refresh.refused': 'Issues that Jira did not take',
  'refresh.stop': 'Stopped because of',
};

const mostShown = 200;

function shownValue(value: Json): string {
  if (value === null || value === '') return 'empty';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > mostShown ? `${beginning(text, mostShown)}…` : text;
}
