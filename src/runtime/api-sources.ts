import { createHash } from 'node:crypto';
import { unlessUnreadable } from '../base/unreadable-record';
import { createCallApi, type CallApiDeps } from '../datasources/api/call-api';
import type { ApiWatch } from '../datasources/api/watch-apis';
import type { CredentialStore, DatasourceStore } from '../datasources/stores';
import { secretsOf, subjectOf } from '../datasources/subject';
import type { FieldSource } from '../fields/field-deps';

type Parts = CallApiDeps & { datasources: DatasourceStore; credentials: CredentialStore; apiWatch: ApiWatch };

/** Saved datasources as fields call them: at work, where failures are recorded, and in a trial, where they are not. */
export function createApiSources(parts: Parts): {
  callApiFor: (datasourceId: string) => Promise<FieldSource | null>;
  tryApiFor: (datasourceId: string) => Promise<FieldSource | null>;
} {
  const sourceOf = async (datasourceId: string, watching: { recordFailures: boolean }): Promise<FieldSource | null> => {
    const record = await unlessUnreadable(parts.datasources.get(datasourceId), null);
    if (record === null) return null;
    const { settings, version } = record;
    const secrets = secretsOf(record, parts.credentials);
    const isPaused = record.paused !== null;
    const target = { settings, secrets, subject: subjectOf(record, secrets), isPaused };
    const call = parts.apiWatch.over(record, watching, createCallApi(target, parts));
    const { name, baseUrl, headers, authentication, cacheSeconds } = settings;
    const seenBy = JSON.stringify([baseUrl, headers, authentication, record.credentialsId]);
    const viewpoint = createHash('sha256').update(seenBy).digest('base64url');
    return { name, version, baseUrl, viewpoint, cacheSeconds, isPaused, call };
  };
  return {
    callApiFor: (datasourceId) => sourceOf(datasourceId, { recordFailures: true }),
    tryApiFor: (datasourceId) => sourceOf(datasourceId, { recordFailures: false }),
  };
}
