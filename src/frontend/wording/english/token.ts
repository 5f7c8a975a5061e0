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
      return 'Checking…';
    case 'not-requested':
      return 'Not requested';
    case 'valid':
    case 'valid-no-expiry':
      return 'Valid access token';
    case 'renewal-failing':
      return 'Renewal failing';
    case 'rejected':
      // A server that was not reached has rejected nothing: only an answer has a status.
      return 'status' in status.failure ? 'Rejected by the server' : 'No access token';
    case 'expired':
      return 'Renewed at the next use';
    case 'ended':
      return 'Ended';
    case 'settings-changed':
      return 'Settings changed';
  }
}

/** The status as a sentence. `when` turns an ISO time into date, time and "in 5 minutes". */
export function statusSentence(status: ShownStatus, when: (iso: string) => string, upkeep: Upkeep): string {
  switch (status.kind) {
    case 'checking':
      return 'The time that was planned for this token has passed. The page is asking what became of it.';
    case 'not-requested':
      return 'No access token has been requested yet.';
    case 'valid':
      return `The token ends ${when(status.expiresAt)}. ${successor(upkeep)}`;
    case 'valid-no-expiry':
      return `The server gave no expiry. ${untilRefused(upkeep)}`;
    case 'renewal-failing':
      return (
        (status.expiresAt === null
          ? 'A new token could not be had. The last one is used until the API refuses it.'
          : `A new token could not be had. The last one is good until ${when(status.expiresAt)}.`) +
        nextAttempt(status.nextAttemptAt, when)
      );
    case 'rejected':
      return `There is no usable token.${nextAttempt(status.nextAttemptAt, when)}`;
    case 'expired':
      return `The token ended ${when(status.expiredAt)}. A new one is requested with the next use.`;
    case 'ended':
      return `The token ended ${when(status.expiredAt)}. ${
        upkeep === 'paused'
          ? 'None is requested until the datasource is resumed.'
          : 'Nobody renews the token of a form that is not saved: get a new one to try these settings again.'
      }`;
    case 'settings-changed':
      return 'Settings changed since the token was fetched. Get an access token again to see whether they work.';
  }
}

/** What comes after a token with an end. */
function successor(upkeep: Upkeep): string {
  switch (upkeep) {
    case 'ahead':
      return 'A new one is requested by itself before that.';
    case 'on-use':
      return 'After that a new one is requested with the next use.';
    case 'paused':
      return 'While the datasource is paused, no new one is requested.';
    case 'draft-ahead':
      return 'Once the datasource is saved, a new one is requested by itself before that.';
    case 'draft-on-use':
      return 'It lives too short to be renewed ahead: once the datasource is saved, a new one is requested with each use after its end.';
  }
}

function untilRefused(upkeep: Upkeep): string {
  switch (upkeep) {
    case 'ahead':
    case 'on-use':
      return 'The token is used until the API refuses it; then a new one is requested by itself.';
    case 'paused':
      return 'While the datasource is paused, the token is not used.';
    case 'draft-ahead':
    case 'draft-on-use':
      return 'Once the datasource is saved, the token is used until the API refuses it; then a new one is requested by itself.';
  }
}

function nextAttempt(at: string | null, when: (iso: string) => string): string {
  return at === null ? '' : ` The next attempt is ${when(at)}.`;
}

