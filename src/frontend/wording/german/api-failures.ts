import { notOfKind } from '../kind-words';
import type { ApiFailure, AppError, ExtractionFailure } from '../../../contract/failures';
import type { OptionsFailure } from '../../../contract/field-api';
import type { RecognisedProvider } from '../../../presets/recognise-provider';
import type { UnreachableProblem } from '../../../contract/token';
import { duration, listed, size, timeSpan } from '../text';
import { discoveryFailure } from './discovery';
import { pathProblem } from './path-problem';
import { refusedApiProof } from './proof-failures';
import { templateProblem } from './template-problem';
import { quoted } from './quoted';
import { fieldKinds } from './field-kinds';
import { tokenFailure } from './token-failures';

/** Why the API gave no answer to work with. */
export function apiFailure(failure: ApiFailure): string {
  switch (failure.code) {
    case 'api-http-error':
      return httpError(failure.status, failure.retryAfterSeconds) + said(failure.excerpt);
    case 'api-redirect':
      return `Die API antwortete mit einer Weiterleitung (HTTP ${failure.status}${failure.host === null ? '' : ` zu ${failure.host}`}), der nicht gefolgt wird: Sie verlässt den Host der Basis-URL, oder es sind zu viele. Geben Sie die endgültige Adresse als Basis-URL ein.`;
    case 'api-unreachable':
      return unreachable(failure.problem, failure.host, failure.afterMs);
    case 'api-egress':
      return `Für die API muss ${failure.host} aufgerufen werden, und dieser Host ist auf dieser Site noch nicht freigegeben. Geben Sie ihn frei, und versuchen Sie es dann erneut.`;
    case 'api-paused':
      return 'Die API wurde nicht aufgerufen, weil diese Datenquelle von einem Administrator pausiert wurde. Setzen Sie sie in der Liste der Datenquellen fort.';
    case 'api-asked-too-often':
      return 'Sie haben diese API innerhalb weniger Minuten so oft gefragt, dass die App wartet, bevor sie erneut fragt. Versuchen Sie es in einigen Minuten erneut.';
    case 'api-too-large':
      return `Die API antwortete mit mehr als ${size(failure.maxBytes, 'de')}. Fragen Sie weniger ab: mit Seiten, einem Filter im Pfad oder einer engeren Ressource.`;
    case 'api-token-refused':
      return tokenRefused(failure);
    case 'api-proof-refused':
      return refusedApiProof(failure);
    case 'api-settings':
      return settingsProblem(failure.problem, failure.detail);
  }
}

function tokenRefused({ status, tried, heldSeconds }: Extract<ApiFailure, { code: 'api-token-refused' }>): string {
  const refused = `Die API hat das Zugriffstoken abgelehnt (HTTP ${status})`;
  const advice =
    'Vielleicht ist das Token für eine andere Audience bestimmt, oder ihm fehlt ein Scope: Vergleichen Sie die angeforderten Scopes mit denen, die die API verlangt.';
  const next =
    heldSeconds === undefined
      ? ''
      : ` Das nächste kann in ${timeSpan(Math.max(1, heldSeconds), 'de')} angefordert werden.`;
  if (tried === undefined) return `${refused}. ${advice}`;
  switch (tried) {
    case 'new':
      return `${refused}, und auch das neue, das daraufhin angefordert wurde. ${advice}`;
    case 'replacement':
      return `${refused}, und auch das, von dem es inzwischen ersetzt worden war. ${advice}`;
    case 'held':
      return `${refused}. Diesmal wurde kein neues angefordert, weil gerade auch ein neues sofort abgelehnt worden war.${next} ${advice}`;
    case 'not-had':
      return `${refused}, und ein anderes war nicht zu bekommen. Sehen Sie nach dem Zugriffstoken der Datenquelle.`;
  }
}

