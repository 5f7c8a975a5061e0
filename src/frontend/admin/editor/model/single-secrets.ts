import type { FormValues, SingleSecret } from './form-values';

/** The secrets with an input of their own that this authentication uses. */
export function singleSecrets({ kind, clientAuthentication }: FormValues): SingleSecret[] {
  switch (kind) {
    case 'none':
      return [];
    case 'basic':
      return ['password'];
    case 'bearer':
      return ['bearer-token'];
    case 'api-key':
      return ['api-key'];
    case 'oauth2-client-credentials':
      return clientAuthentication === 'private-key-jwt' ? ['private-key'] : ['client-secret', 'next-client-secret'];
  }
}

/** Whom a secret is shown to when it is used. */
export function recipientOf(name: SingleSecret): 'token' | 'api' {
  return name === 'password' || name === 'bearer-token' || name === 'api-key' ? 'api' : 'token';
}

/** Whether a datasource works without this secret. */
export function isOptionalSecret(name: SingleSecret): boolean {
  return name === 'next-client-secret';
}
