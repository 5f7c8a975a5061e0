import type { AuditAction, AuditChange } from '../../../contract/audit';
import type { Json } from '../../../contract/json';
import type { NotifyFormat, NotifyLanguage } from '../../../contract/notify';
import { bindingChoice, bindingLabel } from '../binding-words';
import { pathLabel, secretLabel, settingChoice, settingLabel } from '../input-words';
import { beginning } from '../text';
import { configuration, searchMode } from './configuration';
import { copy, copyInterval } from './copy';
import { fieldKinds } from './field-kinds';
import { form } from './form';
import { notify } from './notify';
import { pagingKind } from './paging';

export const tabs = {
  hosts: 'Hosts',
  datasources: 'Datenquellen',
  fields: 'Felder',
  health: 'Zustand',
  notifications: 'Benachrichtigungen',
  audit: 'Änderungsprotokoll',
  transfer: 'Export und Import',
};

export const audit = {
  title: 'Änderungsprotokoll',
  intro: (days: number, timeZone: string): string =>
    `Wer was wann geändert hat (${timeZone}); Hosts werden in Atlassians Dialog freigegeben und stehen nicht hier. Secrets erscheinen als geändert, nie als Wert. Einträge werden ${days} Tage aufbewahrt.`,
  loading: 'Das Änderungsprotokoll wird geladen…',
  failedTitle: 'Das Änderungsprotokoll konnte nicht geladen werden',
  tableLabel: 'Einträge des Änderungsprotokolls, neueste zuerst',
  columns: { what: 'Was, wann und wer', changes: 'Vorher und nachher' },
  search: 'Wörter in Namen und Einstellungen',
  datasource: 'Datenquelle der Einträge',
  anyDatasource: 'Alle Datenquellen',
  deletedDatasource: (name: string): string => `${name} (gelöscht)`,
  action: 'Aktion',
  anyAction: 'Alle Aktionen',
  person: 'Person',
  anyPerson: 'Alle',
  shown: (count: number): string => (count === 1 ? '1 Eintrag.' : `${count} Einträge.`),
  nothingYet: 'Bisher wurde nichts geändert. Jede Änderung einer Datenquelle oder eines Feldes steht künftig hier.',
  nothingMatches: (until: string | null): string =>
    until === null ? 'Kein Eintrag passt.' : `Kein passender Eintrag zurück bis ${until}.`,
  older: 'Ältere Einträge anzeigen',
  noChanges: 'Keine Einstellung geändert',
  moreChanges: (count: number): string => `Alle ${count} Einstellungen anzeigen`,
  theApp: 'Die App selbst',
  exportCsv: 'Als CSV exportieren',
  exporting: 'CSV wird erstellt…',
  csvLabel: 'Änderungsprotokoll als CSV',
  csvHelp: (entries: number, isCut: boolean): string =>
    isCut
      ? `Die neuesten ${entries} passenden Einträge: Mehr haben hier keinen Platz. Grenzen Sie den Filter ein, um die übrigen zu erhalten. Markieren Sie den ganzen Text, und kopieren Sie ihn in eine Datei.`
      : `${entries === 1 ? 'Der eine passende Eintrag' : `Alle ${entries} passenden Einträge`}. Markieren Sie den ganzen Text, und kopieren Sie ihn in eine Datei.`,
  closeCsv: 'CSV schließen',
};

export function auditAction(action: AuditAction): string {
  switch (action) {
    case 'datasource-created':
      return 'Datenquelle erstellt';
    case 'datasource-changed':
      return 'Datenquelle geändert';
    case 'datasource-deleted':
      return 'Datenquelle gelöscht';
    case 'datasource-paused':
      return 'Datenquelle pausiert';
    case 'datasource-resumed':
      return 'Datenquelle fortgesetzt';
    case 'token-renewed':
      return 'Token von Hand angefordert';
    case 'binding-saved':
      return 'Feld konfiguriert';
    case 'binding-deleted':
      return 'Feld getrennt';
    case 'refresh-planned':
      return 'Auffrischung geplant';
    case 'refresh-started':
      return 'Auffrischung gestartet';
    case 'refresh-stopped':
      return 'Auffrischung aufgehört oder abgebrochen';
    case 'refresh-finished':
      return 'Auffrischung beendet';
    case 'notifications-changed':
      return 'Benachrichtigungen geändert';
    case 'post-function-failed':
      return 'Nachfunktion gescheitert';
    case 'unreadable':
      return 'Nicht lesbarer Eintrag';
  }
}

/** One changed setting in one line. */
export function auditChange({ path, before, after }: AuditChange): string {
  const name = settingName(path);
  if (path.startsWith('secrets.') || path === 'notify.url' || path === 'notify.headerValue') {
    if (after === null) return `${name}: entfernt`;
    return before === null ? `${name}: gesetzt` : `${name}: geändert`;
  }
  if (path === 'token') return after === 'renewed' ? `${name}: erneuert` : `${name}: nicht erneuert`;
  if (path.startsWith('refresh.'))
    return `${name}: ${before === null ? '' : `${refreshWord(before)} → `}${refreshWord(after)}`;
  if (path === 'postFunction.reason') return `${name}: ${postFunctionReasons[shownValue(after)] ?? sourceUnread}`;
  if (path === 'postFunction.issue') return `${name}: ${shownValue(after)}`;
  return `${name}: ${shownAt(path, before)} → ${shownAt(path, after)}`;
}

