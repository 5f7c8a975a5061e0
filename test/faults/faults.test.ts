import { describe, expect, test } from 'vitest';
import { emptyCounts, episode, faultsIn } from './episode';

/** Another number meets other faults; the seed of a broken episode is in the error. */
const firstSeed = Number(process.env['FAULT_SEED'] ?? 1);
const episodes = Number(process.env['FAULT_EPISODES'] ?? 6);

describe('hours of faults, then a day without', () => {
  test(
    'lose no datasource, leave no secret behind, save nothing by halves, send no wrong token and silence no field',
    async () => {
      const counts = emptyCounts();
      for (let seed = firstSeed; seed < firstSeed + episodes; seed += 1) await episode(seed, counts);
      expect(counts.episodes).toBe(episodes);
      expect(faultsIn(counts)).toBeGreaterThan(50 * episodes);
    },
    10 * 60_000,
  );
});
