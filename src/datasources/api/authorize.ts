import type { Authentication } from '../../contract/datasource';
import type { SecretBag } from '../../oauth/token-subject';
import { reveal, Secret } from '../../base/secret';

/** What authentication adds to a request: headers or one query parameter. `sent` are the secrets in them, to be masked. */
export type Authorization = {
  headers: Record<string, string>;
  query: { name: string; value: string } | null;
  sent: Secret[];
};

const nothing: Authorization = { headers: {}, query: null, sent: [] };

/** Authentication that needs no token. Null when its secret is not stored. */
export function authorizeWithSecret(
  authentication: Exclude<Authentication, { kind: 'oauth2-client-credentials' }>,
  secrets: SecretBag,
): Authorization | null {
  switch (authentication.kind) {
    case 'none':
      return nothing;
    case 'basic': {
      const password = secrets.password;
      if (password === undefined) return null;
      // RFC 7617 §2, with the character encoding of §2.1.
      const pair = Buffer.from(`${authentication.username}:${reveal(password)}`, 'utf8').toString('base64');
      return {
        headers: { authorization: `Basic ${pair}` },
        query: null,
        sent: [password, new Secret(pair)],
      };
    }
    case 'bearer': {
      const token = secrets['bearer-token'];
      if (token === undefined) return null;
      return { headers: { authorization: `Bearer ${reveal(token)}` }, query: null, sent: [token] };
    }
    case 'api-key': {
      const key = secrets['api-key'];
      if (key === undefined) return null;
      const { name } = authentication;
      return authentication.in === 'header'
        ? { headers: { [name]: reveal(key) }, query: null, sent: [key] }
        : { headers: {}, query: { name, value: reveal(key) }, sent: [key] };
    }
  }
}

/** RFC 6750 §2.1 by default; header and prefix are the administrator's where an API wants something else. */
export function authorizeWithToken(send: { headerName: string; prefix: string }, token: Secret): Authorization {
  const prefix = send.prefix.trim();
  const value = prefix === '' ? reveal(token) : `${prefix} ${reveal(token)}`;
  return { headers: { [send.headerName]: value }, query: null, sent: [token] };
}
