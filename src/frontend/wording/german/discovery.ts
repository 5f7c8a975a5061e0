import type { DiscoveryFailure } from '../../../contract/discovery';
import type { UnreachableProblem } from '../../../contract/token-failure';
import { duration, listed } from '../text';
import { budgetSpent } from './budget';
import { urlProblem } from './problems';
import { quoted } from './quoted';

export const discovery = {
  open: 'Ich kenne nur den Aussteller',
  close: 'Suche über den Aussteller ausblenden',
  issuer: {
    label: 'Adresse des Ausstellers',
    help: 'Die Adresse des Autorisierungsservers selbst. Die meisten Server veröffentlichen darunter ihre Access-Token-URL. Es werden keine Zugangsdaten gesendet.',
    placeholder: 'https://login.example.com',
  },
  find: 'Token-URL suchen',
  found: 'Die Token-URL wurde gefunden',
  filled: (issuer: string): string =>
    `Access-Token-URL und Aussteller sind so eingetragen, wie ${issuer} sie veröffentlicht.`,
  replaced: (before: string): string => `Vorher lautete die Access-Token-URL ${before}.`,
  methods: (names: readonly string[], locale: string): string =>
    `Der Server akzeptiert diese Client-Authentifizierungen: ${listed(names, locale)}.`,
  noMethods:
    'Der Server akzeptiert keine Client-Authentifizierung, die diese App beherrscht. Bitten Sie den Dienst um eine mit Client-Secret.',
  inUse: (name: string): string => `Dieses Formular verwendet: ${name}.`,
  use: (name: string): string => `Verwenden: ${name}`,
  grantMissing:
    'Der Server nennt den Client-Credentials-Grant nicht unter denen, die er anbietet. Möglicherweise stellt er kein Token aus.',
  scopes: (scopes: readonly string[], locale: string): string =>
    `Der Server nennt diese Scopes: ${listed(scopes, locale)}.`,
  moreScopes: (shown: readonly string[], more: number): string =>
    `Der Server nennt diese Scopes: ${shown.join(', ')} und ${more} weitere.`,
};

/** Why the token URL could not be found out. */
export function discoveryFailure(failure: DiscoveryFailure, locale = 'de'): string {
  switch (failure.code) {
    case 'budget-spent':
      return budgetSpent(failure);
    case 'discovery-url':
      return failure.problem === 'has-query'
        ? 'Entfernen Sie das ? und was darauf folgt: Die Adresse eines Ausstellers hat keine Parameter.'
        : `Das kann nicht die Adresse eines Ausstellers sein. ${urlProblem(failure.problem)}`;
    case 'discovery-not-found':
      return `Der Server veröffentlicht unter dieser Adresse keine Metadaten (${listed(
        failure.tried.map(({ url, status }) => `${url}: HTTP ${status}`),
        locale,
      )}). Prüfen Sie die Adresse, oder schlagen Sie die Access-Token-URL in der Dokumentation des Dienstes nach.`;
    case 'discovery-issuer-differs':
      return `Die dort gefundenen Metadaten gehören zu einem anderen Aussteller, ${quoted(failure.found ?? '')}, und wurden deshalb nicht verwendet. Geben Sie diesen ein, wenn er der gemeinte Server ist.`;
    case 'discovery-answer-invalid':
      return answerProblem(failure.problem, failure.url);
    case 'discovery-unreachable':
      return unreachable(failure.problem, failure.host, failure.afterMs);
    case 'discovery-egress':
      return `Um die Token-URL zu finden, muss ${failure.host} aufgerufen werden, und dieser Host ist auf dieser Site noch nicht freigegeben. Geben Sie ihn frei, und versuchen Sie es dann erneut.`;
    case 'discovery-redirect':
      return `Der Server antwortete mit einer Weiterleitung (HTTP ${failure.status}${failure.host === null ? '' : ` zu ${failure.host}`}), der nicht zu einer anderen Adresse gefolgt wird. Geben Sie die endgültige Adresse des Ausstellers ein.`;
  }
}

function answerProblem(
  problem: Extract<DiscoveryFailure, { code: 'discovery-answer-invalid' }>['problem'],
  url: string,
): string {
  switch (problem) {
    case 'not-json':
      return `Unter ${url} liegen keine Metadaten, sondern eine andere Seite. Prüfen Sie die Adresse des Ausstellers.`;
    case 'too-large':
      return `Was unter ${url} liegt, ist weit größer, als Metadaten es sind. Prüfen Sie die Adresse des Ausstellers.`;
    case 'no-issuer':
      return `Die Metadaten unter ${url} nennen ihren Aussteller nicht und wurden deshalb nicht verwendet. Geben Sie die Access-Token-URL selbst ein.`;
    case 'no-token-endpoint':
      return `Die Metadaten unter ${url} nennen keinen Token-Endpunkt: Dieser Server stellt keine Token für Anwendungen aus. Schlagen Sie die Access-Token-URL in der Dokumentation des Dienstes nach.`;
    case 'token-url':
      return `Die Metadaten unter ${url} nennen einen Token-Endpunkt, der keine öffentliche https-Adresse ist. Das muss der Dienst beheben.`;
  }
}

function unreachable(problem: UnreachableProblem, host: string, afterMs: number): string {
  const after = duration(afterMs, 'de');
  switch (problem) {
    case 'timeout':
      return `${host} hat die Frage nach seinen Metadaten nicht innerhalb von ${after} beantwortet. Versuchen Sie es erneut.`;
    case 'network':
      return `Die Verbindung zu ${host} brach nach ${after} ab. Versuchen Sie es erneut.`;
    case 'tls':
      return `Das Zertifikat von ${host} ist ungültig oder nicht öffentlich vertrauenswürdig. Das muss der Dienst beheben; die Prüfung lässt sich nicht abschalten.`;
    case 'name-not-found':
      return `Unter ${host} gibt es keinen Server: Der Name existiert im öffentlichen DNS nicht. Prüfen Sie die Adresse des Ausstellers.`;
    case 'refused':
      return `${host} nimmt keine Verbindung an. Prüfen Sie die Adresse des Ausstellers und ob der Server aus dem Internet erreichbar ist.`;
  }
}
