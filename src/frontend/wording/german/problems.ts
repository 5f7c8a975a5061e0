import type { FieldProblem, UrlProblem } from '../../../contract/problems';
import { pathProblem } from './path-problem';
import { templateProblem } from './template-problem';

/** What is wrong with one input, and how to put it right. */
export function fieldProblem(problem: FieldProblem): string {
  switch (problem.code) {
    case 'required':
      return 'Geben Sie hier einen Wert ein.';
    case 'too-long':
      return `Kürzen Sie dies auf ${problem.max} Zeichen.`;
    case 'too-large':
      return 'Verwenden Sie hier weniger Emojis oder Akzente: Jedes Zeichen besteht aus mehreren Teilen, und zusammen sind es zu viele.';
    case 'too-many-bytes':
      return `Kürzen oder entfernen Sie einige davon: Alle Einstellungen zusammen dürfen ${problem.max / 1000} kB groß sein.`;
    case 'holds-secret':
      return 'Das sieht nach einem Geheimnis aus (Schlüssel, Token, signierter Link). Hier könnte es jeder lesen, der diese Seite öffnen darf: Geben Sie es dort ein, wo ein Geheimnis verlangt wird.';
    case 'too-many':
      return `Behalten Sie höchstens ${problem.max} davon.`;
    case 'out-of-range':
      return `Geben Sie eine ganze Zahl von ${problem.min} bis ${problem.max} ein.`;
    case 'not-a-choice':
      return 'Wählen Sie eine der Optionen.';
    case 'name-taken':
      return 'Eine andere Datenquelle heißt bereits so; Groß- und Kleinschreibung macht keinen Unterschied. Wählen Sie einen anderen Namen.';
    case 'characters':
      return 'Entfernen Sie Zeilenumbrüche und Sonderzeichen, die nicht gesendet werden können.';
    case 'header-forbidden':
      return 'Wählen Sie einen anderen Header: Diesen setzt die Verbindung selbst.';
    case 'repeated':
      return 'Dieser Name kommt hier zweimal vor. Entfernen Sie einen davon.';
    case 'circular-fields':
      return `Entfernen Sie dieses Feld aus der Abfrage: Die Felder würden aufeinander warten (${problem.names.join(' → ')}).`;
    case 'reserved-parameter':
      return 'Wählen Sie einen anderen Namen: Dieser Parameter gehört zum Grant selbst.';
    case 'copy-with-variables':
      return `Eine Kopie ist für alle dieselbe: Entfernen Sie ${problem.names.map((name) => `{${name}}`).join(', ')} aus der Abfrage, oder lassen Sie in den Zeilen oder bei der API suchen.`;
    case 'unknown-datasource':
      return 'Wählen Sie eine Datenquelle: Die bisher gewählte gibt es nicht mehr.';
    case 'secret-required':
      return secretRequired(problem.because);
    case 'url':
      return urlProblem(problem.problem);
    case 'jsonpath':
      return pathProblem(problem);
    case 'template':
      return templateProblem(problem);
    case 'key-unreadable':
      return 'Dies ist kein lesbarer privater Schlüssel. Fügen Sie ihn ganz und unverschlüsselt ein: PEM von BEGIN PRIVATE KEY bis END PRIVATE KEY oder ein JWK.';
    case 'key-encrypted':
      return 'Dieser private Schlüssel ist mit einer Passphrase verschlüsselt. Fügen Sie ihn unverschlüsselt ein: openssl pkcs8 -topk8 -nocrypt -in SCHLUESSELDATEI schreibt ihn so.';
    case 'key-algorithm':
      return 'Dieser Schlüssel passt nicht zum Signaturalgorithmus. Wählen Sie den Algorithmus, für den er erzeugt wurde.';
    case 'key-pair-gone':
      return 'Die private Hälfte dieses Schlüsselpaars ist nicht mehr vorhanden. Erzeugen Sie ein neues Schlüsselpaar.';
    case 'date':
      return 'Geben Sie ein Datum als Jahr-Monat-Tag ein, zum Beispiel 2027-03-31.';
  }
}

function secretRequired(because: 'new' | 'host-changed' | 'authentication-changed'): string {
  switch (because) {
    case 'new':
      return 'Geben Sie das Secret ein.';
    case 'host-changed':
      return 'Geben Sie das Secret erneut ein: Der Host hat sich geändert, und ein gespeichertes Secret wird nie ungefragt an einen neuen Host gesendet.';
    case 'authentication-changed':
      return 'Geben Sie das Secret für die neue Authentifizierung ein.';
  }
}

/** What is wrong with a URL. */
export function urlProblem(problem: UrlProblem): string {
  switch (problem) {
    case 'not-a-url':
      return 'Geben Sie eine vollständige Adresse ein, zum Beispiel https://api.example.com/v1.';
    case 'not-https':
      return 'Beginnen Sie die Adresse mit https://. Forge-Apps können keine http-Adressen aufrufen.';
    case 'userinfo':
      return 'Entfernen Sie Benutzername und Passwort aus der Adresse. Wählen Sie dafür eine Authentifizierung.';
    case 'fragment':
      return 'Entfernen Sie das # und was darauf folgt: Diesen Teil sehen Server nie.';
    case 'backslash':
      return 'Verwenden Sie / statt \\ in der Adresse.';
    case 'characters':
      return 'Entfernen Sie Leerzeichen und Steuerzeichen aus der Adresse.';
    case 'too-long':
      return 'Kürzen Sie die Adresse: Sie ist länger, als Server annehmen.';
    case 'host-single-label':
      return 'Geben Sie den vollen Hostnamen mit seiner Domain ein: Die App ruft aus dem Internet auf, nicht aus Ihrem Netz.';
    case 'host-local':
      return 'Geben Sie einen öffentlichen Host ein: Namen eines lokalen Netzes sind aus der Atlassian-Cloud nicht erreichbar.';
    case 'host-ip-address':
      return 'Geben Sie einen Hostnamen statt einer IP-Adresse ein.';
    case 'host-trailing-dot':
      return 'Entfernen Sie den Punkt am Ende des Hostnamens.';
    case 'port':
      return 'Verwenden Sie einen der Ports, die Forge erlaubt: 80, 443, 8080, 8443, 8444, 7990, 8089, 8090, 8085 oder 8060.';
    case 'leaves-base':
      return 'Bleiben Sie unterhalb der Basis-URL: Der Pfad darf nicht aus ihr hinausführen.';
    case 'has-query':
      return 'Entfernen Sie das ? und was darauf folgt: Parameter gehören in den Pfad eines Feldes.';
    case 'template-in-base':
      return 'Entfernen Sie die geschweiften Klammern: Variablen gehören in den Pfad eines Feldes, nicht in die Basis-URL.';
  }
}