function httpError(status: number, retryAfterSeconds: number | null): string {
  const wait = retryAfterSeconds === null ? '' : ` Sie bittet, ${retryAfterSeconds} Sekunden zu warten.`;
  switch (status) {
    case 400:
      return 'Die API akzeptiert die Anfrage nicht (HTTP 400). Prüfen Sie den Pfad, seine Parameter und den Body.';
    case 401:
      return 'Die API akzeptiert die Zugangsdaten nicht (HTTP 401). Prüfen Sie die Authentifizierung der Datenquelle.';
    case 403:
      return 'Die API kennt den Aufrufer, erlaubt ihm dies aber nicht (HTTP 403). Geben Sie dem Client beim Dienst das nötige Recht oder den nötigen Scope.';
    case 404:
      return 'Die API hat unter dieser Adresse nichts (HTTP 404). Prüfen Sie die Basis-URL und den Pfad.';
    case 405:
      return 'Die API erlaubt diese Methode hier nicht (HTTP 405). Wechseln Sie zwischen GET und POST.';
    case 429:
      return `Die API wurde zu oft aufgerufen (HTTP 429). Warten Sie, oder erhöhen Sie die Cache-Sekunden der Datenquelle.${wait}`;
    default:
      return status >= 500
        ? `Die API hat selbst eine Störung (HTTP ${status}). Versuchen Sie es später erneut; hier ist nichts zu ändern.${wait}`
        : `Die API antwortete mit HTTP ${status} statt mit Daten. Schlagen Sie in der Dokumentation der API nach, was das bedeutet.${wait}`;
  }
}

function said(excerpt: string | null): string {
  return excerpt === null || excerpt.trim() === '' ? '' : ` Die Meldung: ${quoted(excerpt)}.`;
}

function unreachable(problem: UnreachableProblem, host: string, afterMs: number): string {
  const after = duration(afterMs, 'de');
  switch (problem) {
    case 'timeout':
      return `Die API unter ${host} hat nicht innerhalb von ${after} geantwortet. Prüfen Sie, ob sie läuft, oder fragen Sie weniger ab.`;
    case 'network':
      return `Die Verbindung zur API unter ${host} brach nach ${after} ab. Versuchen Sie es erneut.`;
    case 'tls':
      return `Das Zertifikat der API unter ${host} ist ungültig oder nicht öffentlich vertrauenswürdig. Das muss der Dienst beheben; die Prüfung lässt sich nicht abschalten.`;
    case 'name-not-found':
      return `Unter ${host} gibt es keine API: Der Name existiert im öffentlichen DNS nicht. Prüfen Sie die Basis-URL.`;
    case 'refused':
      return `Die API unter ${host} nimmt keine Verbindung an. Prüfen Sie die Basis-URL und ob die API aus dem Internet erreichbar ist.`;
  }
}

function settingsProblem(
  problem: Extract<ApiFailure, { code: 'api-settings' }>['problem'],
  detail: string | null,
): string {
  const which = detail === null ? '' : ` (${detail})`;
  switch (problem) {
    case 'header-forbidden':
      return `Die API wurde nicht aufgerufen, weil eine App einen der Header nicht setzen darf${which}. Entfernen Sie ihn aus der Datenquelle.`;
    case 'rule-needed':
      return "Ein Wert enthält ein Zeichen, das den Text beenden würde, in dem er steht; deshalb wurde die API nicht gefragt. Nennen Sie im Pfad oder Body des Felds die Regel der Abfragesprache, etwa '{input|odata}'.";
    case 'leaves-base':
      return `Die API wurde nicht aufgerufen, weil der Pfad aus der Basis-URL hinausführt${which}. Geben Sie einen Pfad unterhalb der Basis-URL an.`;
    case 'url':
      return `Die API wurde nicht aufgerufen, weil Basis-URL und Pfad keine gültige Adresse ergeben${which}. Korrigieren Sie den Pfad.`;
    case 'secret-missing':
      return `Die API wurde nicht aufgerufen, weil ein Secret der Datenquelle fehlt${which}. Geben Sie es ein, und speichern Sie.`;
    case 'variable-missing':
      return `Die API wurde nicht aufgerufen, weil eine Variable des Pfads noch keinen Wert hat${which}. Geben Sie für die Vorschau einen Vorgang mit einem Wert oder einen Suchtext ein, oder lassen Sie leere Variablen weg.`;
  }
}

