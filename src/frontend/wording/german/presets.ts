import type { PresetAnswerProblem } from '../../../presets/answers';
import type { KeyFileProblem } from '../../../presets/key-file';
import type { PresetQuestionId, ProviderId, TrapId } from '../../../presets/providers';

/** The name of an authorization server, as its own people write it. */
export function providerName(id: ProviderId): string {
  switch (id) {
    case 'generic':
      return 'Ein anderer Server';
    case 'entra-v2':
      return 'Microsoft Entra ID';
    case 'entra-v1':
      return 'Microsoft Entra ID (v1-Endpunkt)';
    case 'okta-custom':
      return 'Okta (eigener Autorisierungsserver)';
    case 'okta-org':
      return 'Okta (Oktas eigene API)';
    case 'auth0':
      return 'Auth0';
    case 'keycloak':
      return 'Keycloak';
    case 'salesforce':
      return 'Salesforce';
    case 'servicenow':
      return 'ServiceNow';
    case 'cognito':
      return 'Amazon Cognito';
    case 'paypal':
      return 'PayPal';
    case 'zoom':
      return 'Zoom';
    case 'atlassian-service-account':
      return 'Atlassian (Dienstkonto)';
    case 'pingone':
      return 'PingOne';
    case 'lark':
      return 'Lark / Feishu';
    case 'google-service-account':
      return 'Google (Dienstkonto)';
    case 'salesforce-jwt':
      return 'Salesforce (JWT Bearer)';
    case 'docusign':
      return 'DocuSign';
    case 'box':
      return 'Box';
  }
}

/** A preset’s question, with where to find the answer. */
export function presetQuestion(id: PresetQuestionId): { label: string; help: string } {
  switch (id) {
    case 'token-url':
      return { label: 'Token-Endpunkt', help: 'Die vollständige Adresse aus der Dokumentation des Dienstes.' };
    case 'entra-cloud':
      return { label: 'Microsoft-Cloud', help: 'Die erste, außer Ihre Organisation ist in einer nationalen Cloud.' };
    case 'entra-tenant':
      return {
        label: 'Verzeichnis-ID (Mandant)',
        help: 'In der Übersicht der App-Registrierung in Microsoft Entra ID. Eine Domain des Verzeichnisses geht auch.',
      };
    case 'entra-application-id-uri':
      return {
        label: 'Anwendungs-ID-URI der API',
        help: 'Von der API, die aufgerufen wird, nicht von dieser Anwendung: in deren Registrierung unter „Eine API verfügbar machen“.',
      };
    case 'entra-resource':
      return { label: 'Ressource', help: 'Die Anwendungs-ID-URI der API, die aufgerufen wird.' };
    case 'okta-domain':
      return { label: 'Okta-Domain', help: 'Die Adresse Ihrer Organisation bei Okta, ohne „-admin“.' };
    case 'okta-server':
      return {
        label: 'ID des Autorisierungsservers',
        help: 'In der Okta-Konsole unter „Security“, „API“. „default“ ist der, den Okta für Sie anlegt.',
      };
    case 'auth0-domain':
      return { label: 'Auth0-Domain', help: 'In den Einstellungen der Anwendung bei Auth0.' };
    case 'auth0-api-identifier':
      return {
        label: 'API-Identifier',
        help: 'In den Einstellungen der API bei Auth0. Daraus wird die Audience.',
      };
    case 'keycloak-host':
      return { label: 'Keycloak-Host', help: 'Der Hostname, unter dem Keycloak aus dem Internet erreichbar ist.' };
    case 'keycloak-realm':
      return { label: 'Realm', help: 'Der Realm, in dem der Client registriert ist.' };
    case 'salesforce-domain':
      return { label: 'My-Domain-Host', help: 'Im Salesforce-Setup unter „My Domain“.' };
    case 'servicenow-instance':
      return { label: 'ServiceNow-Instanz', help: 'Der Hostname Ihrer Instanz.' };
    case 'cognito-domain':
      return { label: 'Cognito-Domain', help: 'Die Domain des Benutzerpools, in der AWS-Konsole.' };
    case 'paypal-environment':
      return { label: 'PayPal-Umgebung', help: 'Live, oder die Sandbox zum Ausprobieren.' };
    case 'zoom-account-id':
      return {
        label: 'Zoom-Konto-ID',
        help: 'Bei den Anmeldedaten der Server-to-Server-OAuth-App in Zoom („Account ID“).',
      };
    case 'atlassian-cloud-id':
      return {
        label: 'Cloud-ID der Site',
        help: 'Öffnen Sie /_edge/tenant_info auf der Site: Dort steht die Cloud-ID.',
      };
    case 'pingone-region':
      return { label: 'PingOne-Region', help: 'Das Ende Ihrer PingOne-Adressen, nach „auth.pingone.“.' };
    case 'pingone-environment-id':
      return { label: 'Umgebungs-ID', help: 'In den Eigenschaften der Umgebung in PingOne („Environment ID“).' };
    case 'lark-environment':
      return { label: 'Umgebung', help: 'Lark, oder Feishu in China.' };
    case 'salesforce-login':
      return { label: 'Salesforce-Umgebung', help: 'Produktion oder eine Sandbox.' };
    case 'salesforce-user':
      return { label: 'Benutzername', help: 'Der Benutzer, in dessen Namen die App liest.' };
    case 'docusign-environment':
      return { label: 'DocuSign-Umgebung', help: 'Produktion oder die Entwicklerumgebung.' };
    case 'docusign-user':
      return {
        label: 'Benutzer-ID',
        help: 'Der API-Benutzername des Benutzers, in dessen Namen die App liest: eine GUID, in den Einstellungen unter Apps und Schlüssel.',
      };
  }
}

