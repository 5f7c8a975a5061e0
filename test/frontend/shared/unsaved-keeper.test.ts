import { describe, expect, it } from 'vitest';
import type { UnsavedForm } from '../../../src/contract/unsaved-form';
import { unsavedKeeper, type Keeping, type UnsavedKeeper } from '../../../src/frontend/shared/unsaved-keeper';
import { handTimers } from '../../support/hand-timers';
import { unsavedForm } from '../../support/unsaved';

const named = (name: string): Keeping<UnsavedForm> => ({ id: null, form: unsavedForm({ name }) });

/** A keeper whose writes end when told to; `calls` are the names that were kept, and `discard`. */
function world() {
  const timers = handTimers();
  const calls: string[] = [];
  const reports: boolean[] = [];
  const open: ((isKept: boolean) => void)[] = [];
  const keeper: UnsavedKeeper<UnsavedForm> = unsavedKeeper(
    {
      keep: ({ form }) => {
        calls.push(form.content.name);
        return new Promise((resolve) => open.push(resolve));
      },
      discard: () => {
        calls.push('discard');
        return Promise.resolve();
      },
      report: (isKept) => reports.push(isKept),
    },
    timers,
  );
  const turns = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  const passed = async (): Promise<void> => {
    timers.runAll();
    await turns();
  };
  const answer = async (isKept = true): Promise<void> => {
    open.shift()?.(isKept);
    await turns();
  };
  return { timers, calls, reports, keeper, passed, answer };
}

describe('what is typed into a form', () => {
  it('is kept a while after the last change, not at each', async () => {
    const { keeper, calls, timers, passed } = world();
    keeper.note(named(''), false);
    for (const name of ['C', 'Cu', 'Cus']) keeper.note(named(name), true);
    expect(calls).toEqual([]);
    expect(timers.pending.every((ms) => ms >= 400)).toBe(true);
    await passed();
    expect(calls).toEqual(['Cus']);
  });

  it('is kept at once when its input or the page is left, and not again after the pause', async () => {
    const { keeper, calls, timers, passed, answer } = world();
    keeper.note(named(''), false);
    keeper.flush();
    keeper.note(named('Cu'), true);
    keeper.flush();
    await answer();
    expect(calls).toEqual(['Cu']);
    await answer();
    timers.runAll();
    keeper.flush();
    await answer();
    expect(calls).toEqual(['Cu']);
    keeper.end();
    keeper.flush();
    await passed();
    expect(calls).toEqual(['Cu', 'discard']);
  });

  it('is not kept when nothing changed, also in a copy, which is unsaved from the start', async () => {
    const { keeper, calls, passed } = world();
    keeper.note(named('Customers 2'), true);
    keeper.note(named('Customers 2'), true);
    await passed();
    expect(calls).toEqual([]);
    keeper.note(named('Customers 3'), true);
    await passed();
    keeper.note(named('Customers 3'), true);
    await passed();
    expect(calls).toEqual(['Customers 3']);
  });

  it('is kept one write after the other, so that the last one stays', async () => {
    const { keeper, calls, passed, answer } = world();
    keeper.note(named(''), false);
    keeper.note(named('A'), true);
    await passed();
    keeper.note(named('B'), true);
    await passed();
    expect(calls).toEqual(['A']);
    await answer();
    expect(calls).toEqual(['A', 'B']);
    keeper.note(named('A'), true);
    await passed();
    await answer();
    expect(calls).toEqual(['A', 'B', 'A']);
  });

  it('is discarded when it was taken back, saved or left, also when a write was on its way', async () => {
    const { keeper, calls, passed, answer } = world();
    keeper.note(named(''), false);
    keeper.note(named('A'), true);
    await passed();
    await answer();
    keeper.note(named(''), false);
    await passed();
    expect(calls).toEqual(['A', 'discard']);
    keeper.note(named('B'), true);
    await passed();
    keeper.note(named('C'), true);
    keeper.end();
    await passed();
    await answer();
    expect(calls).toEqual(['A', 'discard', 'B', 'discard']);
    keeper.note(named('D'), true);
    await passed();
    expect(calls).toHaveLength(4);
  });

  it('costs nothing when a form is left as it was opened', async () => {
    const { keeper, calls, passed } = world();
    keeper.end();
    keeper.note(named(''), false);
    keeper.end();
    await passed();
    expect(calls).toEqual([]);
  });

  it('says when it could not be kept, and tries again with the next change', async () => {
    const { keeper, calls, reports, passed, answer } = world();
    keeper.note(named(''), false);
    keeper.note(named('A'), true);
    await passed();
    await answer(false);
    expect(reports).toEqual([false]);
    keeper.note(named('A'), true);
    await passed();
    await answer();
    expect(reports).toEqual([false, true]);
    expect(calls).toEqual(['A', 'A']);
  });

  it('that was found again is there until it is saved or left, also if nothing of it differs', async () => {
    const continued = world();
    continued.keeper.goOn();
    continued.keeper.note(named('Found'), true);
    continued.keeper.end();
    await continued.passed();
    expect(continued.calls).toEqual(['discard']);
    const same = world();
    same.keeper.goOn();
    same.keeper.note(named('Saved'), false);
    await same.passed();
    expect(same.calls).toEqual(['discard']);
  });
});
