import type { RefreshCounts, RefreshRun, RefreshSchedule, RefreshStop } from '../../../contract/refresh';
import { appError } from './app-errors';

export const refresh = {
  title: 'Verbundene Felder',
  intro:
    'Ein Vorgang behält die Bezeichnung, die ausgewählt wurde. Eine Auffrischung sieht jeden Vorgang mit einem Wert des Feldes an und bringt Bezeichnungen auf den Stand der Quelle. Schlüssel ändern sich nie, und ein Wert, der nicht mehr angeboten wird, bleibt erhalten. Ein schreibgeschütztes Feld wird in jedem Vorgang seines Kontexts gefüllt, damit Boards, JQL und Exporte den Wert der Quelle kennen; speichert es den Wert auch, wenn ein Vorgang angelegt oder geändert wird, ist eine Auffrischung nur noch für das nötig, was sich allein in der Quelle geändert hat.',
  loading: 'Die verbundenen Felder werden geladen…',
  failedTitle: 'Die verbundenen Felder konnten nicht geladen werden',
  noneTitle: 'Noch ist kein Feld verbunden',
  none: 'Wählen Sie ein Feld dieser App und die Datenquelle, aus der seine Optionen kommen.',
  tableLabel: 'Verbundene Felder',
  columns: { field: 'Feld', last: 'Letzte Auffrischung' },
  fromDatasource: (name: string | null): string => (name === null ? 'Datenquelle fehlt' : `Aus ${name}`),
  context: (contextId: string): string => `Kontext ${contextId}`,
  next: (when: string): string => `Nächste Auffrischung: ${when}`,
  never: 'Noch nie aufgefrischt',
  details: 'Einzelheiten',
  configure: 'Konfiguration',
  dryRun: 'Probelauf',
  start: 'Jetzt auffrischen',
  pause: 'Anhalten',
  resume: 'Fortsetzen',
  cancel: 'Auffrischung abbrechen',
  back: 'Zurück zu allen Feldern',
  confirmTitle: (name: string): string => `${name} in den Vorgängen auffrischen?`,
  confirmBody: (percent: number): string =>
    `Bezeichnungen und schreibgeschützte Werte, die sich in der Quelle geändert haben, werden in die Vorgänge geschrieben. Nichts wird geschrieben, wenn mehr als ${percent} % der Werte nicht mehr angeboten werden. Ein Probelauf zeigt vorher, was sich ändern würde.`,
  confirm: 'Jetzt auffrischen',
  dismiss: 'Nicht jetzt',
  disconnect: 'Trennen',
  disconnectTitle: (name: string): string => `${name} trennen?`,
  disconnectBody:
    'Werte in Vorgängen bleiben, wie sie sind. In diesem Kontext kann niemand mehr einen Wert suchen oder auswählen, bis das Feld neu konfiguriert wird; seine Auffrischung und ihr Zeitplan enden. Die Einstellungen stehen weiter im Protokoll.',
  disconnected: (name: string): string => `${name} wurde getrennt`,
  actionFailed: 'Das war nicht möglich',
  planTitle: 'Zeitplan und Grenze',
  schedule: 'Von selbst auffrischen',
  hour: {
    label: 'Um',
    any: 'Zur Stunde, zu der dies gespeichert wurde',
    help: (timeZone: string): string => `Zeitzone: ${timeZone}. Es beginnt innerhalb der Stunde danach.`,
  },
  threshold: 'Aufhören, wenn mehr als so viel Prozent der Werte nicht mehr angeboten werden',
  thresholdHelp: 'Eine ganze Zahl von 0 bis 100. Gezählt wird über alle Vorgänge, bevor etwas geschrieben wird.',
  thresholdProblem: 'Geben Sie eine ganze Zahl von 0 bis 100 ein.',
  savePlan: 'Zeitplan speichern',
  planSaved: 'Der Zeitplan wurde gespeichert',
  lastTitle: 'Letzte Auffrischung',
  startedBy: 'Gestartet von',
  theApp: 'der App, nach Zeitplan',
  countsLabel: 'Was die Auffrischung gefunden hat',
  countColumns: { what: 'Gefunden', count: 'Anzahl' },
  changedTitle: 'Geänderte Werte',
  changedColumns: { issue: 'Vorgang', before: 'Im Vorgang', after: 'In der Quelle' },
  goneTitle: 'Nicht mehr angeboten',
  unchosenTitle: 'Nicht aus dieser Quelle',
  unchosenHelp:
    'Diese Werte wurden nicht in dem Feld gewählt, sondern zum Beispiel von einem Programm geschrieben, und die Quelle bietet sie nicht an. Auf die Grenze zählen sie nicht.',
  notCheckedTitle: 'Nicht geprüft',
  notCheckedHelp:
    'Die Quelle gab nur einen Teil ihrer Zeilen, findet diesen Wert nur über anderen Text als seinen Schlüssel oder antwortete für diesen Vorgang nicht; oder die Abfrage wartet auf ein Feld, das in diesem Vorgang leer ist.',
  valueColumns: { issue: 'Vorgang', label: 'Im Vorgang' },
  empty: '(leer)',
  refusedTitle: 'Von Jira nicht angenommen',
  refusedHelp:
    'Jira hat den neuen Wert nicht angenommen, zum Beispiel weil der Vorgang archiviert ist. Er ist, wie er war.',
  examples: (shown: number, all: number): string =>
    shown < all ? `Die ersten ${shown} von ${all}.` : `Insgesamt ${all}.`,
};