/** One thing to know about a server, before it is learnt from an error. */
export function trap(id: TrapId): string {
  switch (id) {
    case 'entra-default-scope':
      return 'Der Scope ist die Anwendungs-ID-URI der API, gefolgt von „/.default“, und ein Token gilt nur für eine API.';
    case 'entra-secret-value':
      return 'Kopieren Sie den Wert des Secrets, nicht seine ID. Microsoft zeigt den Wert nur einmal.';
    case 'entra-secret-expires':
      return 'Client-Secrets laufen dort ab. Tragen Sie das Datum beim Secret ein, dann werden Sie rechtzeitig gewarnt.';
    case 'entra-own-tenant':
      return 'Geben Sie ein eigenes Verzeichnis an: „common“ und „organizations“ stellen keine Token für Anwendungen aus.';
    case 'entra-v1-resource':
      return 'Dieser ältere Endpunkt verlangt eine Ressource statt eines Scopes. Wählen Sie für eine neue Anwendung „Microsoft Entra ID“.';
    case 'okta-custom-scope':
      return 'Fordern Sie mindestens einen eigenen Scope dieses Autorisierungsservers an: Ohne ihn gibt es kein Token.';
    case 'okta-org-private-key-jwt':
      return 'Oktas eigene API akzeptiert kein Client-Secret: Erzeugen Sie hier ein Schlüsselpaar, und registrieren Sie die öffentliche Hälfte bei der Anwendung.';
    case 'okta-org-okta-scopes':
      return 'Hier gibt es nur Scopes, die mit „okta.“ beginnen, und jeder muss der Anwendung gewährt sein.';
    case 'okta-org-dpop':
      return 'Okta verlangt von neuen Anwendungen den Besitznachweis eines Schlüssels (DPoP). Die App erbringt ihn ab der ersten Anfrage: Die Einstellung kann eingeschaltet bleiben.';
    case 'okta-org-admin-role':
      return 'Geben Sie der Anwendung bei Okta eine Administratorrolle, etwa „Read-only Administrator“: Mit Scopes allein antwortet die API mit 403.';
    case 'auth0-audience':
      return 'Die Audience ist Pflicht: Ohne den Identifier der API lehnt Auth0 die Anfrage ab.';
    case 'auth0-quota':
      return 'Token für Anwendungen zählen bei Auth0 auf ein Kontingent. Diese App fragt nur, wenn sie muss.';
    case 'keycloak-short-life':
      return 'Token leben oft nur fünf Minuten, wenn der Realm nichts anderes bestimmt. Sie werden bei der Verwendung erneuert.';
    case 'keycloak-auth-prefix':
      return 'Vor Version 17 begann der Pfad mit /auth: Ergänzen Sie es vor /realms in der Access-Token-URL.';
    case 'keycloak-service-account':
      return 'Schalten Sie für den Client in Keycloak „Service accounts roles“ ein: Ohne das wird dieser Grant abgelehnt.';
    case 'salesforce-my-domain':
      return 'Hier funktioniert nur der My-Domain-Host: login.salesforce.com lehnt diesen Grant ab.';
    case 'salesforce-no-expiry':
      return 'Salesforce sagt nicht, wann ein Token abläuft. Es wird verwendet, bis die API es ablehnt, dann wird ein neues angefordert.';
    case 'servicenow-application-user':
      return 'Die OAuth-Anwendung in ServiceNow braucht einen „OAuth application user“: Die Aufrufe geschehen in dessen Namen.';
    case 'servicenow-grant-property':
      return 'Die Systemeigenschaft glide.oauth.inbound.client.credential.grant_type.enabled muss true sein, sonst wird dieser Grant abgelehnt.';
    case 'cognito-resource-server-scopes':
      return 'Es gibt nur Scopes eines Ressourcenservers, geschrieben als dessen Kennung, ein Schrägstrich und der Scope.';
    case 'paypal-environments':
      return 'Live und Sandbox haben verschiedene Hosts und verschiedene Zugangsdaten: Sie lassen sich nicht mischen.';
    case 'zoom-account-credentials':
      return 'Bei Zoom heißt dieser Grant account_credentials und verlangt die Konto-ID. Beides wird für Sie eingetragen.';
    case 'atlassian-gateway':
      return 'Die API wird über api.atlassian.com mit der Cloud-ID aufgerufen, nicht unter der Adresse der Site.';
    case 'pingone-scopes-optional':
      return 'Lassen Sie die Scopes leer, um alle zu erhalten, die der Anwendung zustehen.';
    case 'pingone-authentication-setting':
      return 'Die Einstellung der Anwendung in PingOne entscheidet zwischen Basic und Body: Wählen Sie unter „Erweitert“ dasselbe.';
    case 'lark-app-credentials':
      return 'Geben Sie die App ID als Client-ID und das App Secret als Client-Secret ein: Beide stehen in der Entwicklerkonsole.';
    case 'lark-permissions':
      return 'Geben Sie der App in der Entwicklerkonsole die Berechtigungen, die die API verlangt, und veröffentlichen Sie diese Version.';
    case 'google-scopes':
      return 'Mindestens ein Scope ist nötig: https://www.googleapis.com/auth/ und gleich dahinter, was gelesen werden soll, etwa spreadsheets.readonly.';
    case 'google-api-and-rights':
      return 'Schalten Sie die API im Projekt bei Google ein und geben Sie das, was gelesen werden soll, für die E-Mail-Adresse des Kontos frei.';
    case 'google-delegation':
      return 'Um im Namen einer Person Ihrer Domain zu lesen, delegieren Sie die Scopes in der Admin-Konsole an das Konto und geben Sie die Person als „Subjekt“ ein.';
    case 'salesforce-approval':
      return 'Der Benutzer muss bei Salesforce vorab für die Anwendung zugelassen (Permitted Users) und das Zertifikat dort hochgeladen sein: Sonst wird dieser Grant abgelehnt.';
    case 'salesforce-login-host':
      return 'Dies ist der Grant mit einem Zertifikat. Mit Client Credentials funktioniert nur der My-Domain-Host.';
    case 'docusign-consent':
      return 'Jemand muss der Anwendung einmal im Browser zustimmen: Bis dahin antwortet DocuSign mit consent_required.';
    case 'box-authorisation':
      return 'Ein Administrator des Unternehmens muss die Anwendung bei Box autorisieren, und erneut, wenn sich ihre Einstellungen dort ändern.';
  }
}

