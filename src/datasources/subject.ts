import type { DatasourceSettings } from '../contract/datasource';
import type { SecretBag, TokenSubject } from '../oauth/token-subject';
import { neededSecrets } from '../checks/needed-secrets';
import type { CredentialStore } from './stores';
import type { DatasourceRecord } from './saved-datasource';

/** The way to a record's secrets: read once, when first asked for. */
export function secretsOf(record: DatasourceRecord, credentials: CredentialStore): () => Promise<SecretBag> {
  let reading: Promise<SecretBag> | null = null;
  return () => (reading ??= readSecrets(record.credentialsId, credentials));
}

async function readSecrets(credentialsId: string | null, credentials: CredentialStore): Promise<SecretBag> {
  return credentialsId === null ? {} : ((await credentials.read(credentialsId)) ?? {});
}

/** Whose token a saved datasource uses; null without OAuth 2.0. */
export function subjectOf(record: DatasourceRecord, secrets: () => Promise<SecretBag>): TokenSubject | null {
  const { settings, tokenSecretsRevision, paused } = record;
  const { authentication } = settings;
  if (authentication.kind !== 'oauth2-client-credentials') return null;
  return {
    id: record.id,
    settings: authentication.oauth,
    secrets: async () => tokenSecrets(settings, await secrets()),
    version: record.version,
    ...(tokenSecretsRevision !== null && { secretsRevision: tokenSecretsRevision }),
    ...(paused !== null && { suspended: true }),
  };
}

/** Whose token a draft uses: one that is swept when nobody saves it. Null without OAuth 2.0. */
export function draftSubject(id: string, settings: DatasourceSettings, secrets: SecretBag): TokenSubject | null {
  const { authentication } = settings;
  if (authentication.kind !== 'oauth2-client-credentials') return null;
  const own = tokenSecrets(settings, secrets);
  return { id, settings: authentication.oauth, secrets: () => Promise.resolve(own), temporary: true };
}

/** Those that a token request may use: the token endpoint has no business with the API's. */
export function tokenSecrets(settings: DatasourceSettings, secrets: SecretBag): SecretBag {
  const names = neededSecrets(settings).filter(({ to }) => to === 'token');
  return Object.fromEntries(
    names.flatMap(({ name }) => {
      const secret = secrets[name];
      return secret === undefined ? [] : [[name, secret] as const];
    }),
  );
}
