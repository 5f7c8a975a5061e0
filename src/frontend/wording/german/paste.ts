import type { PastedKind, PasteNote, PasteProblem } from '../../../contract/pasted';
import { count, listed, size } from '../text';

export const paste = {
  label: 'Einfügen, was Sie haben (optional)',
  help: 'Eine curl-Zeile, ein OpenAPI- oder Swagger-Dokument oder seine Adresse, ein Issuer, eine Anfrage oder Sammlung aus Postman, Zugangsdaten eines Dienstes (Client-ID, Secret, Token-URL) als JSON oder NAME=Wert, die Schlüsseldatei eines Dienstkontos. Der Text bleibt in diesem Browser; Geheimnisse darin kommen in ihre eigenen Felder.',
  placeholder: 'curl https://login.example.com/oauth2/token …',
  read: 'Auslesen',
  address: {
    issuer: 'Es ist ein Autorisierungsserver',
    description: 'Es beschreibt eine API (OpenAPI)',
    api: 'Es ist die API selbst',
  },
  declined: (host: string): string =>
    `${host} wurde nicht gefragt, weil die Administration dieser Site den Host nicht freigegeben hat. Geben Sie ihn frei, wenn Sie gefragt werden, oder fügen Sie den Text statt seiner Adresse ein.`,
  found: (kind: string, name: string): string => (name === '' ? `Gefunden: ${kind}` : `Gefunden: ${kind}, „${name}“`),
  foundServer: 'Der Autorisierungsserver hat seine Einstellungen genannt',
  filled: (labels: readonly string[], locale: string): string =>
    `Ausgefüllt: ${listed(labels, locale)}. Alles andere ist, wie es war.`,
  nothingNew: 'Das Formular sagt schon dasselbe.',
  takeBack: 'Zurücknehmen',
  chooseServer: (servers: number): string => `Basis-URL: eine von ${servers} gefundenen`,
  chooseAuthentication: (ways: number): string => `Authentifizierung: eine von ${ways} gefundenen`,
  choosePath: (paths: number): string => `Pfad für den Versuch: einer von ${paths} gefundenen`,
  noPath: 'Noch keiner',
  fill: 'Mit dieser Wahl ausfüllen',
  noServer: 'Eine Basis-URL steht nicht darin: Geben Sie sie unten ein.',
  noAuthentication: 'Wie man sich anmeldet, steht nicht darin: Wählen Sie unten die Authentifizierung.',
};

const kinds: Record<PastedKind, string> = {
  curl: 'eine curl-Zeile',
  openapi: 'ein OpenAPI-3-Dokument',
  swagger: 'ein Swagger-2-Dokument',
  postman: 'eine Anfrage oder Sammlung aus Postman',
  'service-account': 'die Schlüsseldatei eines Dienstkontos',
  metadata: 'die Metadaten eines Autorisierungsservers',
  credentials: 'Zugangsdaten, die ein Dienst ausgibt',
  'elements-connect': 'Einstellungen von Elements Connect',
};

export const pastedKind = (kind: PastedKind): string => kinds[kind];

/** What was not taken over, or has to be decided. */
export function pasteNote(note: PasteNote, locale: string): string {
  switch (note.code) {
    case 'authentication-unknown':
      return `Eine Anmeldung wurde ausgelassen, weil sie einen Menschen braucht oder hier unbekannt ist: ${note.what}.`;
    case 'server-relative':
      return `Die Basis-URL ist nur als ${note.path} angegeben: Stellen Sie den Host davor.`;
    case 'server-not-https':
      return `${note.url} ist ohne TLS: Die App ruft nur https-Adressen auf.`;
    case 'variables-open':
      return `Platzhalter stehen noch darin: ${listed(note.names, locale)}. Ersetzen Sie sie durch das, wofür sie stehen.`;
    case 'method-not-get':
      return `Die Anfrage verwendet ${note.method}. Die Konfiguration eines Feldes kann POST senden, andere Methoden nicht.`;
    case 'scopes-open':
      return `Es gibt ${count(note.count, locale)} Scopes: ${listed(note.scopes, locale)}${note.count > note.scopes.length ? ' und weitere' : ''}. Geben Sie die ein, die Ihr Client bekommen hat.`;
    case 'paths-cut':
      return `${count(note.count, locale)} weitere Pfade werden hier nicht angeboten. Sie können jeden davon eintippen.`;
    case 'token-url-open':
      return 'Die Adresse des Token-Endpunkts steht nicht darin: Geben Sie unten die Access-Token-URL ein.';
    case 'base-url-open':
      return 'Eine Schlüsseldatei sagt nicht, welche API aufgerufen wird: Geben Sie unten ihre Basis-URL und ihre Scopes ein.';
  }
}

const documents = { json: 'JSON', yaml: 'YAML', curl: 'eine curl-Zeile' };

/** Why nothing was found in a text, and what would be. */
export function pasteProblem(problem: PasteProblem): string {
  switch (problem.code) {
    case 'paste-empty':
      return 'Fügen Sie zuerst einen Text ein.';
    case 'paste-too-large':
      return `Der Text ist größer als ${size(problem.max, 'de')}. Fügen Sie die Adresse des Dokuments ein oder nur seinen Anfang mit servers und security.`;
    case 'paste-broken': {
      const where = problem.line === null ? '' : ` ab etwa Zeile ${problem.line}`;
      return `Es beginnt wie ${documents[problem.as]} und lässt sich${where} nicht lesen: Vielleicht wurde es abgeschnitten. Kopieren Sie es noch einmal als Ganzes.`;
    }
    case 'paste-address':
      return problem.isHttps
        ? `Eine Adresse allein: ${problem.url}. Was ist sie?`
        : `${problem.url} ist ohne TLS: Die App ruft nur https-Adressen auf.`;
    case 'paste-page':
      return 'Das ist eine Webseite, keine Beschreibung einer API. Suchen Sie darauf einen Link zu „OpenAPI“, „Swagger“ oder „curl“.';
    case 'paste-several':
      return 'Einige Namen stehen darin zweimal mit verschiedenen Werten, und was zusammengehört, ist nicht zu erkennen. Fügen Sie die Zeilen eines einzigen Clients ein.';
    case 'paste-unknown':
      return 'Darin wurde nichts Bekanntes gefunden. Dieses Feld liest curl-Zeilen, OpenAPI- und Swagger-Dokumente, Anfragen aus Postman, JSON oder Zeilen NAME=Wert mit Client-ID und Secret sowie Schlüsseldateien von Dienstkonten.';
  }
}
