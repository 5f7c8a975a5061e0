import type { RenewalOutcome } from '../oauth/engine/renew-due';
import type { TokenSubject } from '../oauth/token-subject';
import { crashFields } from '../base/crash';
import { UnreadableRecord } from '../base/unreadable-record';
import type { DatasourceDeps } from './deps';
import { secretsOf, subjectOf } from './subject';

type RenewalDeps = Pick<DatasourceDeps, 'tokens' | 'datasources' | 'credentials' | 'log'>;

/** Hands ids to other invocations. May hand over fewer than it was given: what stays due is found by the next tick. */
export type Enqueue = (ids: string[]) => Promise<void>;

/** Tokens looked at in one tick, twenty pages of the query: more than a site with all its datasources has at once. */
const mostDue = 2_000;

/** So many are quick enough to be done here; more are shared out, so that a slow server delays nobody else's. */
const renewedInline = 5;

/**
 * One tick: an indexed query for what is due, and nothing else when nothing is. A scheduled run is not retried, may be
 * late and may happen twice: each renewal is idempotent and fails alone, and what is not reached now is due at the next.
 */
export async function renewDueTokens(deps: RenewalDeps, enqueue: Enqueue): Promise<void> {
  const ids = await deps.tokens.due(mostDue);
  if (ids.length === 0) return;
  const [here, elsewhere] = ids.length <= renewedInline ? [ids, []] : [[], ids];
  deps.log.info('renewal.tick', { due: ids.length, queued: elsewhere.length });
  if (elsewhere.length > 0) await enqueue(elsewhere);
  await Promise.all(here.map((id) => renewOne(deps, id)));
}

/** Renews one token if it is still due. Null when it broke off: the next tick tries again. */
export async function renewOne(deps: RenewalDeps, id: string): Promise<RenewalOutcome | null> {
  try {
    const outcome = await deps.tokens.renewDue(id, (wanted) => subjectFor(deps, wanted));
    deps.log.info('renewal.done', { id, outcome });
    return outcome;
  } catch (error) {
    if (error instanceof UnreadableRecord) return suspendUnreadable(deps, error);
    deps.log.error('renewal.broke-off', { id, ...crashFields(error) });
    return null;
  }
}

/** Its token stays as it is, and no tick looks at it again: a use or a save takes it up. */
async function suspendUnreadable(deps: RenewalDeps, { id, reason }: UnreadableRecord): Promise<RenewalOutcome> {
  await deps.tokens.suspendRenewal(id, true);
  deps.log.warn('renewal.unreadable-record', { id, reason });
  return 'suspended';
}

async function subjectFor({ datasources, credentials }: RenewalDeps, id: string): Promise<TokenSubject | null> {
  const record = await datasources.get(id);
  return record === null ? null : subjectOf(record, secretsOf(record, credentials));
}
