import * as v from 'valibot';
import type { DatasourceInput, SecretName } from '../../contract/datasource';
import type { FieldProblem } from '../../contract/problems';
import { err, ok, type Result } from '../../contract/result';
import { assertionAlgorithms, clientAuthentications } from '../../contract/token';

/** The shape of what the form sends. Only shape: what a value may be is the business of the checks beside this file. */
export const namedValue = v.object({ name: v.string(), value: v.nullable(v.string()), secret: v.boolean() });

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
  issuer: v.nullable(v.string()),
  assertion: v.nullable(
    v.object({
      algorithm: v.picklist(assertionAlgorithms),
      keyId: v.nullable(v.string()),
      audience: v.picklist(['issuer', 'token-endpoint']),
    }),
  ),
  send: v.object({ headerName: v.string(), prefix: v.string() }),
  assumedLifetimeSeconds: v.nullable(v.number()),
  rejectionStatuses: v.array(v.number()),
  secretExpiresOn: v.nullable(v.string()),
});

const authentication = v.variant('kind', [
  v.object({ kind: v.literal('none') }),
  v.object({ kind: v.literal('basic'), username: v.string() }),
  v.object({ kind: v.literal('bearer') }),
  v.object({ kind: v.literal('api-key'), in: v.picklist(['header', 'query']), name: v.string() }),
  v.object({ kind: v.literal('oauth2-client-credentials'), oauth }),
]);

export const secretName = v.custom<SecretName>(
  (name) =>
    typeof name === 'string' &&
    /^(client-secret|next-client-secret|private-key|password|bearer-token|api-key|(header|parameter|token-header):.{1,200})$/.test(
      name,
    ),
);

export const settingsShape = v.object({
  type: v.literal('url'),
  name: v.string(),
  baseUrl: v.string(),
  headers: v.array(namedValue),
  authentication,
  cacheSeconds: v.number(),
});

const input = v.object({
  settings: settingsShape,
  secrets: v.record(secretName, v.string()),
  madeKeyId: v.exactOptional(v.string()),
});

/** Reads an unknown value as a datasource input, or names the members that are missing or of another kind. */
export function readInputShape(value: unknown): Result<DatasourceInput, Record<string, FieldProblem>> {
  const read = v.safeParse(input, value);
  if (read.success) return ok(read.output);
  const problems = read.issues.map((issue): [string, FieldProblem] => [
    formPath(v.getDotPath(issue) ?? ''),
    issue.received === 'undefined' ? { code: 'required' } : { code: 'not-a-choice' },
  ]);
  return err(Object.fromEntries(problems));
}

/** Paths of the form leave out what only nests: `settings.authentication.oauth.tokenUrl` is `oauth.tokenUrl` there. */
function formPath(path: string): string {
  return path
    .replace(/^settings\./, '')
    .replace(/^authentication\.oauth\./, 'oauth.')
    .replace(/^authentication\.username$/, 'username')
    .replace(/^authentication\.(in|name)$/, 'apiKey.$1');
}
