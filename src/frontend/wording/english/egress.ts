import type { HostNeed } from '../../../contract/datasource';
import { listed } from '../text';

export const egress = {
  title: 'Hosts',
  intro:
    'The app calls hosts that an administrator of this site has approved, and no others. Here is which datasource needs which.',
  loading: 'Loading the hosts…',
  failedTitle: 'The hosts could not be loaded',
  anyHostTitle: 'Every host is allowed',
  anyHost:
    'Whoever deployed this app declared all hosts in its manifest, so nothing has to be approved here. Approvals given before make no difference.',
  places: (taken: number, places: number): string =>
    `${taken} of ${places} places for approved hosts are taken: Atlassian gives an app 10 groups of 10.`,
  full: (places: number): string =>
    `All ${places} places for approved hosts are taken: Atlassian gives an app 10 groups of 10. Remove a host that nothing uses before you approve another.`,
  shown: (count: number): string =>
    count === 0 ? 'No datasource needs a host yet.' : count === 1 ? '1 host.' : `${count} hosts.`,
  columns: { host: 'Host', needed: 'Needed by' },
  states: { missing: 'NOT APPROVED', allowed: 'ALLOWED', unused: 'NOT NEEDED' },
  nobody: 'No datasource',
  messages: 'Notifications',
  /** A datasource and the steps in which it calls the host. */
  use: (name: string, steps: readonly HostNeed['step'][]): string =>
    `${name} (${steps.map((step) => (step === 'token' ? 'token' : 'API')).join(', ')})`,
  neededBy: (uses: readonly string[], more: number, locale: string): string =>
    listed(more === 0 ? uses : [...uses, `${more} more`], locale),
  approve: 'Approve',
  remove: 'Remove',
  approveAll: (count: number): string => (count === 1 ? 'Approve the missing host' : `Approve ${count} missing hosts`),
  removeAll: (count: number): string =>
    count === 1 ? 'Remove the host that nothing needs' : `Remove ${count} hosts that nothing needs`,
  notRemoved: 'Not everything could be removed. The table shows what is still approved: try again.',
};
