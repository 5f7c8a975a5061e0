import type { Clock } from '../../base/clock';
import { crashFields } from '../../base/crash';
import type { Log } from '../../base/log';
import { heardIn, standingAfter, type ApiStandingStore, type Heard } from './api-health';
import type { CallApi } from '../types';

type Deps = { store: ApiStandingStore; clock: Clock; log: Log };

/** A saved datasource whose API is called with its saved settings. */
type Source = { id: string; version: number };

/** Which calls tell something: all, or, where somebody tries what may be wrong, only those that are answered. */
type Tells = 'all' | 'answers';

export type ApiWatch = {
  over: (source: Source, tells: Tells, call: CallApi) => CallApi;
  /** Writes down how the last call to each API went, if that is news. Never rejects: it is for a page, and nothing may fail for it. */
  settle: () => Promise<void>;
};

type Watched = { stored: ReturnType<ApiStandingStore['read']>; heard: Heard | null };

const tries = 2;

/**
 * Listens to the calls of one invocation. What is stored is read beside the first call, so that nobody waits for it; it is
 * written when a call goes otherwise than those before, or when the last time is some minutes old.
 */
export function createApiWatch({ store, clock, log }: Deps): ApiWatch {
  const watched = new Map<string, Watched>();
  const watch = (id: string): Watched => {
    const one = watched.get(id) ?? { stored: store.read(id), heard: null };
    // Whoever settles hears of a failed read; one that nobody comes to need must not end the process.
    one.stored.catch(() => undefined);
    watched.set(id, one);
    return one;
  };

  const record = async (id: string, { stored, heard }: Watched): Promise<void> => {
    if (heard === null) return;
    try {
      for (let attempt = 0; attempt < tries; attempt += 1) {
        const { rev, standing } = await (attempt === 0 ? stored : store.read(id));
        const next = standingAfter(standing, heard);
        if (next === null || (await store.write(id, rev, next))) return;
      }
    } catch (error) {
      log.warn('api-standing.not-recorded', { datasourceId: id, ...crashFields(error) });
    }
  };

  return {
    over:
      ({ id, version }, tells, call) =>
      async (request) => {
        const one = watch(id);
        const answer = await call(request);
        const told = heardIn(answer);
        if (told !== null && (tells === 'all' || told.failure === null)) {
          one.heard = { version, atMs: clock.now(), ...told };
        }
        return answer;
      },
    settle: async () => {
      await Promise.all([...watched].map(([id, one]) => record(id, one)));
    },
  };
}
