import { textClaims, timeClaims, type TokenClaims } from '../../contract/token-claims';
import type { ForeignText } from '../../contract/foreign-text';
import { foreignText } from '../../http/foreign-text';
import type { Mask } from '../../http/masker';
import { reveal, type Secret } from '../../base/secret';
import { jwtPayload } from './jwt-payload';
import { own } from './read-body';

const mostValues = 20;
const mostOthers = 30;
const nameCharacters = 60;

/**
 * What a JWT access token says about whom and what it is for (RFC 9068 §2.2, and providers' own names); null for a token
 * that is no JWT. Claims that are not on the list may be about people: of those only the names are told.
 */
export function tokenClaims(token: Secret, mask: Mask): TokenClaims | null {
  const payload = jwtPayload(reveal(token));
  if (payload === null) return null;
  const known = new Set<string>([...textClaims, ...timeClaims]);
  return {
    texts: textClaims.flatMap((name) => {
      const values = texts(own(payload, name), mask);
      return values.length === 0 ? [] : [{ name, values }];
    }),
    times: timeClaims.flatMap((name) => {
      const at = time(own(payload, name));
      return at === null ? [] : [{ name, at }];
    }),
    others: Object.keys(payload)
      .filter((name) => !known.has(name))
      .slice(0, mostOthers)
      .flatMap((name) => foreignText(name, mask, nameCharacters) ?? []),
  };
}

function texts(value: unknown, mask: Mask): ForeignText[] {
  const values: unknown[] = Array.isArray(value) ? value.slice(0, mostValues) : [value];
  return values.flatMap((one) =>
    typeof one === 'string' || typeof one === 'number' ? (foreignText(String(one), mask) ?? []) : [],
  );
}

/** NumericDate: seconds since the epoch (RFC 7519 §2). */
function time(value: unknown): string | null {
  if (typeof value !== 'number') return null;
  const date = new Date(value * 1000);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
