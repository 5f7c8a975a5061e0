import type { NonceMemory } from '../dpop/bound-request';
import { withApiNonce, type ApiNonce } from '../state/proof-state';
import type { TokenState } from '../state/token-state';
import { changeState } from './change-state';
import type { Engine } from './engine';

export type ApiNonces = {
  /** Takes over what is on record, from a state that was read for something else. */
  saw: (id: string, state: TokenState | null) => void;
  of: (id: string) => NonceMemory;
  /** Writes down what is newer than the record. Never rejects: without it the next caller is asked for a nonce again. */
  keep: () => Promise<void>;
};

/** The newest nonce that each datasource's API gave (RFC 9449 §8.2), within one invocation and from one to the next. */
export function createApiNonces({ store, clock, log }: Pick<Engine, 'store' | 'clock' | 'log'>): ApiNonces {
  const stored = new Map<string, ApiNonce>();
  const heard = new Map<string, ApiNonce>();

  async function keepOne(id: string, nonce: ApiNonce): Promise<void> {
    try {
      await changeState(store, id, (state) => withApiNonce(state, nonce, clock.now()));
    } catch {
      log.warn('token.nonce-not-stored', { id });
    }
  }

  return {
    saw: (id, state) => {
      if (state?.apiNonce !== undefined) stored.set(id, state.apiNonce);
    },
    of: (id) => ({
      newest: (origin) => {
        const newest = heard.get(id) ?? stored.get(id);
        return newest?.origin === origin ? newest.nonce : null;
      },
      note: (origin, nonce) => {
        heard.set(id, { origin, nonce });
      },
    }),
    keep: async () => {
      const news = [...heard].filter(([id, { origin, nonce }]) => {
        const known = stored.get(id);
        return known?.origin !== origin || known.nonce !== nonce;
      });
      heard.clear();
      await Promise.all(news.map(([id, nonce]) => keepOne(id, nonce)));
    },
  };
}
