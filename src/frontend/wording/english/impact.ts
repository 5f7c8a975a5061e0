import type { HostNeed } from '../../../contract/datasource';
import type { Impact, TouchedField } from '../../../contract/impact';
import { listed } from '../text';

/** What a save would be felt by. */
type Felt = 'token' | 'fields';

export const impactDialog = {
  title: (fields: number): string =>
    fields === 1 ? 'A field uses this datasource' : `${fields} fields use this datasource`,
  intro: (level: Felt): string =>
    level === 'fields'
      ? 'From the save on the API is asked in another way: other options may come, or none. Values on issues stay.'
      : 'After the save a new access token is used. If the server refuses to give one, there are no options.',
  confirm: (level: Felt): string => (level === 'fields' ? 'Save and change the options' : 'Save and use a new token'),
  cancel: 'Go on editing',
};

/** A field, and how many issues hold a value of it. */
export function touchedField({ fieldName, issues }: TouchedField, locale: string): string {
  if (issues === null) return `${fieldName}: the issues with a value could not be counted.`;
  if (issues === 0) return `${fieldName}: no issue that you can see has a value.`;
  const count = new Intl.NumberFormat(locale).format(issues);
  return issues === 1
    ? `${fieldName}: about 1 issue has a value.`
    : `${fieldName}: about ${count} issues have a value.`;
}

/** What becomes of the access token. */
export function tokenFate(fate: Exclude<Impact['token'], 'none' | 'kept'>): string {
  switch (fate) {
    case 'fetched-again':
      return 'A new access token is requested with the new settings.';
    case 'fetched-first':
      return 'An access token is requested from now on.';
    case 'forgotten':
      return 'The access token is deleted.';
  }
}

export function newlyCalled(hosts: readonly HostNeed[], locale: string): string {
  return `Called for the first time: ${listed(hostNames(hosts), locale)}.`;
}

export function noLongerCalled(hosts: readonly HostNeed[], locale: string): string {
  return `No longer called: ${listed(hostNames(hosts), locale)}.`;
}

const hostNames = (hosts: readonly HostNeed[]): string[] => [...new Set(hosts.map(({ host }) => host))];
