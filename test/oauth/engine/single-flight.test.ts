import { describe, expect, it } from 'vitest';
import { createSingleFlight } from '../../../src/oauth/engine/single-flight';

/** Runs that end when the test says so. */
function held(): { begin: () => Promise<string>; begun: () => number; end: (result: string) => void } {
  const ends: ((result: string) => void)[] = [];
  return {
    begin: () => new Promise((resolve) => ends.push(resolve)),
    begun: () => ends.length,
    end: (result) => {
      ends.at(-1)?.(result);
    },
  };
}
const never = { now: () => 0, isStale: () => false };

describe('a single flight', () => {
  it('runs once for all who ask under one name at the same time', async () => {
    const flight = createSingleFlight<string>(never);
    const { begin, begun, end } = held();
    const all = [1, 2, 3].map(() => flight.run('a', begin));
    end('one');
    expect(await Promise.all(all)).toEqual(['one', 'one', 'one']);
    expect(begun()).toBe(1);
  });

  it('runs apart for other names, and anew once it has ended', async () => {
    const flight = createSingleFlight<string>(never);
    expect(
      await Promise.all([flight.run('a', () => Promise.resolve('a')), flight.run('b', () => Promise.resolve('b'))]),
    ).toEqual(['a', 'b']);
    expect(await flight.run('a', () => Promise.resolve('again'))).toBe('again');
  });

  it('ends also when it fails, for everybody who joined', async () => {
    const flight = createSingleFlight<string>(never);
    const failing = flight.run('a', () => Promise.reject(new Error('lost')));
    const joined = flight.run('a', () => Promise.resolve('not begun'));
    await expect(failing).rejects.toThrow('lost');
    await expect(joined).rejects.toThrow('lost');
    expect(await flight.run('a', () => Promise.resolve('again'))).toBe('again');
  });

  it('is not joined by who asks after it was left; who joined before gets its result', async () => {
    const flight = createSingleFlight<string>(never);
    const { begin, begun, end } = held();
    const before = flight.run('a', begin);
    flight.leave('a');
    const after = flight.run('a', () => Promise.resolve('new'));
    end('old');
    expect(await Promise.all([before, after])).toEqual(['old', 'new']);
    expect(begun()).toBe(1);
  });

  it('begins another run for who joined one whose result was out of date by then', async () => {
    let nowMs = 0;
    const flight = createSingleFlight<string>({ now: () => nowMs, isStale: (result, ms) => Number(result) <= ms });
    const { begin, end } = held();
    const first = flight.run('a', begin);
    nowMs = 10;
    const late = flight.run('a', () => Promise.resolve('20'));
    end('5');
    expect(await Promise.all([first, late])).toEqual(['5', '20']);
  });

  it('is still joined after a run has ended that was left before', async () => {
    const flight = createSingleFlight<string>(never);
    const [old, current] = [held(), held()];
    const first = flight.run('a', old.begin);
    flight.leave('a');
    const second = flight.run('a', current.begin);
    old.end('old');
    expect(await first).toBe('old');
    const third = flight.run('a', current.begin);
    current.end('new');
    expect(await Promise.all([second, third])).toEqual(['new', 'new']);
    expect(current.begun()).toBe(1);
  });
});
