import type { DatasourceSettings, SecretName } from '../contract/datasource';
import type { NamedValue } from '../contract/token';

/** Whom a secret is shown to when it is used: the token endpoint, or the API. */
export type Recipient = 'token' | 'api';

export type NeededSecret = {
  name: SecretName;
  to: Recipient;
  required: boolean;
  /** The form's path of its input: `secrets.NAME`, or the value in its row. */
  path: string;
};

/** The secrets that these settings use. Any other saved secret has no place any more. */
export function neededSecrets(settings: DatasourceSettings): NeededSecret[] {
  return [...authenticationSecrets(settings), ...rowSecrets(settings.headers, 'headers', 'header', 'api')];
}

/** Secrets without which these settings cannot work, and that are not saved. */
export function missingSecrets(settings: DatasourceSettings, saved: readonly string[]): SecretName[] {
  return neededSecrets(settings)
    .filter(({ name, required }) => required && !saved.includes(name))
    .map(({ name }) => name);
}

function authenticationSecrets({ authentication }: DatasourceSettings): NeededSecret[] {
  switch (authentication.kind) {
    case 'none':
      return [];
    case 'basic':
      return [single('password', 'api')];
    case 'bearer':
      return [single('bearer-token', 'api')];
    case 'api-key':
      return [single('api-key', 'api')];
    case 'oauth2-client-credentials': {
      const { clientAuthentication, extraParameters, tokenHeaders } = authentication.oauth;
      const own =
        clientAuthentication === 'private-key-jwt'
          ? [single('private-key', 'token')]
          : [single('client-secret', 'token'), { ...single('next-client-secret', 'token'), required: false }];
      return [
        ...own,
        ...rowSecrets(extraParameters, 'oauth.extraParameters', 'parameter', 'token'),
        ...rowSecrets(tokenHeaders, 'oauth.tokenHeaders', 'token-header', 'token'),
      ];
    }
  }
}

const single = (name: SecretName, to: Recipient): NeededSecret => ({
  name,
  to,
  required: true,
  path: `secrets.${name}`,
});

function rowSecrets(
  rows: NamedValue[],
  path: string,
  prefix: 'header' | 'parameter' | 'token-header',
  to: Recipient,
): NeededSecret[] {
  return rows.flatMap(({ name, secret }, index) =>
    secret ? [{ name: `${prefix}:${name}` as const, to, required: true, path: `${path}.${index}.value` }] : [],
  );
}
