/** Which faults each service can have. */
export const faultKinds = {
  storage: ['refuse', 'lose', 'delay', 'end', 'stale', 'expire'],
  jira: ['refuse', 'lose', 'delay', 'end'],
  queue: ['refuse', 'lose', 'delay', 'end'],
  egress: ['refuse', 'lose', 'delay', 'end'],
  schedule: ['lose', 'delay', 'double'],
} as const;

export type FaultyService = keyof typeof faultKinds;

/**
 * A fault that the next calls of functions meet, on demand. `refuse`: not done. `lose`: done, and the answer is lost; of
 * the schedule: the run never comes. `delay`: done, and answered (or run) later. `end`: not done, and the function's
 * instance ends. `stale`: a query sees storage as it was `delayMs` ago. `expire`: what has passed its time is gone, as
 * functions see the time; without this fault it stays. `double`: two runs at once.
 */
export type Fault = {
  service: FaultyService;
  /** Calls whose path (outside: address; of the schedule: trigger) holds this text; all without it. */
  path?: string;
  kind: (typeof faultKinds)[FaultyService][number];
  /** Of `refuse` and `lose`; 503 without it. */
  status?: number;
  retryAfterSeconds?: number;
  /** Of `delay` and `stale`; a second without it. */
  delayMs?: number;
  /** How many of these calls pass before the first meets it. */
  skip?: number;
  /** How many calls meet it. */
  times: number;
};

export type Faults = {
  /** Takes one of the fault that meets this call; null for none. */
  take: (service: FaultyService, path: string) => Fault | null;
  /** Those that calls have yet to meet. */
  pending: () => Fault[];
  add: (faults: readonly Fault[]) => void;
  clear: () => void;
};

export function createFaults(): Faults {
  let waiting: Fault[] = [];
  return {
    take: (service, path) => {
      for (const fault of waiting) {
        if (fault.service !== service || !path.includes(fault.path ?? '') || !concerns(fault, path)) continue;
        if (fault.skip !== undefined && fault.skip > 0) {
          fault.skip -= 1;
          continue;
        }
        fault.times -= 1;
        waiting = waiting.filter(({ times }) => times > 0);
        return { ...fault };
      }
      return null;
    },
    pending: () => waiting.map((fault) => ({ ...fault })),
    add: (faults) => {
      waiting = [...waiting, ...faults.map((fault) => ({ ...fault }))];
    },
    clear: () => {
      waiting = [];
    },
  };
}

/** Only queries lag, and only what reads can find a value gone. */
function concerns({ kind }: Fault, path: string): boolean {
  if (kind === 'stale') return path.endsWith('/query');
  return kind !== 'expire' || /\/(get|query)$/.test(path);
}
