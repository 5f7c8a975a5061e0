import { describe, expect, it } from 'vitest';
import { latest } from '../../../src/frontend/shared/latest';
import { handTimers } from '../../support/hand-timers';

/** Work whose answers come when and in the order the test wants. */
function handWork(): {
  work: (text: string) => Promise<string>;
  asked: string[];
  answer: (text: string) => Promise<void>;
} {
  const open = new Map<string, (answer: string) => void>();
  const asked: string[] = [];
  return {
    asked,
    work: (text) =>
      new Promise((resolve) => {
        asked.push(text);
        open.set(text, resolve);
      }),
    answer: async (text) => {
      open.get(text)?.(`answer to ${text}`);
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

describe('latest', () => {
  it('asks once for what was typed last when typing is quick', () => {
    const timers = handTimers();
    const { work, asked } = handWork();
    const asking = latest(work, () => undefined, timers);
    for (const text of ['m', 'mü', 'müh']) asking.ask(text, 250);
    timers.runAll();
    expect(asked).toEqual(['müh']);
    expect(timers.pending).toEqual([250, 250, 250]);
  });

  it('reports the last answer only, whatever order the answers come in', async () => {
    const timers = handTimers();
    const { work, answer } = handWork();
    const reported: string[] = [];
    const asking = latest(work, (text) => reported.push(text), timers);
    asking.ask('old', 0);
    timers.runAll();
    asking.ask('new', 0);
    timers.runAll();
    await answer('new');
    await answer('old');
    expect(reported).toEqual(['answer to new']);
  });

  it('reports nothing after it was cancelled', async () => {
    const timers = handTimers();
    const { work, answer } = handWork();
    const reported: string[] = [];
    const asking = latest(work, (text) => reported.push(text), timers);
    asking.ask('a', 0);
    timers.runAll();
    asking.cancel();
    await answer('a');
    expect(reported).toEqual([]);
  });
});
