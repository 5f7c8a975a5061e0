import type { MoveNote } from '../../../paste/elements-connect/moved-in';
import type { Setting } from '../../../paste/elements-connect/settings';
import { listed } from '../text';
import { quoted } from './quoted';

export const moveIn = {
  title: 'Aus Elements Connect umziehen',
  linkHelp:
    'Fügen Sie die Einstellungen einer dortigen Datenquelle und eines Felds ein; was in dieser App eine Entsprechung hat, wird hier ausgefüllt.',
  open: 'Einstellungen übertragen',
  back: 'Zurück zu Export und Import',
  intro:
    'Kopieren Sie die Einstellungen einer Datenquelle und eines ihrer Felder aus den Seiten von Elements Connect, je eine Zeile mit ihrer Beschriftung, und fügen Sie sie ein. Gespeichert wird nichts: Sie sehen, was jede hier wird, dann öffnen sich die Formulare ausgefüllt. Der Text bleibt in Ihrem Browser.',
  textLabel: 'Einstellungen von Elements Connect',
  textHelp:
    'Gelesene Beschriftungen: URL, Authentication, Access token URL, Client ID, Client Secret, Scopes, Request headers, Query, Root element oder Location, JSONPath, Columns JSON path, Key, Template, Min characters, Max suggestions, No duplicates, Sort und andere dieser Seiten.',
  placeholder: 'URL: https://api.example.com/v1\nQuery: customers?q=$userInput\nKey: id',
  read: 'Einstellungen lesen',
  nothing:
    'Keine Einstellung wurde erkannt. Schreiben Sie jede in eine eigene Zeile, ihre Beschriftung zuerst, zum Beispiel: Query: customers?q=$userInput',
  resultTitle: 'Was sie hier werden',
  table: 'Einstellungen von Elements Connect und von dieser App',
  columns: { setting: 'Einstellung', original: 'In Elements Connect', ours: 'Hier' },
  secret: 'Wird nicht gezeigt',
  secretOurs: 'Eingetragen, und hier nicht gezeigt',
  yes: 'Ja',
  no: 'Nein',
  notTaken: 'Nicht übernommen.',
  unread: (names: readonly string[], locale: string): string =>
    `Zeilen, die keine bekannte Einstellung sind: ${listed(names.map(quoted), locale)}.`,
  parentsTitle: 'Felder, die die Abfrage liest',
  parentsHelp: 'Sie hatten eigene IDs. Wählen Sie das Feld dieser Site, das jeweils an ihre Stelle tritt.',
  parent: (id: string): string => `Feld anstelle von ${id}`,
  chooseParent: 'Feld wählen',
  jiraSilent:
    'Jira sagt nicht, welche Felder diese Site hat. Laden Sie die Seite neu, oder tippen Sie den Pfad im Formular des Felds ein.',
  toDatasource: 'Neue Datenquelle ausfüllen',
  toField: 'Feld ausfüllen',
  order:
    'Zuerst kommt die neue Datenquelle; ist sie gespeichert, führt der Weg weiter zum Feld, dessen Formular mit dem Rest ausgefüllt ist. Ist die Datenquelle schon hier, gehen Sie gleich zum Feld.',
};

/** Wie eine Einstellung hier heißt, neben ihrer Beschriftung in Elements Connect. */
export const moveSetting: Record<Setting, string> = {
  type: 'Typ der Datenquelle',
  name: 'Bezeichnung',
  url: 'URL: Basis-URL',
  authentication: 'Authentifizierung',
  'token-url': 'Access token URL: Token-URL',
  'authorize-url': 'Authorize URL: Autorisierungs-URL',
  'client-id': 'Client-ID',
  'client-secret': 'Client-Secret',
  scopes: 'Scopes (Berechtigungen)',
  username: 'Login: Benutzername',
  password: 'Passwort',
  'api-key': 'API-Schlüssel',
  'api-key-name': 'Name des API-Schlüssels',
  'api-key-in': 'API-Schlüssel: Wo er gesendet wird',
  audience: 'Zielgruppe (audience)',
  headers: 'Request headers: Header',
  content: 'Inhalt',
  separator: 'Trennzeichen',
  field: 'Feld',
  method: 'Methode',
  query: 'Query: Pfad',
  body: 'Body: Anfragetext',
  location: 'Root element, Location: Wo die Zeilen stehen',
  filter: 'JSONPath: Wo die Zeilen stehen',
  columns: 'Spalten',
  key: 'Schlüssel',
  template: 'Template: Beschriftung',
  'no-duplicates': 'No duplicates: Wiederholte Schlüssel auslassen',
  sort: 'Sortierung',
  'min-characters': 'Min characters: Mindestens getippte Zeichen',
  'max-suggestions': 'Max suggestions: Höchstens gezeigte Optionen',
};

/** Was über eine Einstellung zu sagen ist. */
export function moveNote(note: MoveNote, locale: string): string {
  switch (note.code) {
    case 'variables-unknown':
      return `Diese App hat keine Entsprechung für ${listed(note.names, locale)}. Suchen Sie einen anderen Weg zu fragen, und tippen Sie ihn im Formular ein.`;
    case 'commands':
      return `Befehle und Funktionen von Vorlagen gibt es hier nicht: ${listed(note.names, locale)}. Sagen Sie es im Formular ohne sie.`;
    case 'fields-to-choose':
      return `Wählen Sie unten, welches Feld an die Stelle von ${listed(note.ids, locale)} tritt.`;
    case 'login-not-possible':
      return 'Eine Anmeldung im Namen einer Person ist hier nicht möglich: Verwenden Sie Client Credentials oder ein Dienstkonto.';
    case 'no-address':
      return 'Diese App fragt nur über HTTP: keine Datenbanken mit SQL, keine Verzeichnisse mit LDAP und kein anderes Protokoll. Eine API vor der Quelle lässt sich verbinden.';
    case 'at-most':
      return `Ein Feld zeigt oder verlangt hier höchstens ${note.most}; das ist eingetragen.`;
    case 'value-unknown':
      return 'Diesen Wert kennt diese App nicht. Wählen Sie ihn im Formular.';
    case 'path-unknown':
      return 'Der Pfad ist keiner nach RFC 9535 (und bei XML keine Namen mit Schrägstrichen). Die Vorschau im Formular des Felds findet die Zeilen.';
    case 'body-not-json':
      return 'Mit eingesetzten Variablen ist der Body kein JSON. Tippen Sie ihn im Formular des Felds ein.';
    case 'tags':
      return 'Beschriftungen sind hier Text, deshalb wurde das HTML ausgelassen.';
    case 'key-guessed':
      return 'Welcher Wert der Schlüssel ist, war nicht gesagt; der wahrscheinlichste ist eingetragen. Prüfen Sie ihn: Er wird in Vorgängen gespeichert.';
  }
}
