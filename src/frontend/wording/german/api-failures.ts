import type { ApiFailure } from '../../../contract/failures';
import type { UnreachableProblem } from '../../../contract/token-failure';
import { duration, size, timeSpan } from '../text';
import { budgetSpent } from './budget';
import { refusedApiProof } from './proof-failures';
import { quoted } from './quoted';

/** Why the API gave no answer to work with. */
export function apiFailure(failure: ApiFailure): string {
  switch (failure.code) {
    case 'budget-spent':
      return budgetSpent(failure);
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
