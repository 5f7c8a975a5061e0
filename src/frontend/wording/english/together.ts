import type { SecretName } from '../../../contract/authentication';
import type { Impact } from '../../../contract/impact';
import type { ChangedOfShared, SecretGroup } from '../../../contract/together';
import { listed } from '../text';
import { appError } from './app-errors';
import { secretName, settingName } from './audit';
import { fieldProblem } from './problems';

const datasources = (count: number): string => (count === 1 ? '1 datasource' : `${count} datasources`);

export const together = {
  title: 'Change several datasources',
  open: 'Change several…',
  back: 'Back to the datasources',
  intro:
    'Rename a host, or rotate a client, in all datasources that share it. You see what that touches before anything is changed.',
  what: 'What changes',
  whatPlaceholder: 'Choose a host or a client',
  host: (host: string, count: number): string => `Host ${host} (${datasources(count)})`,
  client: (clientId: string, tokenEndpoint: string, count: number): string =>
    `Client ${clientId} at ${tokenEndpoint} (${datasources(count)})`,
  nothingShared: 'There is no datasource yet.',
  newHost: 'New host',
  newHostHelp:
    'With its port, if it is not the usual one. It takes the place of the host in base URLs, access token URLs and issuers; paths stay.',
  newHostProblem: 'Enter a host alone, for example api.example.com: no https://, no path.',
  newClientId: 'Client ID',
  newSecret: 'New Client Secret (optional)',
  newSecretHelp: 'Replaces the saved one at once. Leave it empty to keep that.',
  nextSecret: 'Next Client Secret (optional)',
  nextSecretHelp: 'Is tried when the server refuses the saved one, and takes over then: for a rotation without a gap.',
  endsOn: 'The new secret ends on (optional)',
  plan: 'Show what it touches',
  planning: 'Looking at the datasources…',
  failedTitle: 'That did not work',
  nothingToDo: 'No datasource would change.',
  planTitle: (count: number): string => `What it touches: ${datasources(count)}`,
  fields: (names: readonly string[], locale: string): string =>
    names.length === 0 ? 'No field uses it.' : `Fields that use it: ${listed(names, locale)}.`,
  keptValues: 'Values on issues stay.',
  deleted: (names: readonly SecretName[], locale: string): string =>
    `Deleted, because it was saved for the host of before: ${listed(names.map(secretName), locale)}.`,
  hostsTitle: 'Hosts to approve',
  hosts: (hosts: readonly string[], locale: string): string =>
    `This site has not approved ${listed(hosts, locale)}. Atlassian’s dialog asks for it before anything is changed; declining leaves everything as it is.`,
  secretsTitle: 'Secrets to enter again',
  secretsHelp:
    'A saved secret is never sent to another host, so a new host asks for it. A datasource whose secret is left empty is not changed.',
  keyHelp:
    'A key pair that the app made is known to nobody who could enter it: leave this empty, change the host in that datasource alone, and make and register a new pair there.',
  secret: ({ name, clientId, datasources: names }: SecretGroup, locale: string): string =>
    clientId === null || names.length === 1
      ? `${secretName(name)} of ${listed(names, locale)}`
      : `${secretName(name)} of client ${clientId} (${listed(names, locale)})`,
  apply: (count: number): string => `Change ${datasources(count)}`,
  confirmTitle: (count: number): string => `Change ${datasources(count)}?`,
  confirmBody: (left: number): string =>
    `Each is saved by itself, with an entry in the audit trail; one that somebody saved meanwhile is left alone and told.${left === 0 ? '' : ` ${left === 1 ? 'One is' : `${left} are`} left out for want of a secret or a valid address.`}`,
  cancel: 'Cancel',
  changing: (done: number, all: number): string => `Changed ${done} of ${all}…`,
  resultTitle: 'What was changed',
  resultTable: 'Changed datasources',
  columns: { name: 'Datasource', outcome: 'Result' },
  brokeOff: 'The connection was lost in between. What stands below is done; show again what is left.',
  toDatasources: 'Go to the datasources',
};

/** What becomes of the access token of one datasource. */
export function sharedToken(token: Impact['token']): string {
  switch (token) {
    case 'none':
      return 'It needs no access token.';
    case 'kept':
      return 'Its access token goes on.';
    case 'fetched-again':
    case 'fetched-first':
      return 'A new access token is requested at its next use.';
    case 'forgotten':
      return 'Its access token is deleted.';
  }
}

/** Why one datasource cannot be saved so. */
export const sharedProblem = (path: string, problem: Parameters<typeof fieldProblem>[0]): string =>
  `${settingName(path)}: ${fieldProblem(problem)}`;

/** What came of the change of one datasource. */
export function sharedOutcome(result: ChangedOfShared, locale: string): string {
  if (result.outcome === 'changed') return 'Changed.';
  if (result.because === 'broke-off') return 'Not changed: something broke off. Show again what is left.';
  if (result.because.code === 'conflict')
    return 'Not changed: somebody saved it after you looked. Show again what it touches.';
  if (result.because.code !== 'invalid-input') return `Not changed. ${appError(result.because, locale)}`;
  const problems = Object.entries(result.because.fields).map(([path, problem]) => sharedProblem(path, problem));
  return `Not changed. ${problems.join(' ')}`;
}
