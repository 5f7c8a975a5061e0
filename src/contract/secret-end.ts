import type { SecretExpiry } from './datasource';

/** How near the end of a secret is: within 30 days, 7 days, one day; or over. */
export type ExpiryStage = 'month' | 'week' | 'day' | 'over';

/** Null while the end is further away. */
export function stageOf(days: number): ExpiryStage | null {
  if (days < 0) return 'over';
  if (days <= 1) return 'day';
  if (days <= 7) return 'week';
  return days <= 30 ? 'month' : null;
}

/** Nothing stops on that day: the next secret is saved. */
export const isCovered = ({ hasNext }: SecretExpiry, stage: ExpiryStage): boolean => hasNext && stage !== 'over';
