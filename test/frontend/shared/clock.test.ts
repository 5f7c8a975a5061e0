import { describe, expect, it } from 'vitest';
import { statusNow } from '../../../src/frontend/admin/token-status-now';
import { createClock, type Clock, type ClockNews } from '../../../src/frontend/shared/clock';

const start = Date.parse('2026-11-28T08:00:00.000Z');
const iso = (ms: number): string => new Date(ms).toISOString();

/** A browser whose clock is `fastMs` before the functions', and what its page was told. */
function browser(fastMs: number): {
  clock: Clock;
  news: ClockNews[];
  pass: (ms: number) => void;
  ask: (tookMs: number) => void;
} {
  let serverMs = start;
  let aheadMs = fastMs;
  const clock = createClock(() => serverMs + aheadMs);
  const news: ClockNews[] = [];
  clock.listen((one) => news.push(one));
  return {
    clock,
    news,
    pass: (ms) => {
      serverMs += ms;
      if (ms < 0) [serverMs, aheadMs] = [serverMs - ms, aheadMs + ms];
    },
    ask: (tookMs) => {
      const askedAtMs = clock.browserNow();
      serverMs += tookMs / 2;
      const told = iso(serverMs);
      serverMs += tookMs / 2;
      clock.hear(told, askedAtMs);
    },
  };
}

describe('the times on a page are the functions’', () => {
  it.each([
    ['right', 0, 300, 0],
    ['a little off, which nobody sees', 900, 300, 900],
    ['ten minutes fast', 600_000, 300, 0],
    ['an hour slow, in another summer time', -3_600_000, 300, 0],
    ['a day fast, over a slow line', 86_400_000, 4_000, 0],
    ['right, over a very slow line', 0, 20_000, 0],
  ])('of a browser whose clock is %s', (_what, fastMs, tookMs, leftMs) => {
    const { clock, ask } = browser(fastMs);
    ask(tookMs);
    expect(clock.now() - (start + tookMs)).toBe(leftMs);
  });

  it('so that no clock calls a good token ended, or an ended one good', () => {
    const fast = browser(600_000);
    const good = { kind: 'valid', expiresAt: iso(start + 300_000) } as const;
    expect(statusNow(good, fast.clock.now()).kind).toBe('checking');
    fast.ask(200);
    expect(statusNow(good, fast.clock.now()).kind).toBe('valid');
    const slow = browser(-600_000);
    const ended = { kind: 'valid', expiresAt: iso(start - 300_000) } as const;
    expect(statusNow(ended, slow.clock.now()).kind).toBe('valid');
    slow.ask(200);
    expect(statusNow(ended, slow.clock.now()).kind).toBe('checking');
  });

  it('and one that is right again is believed again', () => {
    const { clock, ask, pass, news } = browser(600_000);
    ask(200);
    pass(-600_000);
    ask(200);
    expect(clock.now()).toBe(start + 400);
    expect(news).toEqual(['heard', 'heard']);
  });

  it('whatever is no time', () => {
    const { clock } = browser(0);
    clock.hear('soon', start);
    expect(clock.now()).toBe(start);
  });
});

describe('a page learns that time passed it by', () => {
  it.each<[string, number, ClockNews[]]>([
    ['a beat', 5_000, []],
    ['a late beat of a hidden page', 62_000, []],
    ['a laptop that slept', 8 * 3_600_000, ['woken']],
    ['a clock that was set back', -3_600_000, ['woken']],
  ])('after %s', (_what, ms, told) => {
    const { clock, news, pass } = browser(0);
    clock.beat();
    pass(ms);
    clock.beat();
    expect(news).toEqual(told);
    pass(5_000);
    clock.beat();
    expect(news).toEqual(told);
  });

  it('until it does not listen any more', () => {
    const { clock, pass } = browser(0);
    const heard: ClockNews[] = [];
    clock.listen((news) => heard.push(news))();
    pass(3_600_000);
    clock.beat();
    expect(heard).toEqual([]);
  });
});
