import type { AssertionAlgorithm } from '../../../contract/signing-algorithm';
import type { ClientAuthentication } from '../../../contract/oauth-settings';
import type { TokenAttempt, TokenRepair } from '../../../contract/token';
import type { TextClaim, TimeClaim } from '../../../contract/token-claims';
import type { ShownStatus, Upkeep } from '../shown-token';
import { listed, timeSpan } from '../text';
import type { TokenHint } from '../token-hint';

/** The name of a token's status, as short as a lozenge wants it. */
export function statusName(status: ShownStatus): string {
  switch (status.kind) {
    case 'checking':
      return 'Wird geprüft …';
    case 'not-requested':
      return 'Nicht angefordert';
    case 'valid':
    case 'valid-no-expiry':
      return 'Gültiges Zugriffstoken';
    case 'renewal-failing':
      return 'Erneuerung schlägt fehl';
    case 'rejected':
      // A server that was not reached has rejected nothing: only an answer has a status.
      return 'status' in status.failure ? 'Vom Server abgelehnt' : 'Kein Zugriffstoken';
    case 'expired':
      return 'Erneuerung bei nächster Verwendung';
    case 'ended':
      return 'Abgelaufen';
    case 'settings-changed':
      return 'Einstellungen geändert';
  }
}

/** The status as a sentence. `when` turns an ISO time into date, time and "in 5 minutes". */
export function statusSentence(status: ShownStatus, when: (iso: string) => string, upkeep: Upkeep): string {
  switch (status.kind) {
    case 'checking':
      return 'Die Zeit, die für dieses Token vorgesehen war, ist vorbei. Die Seite fragt gerade nach, was daraus geworden ist.';
    case 'not-requested':
      return 'Es wurde noch kein Zugriffstoken angefordert.';
    case 'valid':
      return `Das Token ist gültig bis ${when(status.expiresAt)}. ${successor(upkeep)}`;
    case 'valid-no-expiry':
      return `Der Server hat keine Ablaufzeit genannt. ${untilRefused(upkeep)}`;
    case 'renewal-failing':
      return (
        (status.expiresAt === null
          ? 'Ein neues Token war nicht zu bekommen. Das letzte wird verwendet, bis die API es ablehnt.'
          : `Ein neues Token war nicht zu bekommen. Das letzte ist gültig bis ${when(status.expiresAt)}.`) +
        nextAttempt(status.nextAttemptAt, when)
      );
    case 'rejected':
      return `Es gibt kein verwendbares Token.${nextAttempt(status.nextAttemptAt, when)}`;
    case 'expired':
      return `Das Token ist abgelaufen: ${when(status.expiredAt)}. Ein neues wird bei der nächsten Verwendung angefordert.`;
    case 'ended':
      return `Das Token ist abgelaufen: ${when(status.expiredAt)}. ${
        upkeep === 'paused'
          ? 'Bis die Datenquelle fortgesetzt wird, wird keines angefordert.'
          : 'Das Token eines Formulars, das nicht gespeichert ist, erneuert niemand: Rufen Sie ein neues ab, um diese Einstellungen noch einmal zu prüfen.'
      }`;
    case 'settings-changed':
      return 'Die Einstellungen wurden geändert, seit das Token abgerufen wurde. Rufen Sie erneut ein Zugriffstoken ab, um zu sehen, ob sie funktionieren.';
  }
}

/** What comes after a token with an end. */
function successor(upkeep: Upkeep): string {
  switch (upkeep) {
    case 'ahead':
      return 'Vorher wird automatisch ein neues angefordert.';
    case 'on-use':
      return 'Danach wird bei der nächsten Verwendung ein neues angefordert.';
    case 'paused':
      return 'Solange die Datenquelle pausiert ist, wird kein neues angefordert.';
    case 'draft-ahead':
      return 'Sobald die Datenquelle gespeichert ist, wird vorher automatisch ein neues angefordert.';
    case 'draft-on-use':
      return 'Es lebt zu kurz, um im Voraus erneuert zu werden: Sobald die Datenquelle gespeichert ist, wird bei jeder Verwendung nach seinem Ende ein neues angefordert.';
  }
}

