/** A fault that the next calls of functions meet, on demand. */
export type Fault = {
  service: 'storage' | 'jira' | 'queue';
  /** Calls whose path holds this text; all without it. */
  path?: string;
  /** `refuse`: not done. `lose`: done, and the answer is lost. `delay`: done and answered later. */
  kind: 'refuse' | 'lose' | 'delay';
  /** Of `refuse` and `lose`; 503 without it. */
  status?: number;
  retryAfterSeconds?: number;
  delayMs?: number;
  /** How many calls meet it. */
  times: number;
};

export type Faults = {
  /** Takes one of the fault that meets this call; null for none. */
  take: (service: Fault['service'], path: string) => Fault | null;
  /** Those that calls have yet to meet. */
  pending: () => Fault[];
  add: (faults: readonly Fault[]) => void;
  clear: () => void;
};

export function createFaults(): Faults {
  let waiting: Fault[] = [];
  return {
    take: (service, path) => {
      const found = waiting.find((fault) => fault.service === service && path.includes(fault.path ?? ''));
      if (found === undefined) return null;
      found.times -= 1;
      waiting = waiting.filter(({ times }) => times > 0);
      return { ...found };
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
