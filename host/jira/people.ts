import type { Person } from '../platform/calls';
import type { HostUser } from '../protocol';

/** Whether somebody uses the portal and nothing else of Jira. */
export function isPortalOnly({ role }: HostUser): boolean {
  return role === 'customer' || role === 'unlicensed';
}

/** A user of the site as Forge knows them. */
export function personOf({ accountId, locale, timeZone, role }: HostUser): Person {
  const accountType = role === 'customer' || role === 'unlicensed' ? role : 'licensed';
  return { accountId, locale, timeZone, accountType };
}
