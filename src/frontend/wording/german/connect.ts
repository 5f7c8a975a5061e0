import type { FieldKind } from '../../../contract/field-kind';
import { fieldKinds } from './field-kinds';

/** What stands on the way from a datasource to a field, and from the field to an issue. */
export const connect = {
  title: 'Ein Feld verbinden',
  intro: (datasource: string | null): string =>
    datasource === null
      ? 'Wählen Sie das Feld, das seine Optionen aus einer Datenquelle nehmen soll.'
      : `Wählen Sie das Feld, das seine Optionen aus ${datasource} nehmen soll.`,
  loading: 'Die Felder dieser App werden gesucht…',
  failedTitle: 'Die Felder konnten nicht geladen werden',
  jiraSilent:
    'Jira sagt nicht, welche Felder es gibt. Laden Sie neu, oder öffnen Sie das Feld in Jira und bearbeiten Sie dort seine Konfiguration.',
  none: 'In Jira gibt es noch kein Feld dieser App. Erstellen Sie dort eines: Wählen Sie einen der Typen, die mit „Verbunden“ beginnen, und kommen Sie dann auf diese Seite zurück.',
  free: 'Noch nicht verbunden',
  taken: 'Schon verbunden',
  choose: (field: string): string => `${field} verbinden`,
  change: (field: string): string => `${field} ändern`,
  create: 'Feld in Jira erstellen',
  createHelp:
    'Felder legt Jira selbst an: Diese App verlangt kein Recht, die Konfiguration von Jira zu ändern. Die Seite öffnet sich in einem neuen Tab; diese Liste sieht nach, wenn Sie zurückkommen.',
  lookAgain: 'Erneut nachsehen',
  later: 'Zurück zu den Datenquellen',
  contextsTitle: (field: string): string => `Welcher Kontext von ${field}?`,
  contextsHelp: 'Jira nennt die Kontexte auf der Seite des Feldes; hier stehen ihre Nummern.',
  context: (id: string): string => `Kontext ${id}`,
  noContexts: (field: string): string =>
    `Jira nennt keinen Kontext von ${field}. Öffnen Sie das Feld in Jira und bearbeiten Sie dort seine Konfiguration.`,
  openInJira: 'Felder in Jira öffnen',
  notOpened: 'Jira hat die Seite nicht geöffnet. Suchen Sie sie in Jira selbst.',
  connectedTitle: (field: string): string => `${field} ist verbunden`,
  connectedBody:
    'Die Optionen stehen auf jedem Vorgang bereit, dessen Bildschirm das Feld hat. Fehlt es dort, fügen Sie es in Jira zum Bildschirm hinzu.',
  openIssue: (key: string): string => `${key} öffnen`,
  noIssue: 'Es gibt noch keinen Vorgang, auf dem es zu sehen wäre. Erstellen Sie einen in Jira.',
  connectAnother: 'Ein weiteres Feld verbinden',
  toFields: 'Alle verbundenen Felder',
  unknownField: 'Dieses Feld ist kein Feld dieser App, oder es wurde gelöscht.',
};

/** As the manifest calls the types, so that they are found in Jira. */
export const fieldKindName = (kind: FieldKind): string => fieldKinds[kind].name;
