import { bestEffort } from '../best-effort';
import type { DatasourceDeps } from '../deps';
import { dueAtMs, rotationOf } from './keys-of';
import { addScheduledKey } from './rotate';

/** Keys that one run makes; those of others come with the next day. */
const mostAtOnce = 20;

/** Makes the next key where its time has come. Whoever administers registers and switches; until then nothing signs with it. */
export async function makeDueKeys(deps: DatasourceDeps): Promise<number> {
  const nowMs = deps.clock.now();
  const due = (await deps.datasources.all()).filter((record) => (dueAtMs(rotationOf(record)) ?? Infinity) <= nowMs);
  let made = 0;
  for (const record of due.slice(0, mostAtOnce)) {
    await bestEffort(deps.log, 'key-rotation', async () => {
      if (await addScheduledKey(deps, record)) made += 1;
    });
  }
  if (made > 0) deps.log.info('keys.made', { count: made });
  return made;
}
