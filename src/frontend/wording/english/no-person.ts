import type { NoPersonReason } from '../../../contract/person';
import { quoted } from './quoted';

/** Why there is no Jira account for the person whom a source names like this. */
export function noPerson(reason: NoPersonReason, named: string): string {
  const who = quoted(named);
  switch (reason) {
    case 'no-account':
      return `No Jira account is found for ${who}. A Jira administrator can invite this person, or correct the address at the source.`;
    case 'several-accounts':
      return `Several Jira accounts have the address ${who}, so nobody is chosen. A Jira administrator can deactivate those that are not used, or have the source name account IDs.`;
    case 'hidden':
      return `Jira finds an account for ${who} and does not show its e-mail address, so it may be somebody else. A Jira administrator can have the source name account IDs instead.`;
    case 'deactivated':
      return `The Jira account of ${who} is deactivated.`;
    case 'portal-only':
      return `${who} is a customer of the portal, and this field holds people who work in Jira.`;
    case 'not-a-person':
      return `The Jira account ${who} is an app’s and no person’s. Tell a Jira administrator.`;
    case 'names-nobody':
      return `${who} is neither an e-mail address nor a Jira account ID: an administrator must choose another member in this field’s configuration, as the key or as the value.`;
  }
}