function untilRefused(upkeep: Upkeep): string {
  switch (upkeep) {
    case 'ahead':
    case 'on-use':
      return 'Das Token wird verwendet, bis die API es ablehnt; dann wird automatisch ein neues angefordert.';
    case 'paused':
      return 'Solange die Datenquelle pausiert ist, wird das Token nicht verwendet.';
    case 'draft-ahead':
    case 'draft-on-use':
      return 'Sobald die Datenquelle gespeichert ist, wird das Token verwendet, bis die API es ablehnt; dann wird automatisch ein neues angefordert.';
  }
}

function nextAttempt(at: string | null, when: (iso: string) => string): string {
  return at === null ? '' : ` Nächster Versuch: ${when(at)}.`;
}

/** A deviation of the server from RFC 6749 that the app understood all the same. */
export function repair(name: TokenRepair): string {
  switch (name) {
    case 'number-as-string':
      return 'Der Server sendet Zahlen als Text. Sie wurden als Zahlen gelesen.';
    case 'token-type-missing':
      return 'Der Server nennt die Art des Tokens nicht. Bearer wurde angenommen.';
    case 'token-not-bound':
      return 'Ein Besitznachweis (DPoP) wurde mitgesendet, und es kam ein Bearer-Token: Es funktioniert ohne den Schlüssel und wird verwendet, weil die Einstellungen es so sagen.';
    case 'token-type-unknown':
      return 'Der Server nennt eine eigene Art von Token. Es wird als Bearer gesendet.';
    case 'scope-null':
      return 'Der Server sendet einen leeren Scope. Die angeforderten Scopes wurden angenommen.';
    case 'scope-not-a-string':
      return 'Der Server sendet die Scopes als Liste. Sie wurden einzeln gelesen.';
    case 'lifetime-zero':
      return 'Laut Server lebt das Token 0 Sekunden. Das wurde als „keine Ablaufzeit“ gelesen.';
    case 'lifetime-null':
      return 'Der Server sendet eine leere Lebensdauer. Das wurde als „keine Ablaufzeit“ gelesen.';
    case 'lifetime-from-date':
      return 'Der Server nennt statt der Lebensdauer ein Datum. Daraus wurde sie berechnet.';
    case 'lifetime-with-unit':
      return 'Der Server nennt die Lebensdauer mit Einheit. Sie wurde in Sekunden umgerechnet.';
    case 'lifetime-unreadable':
      return 'Der Server nennt eine Lebensdauer, die weder Zahl noch Datum ist. Das wurde als „keine Ablaufzeit“ gelesen.';
    case 'lifetime-from-expires-on':
      return 'Der Server nennt das Ende als Zeitpunkt. Die Lebensdauer wurde daraus berechnet.';
    case 'lifetime-from-other-member':
      return 'Die Lebensdauer steht unter einem anderen Namen als expires_in. Sie wurde dort gelesen.';
    case 'lifetime-fraction':
      return 'Der Server nennt Bruchteile einer Sekunde. Sie wurden abgerundet.';
    case 'lifetime-from-jwt':
      return 'Der Server hat keine Lebensdauer genannt. Das Ende, das im Token selbst steht, dient als Hinweis.';
    case 'form-encoded-body':
      return 'Der Server antwortet als Formular statt als JSON. Die Antwort wurde trotzdem gelesen.';
    case 'content-type':
      return 'Der Server bezeichnet sein JSON als etwas anderes. Es wurde als JSON gelesen.';
    case 'status-not-200':
      return 'Der Server meldet den Erfolg mit einem anderen Status als 200. Das wurde akzeptiert.';
    case 'id-token-dropped':
      return 'Der Server hat auch ein ID-Token gesendet. Es wurde verworfen, weil sich hier niemand anmeldet.';
    case 'refresh-token-dropped':
      return 'Der Server hat auch ein Refresh-Token gesendet. Es wurde verworfen, weil dieser Grant keines braucht.';
    case 'byte-order-mark':
      return 'Die Antwort beginnt mit einer Byte-Reihenfolge-Marke (BOM). Sie wurde übersprungen.';
    case 'www-authenticate-dropped':
      return 'Die Ablehnung kam in zwei Formen. Gelesen wurde die mit dem OAuth-Fehler.';
  }
}

