import type { HostNeed } from '../../../contract/datasource';
import type { Impact, TouchedField } from '../../../contract/impact';
import { listed } from '../text';

/** What a save would be felt by. */
type Felt = 'token' | 'fields';

export const impactDialog = {
  title: (fields: number): string =>
    fields === 1 ? 'Ein Feld verwendet diese Datenquelle' : `${fields} Felder verwenden diese Datenquelle`,
  intro: (level: Felt): string =>
    level === 'fields'
      ? 'Ab dem Speichern wird die API anders abgefragt: Es können andere Optionen kommen oder keine. Werte auf Vorgängen bleiben erhalten.'
      : 'Nach dem Speichern wird ein neues Zugriffstoken verwendet. Verweigert der Server es, gibt es keine Optionen.',
  confirm: (level: Felt): string =>
    level === 'fields' ? 'Speichern und Optionen ändern' : 'Speichern und neues Token verwenden',
  cancel: 'Weiter bearbeiten',
};

/** A field, and how many issues hold a value of it. */
export function touchedField({ fieldName, issues }: TouchedField, locale: string): string {
  if (issues === null) return `${fieldName}: Die Vorgänge mit einem Wert ließen sich nicht zählen.`;
  if (issues === 0) return `${fieldName}: Kein Vorgang, den Sie sehen können, hat einen Wert.`;
  const count = new Intl.NumberFormat(locale).format(issues);
  return issues === 1
    ? `${fieldName}: Etwa 1 Vorgang hat einen Wert.`
    : `${fieldName}: Etwa ${count} Vorgänge haben einen Wert.`;
}

/** What becomes of the access token. */
export function tokenFate(fate: Exclude<Impact['token'], 'none' | 'kept'>): string {
  switch (fate) {
    case 'fetched-again':
      return 'Mit den neuen Einstellungen wird ein neues Zugriffstoken angefordert.';
    case 'fetched-first':
      return 'Ab jetzt wird ein Zugriffstoken angefordert.';
    case 'forgotten':
      return 'Das Zugriffstoken wird gelöscht.';
  }
}

export function newlyCalled(hosts: readonly HostNeed[], locale: string): string {
  return `Wird zum ersten Mal aufgerufen: ${listed(hostNames(hosts), locale)}.`;
}

export function noLongerCalled(hosts: readonly HostNeed[], locale: string): string {
  return `Wird nicht mehr aufgerufen: ${listed(hostNames(hosts), locale)}.`;
}

const hostNames = (hosts: readonly HostNeed[]): string[] => [...new Set(hosts.map(({ host }) => host))];
