import type { Clock } from './clock';

/** Reads by name, one of which can be begun before somebody asks for it. */
export type Prefetch<Name extends readonly (string | number)[], T> = {
  /** Once: what was begun for this name and not asked for yet is let be. */
  begin: (...name: Name) => void;
  /** What was begun for this name, once and while it is young; else a reading of its own. */
  read: (...name: Name) => Promise<T>;
  /** For when the stored value has changed since. */
  forget: (...name: Name) => void;
};

/** After this time a reading that was begun is of no use any more. */
const youngMs = 2_000;

/** To whoever asks, a reading begun ahead is one that took longer: what is decided on it must bear that anyway. */
export function prefetch<Name extends readonly (string | number)[], T>(
  read: (...name: Name) => Promise<T>,
  clock: Clock,
): Prefetch<Name, T> {
  const begun = new Map<string, { reading: Promise<T>; sinceMs: number }>();
  return {
    begin: (...name) => {
      if (begun.has(name.join(':'))) return;
      const reading = read(...name);
      // Whoever asks for a failed reading hears of it; one that nobody asks for must not end the process.
      reading.catch(() => undefined);
      begun.set(name.join(':'), { reading, sinceMs: clock.now() });
    },
    read: (...name) => {
      const found = begun.get(name.join(':'));
      begun.delete(name.join(':'));
      return found !== undefined && clock.now() - found.sinceMs <= youngMs ? found.reading : read(...name);
    },
    forget: (...name) => {
      begun.delete(name.join(':'));
    },
  };
}
