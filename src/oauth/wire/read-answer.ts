import type { ForeignText } from '../../contract/foreign-text';
import type { OAuthSettings } from '../../contract/oauth-settings';
import type { TokenRepair } from '../../contract/token';
import type { TokenAnswerProblem } from '../../contract/token-failure';
import { err, ok, type Result } from '../../contract/result';
import { foreignText } from '../../http/foreign-text';
import { nothingToMask, type Mask } from '../../http/masker';
import type { Binding } from '../dpop/token-prover';
import { own, type Members } from './read-body';
import { readLifetime } from './read-lifetime';
import { atPath } from './token-place';

/** Enough to compare with what was asked: a form takes 4,096 characters. */
const mostScopes = 100;
const mostScopeCharacters = 60_000;

/** Characters: a header of more is refused by most servers. */
const longestToken = 16_384;

/** A token answer in the shape of RFC 6749 §5.1, with what had to be repaired. */
export type Grant = {
  accessToken: string;
  tokenType: ForeignText | null;
  /** Bound to the key that the request was proven with (RFC 9449 §5). */
  isBound: boolean;
  /** Seconds; null: no lifetime given. */
  lifetimeSeconds: number | null;
  refreshInSeconds: number | null;
  /** Null when the server did not say; the first hundred otherwise. */
  grantedScopes: ForeignText[] | null;
  repairs: TokenRepair[];
};

/**
 * Types that are no `Bearer` but mean it: an unknown type is understood only if it is one of these (RFC 6749 §7.1).
 * Compared without case, spaces, `_` and `-`.
 */
const bearerLike = new Set([
  'accesstoken',
  'applicationaccesstoken',
  'useraccesstoken',
  'bearertoken',
  'token',
  'jwt',
  'oauth',
  'oauth2',
  'urn:ietf:params:oauth:tokentype:accesstoken',
]);

/** How answers of a server are to be understood. */
export type AnswerSettings = Pick<OAuthSettings, 'scopeSeparator' | 'tokenPath' | 'lifetimePath' | 'tokenTypePath'>;

/** What stands where the token should, whatever it is. */
export function tokenIn(members: Members, { tokenPath }: Pick<OAuthSettings, 'tokenPath'>): unknown {
  return atPath(members, tokenPath === '' ? 'access_token' : tokenPath);
}

/** What an answer is read by. `binding` is null unless a proof of possession went with the request. */
export type Reading = { nowMs: number; mask: Mask; binding: Binding | null; settings: AnswerSettings };

/** Reads a successful answer's members by RFC 6749 §5.1 and the named list of repairs; anything else is refused by name. */
export function readAnswer(
  members: Members,
  { nowMs, mask, settings, binding }: Reading,
): Result<Grant, TokenAnswerProblem> {
  const repairs: TokenRepair[] = [];
  const accessToken = tokenIn(members, settings);
  const problem = tokenProblem(accessToken);
  if (problem !== null) return err(problem);
  const typePath = settings.tokenTypePath === '' ? 'token_type' : settings.tokenTypePath;
  const type = readType(atPath(members, typePath), { mask, binding });
  if (typeof type === 'string') return err(type);
  const lifetime = readLifetime(members, { nowMs, path: settings.lifetimePath });
  if (lifetime === 'ended') return err('token-ended');
  const scope = readScope(own(members, 'scope'), settings.scopeSeparator === 'comma' ? /[\s,]+/ : /\s+/);
  repairs.push(...type.repairs, ...lifetime.repairs, ...scope.repairs);
  if (own(members, 'id_token') != null) repairs.push('id-token-dropped');
  if (own(members, 'refresh_token') != null) repairs.push('refresh-token-dropped');
  return ok({
    accessToken: String(accessToken),
    tokenType: type.tokenType,
    isBound: type.isBound,
    lifetimeSeconds: lifetime.seconds,
    refreshInSeconds: lifetime.refreshInSeconds,
    grantedScopes: scope.scopes?.slice(0, mostScopes).flatMap((one) => foreignText(one, mask) ?? []) ?? null,
    repairs,
  });
}

// RFC 6749 App. A.12 allows a space, a header does not; RFC 6750's b64token would shut out tokens that providers do issue.
function tokenProblem(token: unknown): TokenAnswerProblem | null {
  if (token === undefined || token === null || token === '') return 'no-access-token';
  if (typeof token !== 'string') return 'access-token-not-a-string';
  if (token.length > longestToken) return 'access-token-too-long';
  return /^[\x21-\x7e]+$/.test(token) ? null : 'access-token-characters';
}

type ReadType = { tokenType: ForeignText | null; isBound: boolean; repairs: TokenRepair[] };

/** A Bearer token in answer to a proof is a downgrade (RFC 9449 §5): `binding` says what becomes of it. */
function readType(type: unknown, { mask, binding }: Pick<Reading, 'mask' | 'binding'>): ReadType | TokenAnswerProblem {
  if (binding !== null && typeof type === 'string' && type.trim().toLowerCase() === 'dpop')
    return { tokenType: foreignText(type, mask), isBound: true, repairs: [] };
  const read = readBearerType(type, mask);
  if (typeof read === 'string' || binding === null) return read;
  return binding === 'refuse' ? 'token-not-bound' : { ...read, repairs: [...read.repairs, 'token-not-bound'] };
}

function readBearerType(type: unknown, mask: Mask): ReadType | TokenAnswerProblem {
  const bearer = (tokenType: ForeignText | null, ...repairs: TokenRepair[]): ReadType => ({
    tokenType,
    isBound: false,
    repairs,
  });
  if (type === undefined || type === null || type === '') return bearer(null, 'token-type-missing');
  if (typeof type !== 'string') return 'token-type-not-a-string';
  // No more than the word: there is nothing to cover, and nearly every answer has it.
  if (type.trim().toLowerCase() === 'bearer') return bearer(foreignText(type, nothingToMask));
  if (!bearerLike.has(type.toLowerCase().replace(/[\s_-]/g, ''))) return 'token-type-unsupported';
  return bearer(foreignText(type, mask, 100), 'token-type-unknown');
}

function readScope(scope: unknown, separator: RegExp): { scopes: string[] | null; repairs: TokenRepair[] } {
  if (scope === undefined) return { scopes: null, repairs: [] };
  if (scope === null) return { scopes: null, repairs: ['scope-null'] };
  const parts = (texts: string[]): string[] | null => {
    const scopes = texts
      .flatMap((text) => text.slice(0, mostScopeCharacters).split(separator))
      .filter((one) => one !== '');
    return scopes.length === 0 ? null : scopes;
  };
  if (typeof scope === 'string') return { scopes: parts([scope]), repairs: [] };
  const texts = Array.isArray(scope) ? scope.filter((item) => typeof item === 'string') : [];
  return { scopes: parts(texts), repairs: ['scope-not-a-string'] };
}
