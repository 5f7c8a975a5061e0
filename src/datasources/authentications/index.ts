import * as v from 'valibot';
import {
  authenticationKinds,
  type Authentication,
  type AuthenticationKind,
  type AuthenticationOf,
} from '../../contract/authentication';
import type { SecretBag } from '../../oauth/token-subject';
import { apiKey } from './api-key';
import type { AuthenticationModule, Authorization, SecretAuthentication } from './authentication-module';
import { basic } from './basic';
import { bearer } from './bearer';
import { none } from './none';
import { oauth2ClientCredentials } from './oauth2-client-credentials';

/** Kinds that a secret is enough for. */
export type SecretKind = Exclude<AuthenticationKind, 'oauth2-client-credentials'>;

const withSecret: { [Kind in SecretKind]: SecretAuthentication<AuthenticationOf<Kind>> } = {
  none,
  basic,
  bearer,
  'api-key': apiKey,
};

const modules: { [Kind in AuthenticationKind]: AuthenticationModule<AuthenticationOf<Kind>> } = {
  ...withSecret,
  'oauth2-client-credentials': oauth2ClientCredentials,
};

/** Authentication that needs no token. Null when its secret is not stored. */
export function authorizeWithSecret(settings: AuthenticationOf<SecretKind>, secrets: SecretBag): Authorization | null {
  const { authorize } = withSecret[settings.kind] as SecretAuthentication<Authentication>;
  return authorize(settings, secrets);
}

const anyKind = v.object({ kind: v.picklist(authenticationKinds) });
const unknownKind = v.pipe(
  anyKind,
  v.custom<never>(() => false),
);

/** The shape of any kind's settings. */
export const authenticationShape: v.GenericSchema<unknown, Authentication> = v.lazy((value) => {
  const named = v.safeParse(anyKind, value);
  return named.success ? (modules[named.output.kind].shape as v.GenericSchema<unknown, Authentication>) : unknownKind;
});
