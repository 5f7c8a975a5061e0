import * as v from 'valibot';
import { reveal, type Secret } from '../../base/secret';
import type { AuthenticationOf } from '../../contract/authentication';
import { dpopUses } from '../../contract/dpop';
import { assertionAlgorithms } from '../../contract/signing-algorithm';
import { assertionAudiences, clientAuthentications } from '../../contract/oauth-settings';
import type { BoundRequests } from '../../oauth/dpop/bound-request';
import { namedValue } from '../form/named-value';
import type { AuthenticationModule, Authorization } from './authentication-module';

const oauth = v.object({
  tokenUrl: v.string(),
  clientId: v.string(),
  clientAuthentication: v.picklist(clientAuthentications),
  scopes: v.array(v.string()),
  scopeSeparator: v.picklist(['space', 'comma']),
  grantType: v.string(),
  audience: v.nullable(v.string()),
  resources: v.array(v.string()),
  extraParameters: v.array(namedValue),
  tokenHeaders: v.array(namedValue),
  bodyFormat: v.picklist(['form', 'json']),
  // Absent in files that were exported before these settings existed.
  clientIdName: v.optional(v.string(), ''),
  clientSecretName: v.optional(v.string(), ''),
  tokenPath: v.optional(v.string(), ''),
  lifetimePath: v.optional(v.string(), ''),
  tokenTypePath: v.optional(v.string(), ''),
  issuer: v.nullable(v.string()),
  assertion: v.nullable(
    v.object({
      algorithm: v.picklist(assertionAlgorithms),
      keyId: v.nullable(v.string()),
      audience: v.picklist(assertionAudiences),
      otherAudience: v.exactOptional(v.string()),
      subject: v.exactOptional(v.string()),
      scopeIn: v.exactOptional(v.picklist(['parameter', 'assertion'])),
      claims: v.exactOptional(v.array(v.object({ name: v.string(), value: v.string() }))),
    }),
  ),
  dpop: v.exactOptional(
    v.object({
      use: v.picklist(dpopUses),
      algorithm: v.picklist(assertionAlgorithms),
      unbound: v.picklist(['refuse', 'use']),
    }),
  ),
  send: v.object({ headerName: v.string(), prefix: v.string() }),
  assumedLifetimeSeconds: v.nullable(v.number()),
  rejectionStatuses: v.array(v.number()),
  rejectionPath: v.optional(v.string(), ''),
  rejectionValue: v.optional(v.string(), ''),
  secretExpiresOn: v.nullable(v.string()),
});

/** Access tokens by client credentials (RFC 6749 §4.4): `src/oauth` gets them, `authorizeWithToken` sends them. */
export const oauth2ClientCredentials: AuthenticationModule<AuthenticationOf<'oauth2-client-credentials'>> = {
  shape: v.object({ kind: v.literal('oauth2-client-credentials'), oauth }),
};

/** RFC 6750 §2.1 by default; header and prefix are the administrator's where an API wants something else. */
export function authorizeWithToken(send: { headerName: string; prefix: string }, token: Secret): Authorization {
  const prefix = send.prefix.trim();
  const value = prefix === '' ? reveal(token) : `${prefix} ${reveal(token)}`;
  return { headers: { [send.headerName]: value }, query: null, sent: [token] };
}

/** RFC 9449 §7.1: always this header and scheme. A token that is bound to a key is never sent as Bearer. */
export function authorizeWithBoundToken(token: Secret, bound: BoundRequests): Authorization {
  return { headers: { authorization: `DPoP ${reveal(token)}` }, query: null, sent: [token], bound };
}
