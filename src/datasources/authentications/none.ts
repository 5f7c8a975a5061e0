import * as v from 'valibot';
import type { AuthenticationOf } from '../../contract/authentication';
import type { SecretAuthentication } from './authentication-module';

/** The API is open. */
export const none: SecretAuthentication<AuthenticationOf<'none'>> = {
  shape: v.object({ kind: v.literal('none') }),
  authorize: () => ({ headers: {}, query: null, sent: [] }),
};
