import type { DatasourceKeys, KeyRotation, KeysToDo } from '../../contract/datasource-keys';
import { signsWithKey } from '../../contract/authentication';
import type { DatasourceSettings } from '../../contract/datasource';
import type { AppError } from '../../contract/failures';
import type { PublicKey } from '../../contract/key-pair';
import { err, ok, type Result } from '../../contract/result';
import type { AssertionAlgorithm } from '../../contract/signing-algorithm';
import type { Secret } from '../../base/secret';
import { publicKeyOf } from '../../oauth/keys/key-pair';
import { datasourceNotFound } from '../conflict';
import type { DatasourceDeps } from '../deps';
import type { DatasourceRecord } from '../saved-datasource';
import { secretsOf } from '../subject';

const dayMs = 24 * 3600_000;

export type Signing = { algorithm: AssertionAlgorithm; keyId: string | null };

/** How a datasource signs; null for one that does not sign with a private key. */
export function signingOf({ authentication }: DatasourceSettings): Signing | null {
  if (authentication.kind !== 'oauth2-client-credentials') return null;
  const { clientAuthentication, assertion } = authentication.oauth;
  if (!signsWithKey(clientAuthentication)) return null;
  return { algorithm: assertion?.algorithm ?? 'RS256', keyId: assertion?.keyId ?? null };
}

export const rotationOf = ({ keys, updatedAt }: DatasourceRecord): KeyRotation =>
  keys ?? { everyDays: null, since: updatedAt, next: null, retired: [] };

/** When the schedule makes the next key; null: never, or one waits already. */
export function dueAtMs({ everyDays, since, next }: KeyRotation): number | null {
  return everyDays === null || next !== null ? null : Date.parse(since) + everyDays * dayMs;
}

export function keysToDo({ keys, settings }: DatasourceRecord): KeysToDo | null {
  const next = signingOf(settings) === null ? null : (keys?.next?.keyId ?? null);
  const retired = keys?.retired.map(({ keyId }) => keyId) ?? [];
  return next === null && retired.length === 0 ? null : { next, retired };
}

/** The datasource with how it signs, or why its keys are nobody's business. */
export async function signingRecord(
  deps: Pick<DatasourceDeps, 'datasources'>,
  id: string,
): Promise<Result<{ record: DatasourceRecord; signing: Signing }, AppError>> {
  const record = await deps.datasources.get(id);
  if (record === null) return datasourceNotFound;
  const signing = signingOf(record.settings);
  return signing === null
    ? err({ code: 'invalid-input', fields: { 'oauth.clientAuthentication': { code: 'not-a-choice' } } })
    : ok({ record, signing });
}

/** The keys of a datasource: public halves, made from the private ones each time they are shown. */
export async function datasourceKeys(
  deps: Pick<DatasourceDeps, 'datasources' | 'credentials'>,
  { id }: { id: string },
): Promise<Result<DatasourceKeys, AppError>> {
  const found = await signingRecord(deps, id);
  return found.ok ? ok(await shownKeys(deps, found.value.record, found.value.signing)) : found;
}

export async function shownKeys(
  { credentials }: Pick<DatasourceDeps, 'credentials'>,
  record: DatasourceRecord,
  { algorithm, keyId }: Signing,
): Promise<DatasourceKeys> {
  const rotation = rotationOf(record);
  const { next, retired, everyDays } = rotation;
  const [own, waiting] = await Promise.all([
    secretsOf(record, credentials)(),
    next === null ? null : credentials.read(next.credentialsId),
  ]);
  const nextKey = publicHalf(waiting?.['private-key'], { algorithm, keyId: next?.keyId ?? null });
  const due = dueAtMs(rotation);
  return {
    id: record.id,
    name: record.settings.name,
    version: record.version,
    current: publicHalf(own['private-key'], { algorithm, keyId }),
    next: next === null || nextKey === null ? null : { key: nextKey, madeAt: next.madeAt },
    retired,
    everyDays,
    dueAt: due === null ? null : new Date(due).toISOString(),
  };
}

function publicHalf(secret: Secret | undefined, signing: Signing): PublicKey | null {
  if (secret === undefined) return null;
  const read = publicKeyOf(secret, signing);
  return read.ok ? read.value : null;
}
