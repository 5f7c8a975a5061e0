import type { RecognisedProvider } from '../../../presets/recognise-provider';
import type {
  RefusalMeaning,
  TokenAnswerProblem,
  TokenFailure,
  TokenSettingsProblem,
  UnreachableProblem,
} from '../../../contract/token-failure';
import { providerHint, providerMeaning, serverName } from './providers';
import { refusedProof } from './proof-failures';
import { budgetSpent } from './budget';
import { quoted } from './quoted';
import { duration } from '../text';

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
        `The access token URL answered with a redirect (HTTP ${failure.status}${failure.host === null ? '' : ` to ${failure.host}`}). ` +
        'Redirects are not followed, because the client secret must not go anywhere else. Enter the final URL as the access token URL.'
      );
    case 'token-answer-invalid':
      return `${answerProblem(failure.problem, failure.place)} (HTTP ${failure.status}${failure.contentType === null ? '' : `, ${failure.contentType}`}.)`;
    case 'token-unreachable':
      return unreachable(failure.problem, failure.host, failure.afterMs);
    case 'token-egress':
      return `Getting the token needs ${failure.host}, and no administrator of this site has approved that host yet. Approve it, then try again.`;
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
    failure.retryAfterSeconds === null ? '' : ` The server asks to wait ${failure.retryAfterSeconds} seconds.`;
  const own = failure.description === null ? '' : ` It said: ${quoted(failure.description)}.`;
  const code = failure.providerCode === null ? failure.error : `${failure.error}, ${failure.providerCode}`;
  return `${serverName(provider)} refused to give a token (HTTP ${failure.status}, ${code}). ${sentence}${own}${wait}`;
}

/** What a refusal means, whose move it is and which inputs to look at. */
function meaningOfRefusal(meaning: RefusalMeaning, error: string): string {
  switch (meaning) {
    case 'client':
      return 'The client ID or the client secret is wrong, or the server expects another client authentication. Check both against the service’s console; if they are right, change “Client authentication” under Advanced.';
    case 'client-perhaps':
      return 'That usually means that the server does not accept the client. Check the client ID and the client secret against the service’s console, then “Scopes”, and “Client authentication” and the extra parameters under Advanced. If all of that is right, ask the service whether something in front of the server turns the request away.';
    case 'scope':
      return 'The server does not accept one of the scopes, or wants at least one. Correct “Scopes” to what the service allows this client.';
    case 'target':
      return 'The server does not know the resource that the token is for. Correct “Resources” or “Audience” under Advanced.';
    case 'grant':
      return grantRefused(error);
    case 'denied':
      return 'The server knows the client and denies it access. Give the client the rights it needs in the service’s console.';
    case 'assertion':
      return 'The server does not accept the signed assertion. Check “Client ID” (its issuer), “Subject”, the private key and its key ID against the service’s console, and “The assertion is addressed to” and the claims under Advanced; some services also want an administrator’s consent for the client first.';
    case 'request':
      return 'The server misses something in the request. Look up which extra parameters it wants, such as an audience, and add them under Advanced.';
    case 'address':
      return 'This is probably not the token endpoint. Correct the access token URL.';
    case 'trouble':
      return 'The service has a problem of its own. Nothing needs to be changed here; if it stays, tell whoever runs the service.';
    case 'later':
      return 'The server was asked too often. Nothing needs to be changed here.';
    case 'proof':
      return 'The server wants proof that the app holds a key (DPoP) with each request. Turn DPoP on for this datasource, or off for the client in the service’s console.';
    case 'unknown':
      return 'This is an error of the service’s own: look it up in its documentation.';
  }
}

function grantRefused(error: string): string {
  switch (error) {
    case 'unauthorized_client':
      return 'The client exists, but may not use this grant. Allow it this grant in the service’s console.';
    case 'unsupported_grant_type':
      return 'The server does not offer this grant at this URL. Check the access token URL, or the grant type under Advanced.';
    default:
      return 'The server does not accept what was sent as the grant. Check the grant type, the key and the extra parameters under Advanced.';
  }
}

function httpError({ status, meaning, retryAfterSeconds }: HttpError): string {
  const wait = retryAfterSeconds === null ? '' : ` The server asks to wait ${retryAfterSeconds} seconds.`;
  const first = `The access token URL answered HTTP ${status}, which is neither a token nor an OAuth error.`;
  // Without a code there is nothing to look up.
  const sentence =
    meaning === 'unknown'
      ? 'Check the access token URL and the settings under Advanced.'
      : meaningOfRefusal(meaning, '');
  return `${first} ${sentence}${wait}`;
}

function said(excerpt: string | null): string {
  return excerpt === null || excerpt.trim() === '' ? '' : ` It said: ${quoted(excerpt)}.`;
}

