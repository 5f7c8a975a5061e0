/** A Jira account that a field can hold. */
export type Account = { accountId: string; name: string };

/**
 * Why there is no account for the person that a row of a source names. `hidden`: Jira found somebody and does not show whose
 * address it is, `portal-only`: there is a customer of the portal, whom a field cannot hold, `not-a-person`: the account is an
 * app's, `names-nobody`: the row has neither an e-mail address nor an account ID.
 */
export const noPersonReasons = [
  'no-account',
  'several-accounts',
  'hidden',
  'deactivated',
  'portal-only',
  'not-a-person',
  'names-nobody',
] as const;
export type NoPersonReason = (typeof noPersonReasons)[number];

/** How a text names a person: by an e-mail address, by an account ID, or not at all. */
export function namesPerson(text: string): 'address' | 'account-id' | null {
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return 'address';
  return /^[A-Za-z0-9:-]{1,128}$/.test(text) ? 'account-id' : null;
}

/**
 * Whether a text has the shape of what names a person, without asking Jira: `site-id` is `712020:` before a UUID, `bare-id` 24
 * letters and digits, as other systems write IDs, too. Atlassian promises no shape, so that this decides on guesses and sentences
 * only, never on whom a field takes.
 */
export function looksLikePerson(text: string): 'site-id' | 'address' | 'bare-id' | null {
  if (namesPerson(text) === 'address') return 'address';
  if (/^[0-9a-z]{2,8}(:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}){1,2}$/i.test(text)) return 'site-id';
  return /^(?=.*\d)[0-9a-z]{24}$/i.test(text) ? 'bare-id' : null;
}