/** Why no options could be read from an answer that arrived. */
export function extractionFailure(failure: ExtractionFailure, locale = 'de'): string {
  switch (failure.code) {
    case 'content-invalid':
      return contentProblem(failure);
    case 'items-malformed':
      return `Der Pfad zu den Einträgen ist nicht lesbar. ${pathProblem(failure)} Korrigieren Sie ihn, oder wählen Sie einen der Vorschläge.`;
    case 'items-too-costly':
      return 'Der Pfad durchsucht die Antwort öfter, als er darf. Schreiben Sie die Schritte zu den Zeilen einzeln, etwa $.data[*], statt zweier Punkte oder eines Filters.';
    case 'items-found-nothing':
      return `Die Antwort ist da, aber der Pfad zu den Einträgen findet nichts darin. ${members(failure.members, locale)} Korrigieren Sie den Pfad, oder wählen Sie einen der Vorschläge.`;
    case 'items-not-rows':
      return `Der Pfad zu den Einträgen führt nicht zu einer Liste von Zeilen (gefunden: ${failure.found}). Wählen Sie einen Pfad, der bei einer Liste endet.`;
    case 'key-not-found':
      return `Die Zeilen haben keinen solchen Schlüssel. ${members(failure.members, locale)} Wählen Sie das Merkmal, das sich für eine Zeile nie ändert.`;
    case 'label-malformed':
      return `Die Vorlage der Bezeichnung ist nicht lesbar. ${templateProblem(failure)}`;
    case 'label-empty':
      return `Die Bezeichnung bleibt in jeder Zeile leer. ${members(failure.members, locale)} Schreiben Sie eines davon in doppelte geschweifte Klammern, etwa {{name}}.`;
    case 'value-empty':
      return `Die erste Zeile hat an der Stelle des Werts nichts. ${members(failure.members, locale)} Schreiben Sie eines davon in doppelte geschweifte Klammern, etwa {{name}}.`;
    case 'value-not-of-kind':
      return notOfKind(fieldKinds[failure.kind], quoted(failure.found));
  }
}

function members(names: readonly string[], locale: string): string {
  return names.length === 0
    ? 'Es gibt keine Merkmale zur Auswahl.'
    : `Vorhanden: ${listed(names.slice(0, 12), locale)}.`;
}

function contentProblem(failure: Extract<ExtractionFailure, { code: 'content-invalid' }>): string {
  const kind = failure.content.toUpperCase();
  const detail = failure.detail === null ? '' : ` Meldung beim Lesen: ${quoted(failure.detail)}.`;
  switch (failure.problem) {
    case 'html':
      return `Die API antwortete mit einer Webseite statt mit ${kind}. Prüfen Sie den Pfad und die Authentifizierung: Oft ist das eine Anmeldeseite.${detail}`;
    case 'empty':
      return `Die API antwortete mit nichts statt mit ${kind}. Prüfen Sie den Pfad.${detail}`;
    case 'malformed':
      return `Die Antwort der API ist kein gültiges ${kind}. Wählen Sie ein anderes Format, oder bitten Sie den Dienst um Abhilfe.${detail}`;
    case 'too-deep':
      return `Das ${kind} der API ist zu tief verschachtelt, um sicher gelesen zu werden. Fragen Sie eine flachere Ressource ab.${detail}`;
    case 'too-many':
      return `Das ${kind} der API besteht aus mehr Werten, als auf einmal sicher gelesen werden können. Fragen Sie weniger Zeilen oder weniger Merkmale ab.${detail}`;
    case 'binary':
      return `Die API antwortete mit einer Datei (${failure.detail ?? ''}) statt mit ${kind}. Wählen Sie einen Pfad, der Daten liefert.`;
    case 'entities':
      return `Das ${kind} der API deklariert eigene Entitäten, die aus Sicherheitsgründen nicht aufgelöst werden. Der Dienst muss ohne sie antworten.${detail}`;
    case 'encoding':
      return `Die Zeichen im ${kind} der API lassen sich nicht dekodieren. Der Dienst muss seine Kodierung im Content-Type nennen.${detail}`;
  }
}

