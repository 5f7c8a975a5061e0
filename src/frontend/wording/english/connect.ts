import type { FieldKind } from '../../../contract/field-kind';
import { fieldKinds } from './field-kinds';

/** What stands on the way from a datasource to a field, and from the field to an issue. */
export const connect = {
  title: 'Connect a field',
  intro: (datasource: string | null): string =>
    datasource === null
      ? 'Choose the field that is to take its options from a datasource.'
      : `Choose the field that is to take its options from ${datasource}.`,
  loading: 'Looking for the fields of this app…',
  failedTitle: 'The fields could not be loaded',
  jiraSilent:
    'Jira does not say which fields there are. Reload, or open the field in Jira and edit its configuration there.',
  none: 'There is no field of this app in Jira yet. Create one there: choose one of the types that begin with “Connected”, then come back to this page.',
  free: 'Not connected yet',
  taken: 'Connected already',
  choose: (field: string): string => `Connect ${field}`,
  change: (field: string): string => `Change ${field}`,
  create: 'Create a field in Jira',
  createHelp:
    'Jira makes its fields itself: this app asks for no right to change Jira’s configuration. The page opens in a new tab; this list looks again when you come back.',
  lookAgain: 'Look again',
  later: 'Back to the datasources',
  contextsTitle: (field: string): string => `Which context of ${field}?`,
  contextsHelp: 'Jira names the contexts on the page of the field; here they have their numbers.',
  context: (id: string): string => `Context ${id}`,
  noContexts: (field: string): string =>
    `Jira names no context of ${field}. Open the field in Jira and edit its configuration there.`,
  openInJira: 'Open the fields in Jira',
  notOpened: 'Jira did not open the page. Look for it in Jira itself.',
  connectedTitle: (field: string): string => `${field} is connected`,
  connectedBody:
    'People find its options on every issue whose screen has the field. Where it is not there, add it to the screen in Jira.',
  openIssue: (key: string): string => `Open ${key}`,
  noIssue: 'There is no issue to look at it yet. Create one in Jira.',
  connectAnother: 'Connect another field',
  toFields: 'All connected fields',
  unknownField: 'This field is not a field of this app, or it was deleted.',
};

/** As the manifest calls the types, so that they are found in Jira. */
export const fieldKindName = (kind: FieldKind): string => fieldKinds[kind].name;
