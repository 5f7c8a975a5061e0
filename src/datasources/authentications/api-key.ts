import * as v from 'valibot';
import { reveal } from '../../base/secret';
import type { AuthenticationOf } from '../../contract/authentication';
import type { SecretAuthentication } from './authentication-module';

/** A key in a header or in the query. */
export const apiKey: SecretAuthentication<AuthenticationOf<'api-key'>> = {
  shape: v.object({ kind: v.literal('api-key'), in: v.picklist(['header', 'query']), name: v.string() }),
  authorize: (settings, { 'api-key': key }) => {
    if (key === undefined) return null;
    return settings.in === 'header'
      ? { headers: { [settings.name]: reveal(key) }, query: null, sent: [key] }
      : { headers: {}, query: { name: settings.name, value: reveal(key) }, sent: [key] };
  },
};
