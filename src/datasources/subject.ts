import type { DatasourceSettings } from '../contract/datasource';
import type { SecretBag, TokenSubject } from '../oauth/types';
import type { CredentialStore } from './stores';
import type { DatasourceRecord } from './types';

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
  const { authentication } = record.settings;
  if (authentication.kind !== 'oauth2-client-credentials') return null;
  const subject: TokenSubject = { id: record.id, settings: authentication.oauth, secrets, version: record.version };
  return record.credentialsId === null ? subject : { ...subject, secretsRevision: record.credentialsId };
}

/** Whose token a draft uses: one that is swept when nobody saves it. Null without OAuth 2.0. */
export function draftSubject(id: string, { authentication }: DatasourceSettings, secrets: SecretBag): TokenSubject | null {
  if (authentication.kind !== 'oauth2-client-credentials') return null;
  return { id, settings: authentication.oauth, secrets: () => Promise.resolve(secrets), temporary: true };
}
