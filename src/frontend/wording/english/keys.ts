import type { DatasourceKeys } from '../../../contract/datasource-keys';
import { beginningOfKey as beginning, listed } from '../text';

export const keys = {
  open: 'Keys',
  title: (name: string): string => `Keys of ${name}`,
  loading: 'Reading the keys…',
  back: 'Back to the datasources',
  intro:
    'The authorization server checks the app’s signature with the public half that is registered there. To rotate without a gap, register the next key beside the one in use, switch, then remove the old one. Private halves stay in encrypted storage.',
  failedTitle: 'That did not work',
  current: 'In use',
  next: 'Next',
  keyId: (keyId: string): string => `Key ID (kid): ${keyId}`,
  noKeyId: 'It has no key ID.',
  unreadable: 'The key in use cannot be read. Open the datasource and make or paste one.',
  madeAt: (when: string): string => `Made ${when}. It signs nothing until you switch.`,
  make: 'Make the next key',
  makeAnother: 'Make another next key',
  discard: 'Throw the next key away',
  noNext: 'No next key waits.',
  jwksLabel: 'JWKS to register',
  jwksHelp: (both: boolean): string =>
    both
      ? 'Public halves of both keys (RFC 7517). Register this text, so that the server takes either.'
      : 'The public half of the key in use (RFC 7517).',
  hideJwks: 'Hide the text',
  showJwks: 'Show the JWKS text',
  nextRefused: (keyId: string): string =>
    `The authorization server did not accept a request that the next key (${keyId}) has signed, and nothing was changed: the key in use goes on. Most likely the next key is not registered there yet: register the text below, then switch.`,
  switch: 'Switch to the next key',
  switchHelp: 'A token is asked for with the next key first. If the server does not know it yet, nothing changes.',
  switchTitle: 'Sign with the next key from now on?',
  switchBody:
    'If the server takes the next key, the one in use is deleted here. Remove its public half at the authorization server afterwards.',
  cancel: 'Cancel',
  retiredTitle: 'Remove at the authorization server',
  retired: (keyId: string, when: string): string =>
    `Key ${keyId} is not used any more since ${when}. As long as the server knows it, whoever had a copy could sign in with it.`,
  retiredMost: (most: number): string => `The last ${most} keys are listed; older ones are not.`,
  removed: (keyId: string): string => `Key ${beginning(keyId)} is removed there`,
  schedule: 'Make a next key by itself',
  scheduleHelp:
    'The app makes it on that day and reminds you in the list; registering and switching stay with you, because only you can tell the server.',
  never: 'Never',
  everyDays: (days: number): string => `Every ${days} days`,
  due: (when: string): string => `The next one is made ${when}.`,
  toDoTitle: 'Keys wait for you',
};

/** What waits about the keys of a datasource, in the list. */
export function keysWaiting(
  { name, next, retired }: Pick<DatasourceKeys, 'name'> & { next: string | null; retired: readonly string[] },
  locale: string,
): string {
  return [
    ...(next === null ? [] : [`${name}: a next key waits to be registered and switched to.`]),
    ...(retired.length === 0 ? [] : [`${name}: remove at the authorization server: ${listed(retired, locale)}.`]),
  ].join(' ');
}
