import * as v from 'valibot';
import { reveal, Secret } from '../../base/secret';
import type { AuthenticationOf } from '../../contract/authentication';
import type { SecretAuthentication } from './authentication-module';

/** RFC 7617: user name and password. */
export const basic: SecretAuthentication<AuthenticationOf<'basic'>> = {
  shape: v.object({ kind: v.literal('basic'), username: v.string() }),
  authorize: ({ username }, { password }) => {
    if (password === undefined) return null;
    // RFC 7617 §2, with the character encoding of §2.1.
    const pair = Buffer.from(`${username}:${reveal(password)}`, 'utf8').toString('base64');
    return { headers: { authorization: `Basic ${pair}` }, query: null, sent: [password, new Secret(pair)] };
  },
};
