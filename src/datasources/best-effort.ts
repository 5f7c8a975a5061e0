import type { Log } from '../base/log';

/** Runs a step whose failure is made good later, by the daily tidying or by the next use: it is logged, not thrown. */
export async function bestEffort(log: Log, what: string, step: () => Promise<unknown>): Promise<void> {
  try {
    await step();
  } catch (error) {
    log.warn('datasource.best-effort-failed', { what, error: error instanceof Error ? error.name : 'unknown' });
  }
}
