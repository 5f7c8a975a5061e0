import type { DatasourceSettings, SecretName } from '../contract/datasource';

/** Whom a secret is shown to when it is used: the token endpoint, or the API. */
export type Recipient = 'token' | 'api';

export type NeededSecret = { name: SecretName; to: Recipient; required: boolean };

/** The secrets that these settings use. Any other saved secret has no place any more. */
export function neededSecrets(settings: DatasourceSettings): NeededSecret[] {
  const headers = settings.headers
    .filter(({ secret }) => secret)
    .map(({ name }): NeededSecret => ({ name: `header:${name}`, to: 'api', required: true }));
  return [...authenticationSecrets(settings), ...headers];
}

function authenticationSecrets({ authentication }: DatasourceSettings): NeededSecret[] {
  switch (authentication.kind) {
    case 'none':
      return [];
    case 'basic':
      return [{ name: 'password', to: 'api', required: true }];
    case 'bearer':
      return [{ name: 'bearer-token', to: 'api', required: true }];
    case 'api-key':
      return [{ name: 'api-key', to: 'api', required: true }];
    case 'oauth2-client-credentials': {
      const { clientAuthentication, extraParameters, tokenHeaders } = authentication.oauth;
      const own: NeededSecret[] =
        clientAuthentication === 'private-key-jwt'
          ? [{ name: 'private-key', to: 'token', required: true }]
          : [
              { name: 'client-secret', to: 'token', required: true },
              { name: 'next-client-secret', to: 'token', required: false },
            ];
      const parameters = extraParameters
        .filter(({ secret }) => secret)
        .map(({ name }): NeededSecret => ({ name: `parameter:${name}`, to: 'token', required: true }));
      const headers = tokenHeaders
        .filter(({ secret }) => secret)
        .map(({ name }): NeededSecret => ({ name: `token-header:${name}`, to: 'token', required: true }));
      return [...own, ...parameters, ...headers];
    }
  }
}
