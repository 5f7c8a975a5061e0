import * as v from 'valibot';
import { reveal } from '../../base/secret';
import type { AuthenticationOf } from '../../contract/authentication';
import type { SecretAuthentication } from './authentication-module';

/** A fixed token (RFC 6750 §2.1). */
export const bearer: SecretAuthentication<AuthenticationOf<'bearer'>> = {
  shape: v.object({ kind: v.literal('bearer') }),
  authorize: (_settings, { 'bearer-token': token }) =>
    token === undefined ? null : { headers: { authorization: `Bearer ${reveal(token)}` }, query: null, sent: [token] },
};
