import * as v from 'valibot';
import { limits } from '../contract/limits';
import { authenticationKinds } from '../contract/datasource';
import { assertionAlgorithms, clientAuthentications } from '../contract/token';
import { namedValue, secretName } from './form/input-shape';

/** Shapes of what the pages send, apart from the datasource input itself. Ids are ours: UUIDs. */
const id = v.pipe(v.string(), v.uuid());

const version = v.pipe(v.number(), v.integer());

const draft = { id: v.nullable(id), draftId: id, input: v.unknown() };

export const listPayload = v.object({});
export const byId = v.object({ id });
export const draftPayload = v.object(draft);
export const keyPairPayload = v.object({ draftId: id, algorithm: v.picklist(assertionAlgorithms) });
export const testPayload = v.object({ ...draft, path: v.pipe(v.string(), v.maxLength(2048)) });
export const savePayload = v.object({ ...draft, version: v.nullable(version) });
/** One version of one datasource. */
export const whichPayload = v.object({ id, version });
export const pausePayload = v.object({
  id,
  version,
  reason: v.pipe(v.string(), v.maxLength(limits.reasonCharacters), v.regex(/^[^\p{Cc}]*$/u)),
});
/** Longer than any URL that is accepted, so that `checkUrl` gives the reason. */
export const issuerPayload = v.object({ issuer: v.pipe(v.string(), v.maxLength(4096)) });
export const impactPayload = v.object({ id, input: v.unknown() });
export const hostsPayload = v.object({ input: v.unknown() });

const text = v.string();
const rows = v.array(namedValue);

/** Everything else that a browser may send of a form is not read, least of all a secret. */
const formContent = v.object({
  name: text,
  baseUrl: text,
  kind: v.picklist(authenticationKinds),
  username: text,
  apiKeyIn: v.picklist(['header', 'query']),
  apiKeyName: text,
  tokenUrl: text,
  clientId: text,
  scopes: text,
  clientAuthentication: v.picklist(clientAuthentications),
  scopeSeparator: v.picklist(['space', 'comma']),
  grantType: text,
  audience: text,
  resources: text,
  extraParameters: rows,
  tokenHeaders: rows,
  bodyFormat: v.picklist(['form', 'json']),
  issuer: text,
  assertionAlgorithm: v.picklist(assertionAlgorithms),
  assertionKeyId: text,
  assertionAudience: v.picklist(['issuer', 'token-endpoint']),
  sendHeader: text,
  sendPrefix: text,
  assumedLifetime: text,
  rejectionStatuses: text,
  secretExpiresOn: text,
  headers: rows,
  cacheSeconds: text,
});

export const unsavedPayload = v.object({ id: v.nullable(id) });
export const keepUnsavedPayload = v.object({
  id: v.nullable(id),
  form: v.object({
    draftId: id,
    version: v.nullable(version),
    content: formContent,
    typedSecrets: v.pipe(v.array(secretName), v.maxLength(200)),
    /** A thumbprint (RFC 7638): never a text that somebody typed. */
    madeKeyId: v.nullable(v.pipe(v.string(), v.regex(/^[\w-]{43}$/))),
  }),
});
