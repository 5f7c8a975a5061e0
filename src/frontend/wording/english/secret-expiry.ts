import type { SecretExpiry } from '../../../contract/datasource';
import type { ExpiryDay } from '../expiry-day';
import { listed } from '../text';

/** When the secret that asks for tokens ends, and what to do about it. */
export function secretExpiry(expiry: Pick<SecretExpiry, 'secret' | 'hasNext'>, day: ExpiryDay): string {
  return `${secretEnds(expiry.secret, day)} ${whatToDo(expiry, day)}`;
}

/** When it ends, without advice. */
export function secretEnds(secret: SecretExpiry['secret'], { days, date, relative }: ExpiryDay): string {
  const which = secret === 'private-key' ? 'the private key' : 'the client secret';
  return `By the date noted here, ${which} ${days < 0 ? 'ended' : 'ends'} on ${date} (${relative}).`;
}

function whatToDo({ secret, hasNext }: Pick<SecretExpiry, 'secret' | 'hasNext'>, { days }: ExpiryDay): string {
  if (secret === 'private-key') {
    return 'Register a new key at the service, replace the private key here, and enter the day on which the new one ends.';
  }
  if (hasNext) {
    return days < 0
      ? 'If the server refuses it, the next one is in use by now: enter that one as the client secret, with the day on which it ends, and remove it as the next one.'
      : 'The next one is saved and takes over by itself when the server refuses this one.';
  }
  return 'Create a new one at the service and enter it as the next client secret, beside this one: it takes over by itself when the server refuses this one.';
}

export const expiringSecrets = {
  /** For the lozenge of a row. */
  ends: 'SECRET ENDS SOON',
  ended: 'SECRET’S DATE PASSED',
  title: (count: number): string =>
    count === 1 ? 'The date noted for a secret’s end is near or past' : `${count} secrets’ noted ends are near or past`,
  /** Datasources with the distance of their day, the nearest first. */
  body: (datasources: readonly string[], more: number, locale: string): string =>
    `${listed(more === 0 ? datasources : [...datasources, `${more} more`], locale)}. Edit the datasource and enter the next secret beside the old one: it takes over by itself when the server refuses that.`,
};