/** What is wrong with an answer to a preset’s question. */
export function presetAnswerProblem(problem: PresetAnswerProblem): string {
  switch (problem) {
    case 'missing':
      return 'Geben Sie dies ein, damit das Formular ausgefüllt werden kann.';
    case 'not-a-host':
      return 'Geben Sie einen Hostnamen ein, etwa login.example.com.';
    case 'not-a-segment':
      return 'Geben Sie einen einzelnen Teil einer Adresse ein, ohne / ? # oder %.';
    case 'not-a-uri':
      return 'Geben Sie eine vollständige URI ein, etwa https://api.example.com oder api://customers.';
    case 'not-a-choice':
      return 'Wählen Sie eine davon.';
    case 'characters':
      return 'Entfernen Sie Zeilenumbrüche und andere Zeichen, die nicht gesendet werden können.';
  }
}

const choices: Record<string, string> = {
  'login.microsoftonline.com': 'Global (login.microsoftonline.com)',
  'login.microsoftonline.us': 'US-Behörden (login.microsoftonline.us)',
  'login.partner.microsoftonline.cn': 'China (login.partner.microsoftonline.cn)',
  'api-m.paypal.com': 'Live (api-m.paypal.com)',
  'api-m.sandbox.paypal.com': 'Sandbox (api-m.sandbox.paypal.com)',
  com: 'Nordamerika (.com)',
  eu: 'Europa (.eu)',
  ca: 'Kanada (.ca)',
  asia: 'Asien (.asia)',
  'com.au': 'Australien (.com.au)',
  'open.larksuite.com': 'Lark (open.larksuite.com)',
  'open.feishu.cn': 'Feishu (open.feishu.cn)',
  'login.salesforce.com': 'Produktion (login.salesforce.com)',
  'test.salesforce.com': 'Sandbox (test.salesforce.com)',
  'account.docusign.com': 'Produktion (account.docusign.com)',
  'account-d.docusign.com': 'Entwicklung (account-d.docusign.com)',
};

