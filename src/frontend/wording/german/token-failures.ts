import type { RecognisedProvider } from '../../../presets/recognise-provider';
import type {
  RefusalMeaning,
  TokenAnswerProblem,
  TokenFailure,
  TokenSettingsProblem,
  UnreachableProblem,
} from '../../../contract/token-failure';
import { duration } from '../text';
import { budgetSpent } from './budget';
import { providerHint, providerMeaning, serverName } from './providers';
import { refusedProof } from './proof-failures';
import { quoted } from './quoted';

type Refusal = Extract<TokenFailure, { code: 'token-refused' }>;
type HttpError = Extract<TokenFailure, { code: 'token-http-error' }>;

/** Why no token came: the step, what happened, whose move it is, what to do; in the provider’s name where it is known. */
export function tokenFailure(failure: TokenFailure, provider: RecognisedProvider | null = null): string {
  switch (failure.code) {
    case 'budget-spent':
      return budgetSpent(failure);
    case 'token-refused':
      return refusal(failure, provider);
    case 'token-proof-refused':
      return refusedProof(failure, provider);
    case 'token-http-error':
      return httpError(failure) + said(failure.excerpt);
    case 'token-redirect':
      return (
        `Die Access-Token-URL antwortete mit einer Weiterleitung (HTTP ${failure.status}${failure.host === null ? '' : ` zu ${failure.host}`}). ` +
        'Weiterleitungen wird nicht gefolgt, weil das Client-Secret nirgendwo anders hingelangen darf. Geben Sie die endgültige URL als Access-Token-URL ein.'
      );
    case 'token-answer-invalid':
      return `${answerProblem(failure.problem, failure.place)} (HTTP ${failure.status}${failure.contentType === null ? '' : `, ${failure.contentType}`}.)`;
    case 'token-unreachable':
      return unreachable(failure.problem, failure.host, failure.afterMs);
    case 'token-egress':
      return `Für das Token muss ${failure.host} aufgerufen werden, und dieser Host ist auf dieser Site noch nicht freigegeben. Geben Sie ihn frei, und versuchen Sie es dann erneut.`;
    case 'token-settings':
      return settingsProblem(failure.problem);
  }
}

function refusal(failure: Refusal, provider: RecognisedProvider | null): string {
  const hint = providerHint(failure.error, provider);
  const sentence =
    providerMeaning(failure.providerCode) ??
    meaningOfRefusal(failure.meaning, failure.error) + (hint === null ? '' : ` ${hint}`);
  const wait =
    failure.retryAfterSeconds === null ? '' : ` Der Server bittet, ${failure.retryAfterSeconds} Sekunden zu warten.`;
  const own = failure.description === null ? '' : ` Seine Meldung: ${quoted(failure.description)}.`;
  const code = failure.providerCode === null ? failure.error : `${failure.error}, ${failure.providerCode}`;
  return `${serverName(provider)} hat kein Token ausgestellt (HTTP ${failure.status}, ${code}). ${sentence}${own}${wait}`;
}

