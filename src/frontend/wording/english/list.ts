import type { AuthenticationKind } from '../../../contract/authentication';
import { listed } from '../text';
import { inputs } from './form-inputs';

export const authenticationName = (kind: AuthenticationKind): string => inputs.kind.choices[kind];

export const list = {
  title: 'Datasources',
  intro: 'A datasource is a REST API that connected fields take their options from.',
  create: 'Create a datasource',
  loading: 'Loading the datasources…',
  search: 'Search',
  searchPlaceholder: 'Name or URL',
  show: 'Show',
  showAll: 'All datasources',
  showAttention: 'Needs attention',
  showFailing: 'Failing now',
  showUsed: 'In use',
  showUnused: 'Not used',
  showPaused: 'Paused',
  sort: 'Sort by',
  sortName: 'Name',
  sortAttention: 'Needs attention first',
  sortUpdated: 'Last changed',
  columns: { name: 'Name', status: 'Status', use: 'Use' },
  tableLabel: 'Datasources',
  inUse: 'IN USE',
  notUsed: 'NOT USED',
  goodUntil: (when: string): string => `The last token is good until ${when}`,
  endsWhen: (when: string): string => `Ends ${when}`,
  noExpiry: 'No expiry given',
  lastSuccess: (when: string): string => `Last token: ${when}`,
  lastError: (when: string): string => `Last error of a token request: ${when}`,
  paused: 'PAUSED',
  pausedSince: (when: string, reason: string): string =>
    reason === '' ? `Paused ${when}` : `Paused ${when}: ${reason}`,
  secretMissing: 'SECRET MISSING',
  enterSecrets: (names: readonly string[], locale: string): string => `Edit it and enter: ${listed(names, locale)}`,
  edit: 'Edit',
  test: 'Test',
  more: 'More',
  health: 'Show its health',
  changes: 'Show its changes',
  connect: 'Connect a field',
  moreFields: (count: number): string => `and ${count} more`,
  renew: 'Renew now',
  duplicate: 'Duplicate',
  copyName: (name: string, number: number): string => (number === 1 ? `Copy of ${name}` : `Copy ${number} of ${name}`),
  pause: 'Pause',
  resume: 'Resume',
  delete: 'Delete',
  shown: (shown: number, all: number): string =>
    shown === all ? `${all} ${all === 1 ? 'datasource' : 'datasources'}.` : `${shown} of ${all} datasources.`,
  nothingMatches: 'No datasource matches. Change the search or show all datasources.',
  showEverything: 'Show all datasources',
  emptyTitle: 'Connect a field to an API in three steps',
  emptySteps: [
    'Create a datasource: the URL of an API and how to sign in to it.',
    'Get an access token and test: you see real rows before you save.',
    'Configure a connected field: choose the datasource and what its options show.',
  ],
  reload: 'Reload',
  failedTitle: 'The datasources could not be loaded',
  renewed: (name: string): string => `${name} has a new access token`,
  renewFailed: (name: string): string => `${name} got no new access token`,
  deleted: (name: string): string => `${name} was deleted`,
  notDeleted: (name: string): string => `${name} was not deleted`,
  notPaused: (name: string): string => `${name} was not paused`,
  notResumed: (name: string): string => `${name} was not resumed`,
  pausedDone: (name: string): string => `${name} is paused`,
  resumed: (name: string): string => `${name} is at work again`,
  created: (name: string): string => `${name} was created`,
  saved: (name: string): string => `${name} was saved`,
};

export const testDialog = {
  title: (name: string): string => `Test of ${name}`,
  noPath:
    'No path to try is saved, so the base URL itself was called. Enter one in the editor: of most APIs only a path below the base URL answers.',
};

export const apiHealth = {
  heading: 'How its API has answered fields',
  works: 'API answered',
  fails: 'API failing',
  failingSince: (when: string): string => `The API has been failing since ${when}`,
  lastAnswer: (when: string): string => `The API last answered ${when}, or up to ten minutes after that`,
  lastError: (when: string): string => `Last error of the API: ${when}`,
  notCalled: 'The API was not called since this was saved',
};

export const pauseDialog = {
  title: (name: string): string => `Pause ${name}?`,
  body: 'Until somebody resumes it, its API is not called and no access token is requested. Values on issues stay.',
  fields: (names: readonly string[], locale: string): string => `Without options meanwhile: ${listed(names, locale)}.`,
  reason: { label: 'Reason (optional)', help: 'Stands in the list and in the audit trail.' },
  confirm: 'Pause',
  cancel: 'Cancel',
};

export const damaged = {
  title: 'Datasources that cannot be read',
  unnamed: 'A datasource without a readable name',
  damaged: (name: string): string =>
    `${name}: what is stored is damaged. It works for no field. Delete it and create it anew, or restore it from an export.`,
  newer: (name: string): string =>
    `${name}: a newer version of this app wrote it. It is left as it is until the app is updated.`,
  remove: (name: string): string => `Delete ${name}`,
  confirmTitle: (name: string): string => `Delete ${name}?`,
  confirmBody: 'What is stored of it is deleted for good, with the secret it names as far as that can be read.',
};

export const deleteDialog = {
  title: (name: string): string => `Delete ${name}?`,
  body: 'Its settings, secrets and access token are deleted for good. No field uses it.',
  inUseTitle: (name: string): string => `${name} is in use`,
  confirm: 'Delete',
  cancel: 'Cancel',
  close: 'Close',
};
