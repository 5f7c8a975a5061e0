import type { Members } from './read-body';

/**
 * The payload of a JWT access token; null for any other token. Not verified: the token is the API's to judge (RFC 6749
 * §1.4), and nothing here depends on what it says.
 */
export function jwtPayload(token: string): Members | null {
  const payload = /^[\w-]+\.([\w-]{1,12000})\.[\w-]*$/.exec(token)?.[1];
  if (payload === undefined) return null;
  try {
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as unknown;
    return typeof claims === 'object' && claims !== null && !Array.isArray(claims) ? { ...claims } : null;
  } catch {
    return null;
  }
}
