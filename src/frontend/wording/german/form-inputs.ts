import type { InputWords, SecretWords } from '../input-words';

/** The words of every input of a datasource's form. */
export const inputs = {
  name: { label: 'Name', help: 'Unter diesem Namen erscheint sie, wenn jemand ein Feld verbindet.' },
  baseUrl: {
    label: 'Basis-URL',
    help: 'Jede Anfrage bleibt unterhalb dieser Adresse.',
    placeholder: 'https://api.example.com/v1',
  },
  kind: {
    label: 'Authentifizierung',
    choices: {
      none: 'Keine',
      basic: 'Basic',
      bearer: 'Bearer-Token',
      'api-key': 'API-Schlüssel',
      'oauth2-client-credentials': 'OAuth2 – Client Credentials',
    },
    help: {
      none: 'Die API ist offen: Anfragen enthalten keine Zugangsdaten.',
      basic: 'Benutzername und Passwort werden im Header Authorization gesendet.',
      bearer: 'Ein festes Token wird im Header Authorization gesendet.',
      'api-key': 'Ein Schlüssel wird in einem Header oder in der URL gesendet.',
      'oauth2-client-credentials': 'Die App ruft Zugriffstoken selbst ab und erneuert sie, bevor sie ablaufen.',
    },
  },
  username: { label: 'Benutzername' },
  apiKeyIn: { label: 'Ort des Schlüssels', choices: { header: 'In einem Header', query: 'In der URL' } },
  apiKeyName: {
    label: 'Name des Schlüssels',
    helpHeader: 'Der Name des Headers, zum Beispiel X-API-Key.',
    helpQuery:
      'Der Name des Parameters. Schlüssel in einer URL können in fremden Logs landen: Nehmen Sie lieber einen Header, wenn die API einen anbietet.',
  },
  tokenUrl: {
    label: 'Access-Token-URL',
    help: 'Der Token-Endpunkt des Autorisierungsservers.',
    placeholder: 'https://login.example.com/oauth2/token',
  },
  clientId: {
    label: 'Client-ID',
    help: 'Aus der Konsole des Dienstes, in der die Anwendung registriert ist.',
    helpIssuer:
      'Wer unterschreibt (iss): die E-Mail-Adresse des Dienstkontos, der Consumer Key oder der Integration Key.',
  },
  assertionAlgorithm: {
    label: 'Signaturalgorithmus',
    help: 'Einer, den der Server akzeptiert und der zum Schlüssel passt.',
  },
  assertionKeyId: {
    label: 'Schlüssel-ID',
    help: 'Die kid, unter der der öffentliche Schlüssel registriert ist, falls der Server sie verlangt.',
  },
  assertionSubject: {
    label: 'Subjekt',
    help: 'In wessen Namen (sub), falls der Dienst das verlangt: Benutzername oder -ID oder die ID des Unternehmens.',
  },
  scopes: {
    label: 'Scopes',
    help: 'Durch Leerzeichen getrennt. Lassen Sie das Feld leer, wenn der Dienst entscheidet.',
    helpRequired: 'Durch Leerzeichen getrennt. Dieser Dienst gibt ohne Scope kein Token.',
  },
  clientAuthentication: {
    label: 'Client-Authentifizierung',
    help: 'Wie sich die App beim Autorisierungsserver ausweist. „Automatisch“ findet es heraus und merkt es sich.',
  },
  audience: {
    label: 'Audience',
    help: 'Manche Server, etwa Auth0, wollen wissen, für welche API das Token bestimmt ist.',
  },
  resources: { label: 'Ressourcen', help: 'Resource Indicators (RFC 8707), eine URI pro Zeile.' },
  extraParameters: {
    label: 'Zusätzliche Parameter der Token-Anfrage',
    help: 'Für Server, die mehr verlangen als der Standard, zum Beispiel account_id.',
    add: 'Parameter hinzufügen',
  },
  tokenHeaders: {
    label: 'Header der Token-Anfrage',
    help: 'Werden nur an den Autorisierungsserver gesendet.',
    add: 'Token-Header hinzufügen',
  },
  bodyFormat: {
    label: 'Body der Token-Anfrage',
    choices: { form: 'Formular (der Standard)', json: 'JSON' },
    help: 'Wenige Server verlangen JSON.',
  },
  clientIdName: {
    label: 'Name der Client-ID im Body',
    help: 'client_id, außer die eigene Anmeldung des Dienstes verlangt einen anderen Namen wie app_id.',
  },
  clientSecretName: {
    label: 'Name des Client-Secrets im Body',
    help: 'client_secret, außer die eigene Anmeldung des Dienstes verlangt einen anderen Namen wie app_secret.',
  },
  scopeSeparator: {
    label: 'Trennzeichen der Scopes',
    choices: { space: 'Leerzeichen (der Standard)', comma: 'Kommas' },
    help: 'Wenige Server verlangen Kommas.',
  },
  grantType: {
    label: 'Grant-Typ',
    help: 'client_credentials, außer der Dienst verwendet einen eigenen Namen wie account_credentials. Leer: Es wird keiner gesendet.',
  },
  issuer: {
    label: 'Aussteller (Issuer)',
    help: 'Die Kennung des Autorisierungsservers. Eine signierte Assertion ist an ihn adressiert.',
  },
  assertionAudience: {
    label: 'Adressat der Assertion',
    choices: { issuer: 'Der Aussteller', 'token-endpoint': 'Die Access-Token-URL', other: 'Etwas anderes' },
    help: 'Neuere Server verlangen den Aussteller, ältere die Access-Token-URL, manche einen eigenen Text.',
  },
  assertionOtherAudience: {
    label: 'Text des Adressaten',
    help: 'Was der Dienst als aud verlangt, buchstabengetreu, zum Beispiel account.docusign.com.',
  },
  assertionScopeIn: {
    label: 'Die Scopes stehen',
    choices: { parameter: 'In der Anfrage (der Standard)', assertion: 'In der Assertion' },
    help: 'Google und DocuSign lesen sie aus der Assertion.',
  },
  assertionClaims: {
    label: 'Weitere Claims der Assertion',
    help: 'Je Zeile einer als name=wert, zum Beispiel box_sub_type=enterprise.',
  },
  tokenPath: {
    label: 'Ort des Tokens in der Antwort',
    help: 'access_token, außer die Antwort des Dienstes enthält es anderswo: der Name eines Members oder mehrere, durch Punkte getrennt, wie data.token; $, wenn die ganze Antwort das Token ist.',
  },
  lifetimePath: {
    label: 'Ort der Lebensdauer in der Antwort',
    help: 'expires_in, außer die Antwort des Dienstes enthält sie anderswo. Sekunden, eine Dauer wie 1h oder ein Datum.',
  },
  tokenTypePath: {
    label: 'Ort des Token-Typs in der Antwort',
    help: 'token_type, außer die Antwort des Dienstes enthält ihn anderswo. Ohne Typ wird Bearer angenommen.',
  },
  dpopUse: {
    label: 'Besitznachweis (DPoP)',
    choices: {
      auto: 'Wenn der Server ihn verlangt',
      always: 'Ab der ersten Anfrage',
      never: 'Nie',
    },
    help: 'Bindet Access-Tokens an einen Schlüssel dieser Datenquelle, sodass ein gestohlenes Token nichts nützt. Die App erzeugt den Schlüssel und bewahrt ihn verschlüsselt auf. Einen neuen gibt es mit geänderten Einstellungen, mit einem von Hand geholten Token und nach 30 Tagen.',
  },
  dpopAlgorithm: {
    label: 'Signaturalgorithmus der Nachweise',
    help: 'ES256, außer der Server akzeptiert nur andere.',
  },
  dpopUnbound: {
    label: 'Wenn auf einen Nachweis ein Bearer-Token kommt',
    choices: { refuse: 'Ablehnen', use: 'Verwenden und anzeigen, dass es nicht gebunden ist' },
    help: 'So ein Token funktioniert ohne den Schlüssel, für jeden, der es hat.',
  },
  sendHeader: { label: 'Header für das Token', help: 'Authorization, außer die API verlangt einen anderen.' },
  sendPrefix: { label: 'Präfix vor dem Token', help: 'Bearer, außer die API verlangt ein anderes Wort oder keines.' },
  assumedLifetime: {
    label: 'Angenommene Lebensdauer (Sekunden)',
    help: 'Gilt, wenn der Server keine Ablaufzeit nennt. Leer: Das Token wird verwendet, bis die API es ablehnt.',
  },
  rejectionStatuses: {
    label: 'Statuscodes für „Token abgelehnt“',
    help: 'Antwortet die API mit einem davon, wird ein neues Token angefordert. Durch Kommas getrennt. Mit 302 zählt auch eine Weiterleitung zur Anmeldeseite.',
  },
  rejectionPath: {
    label: 'JSONPath für „Token abgelehnt“',
    help: 'Für APIs, die ein Token mit einer erfolgreichen Antwort ablehnen: Steht dort etwas, wird ein neues Token angefordert, zum Beispiel $.error.',
  },
  rejectionValue: {
    label: 'Nur bei diesem Wert',
    help: 'Zum Beispiel 42001 bei $.errcode. Leer: Alles unter dem JSONPath zählt, außer false, 0 und Leerem.',
  },
  secretExpiresOn: {
    label: 'Das Secret läuft ab am',
    help: 'Der letzte Tag des Client-Secrets oder des privaten Schlüssels, wie er in der Konsole des Dienstes steht. Die Liste der Datenquellen warnt 30, 7 und 1 Tage vorher.',
  },
  headers: {
    label: 'API-Header',
    help: (max: number): string => `Werden mit jeder Anfrage an die API gesendet, höchstens ${max}.`,
    add: 'Header hinzufügen',
  },
  cacheSeconds: {
    label: 'Cache (Sekunden)',
    help: 'Wie lange eine erfolgreiche Antwort wiederverwendet werden darf. Bei 0 wird die API jedes Mal gefragt.',
  },
  testPath: {
    label: 'Pfad für den Versuch',
    help: 'Unterhalb der Basis-URL, zum Beispiel kunden. Ein Test fragt danach, und ein neu verbundenes Feld beginnt damit.',
    placeholder: 'kunden',
  },
} satisfies InputWords;

/** The words of every secret with an input of its own. */
export const secretInputs: SecretWords = {
  'client-secret': {
    label: 'Client-Secret',
    help: 'Liegt im verschlüsselten Speicher von Atlassian. Niemand kann es wieder auslesen, auch Sie nicht.',
  },
  'next-client-secret': {
    label: 'Nächstes Client-Secret',
    help: 'Für einen Wechsel ohne Unterbrechung: Es wird versucht, wenn der Server das Client-Secret oben ablehnt.',
  },
  'private-key': { label: 'Privater Schlüssel' },
  password: { label: 'Passwort' },
  'bearer-token': { label: 'Token', help: 'Wird als „Authorization: Bearer …“ gesendet.' },
  'api-key': { label: 'API-Schlüssel' },
};
