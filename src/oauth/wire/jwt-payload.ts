import { asMembers, parseJson, type Members } from './read-body';

/**
 * The payload of a JWT access token; null for any other token. Not verified: the token is the API's to judge (RFC 6749
 * §1.4), and nothing here depends on what it says.
 */
export function jwtPayload(token: string): Members | null {
  const payload = /^[\w-]+\.([\w-]{1,12000})\.[\w-]*$/.exec(token)?.[1];
  return payload === undefined ? null : asMembers(parseJson(Buffer.from(payload, 'base64url').toString('utf8')));
}