export const presets = {
  label: 'Anbieter',
  help: 'Wer die Token ausstellt. Die Auswahl erklärt, was er verlangt, und trägt ein, was bekannt ist.',
  recognised: 'An der Access-Token-URL erkannt.',
  choice: (value: string): string => choices[value] ?? value,
  example: (example: string): string => `Zum Beispiel ${example}`,
  fill: 'Formular ausfüllen',
  filled: (labels: readonly string[]): string => `Eingetragen: ${labels.join(', ')}.`,
  nothingToFill: 'Im Formular steht das alles schon.',
  kept: (labels: readonly string[]): string =>
    `Ihre Eingaben blieben stehen, obwohl dieser Anbieter gewöhnlich etwas anderes verlangt: ${labels.join(', ')}.`,
  replace: 'Diese auch ersetzen',
  scopes: (example: string): string => `So sehen Scopes aus: ${example}`,
  scopesRequired: (example: string): string => `Mindestens ein Scope ist nötig, etwa ${example}`,
  traps: 'Gut zu wissen',
  documentation: (provider: string): string => `${provider} über die Anmeldung ohne Benutzer (öffnet einen neuen Tab)`,
};

export const keyFile = {
  label: 'Schlüsseldatei des Dienstkontos',
  help: 'Fügen Sie die ganze JSON-Datei ein, die Sie vom Dienst haben. Sie füllt das Formular aus; der Schlüssel kommt in „Privater Schlüssel“ und nirgendwohin sonst.',
  problems: {
    'not-json': 'Das ist kein JSON. Fügen Sie die ganze Datei ein, von der ersten bis zur letzten Klammer.',
    'no-key':
      'Diese Datei enthält keinen privaten Schlüssel, der hier bekannt ist. Fügen Sie die Schlüsseldatei des Dienstkontos ein, oder geben Sie den Schlüssel unten ein.',
    'other-kind':
      'Diese Datei ist für etwas anderes, etwa die Anmeldung von Personen. Erzeugen Sie beim Dienst einen Schlüssel für ein Dienstkonto und fügen Sie dessen Datei ein.',
  } satisfies Record<KeyFileProblem, string>,
};
