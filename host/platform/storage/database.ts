import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';

/** One part of the database: JSON values under string keys, in the order of the keys' UTF-8 bytes. */
export type Space<T> = {
  get: (key: string) => Promise<T | undefined>;
  put: (key: string, value: T) => Promise<void>;
  delete: (key: string) => Promise<void>;
  /** Every entry whose key starts with `prefix`, in order; from the first key after `after` if given. */
  entries: (options?: { prefix?: string; after?: string; limit?: number }) => Promise<[string, T][]>;
  /** All or nothing. */
  batch: (changes: Change<T>[]) => Promise<void>;
  clear: () => Promise<void>;
};

export type Change<T> = { put: string; value: T } | { delete: string };

/** The host's one file store. */
export type Database = {
  space: <T>(name: string) => Space<T>;
  /** Changes in several spaces, all or nothing. */
  batch: (changes: { space: string; change: Change<unknown> }[]) => Promise<void>;
  close: () => Promise<void>;
};

/** Opens (or makes) the database under `folder`. Throws if another process has it open. */
export async function openDatabase(folder: string): Promise<Database> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const level = new ClassicLevel<string, unknown>(join(folder, 'db'), { valueEncoding: 'json' });
  await level.open();
  return {
    space: <T>(name: string) => space<T>(level, name),
    batch: (changes) =>
      level.batch(
        changes.map(({ space: name, change }) => {
          const sublevel = level.sublevel<string, unknown>(name, { valueEncoding: 'json' });
          return 'put' in change
            ? { type: 'put' as const, sublevel, key: change.put, value: change.value }
            : { type: 'del' as const, sublevel, key: change.delete };
        }),
      ),
    close: () => level.close(),
  };
}

function space<T>(level: ClassicLevel<string, unknown>, name: string): Space<T> {
  const part = level.sublevel<string, T>(name, { valueEncoding: 'json' });
  return {
    get: (key) => part.get(key),
    put: (key, value) => part.put(key, value),
    delete: (key) => part.del(key),
    entries: ({ prefix = '', after, limit = -1 } = {}) => {
      const start = after === undefined || after < prefix ? { gte: prefix } : { gt: after };
      // No key holds U+10FFFF: the platform's keys are ASCII.
      return part.iterator({ ...start, lt: `${prefix}\u{10FFFF}`, limit }).all();
    },
    batch: (changes) =>
      part.batch(
        changes.map((change) =>
          'put' in change
            ? { type: 'put' as const, key: change.put, value: change.value }
            : { type: 'del' as const, key: change.delete },
        ),
      ),
    clear: () => part.clear(),
  };
}
