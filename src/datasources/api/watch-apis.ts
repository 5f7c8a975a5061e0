import type { Clock } from '../../base/clock';
import { compareAndSet } from '../../base/compare-and-set';
import { crashFields } from '../../base/crash';
import type { Log } from '../../base/log';
import { apiOutcomeOf, apiHealthAfter, type ApiHealthStore, type ObservedOutcome } from './api-health';
import type { ApiOutcome, CallApi } from './api-call';

type Deps = { store: ApiHealthStore; clock: Clock; log: Log };

/** A saved datasource whose API is called with its saved settings. */
type Source = { id: string; version: number };

/** `recordFailures` is false where somebody tries what may be wrong: then only an answer tells something. */
type Watching = { recordFailures: boolean };

export type ApiWatch = {
  over: (source: Source, watching: Watching, call: CallApi) => CallApi;
  /** Writes down how the last call to each API went, if that is news. Never rejects: it is for a page, and nothing may fail for it. */
  settle: () => Promise<void>;
};

type Watched = { stored: ReturnType<ApiHealthStore['read']>; observed: ObservedOutcome | null };

const tries = 2;

const isNotFound = (answer: ApiOutcome): boolean =>
  !answer.ok && answer.error.code === 'api-http-error' && answer.error.status === 404;

/**
 * Listens to the calls of one invocation. What is stored is read beside the first call, so that nobody waits for it; it is
 * written when a call goes otherwise than those before, or when the last time is some minutes old.
 */
export function createApiWatch({ store, clock, log }: Deps): ApiWatch {
  const watched = new Map<string, Watched>();
  const watch = (id: string): Watched => {
    const one = watched.get(id) ?? { stored: store.read(id), observed: null };
    // Whoever settles hears of a failed read; one that nobody comes to need must not end the process.
    one.stored.catch(() => undefined);
    watched.set(id, one);
    return one;
  };

  const record = async (id: string, { stored, observed }: Watched): Promise<void> => {
    if (observed === null) return;
    try {
      await compareAndSet(async (tried) => {
        const { rev, health } = await (tried === 0 ? stored : store.read(id));
        const next = apiHealthAfter(health, observed);
        return next === null || (await store.write(id, rev, next)) ? 'done' : 'conflict';
      }, tries);
    } catch (error) {
      log.warn('api-health.not-recorded', { datasourceId: id, ...crashFields(error) });
    }
  };

  return {
    over:
      ({ id, version }, { recordFailures }, call) =>
      async (request) => {
        const one = watch(id);
        const answer = await call(request);
        const told = request.noneWhenNotFound && isNotFound(answer) ? { failure: null } : apiOutcomeOf(answer);
        if (told !== null && (recordFailures || told.failure === null)) {
          one.observed = { version, atMs: clock.now(), ...told };
        }
        return answer;
      },
    settle: async () => {
      await Promise.all([...watched].map(([id, one]) => record(id, one)));
    },
  };
}
