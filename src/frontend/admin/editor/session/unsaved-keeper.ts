import type { UnsavedForm } from '../../../../contract/unsaved-form';
import { browserTimers, type Timers } from '../../../shared/latest';

/** A form to keep, and where: `id` null for a new datasource. */
export type Keeping = { id: string | null; form: UnsavedForm };

type Work = {
  /** Answers whether it was kept. */
  keep: (keeping: Keeping) => Promise<boolean>;
  discard: (id: string | null) => Promise<unknown>;
  /** Whether the last try to keep something went well. */
  report: (isKept: boolean) => void;
};

export type UnsavedKeeper = {
  /** What was found in storage stands in the form now: it is there until something else is known. */
  goOn: () => void;
  /** What stands in the form now. Unless it goes on with what was found, the first call tells what it was opened with. */
  note: (now: Keeping, hasChanges: boolean) => void;
  /** The form was saved or left: forgets it, also a write that is on its way. Nothing is kept afterwards. */
  end: () => void;
};

/** So long after the last change it is kept. */
const pauseMs = 3_000;

/** Keeps what is typed a while after the last change, one write after the other, and only when something is different. */
export function unsavedKeeper({ keep, discard, report }: Work, timers: Timers = browserTimers): UnsavedKeeper {
  /** What storage holds, or will hold when all is done, as text; empty: nothing. Null: not known. */
  let wanted: string | null = null;
  let isOpen = false;
  let hasEnded = false;
  let lastId: string | null = null;
  let timer: unknown = null;
  let line: Promise<unknown> = Promise.resolve();
  const stop = (): void => {
    if (timer !== null) timers.clear(timer);
    timer = null;
  };
  const write = (now: Keeping, text: string): void => {
    wanted = text;
    line = line.then(async () => {
      const isKept = await (text === '' ? discard(now.id).then(() => true) : keep(now));
      if (!isKept && wanted === text) wanted = null;
      report(isKept);
    });
  };
  return {
    goOn: () => {
      isOpen = true;
    },
    note: (now, hasChanges) => {
      const text = hasChanges ? JSON.stringify(now) : '';
      stop();
      lastId = now.id;
      if (!isOpen) wanted = text;
      isOpen = true;
      if (text === wanted || hasEnded) return;
      timer = timers.set(() => {
        timer = null;
        write(now, text);
      }, pauseMs);
    },
    end: () => {
      stop();
      hasEnded = true;
      if (wanted !== '' && isOpen) line = line.then(() => discard(lastId));
    },
  };
}