/** A deviation of the server from RFC 6749 that the app understood all the same. */
export function repair(name: TokenRepair): string {
  switch (name) {
    case 'number-as-string':
      return 'The server sends numbers as text. They were read as numbers.';
    case 'token-type-missing':
      return 'The server does not say the token’s type. Bearer was assumed.';
    case 'token-not-bound':
      return 'A proof of possession (DPoP) was sent, and a Bearer token came: it works without the key, and is used because the settings say so.';
    case 'token-type-unknown':
      return 'The server names a token type of its own. The token is sent as Bearer.';
    case 'scope-null':
      return 'The server sends an empty scope. The requested scopes were assumed.';
    case 'scope-not-a-string':
      return 'The server sends the scopes as a list. They were read one by one.';
    case 'lifetime-zero':
      return 'The server says the token lives zero seconds. That was read as “no expiry given”.';
    case 'lifetime-null':
      return 'The server sends an empty lifetime. That was read as “no expiry given”.';
    case 'lifetime-from-date':
      return 'The server gives a date instead of a lifetime. The lifetime was computed from it.';
    case 'lifetime-with-unit':
      return 'The server gives the lifetime with its unit. It was read as seconds.';
    case 'lifetime-unreadable':
      return 'The server gives a lifetime that is neither a number nor a date. That was read as “no expiry given”.';
    case 'lifetime-from-expires-on':
      return 'The server gives the end as a point in time. The lifetime was computed from it.';
    case 'lifetime-from-other-member':
      return 'The lifetime stands under another name than expires_in. It was read from there.';
    case 'lifetime-fraction':
      return 'The server gives fractions of a second. They were rounded down.';
    case 'lifetime-from-jwt':
      return 'The server gave no lifetime. The end that is written inside the token was taken as a hint.';
    case 'form-encoded-body':
      return 'The server answers as a form instead of JSON. It was read all the same.';
    case 'content-type':
      return 'The server labels its JSON as something else. It was read as JSON.';
    case 'status-not-200':
      return 'The server answers success with a status other than 200. It was accepted.';
    case 'id-token-dropped':
      return 'The server sent an ID token too. It was thrown away, because nobody signs in here.';
    case 'refresh-token-dropped':
      return 'The server sent a refresh token too. It was thrown away, because this grant needs none.';
    case 'byte-order-mark':
      return 'The answer begins with a byte order mark. It was skipped.';
    case 'www-authenticate-dropped':
      return 'The refusal came in two forms. The one with the OAuth error was read.';
  }
}

/** Why a token was asked for. */
export function attemptReason(reason: TokenAttempt['reason']): string {
  switch (reason) {
    case 'requested':
      return 'An administrator asked';
    case 'renewal':
      return 'Scheduled renewal';
    case 'on-use':
      return 'A field needed it';
    case 'rejected-by-api':
      return 'The API refused the last one';
  }
}

/** A signing algorithm with the kind of key that it needs. */
export function assertionAlgorithm(algorithm: AssertionAlgorithm): string {
  switch (algorithm) {
    case 'RS256':
      return 'RS256 (RSA, the most common)';
    case 'PS256':
      return 'PS256 (RSA)';
    case 'ES256':
      return 'ES256 (elliptic curve P-256)';
    case 'EdDSA':
      return 'EdDSA (Ed25519)';
  }
}

/** How the client proves who it is, as the choices of the form name it. */
export function clientAuthentication(method: ClientAuthentication): string {
  switch (method) {
    case 'auto':
      return 'Automatic: body, then Basic header, then without encoding';
    case 'body':
      return 'Client ID and secret in the body';
    case 'basic':
      return 'Basic header';
    case 'basic-unencoded':
      return 'Basic header, without form encoding';
    case 'private-key-jwt':
      return 'Signed assertion with a private key (private_key_jwt)';
    case 'client-secret-jwt':
      return 'Signed assertion with the secret (client_secret_jwt)';
    case 'jwt-bearer':
      return 'Service account: a signed assertion is the grant (JWT bearer)';
  }
}

/** What a claim of a JWT access token means (RFC 7519 §4.1, RFC 9068 §2.2). */
export function claimMeaning(name: TextClaim | TimeClaim): string {
  switch (name) {
    case 'iss':
      return 'who issued it';
    case 'aud':
      return 'whom it is made out to';
    case 'sub':
      return 'whom it stands for';
    case 'client_id':
    case 'azp':
    case 'appid':
      return 'the client that got it';
    case 'scope':
    case 'scp':
      return 'its scopes';
    case 'roles':
      return 'its roles';
    case 'tid':
      return 'the directory (tenant)';
    case 'ver':
      return 'its version';
    case 'iat':
      return 'when it was issued';
    case 'nbf':
      return 'good from';
    case 'exp':
      return 'good until';
  }
}

