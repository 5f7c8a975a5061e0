import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { domain } from './names';
import { readPrivateJson, writePrivateJson } from './private-file';

/** The sandbox's own secrets: random, made at the first start, the same ones after a restart. */
export type Credentials = {
  version: 1;
  clients: {
    /** `client_secret_basic`; its id is a UUID, whose dashes some servers trip over. */
    basic: { id: string; secret: string };
    /** `client_secret_post`. */
    body: { id: string; secret: string };
    /** `client_secret_basic` with a secret that must be form-encoded first (RFC 6749 §2.3.1). */
    encoded: { id: string; secret: string };
    /** `client_secret_post` that may read customers only. */
    narrow: { id: string; secret: string };
    /** `client_secret_jwt` with HS256. */
    secretJwt: { id: string; secret: string };
    /** `client_secret_post`; its tokens are bound to a key (RFC 9449). */
    bound: { id: string; secret: string };
    /** `private_key_jwt`; its tokens are bound to a key, and every proof needs the server's nonce. */
    boundByKey: { id: string; keyId: string; privateKeyPem: string };
    /** `private_key_jwt` with ES256: PKCS #8, PEM. */
    privateKeyJwt: { id: string; keyId: string; privateKeyPem: string };
    /** A service account: its tokens are granted to assertions that its RSA key signs (RFC 7523 §2.1). */
    serviceAccount: { id: string; keyId: string; privateKeyPem: string };
  };
  /** Signs the authorization server's JWTs: PKCS #8, PEM. */
  signing: { keyId: string; privateKeyPem: string };
  cookieKey: string;
  others: { username: string; password: string; bearerToken: string; apiKey: string };
};

/** Reads the credentials under `folder`, and makes those that are missing; a file that is not a version we know is replaced. */
export function loadCredentials(folder: string): Credentials {
  const file = join(folder, 'credentials.json');
  const stored = readPrivateJson(file);
  const fresh = makeCredentials();
  // A sandbox of before has fewer clients: those it has keep their secrets.
  const made = isCredentials(stored)
    ? { ...fresh, ...stored, clients: { ...fresh.clients, ...stored.clients } }
    : fresh;
  if (isDeepStrictEqual(made, stored)) return made;
  writePrivateJson(file, made);
  return made;
}

function makeCredentials(): Credentials {
  return {
    version: 1,
    clients: {
      basic: { id: randomUUID(), secret: randomText() },
      body: { id: 'jira-connected-fields', secret: randomText() },
      encoded: { id: 'odd characters', secret: `${randomText()}+/ :%=&` },
      narrow: { id: 'customers-only', secret: randomText() },
      secretJwt: { id: 'signs-with-its-secret', secret: randomText() },
      bound: { id: 'proves-possession', secret: randomText() },
      boundByKey: { id: 'proves-with-nonces', keyId: `client-${randomText(6)}`, privateKeyPem: randomKey() },
      privateKeyJwt: { id: 'signs-with-its-key', keyId: `client-${randomText(6)}`, privateKeyPem: randomKey() },
      serviceAccount: {
        id: `robot@accounts.${domain}`,
        keyId: randomBytes(20).toString('hex'),
        privateKeyPem: generateKeyPairSync('rsa', {
          modulusLength: 2048,
          publicKeyEncoding: { type: 'spki', format: 'pem' },
          privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
        }).privateKey,
      },
    },
    signing: { keyId: `server-${randomText(6)}`, privateKeyPem: randomKey() },
    cookieKey: randomText(),
    others: { username: 'jira', password: randomText(), bearerToken: randomText(), apiKey: randomText() },
  };
}

/** 32 bytes by default: as long as HS256 asks of a key (RFC 7518 §3.2). */
const randomText = (bytes = 32): string => randomBytes(bytes).toString('base64url');

function randomKey(): string {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
}

function isCredentials(value: unknown): value is Credentials {
  return typeof value === 'object' && value !== null && 'version' in value && value.version === 1;
}
