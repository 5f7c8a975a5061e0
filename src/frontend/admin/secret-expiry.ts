import type { DatasourceListItem, SecretExpiry } from '../../contract/datasource';
import { isCovered, stageOf, type ExpiryStage } from '../../contract/secret-end';
import { daysUntil } from '../shared/when';

/** When and where "today" is. */
export type Today = { nowMs: number; timeZone: string };

/** A secret whose end is near. `isCovered`: the next one is saved, so that nothing stops on that day. */
export type ExpiryWarning = SecretExpiry & { days: number; stage: ExpiryStage; isCovered: boolean };

/** What a person has to be told about a secret's end; null while it is far away or unknown. */
export function expiryWarning(expiry: SecretExpiry | null, { nowMs, timeZone }: Today): ExpiryWarning | null {
  if (expiry === null) return null;
  const days = daysUntil(expiry.on, nowMs, timeZone);
  const stage = stageOf(days);
  return stage === null ? null : { ...expiry, days, stage, isCovered: isCovered(expiry, stage) };
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
