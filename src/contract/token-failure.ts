import type { BudgetSpent } from './budget';
import type { RefusedProof } from './dpop';
import type { ForeignText } from './foreign-text';

/**
 * What a refusal of a token endpoint means, in whatever words it came: the client is not accepted (or perhaps: the server
 * does not say why), a scope, a resource or audience, the grant is not; the client is known and may not; the assertion that
 * is the grant is not accepted; something in the request is missing or wrong; this is no token endpoint; the server has a problem of its own, was asked too often, or wants
 * a proof of possession. `unknown`: a code that nobody here knows.
 */
export const refusalMeanings = [
  'client',
  'client-perhaps',
  'scope',
  'target',
  'grant',
  'denied',
  'assertion',
  'request',
  'address',
  'trouble',
  'later',
  'proof',
  'unknown',
] as const;
export type RefusalMeaning = (typeof refusalMeanings)[number];

/** What the token endpoint, or the way to it, did wrong. Never holds a secret, a token or a whole body. */
export type TokenFailure =
  | BudgetSpent
  /** The server refused with an OAuth error (RFC 6749 §5.2). */
  | {
      code: 'token-refused';
      status: number;
      meaning: RefusalMeaning;
      error: ForeignText;
      description: ForeignText | null;
      uri: ForeignText | null;
      /** The provider's own code inside the description, for example AADSTS7000222. */
      providerCode: ForeignText | null;
      /** Seconds from `Retry-After`, when given. */
      retryAfterSeconds: number | null;
    }
  /** The server wants proof of possession, or refused the one it got (RFC 9449 §5, §8). */
  | ({
      code: 'token-proof-refused';
      status: number;
      error: ForeignText;
      description: ForeignText | null;
    } & RefusedProof)
  /** An HTTP status that is not a token and not an OAuth error. */
  | {
      code: 'token-http-error';
      status: number;
      meaning: RefusalMeaning;
      contentType: ForeignText | null;
      excerpt: ForeignText | null;
      retryAfterSeconds: number | null;
    }
  /** Any 3xx: never followed (RFC 9700 §4.12). */
  | { code: 'token-redirect'; status: number; host: ForeignText | null }
  /** A success that is not a usable token answer. */
  | {
      code: 'token-answer-invalid';
      status: number;
      contentType: ForeignText | null;
      problem: TokenAnswerProblem;
      /** Where a token seems to stand instead; absent for nowhere. */
      place?: ForeignText;
    }
  /** No answer. */
  | { code: 'token-unreachable'; host: string; problem: UnreachableProblem; afterMs: number }
  | { code: 'token-egress'; host: string }
  /** The request could not be built: what is missing or unusable. */
  | { code: 'token-settings'; problem: TokenSettingsProblem };

export type TokenAnswerProblem =
  | 'empty'
  | 'html'
  | 'not-json'
  | 'form-malformed'
  | 'not-an-object'
  | 'too-large'
  | 'no-access-token'
  | 'access-token-not-a-string'
  | 'access-token-characters'
  | 'access-token-too-long'
  | 'token-type-not-a-string'
  | 'token-type-unsupported'
  /** A proof was sent, and the token is a Bearer token. */
  | 'token-not-bound'
  /** Its lifetime is negative, or its end lies in the past. */
  | 'token-ended'
  | 'interrupted';

export type UnreachableProblem = 'timeout' | 'network' | 'tls' | 'name-not-found' | 'refused';

export type TokenSettingsProblem =
  | 'secret-missing'
  | 'secret-characters'
  | 'client-id-characters'
  | 'scope-characters'
  | 'private-key-missing'
  | 'private-key-unreadable'
  | 'private-key-encrypted'
  | 'private-key-algorithm'
  | 'parameter-repeated'
  | 'parameter-reserved'
  | 'header-forbidden'
  | 'header-characters'
  | 'grant-type'
  | 'token-url'
  | 'resource';
