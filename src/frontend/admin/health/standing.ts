import type { WatchedDatasource } from '../../../contract/health';
import type { ShownStatus } from '../../wording/shown-token';
import { isTrouble, statusNow } from '../token-status-now';

/** How the datasources stand now, for one sentence on top of the page. Paused ones are counted, and no more. */
export type Standing = {
  active: number;
  valid: number;
  paused: number;
  /** Those an administrator should look at. */
  trouble: (Omit<WatchedDatasource, 'status'> & { status: ShownStatus })[];
};

export function standingOf(datasources: readonly WatchedDatasource[], nowMs: number): Standing {
  const active = datasources
    .filter(({ isPaused }) => !isPaused)
    .map((datasource) => ({ ...datasource, status: statusNow(datasource.status, nowMs) }));
  return {
    active: active.length,
    valid: active.filter(({ status: { kind } }) => kind === 'valid' || kind === 'valid-no-expiry').length,
    paused: datasources.length - active.length,
    trouble: active.filter(({ status }) => isTrouble(status)),
  };
}
