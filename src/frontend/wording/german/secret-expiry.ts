import type { SecretExpiry } from '../../../contract/datasource';
import type { ExpiryDay } from '../expiry-day';
import { listed } from '../text';

/** When the secret that asks for tokens ends, and what to do about it. */
export function secretExpiry(expiry: Pick<SecretExpiry, 'secret' | 'hasNext'>, day: ExpiryDay): string {
  return `${secretEnds(expiry.secret, day)} ${whatToDo(expiry, day)}`;
}

/** When it ends, without advice. */
export function secretEnds(secret: SecretExpiry['secret'], { days, date, relative }: ExpiryDay): string {
  const which = secret === 'private-key' ? 'der private Schlüssel' : 'das Client-Secret';
  return days < 0
    ? `Nach dem hier vermerkten Datum ist ${which} am ${date} abgelaufen (${relative}).`
    : `Nach dem hier vermerkten Datum läuft ${which} am ${date} ab (${relative}).`;
}

function whatToDo({ secret, hasNext }: Pick<SecretExpiry, 'secret' | 'hasNext'>, { days }: ExpiryDay): string {
  if (secret === 'private-key') {
    return 'Registrieren Sie beim Dienst einen neuen Schlüssel, ersetzen Sie hier den privaten Schlüssel, und tragen Sie ein, wann der neue abläuft.';
  }
  if (hasNext) {
    return days < 0
      ? 'Lehnt der Server es ab, wird inzwischen das nächste verwendet: Geben Sie jenes als Client-Secret ein, mit dem Tag, an dem es abläuft, und entfernen Sie es als nächstes.'
      : 'Das nächste ist gespeichert und wird automatisch verwendet, sobald der Server dieses ablehnt.';
  }
  return 'Erstellen Sie beim Dienst ein neues, und tragen Sie es neben diesem als nächstes Client-Secret ein: Es wird automatisch verwendet, sobald der Server dieses ablehnt.';
}

export const expiringSecrets = {
  /** For the lozenge of a row. */
  ends: 'SECRET LÄUFT BALD AB',
  ended: 'DATUM DES SECRETS VORBEI',
  title: (count: number): string =>
    count === 1
      ? 'Das vermerkte Ende eines Secrets ist nah oder vorbei'
      : `${count} vermerkte Enden von Secrets sind nah oder vorbei`,
  /** Datasources with the distance of their day, the nearest first. */
  body: (datasources: readonly string[], more: number, locale: string): string =>
    `${listed(more === 0 ? datasources : [...datasources, `${more} weitere`], locale)}. Bearbeiten Sie die Datenquelle, und tragen Sie neben dem alten das nächste Client-Secret ein: Es wird automatisch verwendet, sobald der Server das alte ablehnt.`,
};
