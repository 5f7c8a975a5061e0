import type { Adapter, AdapterPayload } from 'oidc-provider';

/** Where the authorization server keeps its tokens: in memory, gone with the process. */
export type TokenMemory = {
  adapterFor: (kind: string) => Adapter;
  /** Forgets everything, as a server does that lost its database. */
  forget: () => void;
};

type Entry = { payload: AdapterPayload; endsMs: number };

const sweepEvery = 1000;

export function tokenMemory(): TokenMemory {
  const entries = new Map<string, Entry>();
  let writes = 0;

  const live = (key: string): AdapterPayload | undefined => {
    const entry = entries.get(key);
    return entry !== undefined && entry.endsMs > Date.now() ? entry.payload : undefined;
  };
  const sweep = (): void => {
    for (const [key, entry] of entries) if (entry.endsMs <= Date.now()) entries.delete(key);
  };

  return {
    forget: () => {
      entries.clear();
    },
    adapterFor: (kind) => ({
      upsert: (id, payload, expiresIn) => {
        if (++writes % sweepEvery === 0) sweep();
        entries.set(`${kind}:${id}`, {
          payload,
          endsMs: expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000,
        });
        return Promise.resolve();
      },
      find: (id) => Promise.resolve(live(`${kind}:${id}`)),
      consume: (id) => {
        const payload = live(`${kind}:${id}`);
        if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
        return Promise.resolve();
      },
      destroy: (id) => {
        entries.delete(`${kind}:${id}`);
        return Promise.resolve();
      },
      // Only the flows with a person in them use these; the client credentials grant has none.
      findByUid: () => Promise.resolve(undefined),
      findByUserCode: () => Promise.resolve(undefined),
      revokeByGrantId: () => Promise.resolve(),
    }),
  };
}
