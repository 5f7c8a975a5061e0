import type { DatasourceKeys } from '../../../contract/datasource-keys';
import { beginningOfKey as beginning, listed } from '../text';

export const keys = {
  open: 'Schlüssel',
  title: (name: string): string => `Schlüssel von ${name}`,
  loading: 'Schlüssel werden gelesen…',
  back: 'Zurück zu den Datenquellen',
  intro:
    'Der Autorisierungsserver prüft die Signatur der App mit der öffentlichen Hälfte, die dort registriert ist. Für eine Rotation ohne Lücke registrieren Sie den nächsten Schlüssel neben dem verwendeten, wechseln dann und entfernen danach den alten. Private Hälften bleiben im verschlüsselten Speicher.',
  failedTitle: 'Das hat nicht geklappt',
  current: 'Verwendet',
  next: 'Nächster',
  keyId: (keyId: string): string => `Schlüssel-ID (kid): ${keyId}`,
  noKeyId: 'Er hat keine Schlüssel-ID.',
  unreadable:
    'Der verwendete Schlüssel lässt sich nicht lesen. Öffnen Sie die Datenquelle, und erstellen Sie einen oder fügen Sie einen ein.',
  madeAt: (when: string): string => `Erstellt ${when}. Er signiert nichts, bis Sie wechseln.`,
  make: 'Nächsten Schlüssel erstellen',
  makeAnother: 'Anderen nächsten Schlüssel erstellen',
  discard: 'Nächsten Schlüssel verwerfen',
  noNext: 'Es wartet kein nächster Schlüssel.',
  jwksLabel: 'Zu registrierendes JWKS',
  jwksHelp: (both: boolean): string =>
    both
      ? 'Öffentliche Hälften beider Schlüssel (RFC 7517). Registrieren Sie diesen Text, damit der Server beide annimmt.'
      : 'Die öffentliche Hälfte des verwendeten Schlüssels (RFC 7517).',
  hideJwks: 'Text ausblenden',
  showJwks: 'JWKS-Text zeigen',
  nextRefused: (keyId: string): string =>
    `Der Autorisierungsserver hat eine Anfrage, die mit dem nächsten Schlüssel (${keyId}) signiert war, nicht akzeptiert, und nichts wurde geändert: Der bisherige Schlüssel bleibt in Gebrauch. Wahrscheinlich ist der nächste dort noch nicht registriert: Registrieren Sie den Text unten, dann wechseln Sie.`,
  switch: 'Zum nächsten Schlüssel wechseln',
  switchHelp:
    'Zuerst wird mit dem nächsten Schlüssel ein Token angefordert. Kennt der Server ihn noch nicht, ändert sich nichts.',
  switchTitle: 'Ab jetzt mit dem nächsten Schlüssel signieren?',
  switchBody:
    'Nimmt der Server den nächsten Schlüssel an, wird der bisher verwendete hier gelöscht. Entfernen Sie danach seine öffentliche Hälfte beim Autorisierungsserver.',
  cancel: 'Abbrechen',
  retiredTitle: 'Beim Autorisierungsserver entfernen',
  retired: (keyId: string, when: string): string =>
    `Schlüssel ${keyId} wird seit ${when} nicht mehr verwendet. Solange der Server ihn kennt, könnte sich damit anmelden, wer eine Kopie hatte.`,
  retiredMost: (most: number): string => `Aufgeführt sind die letzten ${most} Schlüssel, ältere nicht.`,
  removed: (keyId: string): string => `Schlüssel ${beginning(keyId)} ist dort entfernt`,
  schedule: 'Nächsten Schlüssel von selbst erstellen',
  scheduleHelp:
    'Die App erstellt ihn an diesem Tag und erinnert Sie in der Liste; registrieren und wechseln müssen Sie, denn nur Sie können es dem Server sagen.',
  never: 'Nie',
  everyDays: (days: number): string => `Alle ${days} Tage`,
  due: (when: string): string => `Der nächste wird ${when} erstellt.`,
  toDoTitle: 'Schlüssel warten auf Sie',
};

/** Was bei den Schlüsseln einer Datenquelle wartet, in der Liste. */
export function keysWaiting(
  { name, next, retired }: Pick<DatasourceKeys, 'name'> & { next: string | null; retired: readonly string[] },
  locale: string,
): string {
  return [
    ...(next === null ? [] : [`${name}: Ein nächster Schlüssel wartet auf Registrierung und Wechsel.`]),
    ...(retired.length === 0 ? [] : [`${name}: beim Autorisierungsserver zu entfernen: ${listed(retired, locale)}.`]),
  ].join(' ');
}
