/** A Jira account that a field can hold. */
export type Account = { accountId: string; name: string };

/**
 * Why there is no account for the person that a row of a source names. `hidden`: Jira found somebody and does not show whose
 * address it is, `portal-only`: there is a customer of the portal, whom a field cannot hold, `not-a-person`: the row has neither
 * an e-mail address nor an account ID.
 */
export const noPersonReasons = [
  'no-account',
  'several-accounts',
  'hidden',
  'deactivated',
  'portal-only',
  'not-a-person',
] as const;
export type NoPersonReason = (typeof noPersonReasons)[number];

/** How a text names a person: by an e-mail address, by an account ID, or not at all. */
export function namesPerson(text: string): 'address' | 'account-id' | null {
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return 'address';
  return /^[A-Za-z0-9:-]{1,128}$/.test(text) ? 'account-id' : null;
}
