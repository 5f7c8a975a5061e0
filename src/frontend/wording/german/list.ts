import type { AuthenticationKind } from '../../../contract/authentication';
import { listed } from '../text';
import { inputs } from './form-inputs';

export const authenticationName = (kind: AuthenticationKind): string => inputs.kind.choices[kind];

export const list = {
  title: 'Datenquellen',
  intro: 'Eine Datenquelle ist eine REST-API, aus der verbundene Felder ihre Optionen beziehen.',
  create: 'Datenquelle erstellen',
  loading: 'Datenquellen werden geladen…',
  search: 'Suche',
  searchPlaceholder: 'Name oder URL',
  show: 'Anzeigen',
  showAll: 'Alle Datenquellen',
  showAttention: 'Handlungsbedarf',
  showFailing: 'Derzeit gestört',
  showUsed: 'In Verwendung',
  showUnused: 'Nicht verwendet',
  showPaused: 'Pausiert',
  sort: 'Sortieren nach',
  sortName: 'Name',
  sortAttention: 'Handlungsbedarf zuerst',
  sortUpdated: 'Zuletzt geändert',
  columns: {
    name: 'Name',
    status: 'Status',
    use: 'Verwendung',
  },
  tableLabel: 'Datenquellen',
  inUse: 'IN VERWENDUNG',
  notUsed: 'NICHT VERWENDET',
  goodUntil: (when: string): string => `Letztes Token gültig bis ${when}`,
  endsWhen: (when: string): string => `Läuft ab: ${when}`,
  noExpiry: 'Ohne Ablaufzeit',
  lastSuccess: (when: string): string => `Letztes Token: ${when}`,
  lastError: (when: string): string => `Letzter Fehler einer Token-Anfrage: ${when}`,
  paused: 'PAUSIERT',
  pausedSince: (when: string, reason: string): string =>
    reason === '' ? `Pausiert: ${when}` : `Pausiert: ${when}. Grund: ${reason}`,
  secretMissing: 'SECRET FEHLT',
  enterSecrets: (names: readonly string[], locale: string): string =>
    `Bearbeiten und eingeben: ${listed(names, locale)}`,
  edit: 'Bearbeiten',
  test: 'Testen',
  more: 'Mehr',
  health: 'Zustand anzeigen',
  changes: 'Änderungen anzeigen',
  connect: 'Feld verbinden',
  moreFields: (count: number): string => `und ${count} weitere`,
  renew: 'Jetzt erneuern',
  duplicate: 'Duplizieren',
  copyName: (name: string, number: number): string =>
    number === 1 ? `Kopie von ${name}` : `Kopie ${number} von ${name}`,
  pause: 'Pausieren',
  resume: 'Fortsetzen',
  delete: 'Löschen',
  shown: (shown: number, all: number): string =>
    shown === all ? `${all} ${all === 1 ? 'Datenquelle' : 'Datenquellen'}.` : `${shown} von ${all} Datenquellen.`,
  nothingMatches: 'Keine Datenquelle passt. Ändern Sie die Suche, oder zeigen Sie alle Datenquellen an.',
  showEverything: 'Alle Datenquellen anzeigen',
  emptyTitle: 'In drei Schritten vom Feld zur API',
  emptySteps: [
    'Datenquelle erstellen: die URL einer API und wie sich die App dort anmeldet.',
    'Zugriffstoken abrufen und testen: Sie sehen echte Zeilen, bevor Sie speichern.',
    'Verbundenes Feld konfigurieren: Wählen Sie die Datenquelle und was die Optionen zeigen.',
  ],
  reload: 'Neu laden',
  failedTitle: 'Die Datenquellen konnten nicht geladen werden',
  renewed: (name: string): string => `${name} hat ein neues Zugriffstoken`,
  renewFailed: (name: string): string => `${name} hat kein neues Zugriffstoken erhalten`,
  deleted: (name: string): string => `${name} wurde gelöscht`,
  notDeleted: (name: string): string => `${name} wurde nicht gelöscht`,
  notPaused: (name: string): string => `${name} wurde nicht pausiert`,
  notResumed: (name: string): string => `${name} wurde nicht fortgesetzt`,
  pausedDone: (name: string): string => `${name} ist pausiert`,
  resumed: (name: string): string => `${name} arbeitet wieder`,
  created: (name: string): string => `${name} wurde erstellt`,
  saved: (name: string): string => `${name} wurde gespeichert`,
};

export const testDialog = {
  title: (name: string): string => `Test von ${name}`,
  noPath:
    'Es ist kein Pfad für den Versuch gespeichert, deshalb wurde die Basis-URL selbst aufgerufen. Geben Sie im Editor einen ein: Bei den meisten APIs antwortet nur ein Pfad unterhalb der Basis-URL.',
};

export const apiHealth = {
  heading: 'Wie die API den Feldern geantwortet hat',
  works: 'API antwortete',
  fails: 'API gestört',
  failingSince: (when: string): string => `Die API ist gestört seit: ${when}`,
  lastAnswer: (when: string): string => `Die API antwortete zuletzt ${when} oder bis zu zehn Minuten danach`,
  lastError: (when: string): string => `Letzter Fehler der API: ${when}`,
  notCalled: 'Die API wurde seit dem Speichern nicht aufgerufen',
};

export const pauseDialog = {
  title: (name: string): string => `${name} pausieren?`,
  body: 'Bis jemand die Datenquelle fortsetzt, wird ihre API nicht aufgerufen und kein Zugriffstoken angefordert. Die Werte auf Vorgängen bleiben erhalten.',
  fields: (names: readonly string[], locale: string): string => `Solange ohne Optionen: ${listed(names, locale)}.`,
  reason: { label: 'Grund (optional)', help: 'Steht in der Liste und im Änderungsprotokoll.' },
  confirm: 'Pausieren',
  cancel: 'Abbrechen',
};

export const damaged = {
  title: 'Datenquellen, die sich nicht lesen lassen',
  unnamed: 'Eine Datenquelle ohne lesbaren Namen',
  damaged: (name: string): string =>
    `${name}: Was gespeichert ist, ist beschädigt. Kein Feld kann diese Datenquelle verwenden. Löschen Sie sie und legen Sie sie neu an, oder stellen Sie sie aus einem Export wieder her.`,
  newer: (name: string): string =>
    `${name}: wurde von einer neueren Version dieser App gespeichert. Sie bleibt, wie sie ist, bis die App aktualisiert wird.`,
  remove: (name: string): string => `${name} löschen`,
  confirmTitle: (name: string): string => `${name} löschen?`,
  confirmBody: 'Was davon gespeichert ist, wird endgültig gelöscht, auch das Secret, soweit es sich zuordnen lässt.',
};

export const deleteDialog = {
  title: (name: string): string => `${name} löschen?`,
  body: 'Einstellungen, Secrets und Zugriffstoken werden endgültig gelöscht. Kein Feld verwendet diese Datenquelle.',
  inUseTitle: (name: string): string => `${name} ist in Verwendung`,
  confirm: 'Löschen',
  cancel: 'Abbrechen',
  close: 'Schließen',
};
