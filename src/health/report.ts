import type { FailingApi, HealthReport } from '../contract/health';
import { ok, type Result } from '../contract/result';
import { apiHealthView, type StoredApiHealth } from '../datasources/api/api-health';
import type { DatasourceDeps } from '../datasources/deps';
import type { DatasourceRecord } from '../datasources/saved-datasource';
import { daysKept, type History } from '../oauth/state/history';
import type { TokenView } from '../contract/token';
import { monthStartMs } from './cost';
import { errorBudget } from './error-budget';
import { siteHistoryView } from './history-view';
import { callHistory, monthUse } from './month-use';
import { nextRenewals } from './next-renewals';
import type { UsageStore } from './record-usage';
import { dayOf } from './usage';

/** A datasource's token as of now, and what became of it so far. */
export type WatchedToken = Pick<TokenView, 'status' | 'nextRenewalAt'> & { history: History };

export type HealthDeps = Pick<DatasourceDeps, 'clock' | 'datasources' | 'apiHealth'> & {
  /** By id, read in batches; datasources without OAuth 2.0 are absent. */
  watchTokens: (records: DatasourceRecord[]) => Promise<Map<string, WatchedToken>>;
  usage: UsageStore;
};

const renewalsShown = 10;
const dayMs = 24 * 3_600_000;

/**
 * How the site's tokens fare, from four kinds of reads: the datasources by name, their token states in batches, how
 * their APIs stand, and the use of the last 30 days.
 */
export async function health(
  { clock, datasources, apiHealth, watchTokens, usage }: HealthDeps,
  { datasourceId }: { datasourceId: string | null },
): Promise<Result<HealthReport, never>> {
  const nowMs = clock.now();
  const from = dayOf(Math.min(monthStartMs(nowMs), nowMs - daysKept * dayMs));
  const [records, healths, days] = await Promise.all([datasources.all(), apiHealth.all(), usage.since(from)]);
  const tokens = await watchTokens(records);
  const watched = records.flatMap(({ id, settings: { name }, paused }) => {
    const token = tokens.get(id);
    return token === undefined ? [] : [{ id, name, isPaused: paused !== null, ...token }];
  });
  const chosen = watched.filter(({ id }) => datasourceId === null || id === datasourceId);
  const histories = chosen.map(({ history }) => history);
  const sinceMs = Math.min(...histories.map((history) => history.sinceMs ?? Infinity));
  return ok({
    now: new Date(nowMs).toISOString(),
    datasources: watched.map(({ id, name, status, isPaused }) => ({ id, name, status, isPaused })),
    failingApis: failingApis(
      records.filter(({ id }) => datasourceId === null || id === datasourceId),
      healths,
    ),
    history: siteHistoryView(histories, nowMs),
    since: Number.isFinite(sinceMs) ? new Date(sinceMs).toISOString() : null,
    budget: errorBudget(histories, nowMs),
    nextRenewals: nextRenewals(chosen, nowMs, renewalsShown),
    calls: callHistory(days, nowMs),
    month: monthUse(days, nowMs),
  });
}

/** Whoever paused a datasource knows. */
function failingApis(records: readonly DatasourceRecord[], healths: Map<string, StoredApiHealth>): FailingApi[] {
  return records.flatMap(({ id, version, paused, settings: { name } }) => {
    const health = apiHealthView(healths.get(id), version);
    if (paused !== null || health === null || health.works || health.lastFailure === null) return [];
    return [{ datasourceId: id, name, since: health.since, failure: health.lastFailure.failure }];
  });
}
