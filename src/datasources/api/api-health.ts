import type { ApiHealth } from '../../contract/datasource';
import type { ApiFailure } from '../../contract/failures';
import type { Result } from '../../contract/result';
import type { TokenFailure } from '../../contract/token-failure';
import { iso, isoOrNull } from '../../oauth/state/iso-time';
import { isTokenFailure } from './api-failure';

/** How calls to a datasource's API went lately, as stored: codes and times, no text of the server. */
export type StoredApiHealth = {
  /** Of the datasource: after its next save this says nothing any more. */
  version: number;
  works: boolean;
  /** When the first of the calls was that went like the last one. */
  sinceMs: number;
  lastSuccessMs: number | null;
  lastFailure: { atMs: number; failure: ApiFailure } | null;
};

export type ApiHealthStore = {
  /** Strongly consistent. `rev` null: nothing is stored. */
  read: (id: string) => Promise<{ rev: number | null; health: StoredApiHealth | null }>;
  /** Answers false, and writes nothing, if it is no longer at this `rev`, or the datasource no longer at this version. */
  write: (id: string, rev: number | null, health: StoredApiHealth) => Promise<boolean>;
  /** By datasource. Eventually consistent. */
  all: () => Promise<Map<string, StoredApiHealth>>;
  remove: (id: string) => Promise<void>;
};

/** What one call told about the API. */
export type ObservedOutcome = { version: number; atMs: number; failure: ApiFailure | null };

/** While nothing turns, the time of the last answer is written down only so often. */
export const successKeptMs = 10 * 60_000;

/** What a call tells about the API, null if the API was not called. Of the server's texts nothing is kept. */
export function apiOutcomeOf(
  answer: Result<unknown, ApiFailure | TokenFailure>,
): { failure: ApiFailure | null } | null {
  if (answer.ok) return { failure: null };
  if (isTokenFailure(answer.error)) return null;
  const failure = withoutTexts(answer.error);
  return failure === null ? null : { failure };
}

function withoutTexts(failure: ApiFailure): ApiFailure | null {
  switch (failure.code) {
    case 'api-http-error':
      return { code: failure.code, status: failure.status, contentType: null, excerpt: null, retryAfterSeconds: null };
    case 'api-redirect':
      return { code: failure.code, status: failure.status, host: null };
    case 'api-unreachable':
    case 'api-egress':
    case 'api-too-large':
      return failure;
    case 'api-token-refused': {
      // For how long is over when somebody reads it.
      const { heldSeconds: _, ...lasting } = failure;
      return lasting;
    }
    case 'api-proof-refused':
      return { ...failure, description: null };
    case 'api-paused':
    case 'api-asked-too-often':
    case 'api-settings':
    case 'budget-spent':
      return null;
  }
}

/** What is to be stored after this call; null when that tells nothing new. */
export function apiHealthAfter(
  stored: StoredApiHealth | null,
  { version, atMs, failure }: ObservedOutcome,
): StoredApiHealth | null {
  const before = stored?.version === version ? stored : null;
  const works = failure === null;
  if (before !== null && isAlike(before, failure) && Math.abs(atMs - lastAtMs(before)) < successKeptMs) return null;
  return {
    version,
    works,
    sinceMs: before?.works === works ? before.sinceMs : atMs,
    lastSuccessMs: works ? atMs : (before?.lastSuccessMs ?? null),
    lastFailure: works ? (before?.lastFailure ?? null) : { atMs, failure },
  };
}

/** Whether this is the first call that went otherwise than those before it. */
export function hasJustTurned(health: StoredApiHealth): boolean {
  return lastAtMs(health) === health.sinceMs && (!health.works || health.lastFailure !== null);
}

function isAlike({ works, lastFailure }: StoredApiHealth, failure: ApiFailure | null): boolean {
  return failure === null ? works : !works && kindOf(lastFailure?.failure) === kindOf(failure);
}

function kindOf(failure: ApiFailure | undefined): string {
  return failure === undefined ? '' : `${failure.code} ${'status' in failure ? failure.status : ''}`;
}

const lastAtMs = ({ works, lastSuccessMs, lastFailure }: StoredApiHealth): number =>
  (works ? lastSuccessMs : lastFailure?.atMs) ?? 0;

/** As the page shows it; null when the API was not called since the datasource was saved. */
export function apiHealthView(stored: StoredApiHealth | null | undefined, version: number): ApiHealth | null {
  if (stored?.version !== version) return null;
  const { works, sinceMs, lastSuccessMs, lastFailure } = stored;
  return {
    works,
    since: iso(sinceMs),
    lastSuccessAt: isoOrNull(lastSuccessMs),
    lastFailure: lastFailure === null ? null : { at: iso(lastFailure.atMs), failure: lastFailure.failure },
  };
}
