import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { ClientMetadata, JWK } from 'oidc-provider';
import type { SandboxState } from '../../protocol';
import type { Credentials } from '../credentials';
import { scopes, serviceAccountTokenUrl } from '../names';

type ClientView = SandboxState['clients'][number];

const all = [...scopes];

/** The registered clients as a person types them in. Secrets are this machine's own. */
export function clientViews({ clients }: Credentials): ClientView[] {
  const withSecret = (client: { id: string; secret: string }, method: string, granted: string[] = all): ClientView => ({
    clientId: client.id,
    clientSecret: client.secret,
    method,
    scopes: granted,
    privateKey: null,
  });
  const withKey = ({ id, keyId, privateKeyPem }: Credentials['clients']['privateKeyJwt']): ClientView => ({
    clientId: id,
    clientSecret: null,
    method: 'private_key_jwt',
    scopes: all,
    privateKey: { pem: privateKeyPem, keyId, algorithm: 'ES256' },
  });
  return [
    withSecret(clients.body, 'client_secret_post'),
    withSecret(clients.basic, 'client_secret_basic'),
    withSecret(clients.encoded, 'client_secret_basic'),
    withSecret(clients.narrow, 'client_secret_post', ['customers:read']),
    withSecret(clients.secretJwt, 'client_secret_jwt'),
    withKey(clients.privateKeyJwt),
    { ...withSecret(clients.bound, 'client_secret_post'), dpop: 'required' },
    { ...withKey(clients.boundByKey), dpop: 'required-with-nonce' },
    serviceAccount(clients.serviceAccount),
  ];
}

function serviceAccount({ id, keyId, privateKeyPem }: Credentials['clients']['serviceAccount']): ClientView {
  const file = {
    type: 'service_account',
    project_id: 'sandbox',
    private_key_id: keyId,
    private_key: privateKeyPem,
    client_email: id,
    token_uri: serviceAccountTokenUrl,
  };
  return {
    clientId: id,
    clientSecret: null,
    method: 'jwt-bearer',
    scopes: all,
    privateKey: { pem: privateKeyPem, keyId, algorithm: 'RS256' },
    keyFile: JSON.stringify(file, null, 2),
  };
}

/** The same clients as the authorization server registers them (RFC 7591 §2). */
export function clientMetadata(credentials: Credentials): ClientMetadata[] {
  return clientViews(credentials).map((view) => ({
    client_id: view.clientId,
    ...(view.clientSecret === null ? {} : { client_secret: view.clientSecret }),
    // The endpoint for service accounts is another one: here they are known by their keys.
    token_endpoint_auth_method: (view.method === 'jwt-bearer' ? 'private_key_jwt' : view.method) as NonNullable<
      ClientMetadata['token_endpoint_auth_method']
    >,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    scope: view.scopes.join(' '),
    dpop_bound_access_tokens: view.dpop !== undefined,
    ...(view.privateKey ? { jwks: { keys: [publicJwk(view.privateKey)] } } : {}),
  }));
}

function publicJwk({ pem, keyId, algorithm }: NonNullable<ClientView['privateKey']>): JWK {
  return { ...createPublicKey(pem).export({ format: 'jwk' }), kid: keyId, use: 'sig', alg: algorithm };
}

/** A private key as the authorization server takes it. */
export function privateJwk(pem: string, keyId: string): JWK {
  return { ...createPrivateKey(pem).export({ format: 'jwk' }), kid: keyId, use: 'sig', alg: 'ES256' };
}