/** Why a token was asked for. */
export function attemptReason(reason: TokenAttempt['reason']): string {
  switch (reason) {
    case 'requested':
      return 'Von Hand angefordert';
    case 'renewal':
      return 'Geplante Erneuerung';
    case 'on-use':
      return 'Ein Feld brauchte es';
    case 'rejected-by-api':
      return 'Die API hat das letzte abgelehnt';
  }
}

/** A signing algorithm with the kind of key that it needs. */
export function assertionAlgorithm(algorithm: AssertionAlgorithm): string {
  switch (algorithm) {
    case 'RS256':
      return 'RS256 (RSA, am weitesten verbreitet)';
    case 'PS256':
      return 'PS256 (RSA)';
    case 'ES256':
      return 'ES256 (elliptische Kurve P-256)';
    case 'EdDSA':
      return 'EdDSA (Ed25519)';
  }
}

/** How the client proves who it is, as the choices of the form name it. */
export function clientAuthentication(method: ClientAuthentication): string {
  switch (method) {
    case 'auto':
      return 'Automatisch: erst Body, dann Basic-Header, dann ohne Kodierung';
    case 'body':
      return 'Client-ID und Client-Secret im Body';
    case 'basic':
      return 'Basic-Header';
    case 'basic-unencoded':
      return 'Basic-Header ohne Formularkodierung';
    case 'private-key-jwt':
      return 'Mit privatem Schlüssel signierte Assertion (private_key_jwt)';
    case 'client-secret-jwt':
      return 'Mit dem Client-Secret signierte Assertion (client_secret_jwt)';
    case 'jwt-bearer':
      return 'Dienstkonto: eine signierte Assertion ist der Grant (JWT Bearer)';
  }
}

/** What a claim of a JWT access token means (RFC 7519 §4.1, RFC 9068 §2.2). */
export function claimMeaning(name: TextClaim | TimeClaim): string {
  switch (name) {
    case 'iss':
      return 'wer es ausgestellt hat';
    case 'aud':
      return 'für wen es bestimmt ist';
    case 'sub':
      return 'für wen es steht';
    case 'client_id':
    case 'azp':
    case 'appid':
      return 'der Client, der es erhalten hat';
    case 'scope':
    case 'scp':
      return 'seine Scopes';
    case 'roles':
      return 'seine Rollen';
    case 'tid':
      return 'das Verzeichnis (Mandant)';
    case 'ver':
      return 'seine Version';
    case 'iat':
      return 'wann es ausgestellt wurde';
    case 'nbf':
      return 'gültig ab';
    case 'exp':
      return 'gültig bis';
  }
}

/** Why an API may have refused a good token. */
export function tokenHint(hint: TokenHint): string {
  switch (hint.code) {
    case 'audience-elsewhere':
      return `Das Token ist für ${hint.audience} ausgestellt, die API liegt aber unter ${hint.host}. Erwartet die API dort ihren eigenen Namen, korrigieren Sie die Scopes oder unter „Erweitert“ die Audience oder die Ressource.`;
    case 'no-rights':
      return 'Das Token enthält weder Scopes noch Rollen. Geben Sie der Anwendung in der Konsole des Dienstes die nötigen Rechte, oder fordern Sie Scopes an.';
  }
}