/** Why an API may have refused a good token. */
export function tokenHint(hint: TokenHint): string {
  switch (hint.code) {
    case 'audience-elsewhere':
      return `The token is made out to ${hint.audience}, and the API is at ${hint.host}. If the API wants its own name there, correct the scopes, or the audience or resource under Advanced.`;
    case 'no-rights':
      return 'The token carries neither scopes nor roles. Give the application the rights it needs in the service’s console, or ask for scopes.';
  }
}

/** Scopes that were asked for and those that were given. */
export function scopes(requested: readonly string[], granted: readonly string[] | null, locale: string): string {
  if (requested.length === 0 && (granted === null || granted.length === 0)) {
    return 'No scopes were requested; the server decides what the token may do.';
  }
  if (granted === null) return `Requested scopes, all granted: ${listed(requested, locale)}.`;
  const missing = requested.filter((scope) => !granted.includes(scope));
  const extra = granted.filter((scope) => !requested.includes(scope));
  const first = granted.length === 0 ? 'The server granted no scopes.' : `Granted scopes: ${listed(granted, locale)}.`;
  const second = missing.length === 0 ? '' : ` Requested, but not granted: ${listed(missing, locale)}.`;
  const third =
    extra.length === 0 || requested.length === 0 ? '' : ` Granted without being requested: ${listed(extra, locale)}.`;
  return first + second + third;
}

function betweenSpans(shortest: number, longest: number): string {
  const [from, to] = [timeSpan(shortest, 'en'), timeSpan(longest, 'en')];
  return from === to ? from : `${from} to ${to}`;
}

export const tokenPanel = {
  heading: 'Access token',
  get: 'Get access token',
  getAgain: 'Get a new access token',
  hint: 'Fetches a token with the settings above, so that you see now whether they work.',
  next: {
    connect: 'A token was issued. Next: save them, and connect a field.',
    save: 'A token was issued. The settings are in force once you save.',
    saveAndConnect: 'Save and connect a field',
    saveSettings: 'Save these settings',
  },
  left: (time: string): string => `Time left: ${time}`,
  savedServes: 'Until you save, fields go on with the saved settings and their token.',
  issued: (when: string): string => `Fetched ${when}.`,
  nextRenewal: (when: string): string => `Next renewal: ${when}.`,
  authenticatedWith: (method: string): string => `The server accepted: ${method}.`,
  onceADay:
    'The server has turned three logins with these settings down. It is asked once a day now, so that it does not lock the client; change a setting, or press the button, to try at once.',
  bound: 'The token is bound to a key of this datasource (DPoP): without it, it is of no use.',
  nextSecretUsed:
    'The server refused the client secret and accepted the next one. Enter that one as the client secret, then remove it as the next one.',
  shortLives: ({ shortestSeconds, longestSeconds }: { shortestSeconds: number; longestSeconds: number }): string =>
    `The API keeps refusing tokens that had worked, long before their end: after ${betweenSpans(shortestSeconds, longestSeconds)}. Most likely another system uses the same client, and the server lets only the newest token live: give each system a client of its own at the service. It may also be that the API ends tokens earlier than the server says. A new one is requested each time.`,
  tokenType: (type: string): string => `Token type: ${type}.`,
  repairs: 'Understood all the same',
  attempts: { label: 'Last attempts', show: 'Show the last attempts', hide: 'Hide the last attempts' },
  attemptColumns: { when: 'When', why: 'Why', took: 'Took', result: 'Result' },
  attemptOk: (until: string | null): string => (until === null ? 'Token, no expiry given' : `Token until ${until}`),
  asking: 'Asking the authorization server…',
};
