import type { SecretName } from '../../../contract/authentication';
import type { Impact } from '../../../contract/impact';
import type { ChangedOfShared, SecretGroup } from '../../../contract/together';
import { listed } from '../text';
import { appError } from './app-errors';
import { secretName, settingName } from './audit';
import { fieldProblem } from './problems';

const datasources = (count: number): string => (count === 1 ? '1 Datenquelle' : `${count} Datenquellen`);

export const together = {
  title: 'Mehrere Datenquellen ändern',
  open: 'Mehrere ändern…',
  back: 'Zurück zu den Datenquellen',
  intro:
    'Benennen Sie einen Host um, oder rotieren Sie einen Client, in allen Datenquellen, die ihn teilen. Sie sehen, was jede betrifft, bevor etwas geändert wird.',
  what: 'Was sich ändert',
  whatPlaceholder: 'Host oder Client wählen',
  host: (host: string, count: number): string => `Host ${host} – ${datasources(count)}`,
  client: (clientId: string, tokenEndpoint: string, count: number): string =>
    `Client ${clientId} bei ${tokenEndpoint} – ${datasources(count)}`,
  nothingShared: 'Es gibt noch keine Datenquelle.',
  newHost: 'Neuer Host',
  newHostHelp:
    'Mit seinem Port, wenn es nicht der übliche ist. Er tritt an die Stelle des Hosts in Basis-URLs, Token-URLs und Ausstellern; Pfade bleiben.',
  newHostProblem: 'Geben Sie nur einen Host ein, zum Beispiel api.example.com: kein https://, keinen Pfad.',
  newClientId: 'Client-ID',
  newSecret: 'Neues Client-Secret (optional)',
  newSecretHelp: 'Ersetzt das gespeicherte sofort. Leer lassen, um dieses zu behalten.',
  nextSecret: 'Nächstes Client-Secret (optional)',
  nextSecretHelp:
    'Wird versucht, wenn der Server das gespeicherte ablehnt, und übernimmt dann: für eine Rotation ohne Lücke.',
  endsOn: 'Das neue Secret endet am (optional)',
  plan: 'Zeigen, was es betrifft',
  planning: 'Die Datenquellen werden angesehen…',
  failedTitle: 'Das hat nicht geklappt',
  nothingToDo: 'Keine Datenquelle würde sich ändern.',
  planTitle: (count: number): string => `Was es betrifft: ${datasources(count)}`,
  fields: (names: readonly string[], locale: string): string =>
    names.length === 0 ? 'Kein Feld verwendet sie.' : `Felder, die sie verwenden: ${listed(names, locale)}.`,
  keptValues: 'Werte in Vorgängen bleiben.',
  deleted: (names: readonly SecretName[], locale: string): string =>
    `Gelöscht, weil für den bisherigen Host gespeichert: ${listed(names.map(secretName), locale)}.`,
  hostsTitle: 'Zu genehmigende Hosts',
  hosts: (hosts: readonly string[], locale: string): string =>
    `Diese Site hat ${listed(hosts, locale)} nicht genehmigt. Der Dialog von Atlassian fragt danach, bevor etwas geändert wird; wer ablehnt, lässt alles, wie es ist.`,
  secretsTitle: 'Erneut einzugebende Secrets',
  secretsHelp:
    'Ein gespeichertes Secret wird nie an einen anderen Host gesendet, deshalb fragt ein neuer Host danach. Eine Datenquelle, deren Secret leer bleibt, wird nicht geändert.',
  keyHelp:
    'Ein Schlüsselpaar, das die App erzeugt hat, kennt niemand, der es eingeben könnte: Lassen Sie dies leer, ändern Sie den Host in dieser Datenquelle allein, und erzeugen und registrieren Sie dort ein neues Paar.',
  secret: ({ name, clientId, datasources: names }: SecretGroup, locale: string): string =>
    clientId === null || names.length === 1
      ? `${secretName(name)} von ${listed(names, locale)}`
      : `${secretName(name)} des Clients ${clientId} (${listed(names, locale)})`,
  apply: (count: number): string => `${datasources(count)} ändern`,
  confirmTitle: (count: number): string => `${datasources(count)} ändern?`,
  confirmBody: (left: number): string =>
    `Jede wird für sich gespeichert, mit einem Eintrag im Änderungsprotokoll; eine, die inzwischen jemand gespeichert hat, bleibt unberührt und wird genannt.${left === 0 ? '' : ` ${left === 1 ? 'Eine wird' : `${left} werden`} ausgelassen, weil ein Secret oder eine gültige Adresse fehlt.`}`,
  cancel: 'Abbrechen',
  changing: (done: number, all: number): string => `${done} von ${all} geändert…`,
  resultTitle: 'Was geändert wurde',
  resultTable: 'Geänderte Datenquellen',
  columns: { name: 'Datenquelle', outcome: 'Ergebnis' },
  brokeOff:
    'Die Verbindung ging zwischendurch verloren. Was unten steht, ist getan; lassen Sie sich zeigen, was noch fehlt.',
  toDatasources: 'Zu den Datenquellen',
};

/** Was aus dem Access-Token einer Datenquelle wird. */
export function sharedToken(token: Impact['token']): string {
  switch (token) {
    case 'none':
      return 'Sie braucht kein Access-Token.';
    case 'kept':
      return 'Ihr Access-Token gilt weiter.';
    case 'fetched-again':
    case 'fetched-first':
      return 'Bei der nächsten Verwendung wird ein neues Access-Token angefordert.';
    case 'forgotten':
      return 'Ihr Access-Token wird gelöscht.';
  }
}

/** Warum sich eine Datenquelle so nicht speichern lässt. */
export const sharedProblem = (path: string, problem: Parameters<typeof fieldProblem>[0]): string =>
  `${settingName(path)}: ${fieldProblem(problem)}`;

/** Was aus der Änderung einer Datenquelle wurde. */
export function sharedOutcome(result: ChangedOfShared, locale: string): string {
  if (result.outcome === 'changed') return 'Geändert.';
  if (result.because === 'broke-off')
    return 'Nicht geändert: Etwas ist abgebrochen. Lassen Sie sich zeigen, was noch fehlt.';
  if (result.because.code === 'conflict')
    return 'Nicht geändert: Jemand hat sie gespeichert, nachdem Sie nachgesehen hatten. Lassen Sie sich erneut zeigen, was es betrifft.';
  if (result.because.code !== 'invalid-input') return `Nicht geändert. ${appError(result.because, locale)}`;
  const problems = Object.entries(result.because.fields).map(([path, problem]) => sharedProblem(path, problem));
  return `Nicht geändert. ${problems.join(' ')}`;
}