/** What a refusal means, whose move it is and which inputs to look at. */
function meaningOfRefusal(meaning: RefusalMeaning, error: string): string {
  switch (meaning) {
    case 'client':
      return 'Client-ID oder Client-Secret ist falsch, oder der Server erwartet eine andere Client-Authentifizierung. Prüfen Sie beides in der Konsole des Dienstes; wenn es stimmt, ändern Sie „Client-Authentifizierung“ unter „Erweitert“.';
    case 'client-perhaps':
      return 'Das heißt meist, dass der Server den Client nicht akzeptiert. Prüfen Sie Client-ID und Client-Secret in der Konsole des Dienstes, dann „Scopes“ sowie „Client-Authentifizierung“ und die zusätzlichen Parameter unter „Erweitert“. Wenn alles stimmt, fragen Sie den Dienst, ob etwas vor dem Server die Anfrage abweist.';
    case 'scope':
      return 'Der Server akzeptiert einen der Scopes nicht oder verlangt mindestens einen. Korrigieren Sie „Scopes“ auf das, was der Dienst diesem Client erlaubt.';
    case 'target':
      return 'Der Server kennt die Ressource nicht, für die das Token bestimmt ist. Korrigieren Sie „Ressourcen“ oder „Audience“ unter „Erweitert“.';
    case 'grant':
      return grantRefused(error);
    case 'denied':
      return 'Der Server kennt den Client und verweigert ihm den Zugriff. Geben Sie dem Client in der Konsole des Dienstes die nötigen Rechte.';
    case 'assertion':
      return 'Der Server akzeptiert die signierte Assertion nicht. Prüfen Sie „Client-ID“ (ihren Aussteller), „Subjekt“, den privaten Schlüssel und seine Schlüssel-ID in der Konsole des Dienstes sowie „Adressat der Assertion“ und die Claims unter „Erweitert“; manche Dienste verlangen auch, dass ein Administrator dem Client zuerst zustimmt.';
    case 'request':
      return 'Dem Server fehlt etwas in der Anfrage. Schlagen Sie nach, welche zusätzlichen Parameter er verlangt, etwa eine Audience, und ergänzen Sie sie unter „Erweitert“.';
    case 'address':
      return 'Das ist wahrscheinlich nicht der Token-Endpunkt. Korrigieren Sie die Access-Token-URL.';
    case 'trouble':
      return 'Der Dienst hat selbst eine Störung. Hier ist nichts zu ändern; wenn es so bleibt, melden Sie es dem Betreiber des Dienstes.';
    case 'later':
      return 'Der Server wurde zu oft gefragt. Hier ist nichts zu ändern.';
    case 'proof':
      return 'Der Server verlangt bei jeder Anfrage den Nachweis, dass die App einen Schlüssel besitzt (DPoP). Schalten Sie DPoP für diese Datenquelle ein oder in der Konsole des Dienstes für den Client aus.';
    case 'unknown':
      return 'Das ist ein eigener Fehler des Dienstes: Schlagen Sie ihn in dessen Dokumentation nach.';
  }
}

function grantRefused(error: string): string {
  switch (error) {
    case 'unauthorized_client':
      return 'Den Client gibt es, aber er darf diesen Grant nicht verwenden. Erlauben Sie ihm diesen Grant in der Konsole des Dienstes.';
    case 'unsupported_grant_type':
      return 'Der Server bietet diesen Grant unter dieser URL nicht an. Prüfen Sie die Access-Token-URL oder den Grant-Typ unter „Erweitert“.';
    default:
      return 'Der Server akzeptiert nicht, was als Grant gesendet wurde. Prüfen Sie Grant-Typ, Schlüssel und zusätzliche Parameter unter „Erweitert“.';
  }
}

function httpError({ status, meaning, retryAfterSeconds }: HttpError): string {
  const wait = retryAfterSeconds === null ? '' : ` Der Server bittet, ${retryAfterSeconds} Sekunden zu warten.`;
  const first = `Die Access-Token-URL antwortete mit HTTP ${status}; das ist weder ein Token noch ein OAuth-Fehler.`;
  // Without a code there is nothing to look up.
  const sentence =
    meaning === 'unknown'
      ? 'Prüfen Sie die Access-Token-URL und die Einstellungen unter „Erweitert“.'
      : meaningOfRefusal(meaning, '');
  return `${first} ${sentence}${wait}`;
}

function said(excerpt: string | null): string {
  return excerpt === null || excerpt.trim() === '' ? '' : ` Die Meldung: ${quoted(excerpt)}.`;
}