export function refreshSchedule(schedule: RefreshSchedule): string {
  switch (schedule) {
    case 'off':
      return 'Nie';
    case 'daily':
      return 'Jeden Tag';
    case 'weekly':
      return 'Jede Woche';
  }
}

export function refreshState({ state, isDryRun }: RefreshRun): string {
  switch (state) {
    case 'running':
      return isDryRun ? 'PROBELAUF LÄUFT' : 'LÄUFT';
    case 'paused':
      return 'ANGEHALTEN';
    case 'finished':
      return isDryRun ? 'PROBELAUF FERTIG' : 'FERTIG';
    case 'stopped':
      return 'AUFGEHÖRT';
    case 'cancelled':
      return 'ABGEBROCHEN';
  }
}

/** How far a refresh is, or what came of it, in one sentence. `until` is when it goes on, where it waits. */
export function refreshProgress(run: RefreshRun, until: string | null): string {
  const { counts, written } = run;
  if (run.state === 'running' && run.waiting !== null && until !== null) {
    const who = run.waiting.for === 'jira' ? 'Jira bittet um eine Pause' : 'Die Quelle antwortet nicht';
    return `${who}. Weiter geht es ${until}.`;
  }
  const looked = `${issues(counts.issues)} angesehen`;
  if (run.isDryRun) return `${looked}, ${values(counts.changed)} zu ändern.`;
  if (run.phase === 'looking' && run.state !== 'finished') return `${looked}, nichts geschrieben.`;
  return `${looked}, neue Werte in ${written === 1 ? '1 Vorgang' : `${written} Vorgängen`}.`;
}

/** Why a refresh stopped, and what to do. */
export function refreshStop(stop: RefreshStop, { counts, thresholdPercent }: RefreshRun, locale: string): string {
  switch (stop.code) {
    case 'threshold':
      return `Nichts wurde geschrieben: ${counts.gone} von ${checked(counts)} Werten werden nicht mehr angeboten, mehr als die erlaubten ${thresholdPercent} %. Sehen Sie sich die Quelle und die Konfiguration des Feldes an. Wenn das so richtig ist, erhöhen Sie die Grenze, und frischen Sie erneut auf.`;
    case 'source':
      return `Die Quelle konnte nicht gelesen werden. ${appError(stop.failure, locale)}`;
    case 'datasource-missing':
      return 'Die Datenquelle dieses Feldes gibt es nicht mehr. Verbinden Sie das Feld mit einer anderen.';
    case 'settings-changed':
      return 'Das Feld wurde in der Zwischenzeit neu konfiguriert. Starten Sie die Auffrischung noch einmal.';
    case 'jira':
      return stop.status === null
        ? 'Jira hat auch nach dem Warten nicht geantwortet. Starten Sie die Auffrischung später noch einmal.'
        : `Jira hat mit Status ${stop.status} abgelehnt. Prüfen Sie, ob es das Feld noch gibt und ob die App die Berechtigungen hat, mit denen sie installiert wurde.`;
    case 'interrupted':
      return 'Die Auffrischung ist immer wieder an derselben Stelle abgebrochen. Wo, steht im Log der App. Starten Sie sie noch einmal, und melden Sie es, wenn sie dort wieder aufhört.';
  }
}

/** What a real refresh would do after a dry run that found too much gone. */
export function refreshWouldStop({ counts, thresholdPercent }: RefreshRun): string {
  return `Eine Auffrischung würde nichts schreiben: ${counts.gone} von ${checked(counts)} Werten werden nicht mehr angeboten, mehr als die erlaubten ${thresholdPercent} %.`;
}

export function refreshCount(name: keyof RefreshCounts | 'written' | 'refused'): string {
  switch (name) {
    case 'issues':
      return 'Angesehene Vorgänge';
    case 'elsewhere':
      return 'Vorgänge außerhalb dieses Kontexts des Feldes, unberührt';
    case 'unchanged':
      return 'Werte wie in der Quelle';
    case 'changed':
      return 'Werte, die sich in der Quelle geändert haben';
    case 'gone':
      return 'Werte, die nicht mehr angeboten werden, behalten';
    case 'unchosen':
      return 'Werte, die hier nie im Angebot waren, behalten';
    case 'sealed':
      return 'Fremde Werte, die auch die Quelle hat, als angeboten vermerkt';
    case 'notChecked':
      return 'Nicht geprüfte Werte, behalten';
    case 'written':
      return 'Vorgänge mit neuen Werten';
    case 'refused':
      return 'Vorgänge, die Jira nicht angenommen hat';
  }
}

const issues = (count: number): string => (count === 1 ? '1 Vorgang' : `${count} Vorgänge`);
const values = (count: number): string => (count === 1 ? '1 Wert' : `${count} Werte`);
const checked = ({ unchanged, changed, gone }: RefreshCounts): number => unchanged + changed + gone;