/** Scopes that were asked for and those that were given. */
export function scopes(requested: readonly string[], granted: readonly string[] | null, locale: string): string {
  if (requested.length === 0 && (granted === null || granted.length === 0)) {
    return 'Es wurden keine Scopes angefordert; der Server entscheidet, was das Token darf.';
  }
  if (granted === null) return `Angeforderte Scopes, alle gewährt: ${listed(requested, locale)}.`;
  const missing = requested.filter((scope) => !granted.includes(scope));
  const extra = granted.filter((scope) => !requested.includes(scope));
  const first =
    granted.length === 0 ? 'Der Server hat keine Scopes gewährt.' : `Gewährte Scopes: ${listed(granted, locale)}.`;
  const second = missing.length === 0 ? '' : ` Angefordert, aber nicht gewährt: ${listed(missing, locale)}.`;
  const third =
    extra.length === 0 || requested.length === 0 ? '' : ` Gewährt, ohne angefordert zu sein: ${listed(extra, locale)}.`;
  return first + second + third;
}

function betweenSpans(shortest: number, longest: number): string {
  const [from, to] = [timeSpan(shortest, 'de'), timeSpan(longest, 'de')];
  return from === to ? from : `${from} bis ${to}`;
}

export const tokenPanel = {
  heading: 'Zugriffstoken',
  get: 'Zugriffstoken abrufen',
  getAgain: 'Neues Zugriffstoken abrufen',
  hint: 'Ruft mit den obigen Einstellungen ein Token ab, damit Sie gleich sehen, ob sie funktionieren.',
  next: {
    connect: 'Ein Token wurde ausgestellt. Als Nächstes: speichern und ein Feld verbinden.',
    save: 'Ein Token wurde ausgestellt. Die Einstellungen gelten, sobald Sie speichern.',
    saveAndConnect: 'Speichern und ein Feld verbinden',
    saveSettings: 'Diese Einstellungen speichern',
  },
  left: (time: string): string => `Verbleibende Zeit: ${time}`,
  savedServes: 'Bis Sie speichern, arbeiten Felder mit den gespeicherten Einstellungen und deren Token weiter.',
  issued: (when: string): string => `Abgerufen: ${when}.`,
  nextRenewal: (when: string): string => `Nächste Erneuerung: ${when}.`,
  authenticatedWith: (method: string): string => `Vom Server akzeptiert: ${method}.`,
  onceADay:
    'Der Server hat drei Anmeldungen mit diesen Einstellungen abgewiesen. Er wird jetzt nur noch einmal am Tag gefragt, damit er den Client nicht sperrt; ändern Sie eine Einstellung, oder klicken Sie auf den Button, um es sofort zu versuchen.',
  bound: 'Das Token ist an einen Schlüssel dieser Datenquelle gebunden (DPoP): Ohne ihn nützt es nichts.',
  nextSecretUsed:
    'Der Server hat das Client-Secret abgelehnt und das nächste akzeptiert. Geben Sie dieses als Client-Secret ein, und entfernen Sie es dann als nächstes.',
  shortLives: ({ shortestSeconds, longestSeconds }: { shortestSeconds: number; longestSeconds: number }): string =>
    `Die API lehnt immer wieder Token ab, die funktioniert hatten, lange vor ihrem Ende: nach ${betweenSpans(shortestSeconds, longestSeconds)}. Wahrscheinlich verwendet ein anderes System denselben Client, und der Server lässt nur das neueste Token gelten: Geben Sie beim Dienst jedem System einen eigenen Client. Es kann auch sein, dass die API Token früher beendet, als der Server sagt. Jedes Mal wird ein neues angefordert.`,
  tokenType: (type: string): string => `Art des Tokens: ${type}.`,
  repairs: 'Trotzdem verstanden',
  attempts: { label: 'Letzte Versuche', show: 'Letzte Versuche anzeigen', hide: 'Letzte Versuche ausblenden' },
  attemptColumns: { when: 'Wann', why: 'Warum', took: 'Dauer', result: 'Ergebnis' },
  attemptOk: (until: string | null): string => (until === null ? 'Token ohne Ablaufzeit' : `Token bis ${until}`),
  asking: 'Autorisierungsserver wird gefragt…',
};