/** Why a success was not a usable token answer. */
function answerProblem(problem: TokenAnswerProblem, place?: string): string {
  switch (problem) {
    case 'empty':
      return 'Die Access-Token-URL antwortete mit nichts. Prüfen Sie, ob sie der Token-Endpunkt ist.';
    case 'html':
      return 'Die Access-Token-URL antwortete mit einer Webseite. Prüfen Sie, ob sie der Token-Endpunkt ist und nicht die Anmeldeseite.';
    case 'not-json':
      return 'Die Access-Token-URL antwortete mit etwas, das kein JSON ist. Prüfen Sie, ob sie der Token-Endpunkt ist.';
    case 'form-malformed':
      return 'Die Access-Token-URL antwortete mit einem fehlerhaft kodierten Formular, dessen Token nicht lesbar ist. Das muss der Dienst beheben.';
    case 'not-an-object':
      return 'Die Access-Token-URL antwortete mit JSON, das kein Objekt ist. Prüfen Sie, ob sie der Token-Endpunkt ist.';
    case 'too-large':
      return 'Die Access-Token-URL antwortete mit weit mehr als einem Token. Prüfen Sie, ob sie der Token-Endpunkt ist.';
    case 'no-access-token':
      return place === undefined
        ? 'Die Antwort enthält kein Token an der erwarteten Stelle. Prüfen Sie, ob die URL der Token-Endpunkt ist und der Grant-Typ stimmt; wenn der Dienst sein Token anders nennt als access_token, geben Sie unter „Erweitert“ an, wo es steht.'
        : `Die Antwort enthält kein Token an der erwarteten Stelle, aber etwas, das so heißt, bei ${place}. Wenn das das Token ist, geben Sie diesen Ort unter „Erweitert“ → „Ort des Tokens in der Antwort“ ein.`;
    case 'access-token-not-a-string':
      return 'Das access_token in der Antwort ist kein Text. Das muss der Dienst beheben.';
    case 'access-token-characters':
      return 'Das access_token enthält Zeichen, die in einem Header nicht gesendet werden können. Das muss der Dienst beheben.';
    case 'access-token-too-long':
      return 'Das access_token ist zu lang, um in einem Header gesendet zu werden. Fordern Sie weniger Scopes an, oder bitten Sie den Dienst um kürzere Token.';
    case 'token-type-not-a-string':
      return 'Der token_type in der Antwort ist kein Text. Das muss der Dienst beheben.';
    case 'token-type-unsupported':
      return 'Der Server gibt eine Art Token, die weder ein Bearer-Token ist noch an einen Schlüssel gebunden, den diese App nachgewiesen hat. Bitten Sie den Dienst um Bearer- oder DPoP-Tokens.';
    case 'token-not-bound':
      return 'Ein Besitznachweis (DPoP) wurde mitgesendet, und der Server gab ein Bearer-Token, das ohne den Schlüssel funktioniert. Es wird nicht verwendet. Schalten Sie DPoP für diesen Client beim Dienst ein, oder legen Sie unter „Erweitert“ fest, dass solche Tokens verwendet werden.';
    case 'token-ended':
      return 'Der Server hat ein Token ausgestellt, das bei der Ankunft schon abgelaufen war: Seine Lebensdauer ist negativ, oder sein Ende liegt in der Vergangenheit. Das muss der Dienst beheben, oder seine Uhr.';
    case 'interrupted':
      return 'Die Antwort brach mittendrin ab. Versuchen Sie es erneut; wenn es so bleibt, haben der Dienst oder sein Proxy ein Problem.';
  }
}

function unreachable(problem: UnreachableProblem, host: string, afterMs: number): string {
  const after = duration(afterMs, 'de');
  switch (problem) {
    case 'timeout':
      return `Der Autorisierungsserver unter ${host} hat die Token-Anfrage nicht innerhalb von ${after} beantwortet. Prüfen Sie, ob er läuft.`;
    case 'network':
      return `Die Verbindung zum Autorisierungsserver unter ${host} brach nach ${after} ab. Wenn es so bleibt, haben der Dienst oder der Weg zu ihm ein Problem.`;
    case 'tls':
      return `Das Zertifikat des Autorisierungsservers unter ${host} ist ungültig oder nicht öffentlich vertrauenswürdig. Das muss der Dienst beheben; die Prüfung lässt sich nicht abschalten.`;
    case 'name-not-found':
      return `Unter ${host} gibt es keinen Autorisierungsserver: Der Name existiert im öffentlichen DNS nicht. Prüfen Sie die Access-Token-URL.`;
    case 'refused':
      return `Der Autorisierungsserver unter ${host} nimmt keine Verbindung an. Prüfen Sie die Access-Token-URL und ob der Server aus dem Internet erreichbar ist.`;
  }
}

