import { randomUUID } from 'node:crypto';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import { prefetch } from '../base/prefetch';
import type { Outbound } from '../http/outbound-call';
import { createTokens, type Tokens } from '../oauth/engine/tokens';
import { counting } from '../oauth/state/stored-history';
import type { TokenStore } from '../oauth/engine/token-store';
import { prefetchedTokenStates } from './prefetched-token-states';

/** The tokens of this invocation. `prefetchToken` begins to read a state before it is sure that it is needed. */
export function openTokens(
  store: TokenStore,
  { outbound, clock, log }: { outbound: Outbound; clock: Clock; log: Log },
): { tokens: Tokens; prefetchToken: (datasourceId: string) => void } {
  const states = prefetch(store.readState, clock);
  const tokens = createTokens({
    store: prefetchedTokenStates(store, states),
    outbound,
    clock,
    random: Math.random,
    log,
    instanceId: randomUUID(),
    counting,
  });
  return { tokens, prefetchToken: states.begin };
}
