import type { NextRenewal } from '../contract/health';
import type { IsoTime } from '../contract/json';

/** A renewal this late has been missed by two five-minute ticks. */
const overdueMs = 10 * 60_000;

/** The renewals that come next, soonest first. Datasources without a planned one (null) are left out. */
export function nextRenewals(
  datasources: readonly { id: string; name: string; nextRenewalAt: IsoTime | null }[],
  nowMs: number,
  limit: number,
): NextRenewal[] {
  return datasources
    .flatMap(({ id, name, nextRenewalAt }) => {
      const atMs = nextRenewalAt === null ? NaN : Date.parse(nextRenewalAt);
      return Number.isNaN(atMs) ? [] : [{ id, name, atMs }];
    })
    .sort((a, b) => a.atMs - b.atMs || (a.name < b.name ? -1 : 1))
    .slice(0, limit)
    .map(({ id, name, atMs }) => ({
      datasourceId: id,
      name,
      at: new Date(atMs).toISOString(),
      isOverdue: atMs < nowMs - overdueMs,
    }));
}
