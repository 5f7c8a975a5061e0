import { browserTimers, type Timers } from './latest';

/** A form to keep, and where: `id` null for what is new. */
export type Keeping<Form> = { id: string | null; form: Form };

type Work<Form> = {
  /** Answers whether it was kept. */
  keep: (keeping: Keeping<Form>) => Promise<boolean>;
  discard: (id: string | null) => Promise<unknown>;
  /** Whether the last try to keep something went well. */
  report: (isKept: boolean) => void;
};

export type UnsavedKeeper<Form> = {
  /** What was found in storage stands in the form now: it is there until something else is known. */
  goOn: () => void;
  /** What stands in the form now. Unless it goes on with what was found, the first call tells what it was opened with. */
  note: (now: Keeping<Form>, hasChanges: boolean) => void;
  /** Somebody leaves an input or the page: what waits for a pause is kept at once. */
  flush: () => void;
  /** The form was saved or left: forgets it, also a write that is on its way. Nothing is kept afterwards. */
  end: () => void;
};

/** So long after the last change it is kept. */
const pauseMs = 400;

/** Keeps what is typed a while after the last change, one write after the other, and only when something is different. */
export function unsavedKeeper<Form>(
  { keep, discard, report }: Work<Form>,
  timers: Timers = browserTimers,
): UnsavedKeeper<Form> {
  /** What storage holds, or will hold when all is done, as text; empty: nothing. Null: not known. */
  let wanted: string | null = null;
  let isOpen = false;
  let hasEnded = false;
  let lastId: string | null = null;
  let waiting: { timer: unknown; write: () => void } | null = null;
  let line: Promise<unknown> = Promise.resolve();
  const stop = (): void => {
    if (waiting !== null) timers.clear(waiting.timer);
    waiting = null;
  };
  const write = (now: Keeping<Form>, text: string): void => {
    wanted = text;
    line = line.then(async () => {
      const isKept = await (text === '' ? discard(now.id).then(() => true) : keep(now));
      if (!isKept && wanted === text) wanted = null;
      report(isKept);
    });
  };
  const flush = (): void => {
    const now = waiting?.write;
    stop();
    now?.();
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
      waiting = { timer: timers.set(flush, pauseMs), write: () => write(now, text) };
    },
    flush,
    end: () => {
      stop();
      hasEnded = true;
      if (wanted !== '' && isOpen) line = line.then(() => discard(lastId));
    },
  };
}
