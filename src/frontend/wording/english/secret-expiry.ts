import type { SecretExpiry } from '../../../contract/datasource';
import type { ExpiryDay } from '../expiry-day';
import { listed } from '../text';

/** When the secret that asks for tokens ends, and what to do about it. */
export function secretExpiry(expiry: Pick<SecretExpiry, 'secret' | 'hasNext'>, day: ExpiryDay): string {
  return `${secretEnds(expiry.secret, day)} ${whatToDo(expiry, day)}`;
}

/** When it ends, without advice. */
export function secretEnds(secret: SecretExpiry['secret'], { days, date, relative }: ExpiryDay): string {
  const which = secret === 'private-key' ? 'The private key' : 'The client secret';
  return days < 0 ? `${which} ended on ${date} (${relative}).` : `${which} ends on ${date} (${relative}).`;
}

function whatToDo({ secret, hasNext }: Pick<SecretExpiry, 'secret' | 'hasNext'>, { days }: ExpiryDay): string {
  if (secret === 'private-key') {
    return 'Register a new key at the service, replace the private key here, and enter the day on which the new one ends.';
  }
  if (hasNext) {
    return days < 0
      ? 'The next one is in use by now: enter it as the client secret, with the day on which it ends, and remove it as the next one.'
      : 'The next one is saved and takes over by itself when the server refuses this one.';
  }
  return days < 0
    ? 'Create a new one at the service and replace it here, with the day on which the new one ends.'
    : 'Create a new one at the service and enter it as the next client secret, beside this one: it takes over by itself when the server refuses this one.';
}

export const expiringSecrets = {
  /** For the lozenge of a row. */
  ends: 'SECRET ENDS SOON',
  ended: 'SECRET ENDED',
  title: (count: number): string =>
    count === 1 ? 'A secret is about to end, or has ended' : `${count} secrets are about to end, or have ended`,
  /** Datasources with the distance of their day, the nearest first. */
  body: (datasources: readonly string[], more: number, locale: string): string =>
    `${listed(more === 0 ? datasources : [...datasources, `${more} more`], locale)}. Edit the datasource and enter the next secret beside the old one: it takes over by itself when the server refuses that.`,
};
