import type { DatasourceListItem, SecretExpiry } from '../../contract/datasource';
import { daysUntil } from '../shared/when';

/** When and where "today" is. */
export type Today = { nowMs: number; timeZone: string };

/** How near the end of a secret is: within 30 days, 7 days, one day; or over. */
export type ExpiryStage = 'month' | 'week' | 'day' | 'over';

/** A secret whose end is near. `isCovered`: the next one is saved, so that nothing stops on that day. */
export type ExpiryWarning = SecretExpiry & { days: number; stage: ExpiryStage; isCovered: boolean };

/** What a person has to be told about a secret's end; null while it is far away or unknown. */
export function expiryWarning(expiry: SecretExpiry | null, { nowMs, timeZone }: Today): ExpiryWarning | null {
  if (expiry === null) return null;
  const days = daysUntil(expiry.on, nowMs, timeZone);
  const stage = stageOf(days);
  return stage === null ? null : { ...expiry, days, stage, isCovered: expiry.hasNext && stage !== 'over' };
}

function stageOf(days: number): ExpiryStage | null {
  if (days < 0) return 'over';
  if (days <= 1) return 'day';
  if (days <= 7) return 'week';
  return days <= 30 ? 'month' : null;
}

/** How loud the warning is. */
export function expiryTone({ stage, isCovered }: ExpiryWarning): 'information' | 'warning' | 'error' {
  if (isCovered || stage === 'month') return 'information';
  return stage === 'week' ? 'warning' : 'error';
}

/** The datasources whose secret needs somebody before it ends, the nearest end first. */
export function expiringFirst(
  items: readonly DatasourceListItem[],
  today: Today,
): { item: DatasourceListItem; warning: ExpiryWarning }[] {
  return items
    .flatMap((item) => {
      const warning = expiryWarning(item.secretExpiry, today);
      return item.paused !== null || warning === null || warning.isCovered ? [] : [{ item, warning }];
    })
    .sort((a, b) => a.warning.days - b.warning.days || a.item.name.localeCompare(b.item.name));
}