/** Why the token request could not even be made. */
function settingsProblem(problem: TokenSettingsProblem): string {
  switch (problem) {
    case 'secret-missing':
      return 'Es wurde kein Token angefordert, weil das Client-Secret fehlt. Geben Sie es ein.';
    case 'secret-characters':
      return 'Es wurde kein Token angefordert, weil das Client-Secret einen Zeilenumbruch oder ein anderes Zeichen enthält, das nicht gesendet werden kann. Kopieren Sie es erneut.';
    case 'client-id-characters':
      return 'Es wurde kein Token angefordert, weil die Client-ID ein Zeichen enthält, das nicht gesendet werden kann. Kopieren Sie sie erneut.';
    case 'scope-characters':
      return 'Es wurde kein Token angefordert, weil ein Scope ein Zeichen enthält, das in Scopes nicht vorkommen darf, etwa ein Anführungszeichen. Korrigieren Sie die Scopes.';
    case 'private-key-missing':
      return 'Es wurde kein Token angefordert, weil der private Schlüssel fehlt. Erzeugen Sie ein Schlüsselpaar oder fügen Sie einen Schlüssel ein.';
    case 'private-key-unreadable':
      return 'Es wurde kein Token angefordert, weil der private Schlüssel nicht lesbar ist. Fügen Sie ihn ganz ein, von BEGIN PRIVATE KEY bis END PRIVATE KEY, oder erzeugen Sie ein Schlüsselpaar.';
    case 'private-key-encrypted':
      return 'Es wurde kein Token angefordert, weil der private Schlüssel mit einer Passphrase verschlüsselt ist. Fügen Sie ihn unverschlüsselt ein: openssl pkcs8 -topk8 -nocrypt -in SCHLUESSELDATEI schreibt ihn so.';
    case 'private-key-algorithm':
      return 'Es wurde kein Token angefordert, weil der private Schlüssel nicht zum Signaturalgorithmus passt. Wählen Sie den Algorithmus, für den der Schlüssel erzeugt wurde.';
    case 'parameter-repeated':
      return 'Es wurde kein Token angefordert, weil ein Parameter zweimal in der Token-Anfrage steht. Entfernen Sie einen davon unter „Erweitert“.';
    case 'parameter-reserved':
      return 'Es wurde kein Token angefordert, weil ein zusätzlicher Parameter einen Namen hat, der zum Grant selbst gehört. Benennen Sie ihn unter „Erweitert“ um, oder entfernen Sie ihn.';
    case 'header-forbidden':
      return 'Es wurde kein Token angefordert, weil eine App einen der Header der Token-Anfrage nicht setzen darf. Entfernen Sie ihn unter „Erweitert“.';
    case 'header-characters':
      return 'Es wurde kein Token angefordert, weil der Wert eines Headers der Token-Anfrage einen Zeilenumbruch oder ein anderes Zeichen enthält, das nicht gesendet werden kann. Korrigieren Sie ihn unter „Erweitert“.';
    case 'grant-type':
      return 'Es wurde kein Token angefordert, weil der Grant-Typ leer ist oder ein Zeichen enthält, das nicht gesendet werden kann. Korrigieren Sie ihn unter „Erweitert“.';
    case 'token-url':
      return 'Es wurde kein Token angefordert, weil die Access-Token-URL keine öffentliche https-Adresse ist. Korrigieren Sie sie.';
    case 'resource':
      return 'Es wurde kein Token angefordert, weil eine Ressource keine absolute URI ohne Fragment ist. Korrigieren Sie sie unter „Erweitert“.';
  }
}