/** Why a post function came to nothing for good, by the code that its function has for it. */
const postFunctionReasons: Record<string, string> = {
  'rule-unreadable': 'ihre Einstellungen sind nicht lesbar',
  'no-issue': 'Jira hat keinen Vorgang genannt',
  'issue-unreadable': 'die App darf den Vorgang nicht sehen',
  'jira-refused': 'Jira hat den Wert nicht angenommen',
  'jira-busy': 'Jira hatte keine Zeit',
  'jira-not-answering': 'Jira hat nicht geantwortet',
  jira: 'Jira hat nicht geantwortet',
  'not-configured': 'das Feld ist hier nicht verbunden',
  'not-settable': 'das Feld enthält Personen oder einen Wert, den nur seine Quelle setzt',
  'key-not-offered': 'die Quelle bietet einen Schlüssel der Regel nicht an',
  'not-confirmed': 'die Liste der Quelle war nicht bis zu ihrem Ende zu lesen',
  internal: 'in der App ist etwas schiefgegangen',
  'datasource-missing': 'die Datenquelle wurde gelöscht',
  interrupted: 'sie brach immer wieder ab',
  'api-unreachable': 'die Quelle hat nicht geantwortet',
  'token-unreachable': 'der Autorisierungsserver hat nicht geantwortet',
  'api-http-error': 'die Quelle hat mit einem Fehler geantwortet',
  'api-paused': 'die Datenquelle ist angehalten',
  'api-asked-too-often': 'Regeln haben die Quelle zu oft gefragt',
};

const sourceUnread = 'die Quelle war nicht zu lesen; warum, sagt ihr Zustand in der Liste der Datenquellen';

/** A value in the word of the input that it is chosen in; what was typed stands for itself. */
function shownAt(path: string, value: Json): string {
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  const chosen = typeof value === 'string' ? choiceAt(path, value) : undefined;
  return chosen ?? shownValue(value);
}

function choiceAt(path: string, value: string): string | undefined {
  if (path === 'query.paging.kind') return pagingKind(value as Parameters<typeof pagingKind>[0]);
  if (path === 'copy.interval') return copyInterval(value as Parameters<typeof copyInterval>[0]);
  if (path === 'behaviour.search') return searchMode(value as Parameters<typeof searchMode>[0]);
  if (path === 'notify.format') return notify.format[value as NotifyFormat];
  if (path === 'notify.language') return notify.language[value as NotifyLanguage];
  return bindingChoice(path, value, configuration) ?? settingChoice(path, value, form);
}

/** What a fact of a refresh is called; a number stands for itself. */
function refreshWord(value: Json): string {
  const text = shownValue(value);
  return refreshWords[text] ?? text;
}

const refreshWords: Record<string, string> = {
  'dry-run': 'Probelauf, nichts wird geschrieben',
  write: 'Bezeichnungen werden geschrieben',
  'write-values': 'Werte werden geschrieben',
  off: 'nie',
  daily: 'jeden Tag',
  weekly: 'jede Woche',
  threshold: 'zu vielen nicht mehr angebotenen Werten',
  source: 'der Quelle',
  'datasource-missing': 'der fehlenden Datenquelle',
  'settings-changed': 'einer neuen Konfiguration',
  jira: 'Jira',
  interrupted: 'wiederholten Abbrüchen',
};

/** The form's own word for a setting; other facts have a word here, and a path that has none stands for itself. */
export const settingName = (path: string): string =>
  names[path] ?? bindingLabel(path, configuration, fieldKinds) ?? settingLabel(path, form) ?? pathLabel(path, form);

/** A secret by the label of its input. */
export const secretName = (name: string): string => secretLabel(name, form);

const names: Record<string, string> = {
  'postFunction.issue': 'Vorgang',
  'postFunction.reason': 'Grund',
  type: 'Typ',
  paused: 'Grund der Pause',
  'keys.next': 'Nächster Schlüssel',
  'keys.retired': 'Anderswo zu entfernender alter Schlüssel',
  'keys.everyDays': 'Tage, nach denen ein nächster Schlüssel erstellt wird',
  token: 'Zugriffstoken',
  datasourceId: 'Datenquelle',
  query: 'Anfrage',
  extraction: 'Optionen aus der Antwort',
  behaviour: 'Verhalten',
  copy: 'Kopie der Quelle',
  'copy.interval': copy.interval.label,
  'copy.maxRows': copy.maxRows.label,
  'copy.sinceFormat': copy.sinceFormat.label,
  storesOnChange: 'Wert bei Änderungen des Vorgangs speichern',
  'notify.host': 'Nachrichten gehen an',
  'notify.url': 'Adresse des Empfängers',
  'notify.headerName': 'Name des Headers',
  'notify.headerValue': notify.headerValue.label,
  'notify.format': 'Was der Empfänger annimmt',
  'notify.language': notify.language.label,
  'refresh.schedule': 'Von selbst auffrischen',
  'refresh.at': 'Stunde der Auffrischung',
  'refresh.thresholdPercent': 'Prozent nicht mehr angeboten, höchstens',
  'refresh.mode': 'Auffrischung',
  'refresh.issues': 'Angesehene Vorgänge',
  'refresh.changed': 'Geänderte Werte',
  'refresh.gone': 'Nicht mehr angebotene Werte',
  'refresh.unchosen': 'Werte, die nie im Angebot waren',
  'refresh.notChecked': 'Nicht geprüfte Werte',
  'refresh.written': 'Geschriebene Vorgänge',
  'refresh.refused': 'Vorgänge, die Jira nicht angenommen hat',
  'refresh.stop': 'Aufgehört wegen',
};

const mostShown = 200;

function shownValue(value: Json): string {
  if (value === null || value === '') return 'leer';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > mostShown ? `${beginning(text, mostShown)}…` : text;
}