/** Why a success was not a usable token answer. */
function answerProblem(problem: TokenAnswerProblem, place?: string): string {
  switch (problem) {
    case 'empty':
      return 'The access token URL answered with nothing. Check that it is the token endpoint.';
    case 'html':
      return 'The access token URL answered with a web page. Check that it is the token endpoint, not the sign-in page.';
    case 'not-json':
      return 'The access token URL answered with something that is not JSON. Check that it is the token endpoint.';
    case 'form-malformed':
      return 'The access token URL answered with a form that is not well-formed, so that its token cannot be read. The service must correct this.';
    case 'not-an-object':
      return 'The access token URL answered with JSON that is not an object. Check that it is the token endpoint.';
    case 'too-large':
      return 'The access token URL answered with far more than a token. Check that it is the token endpoint.';
    case 'no-access-token':
      return place === undefined
        ? 'The answer holds no token where it was looked for. Check that the URL is the token endpoint and that the grant type is right; if the service calls its token otherwise than access_token, say where it stands under Advanced.'
        : `The answer holds no token where it was looked for, but something that is called so at ${place}. If that is the token, enter this place under Advanced → Place of the token in the answer.`;
    case 'access-token-not-a-string':
      return 'The access_token in the answer is not text. The service must correct this.';
    case 'access-token-characters':
      return 'The access_token holds characters that cannot be sent in a header. The service must correct this.';
    case 'access-token-too-long':
      return 'The access_token is too long to be sent in a header. Ask for fewer scopes, or ask the service for shorter tokens.';
    case 'token-type-not-a-string':
      return 'The token_type in the answer is not text. The service must correct this.';
    case 'token-type-unsupported':
      return 'The server gives a kind of token that is neither a Bearer token nor bound to a key that this app proved. Ask the service for Bearer or DPoP tokens.';
    case 'token-not-bound':
      return 'A proof of possession (DPoP) was sent, and the server gave a Bearer token, which works without the key. It is not used. Switch DPoP on for this client at the service, or decide under Advanced that such tokens are used.';
    case 'token-ended':
      return 'The server gave a token that had ended before it arrived: its lifetime is negative, or its end lies in the past. The service must correct this, or its clock.';
    case 'interrupted':
      return 'The answer broke off in the middle. Try again; if it stays, the service or its proxy has a problem.';
  }
}

function unreachable(problem: UnreachableProblem, host: string, afterMs: number): string {
  const after = duration(afterMs, 'en');
  switch (problem) {
    case 'timeout':
      return `The authorization server at ${host} did not answer the token request within ${after}. Check that it is up.`;
    case 'network':
      return `The connection to the authorization server at ${host} broke off after ${after}. If it stays, the service or the way to it has a problem.`;
    case 'tls':
      return `The certificate of the authorization server at ${host} is not valid or not publicly trusted. The service must correct it; the check cannot be turned off.`;
    case 'name-not-found':
      return `There is no authorization server at ${host}: the name does not exist in public DNS. Check the access token URL.`;
    case 'refused':
      return `The authorization server at ${host} accepts no connection. Check the access token URL and that the server can be reached from the internet.`;
  }
}

/** Why the token request could not even be made. */
function settingsProblem(problem: TokenSettingsProblem): string {
  switch (problem) {
    case 'secret-missing':
      return 'No token was asked for, because the client secret is missing. Enter it.';
    case 'secret-characters':
      return 'No token was asked for, because the client secret holds a line break or another character that cannot be sent. Copy it again.';
    case 'client-id-characters':
      return 'No token was asked for, because the client ID holds a character that cannot be sent. Copy it again.';
    case 'scope-characters':
      return 'No token was asked for, because a scope holds a character that scopes cannot have, such as a quotation mark. Correct the scopes.';
    case 'private-key-missing':
      return 'No token was asked for, because the private key is missing. Make a key pair or paste a key.';
    case 'private-key-unreadable':
      return 'No token was asked for, because the private key cannot be read. Paste all of it, from BEGIN PRIVATE KEY to END PRIVATE KEY, or make a key pair.';
    case 'private-key-encrypted':
      return 'No token was asked for, because the private key is encrypted with a passphrase. Paste it without: openssl pkcs8 -topk8 -nocrypt -in KEYFILE writes it so.';
    case 'private-key-algorithm':
      return 'No token was asked for, because the private key does not fit the signing algorithm. Choose the algorithm that the key was made for.';
    case 'parameter-repeated':
      return 'No token was asked for, because a parameter stands twice in the token request. Remove one of them under Advanced.';
    case 'parameter-reserved':
      return 'No token was asked for, because an extra parameter has a name that belongs to the grant itself. Rename or remove it under Advanced.';
    case 'header-forbidden':
      return 'No token was asked for, because one of the token request’s headers may not be set by an app. Remove it under Advanced.';
    case 'header-characters':
      return 'No token was asked for, because the value of a token request’s header holds a line break or another character that cannot be sent. Correct it under Advanced.';
    case 'grant-type':
      return 'No token was asked for, because the grant type is empty or holds a character that cannot be sent. Correct it under Advanced.';
    case 'token-url':
      return 'No token was asked for, because the access token URL is not a public https address. Correct it.';
    case 'resource':
      return 'No token was asked for, because a resource is not an absolute URI without a fragment. Correct it under Advanced.';
  }
}