/** Was gespeichert ist, lässt sich nicht lesen. */
function unreadableRecord({ what, reason }: Extract<AppError, { code: 'unreadable-record' }>): string {
  const named = what === 'datasource' ? 'Diese Datenquelle' : 'Die Konfiguration dieses Feldes';
  return reason === 'newer'
    ? `${named} wurde von einer neueren Version dieser App gespeichert und bleibt, wie sie ist. Aktualisieren Sie die App, um sie zu verwenden.`
    : `${named} ist beschädigt gespeichert und lässt sich nicht lesen. ${what === 'datasource' ? 'Löschen Sie sie in der Liste, und legen Sie sie neu an.' : 'Speichern Sie sie neu.'}`;
}

/** Any expected failure of a function of the administrator’s pages. */
export function appError(error: AppError, locale = 'de', provider: RecognisedProvider | null = null): string {
  switch (error.code) {
    case 'not-administrator':
      return 'Das dürfen nur Jira-Administratoren. Bitten Sie die Administration dieser Site um Hilfe.';
    case 'invalid-input':
      return 'Etwas im Formular muss noch korrigiert werden, bevor es weitergehen kann. Es ist unten markiert.';
    case 'not-found':
      return notFound(error.what);
    case 'conflict':
      return 'Jemand anderes hat dies inzwischen gespeichert. Laden Sie neu, um jene Einstellungen zu sehen, oder behalten Sie Ihre, und speichern Sie erneut.';
    case 'datasource-in-use':
      return `Diese Datenquelle kann nicht gelöscht werden, solange ein Feld sie verwendet: ${listed(
        error.usedBy.map((use) => use.fieldName),
        locale,
      )}. Verbinden Sie das Feld zuerst mit einer anderen Datenquelle, oder trennen Sie es auf dem Reiter Felder.`;
    case 'too-many-datasources':
      return `Es gibt bereits ${error.max} Datenquellen, mehr hält diese App nicht. Löschen Sie eine, die kein Feld verwendet.`;
    case 'unreadable-record':
      return unreadableRecord(error);
    case 'not-configured':
      return 'Dieses Feld ist noch mit keiner Datenquelle verbunden. Konfigurieren Sie es zuerst.';
    case 'field-not-connected':
      return 'Dieses Feld gehört nicht zu dieser App. Öffnen Sie die Konfiguration eines verbundenen Feldes.';
    case 'refresh-under-way':
      return 'Dieses Feld wird gerade aufgefrischt. Warten Sie das Ende ab, oder brechen Sie die Auffrischung ab.';
    case 'token-refused':
    case 'token-http-error':
    case 'token-redirect':
    case 'token-proof-refused':
    case 'token-answer-invalid':
    case 'token-unreachable':
    case 'token-egress':
    case 'token-settings':
      return tokenFailure(error, provider);
    case 'api-http-error':
    case 'api-redirect':
    case 'api-unreachable':
    case 'api-egress':
    case 'api-paused':
    case 'api-asked-too-often':
    case 'api-too-large':
    case 'api-token-refused':
    case 'api-proof-refused':
    case 'api-settings':
      return apiFailure(error);
    case 'content-invalid':
    case 'items-malformed':
    case 'items-too-costly':
    case 'items-found-nothing':
    case 'items-not-rows':
    case 'key-not-found':
    case 'label-malformed':
    case 'label-empty':
    case 'value-empty':
    case 'value-not-of-kind':
      return extractionFailure(error, locale);
    case 'discovery-url':
    case 'discovery-not-found':
    case 'discovery-issuer-differs':
    case 'discovery-answer-invalid':
    case 'discovery-unreachable':
    case 'discovery-egress':
    case 'discovery-redirect':
      return discoveryFailure(error, locale);
    case 'internal':
      return `In dieser App ist etwas schiefgegangen, und es liegt nicht an Ihnen. Geändert wurde nichts. Versuchen Sie es erneut; wenn es so bleibt, nennen Sie dem Support diese Referenz: ${error.reference}.`;
  }
}

