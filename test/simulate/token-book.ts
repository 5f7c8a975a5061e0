/** Who got which token when, and when somebody wanted one: what the engine is measured by. */
export type TokenBook = {
  granted: (source: number, atMs: number, lifeMs: number) => void;
  wanted: (source: number, atMs: number, isAnswered: boolean) => void;
  /** Between two times: the share of it with a living token, over all sources that have had one. */
  validShare: (fromMs: number, toMs: number) => number;
  answeredShare: () => number;
  uses: () => number;
  requests: (fromMs: number) => number;
  /** The fewest requests that could have served every use (`served`), or have kept a token alive all the time (`kept`). */
  fewest: (fromMs: number, toMs: number, lifeMs: number) => { served: number; kept: number };
  /** Most requests of one minute. */
  busiestMinute: () => number;
};

export function openTokenBook(sources: number): TokenBook {
  const grants: { atMs: number; endMs: number }[][] = Array.from({ length: sources }, () => []);
  const uses: number[][] = Array.from({ length: sources }, () => []);
  const minutes = new Map<number, number>();
  let asked = 0;
  let answered = 0;
  return {
    granted: (source, atMs, lifeMs) => {
      grants[source]?.push({ atMs, endMs: atMs + lifeMs });
      const minute = Math.floor(atMs / 60_000);
      minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
    },
    wanted: (source, atMs, isAnswered) => {
      uses[source]?.push(atMs);
      asked += 1;
      if (isAnswered) answered += 1;
    },
    validShare: (fromMs, toMs) => {
      let valid = 0;
      for (const own of grants) {
        let coveredTo = fromMs;
        for (const { atMs, endMs } of own) {
          const begin = Math.max(coveredTo, atMs);
          const end = Math.min(toMs, endMs);
          if (end > begin) valid += end - begin;
          coveredTo = Math.max(coveredTo, end);
        }
      }
      return valid / ((toMs - fromMs) * sources);
    },
    answeredShare: () => (asked === 0 ? 1 : answered / asked),
    uses: () => asked,
    requests: (fromMs) => grants.reduce((sum, own) => sum + own.filter(({ atMs }) => atMs >= fromMs).length, 0),
    fewest: (fromMs, toMs, lifeMs) => {
      let served = 0;
      for (const own of uses) {
        let endMs = fromMs;
        for (const atMs of own) {
          if (atMs < endMs || atMs < fromMs) continue;
          served += 1;
          endMs = atMs + lifeMs;
        }
      }
      return { served, kept: Math.ceil((toMs - fromMs) / lifeMs) * sources };
    },
    busiestMinute: () => Math.max(0, ...minutes.values()),
  };
}
