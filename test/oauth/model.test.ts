import { describe, expect, it } from 'vitest';
import { emptyCounts, interleave } from './model';

/** Another number tries other interleavings; the seed of a broken one is in the error. */
const firstSeed = Number(process.env.MODEL_SEED ?? 1);
const runs = Number(process.env.MODEL_RUNS ?? 1000);

describe('the model', () => {
  it(
    `keeps every rule in ${runs} random interleavings`,
    async () => {
      const counts = emptyCounts();
      for (let seed = firstSeed; seed < firstSeed + runs; seed += 1) await interleave(seed, counts);
      expect(counts.interleavings).toBe(runs);
      // What never happened was never tested.
      for (const [what, count] of Object.entries(counts)) expect([what, count > 0]).toEqual([what, true]);
    },
    30 * 60_000,
  );
});