function notFound(what: 'datasource' | 'binding' | 'draft'): string {
  switch (what) {
    case 'datasource':
      return 'Diese Datenquelle gibt es nicht mehr: Jemand hat sie gelöscht. Gehen Sie zurück zur Liste.';
    case 'binding':
      return 'Die Konfiguration dieses Feldes gibt es nicht mehr. Speichern Sie sie erneut.';
    case 'draft':
      return 'Das vor dem Speichern abgerufene Token ist nicht mehr da. Rufen Sie erneut ein Zugriffstoken ab.';
  }
}

/** Why a person without administrator rights sees no options. No host, no status, no server text. */
export function optionsFailure(failure: OptionsFailure, locale = 'de'): string {
  switch (failure.code) {
    case 'not-configured':
      return 'Dieses Feld ist noch mit keiner Datenquelle verbunden. Bitten Sie die Jira-Administration, es zu konfigurieren.';
    case 'source-not-answering':
      return `${failure.datasourceName} antwortet zurzeit nicht. Versuchen Sie es in einigen Minuten erneut.`;
    case 'source-busy':
      return `${failure.datasourceName} ist zurzeit überlastet. Versuchen Sie es in einer Minute erneut.`;
    case 'source-refused':
      return `${failure.datasourceName} verweigert die Antwort. Bitten Sie die Jira-Administration, sich diese Datenquelle anzusehen.`;
    case 'source-paused':
      return `${failure.datasourceName} wurde von einem Administrator pausiert.`;
    case 'asked-too-often':
      return `Sie haben ${failure.datasourceName} in kurzer Zeit sehr oft gefragt. Versuchen Sie es in ${failure.seconds < 60 ? 'einer Minute' : `${Math.ceil(failure.seconds / 60)} Minuten`} erneut.`;
    case 'answer-unreadable':
      return `${failure.datasourceName} antwortet mit etwas, das dieses Feld nicht lesen kann. Bitten Sie die Jira-Administration, sich dieses Feld anzusehen.`;
    case 'waiting-for':
      return waitingFor(failure, locale);
    case 'account-cannot-read':
      return 'Die Auswahl hängt von anderen Feldern dieser Anfrage ab, und Jira lässt diese App sie für ein Konto ohne Lizenz nicht lesen. Bitten Sie die Bearbeitenden der Anfrage, dieses Feld auszufüllen.';
    case 'invalid-input':
      return 'Diese App hat nicht verstanden, was ihre eigene Seite gefragt hat. Laden Sie die Seite neu.';
    case 'internal':
      return `In dieser App ist etwas schiefgegangen. Nennen Sie der Jira-Administration diese Referenz: ${failure.reference}.`;
  }
}

function waitingFor(failure: Extract<OptionsFailure, { code: 'waiting-for' }>, locale: string): string {
  const { variables, fieldNames = {}, issue = 'one' } = failure;
  if (variables.every((variable) => variable === 'input')) return 'Geben Sie etwas ein, wonach gesucht werden soll.';
  const names = variables.map((variable) => fieldNames[/^fields\.([^.]+)/.exec(variable)?.[1] ?? ''] ?? variable);
  const awaited = listed([...new Set(names)], locale);
  switch (issue) {
    case 'one':
      return `Optionen erscheinen, sobald es einen Wert gibt für ${awaited}.`;
    case 'new':
      return `Optionen erscheinen, sobald der Vorgang erstellt ist und einen Wert hat für ${awaited}.`;
    case 'many':
      return `Die Optionen hängen ab von ${awaited}, was sich zwischen diesen Vorgängen unterscheiden kann. Bearbeiten Sie die Vorgänge einzeln.`;
  }
}

/** The page could not reach the app at all. */
export const connectionLost =
  'Die Verbindung zu Jira ist abgebrochen, bevor die Antwort kam. Ihre Eingaben sind noch da: Prüfen Sie Ihr Netz, und versuchen Sie es erneut.';
