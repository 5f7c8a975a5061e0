import { kvs as forgeKvs } from '@forge/kvs';
import { forgeLimits } from '../base/forge-limits';
import type { StorageUse } from '../contract/health';

const { emptyReadBytes } = forgeLimits;

/** Forge's storage as stores are handed it. */
export type Kvs = typeof forgeKvs;

/**
 * Forge's storage, whose operations are added to `use` as they succeed. A call that answers a promise is an operation; any
 * other builds one (a query, a transaction), and what it is going to write is collected until its promise is there. Bytes
 * are those of values as JSON; what Forge adds for keys and indexes is not known here.
 */
export function meteredKvs(use: StorageUse, kvs: Kvs = forgeKvs): Kvs {
  return metered(kvs, use);
}

function metered<T extends object>(target: T, use: StorageUse): T {
  let collected = nothing;
  const counted: T = new Proxy(target, {
    get: (_, member) => {
      const method: unknown = Reflect.get(target, member);
      if (typeof method !== 'function') return method;
      const name = String(member);
      return (...args: unknown[]): unknown => {
        const answer: unknown = Reflect.apply(method, target, args);
        collected = sum(collected, written(name, args));
        if (answer instanceof Promise) {
          const operation = collected;
          collected = nothing;
          return answer.then((value: unknown) => {
            Object.assign(use, sum(use, sum(operation, read(name, value))));
            return value;
          });
        }
        if (answer === target) return counted;
        return typeof answer === 'object' && answer !== null ? metered(answer, use) : answer;
      };
    },
  });
  return counted;
}

/** What a call adds to what will be written. A condition that is only checked is a read. */
function written(name: string, args: unknown[]): StorageUse {
  switch (name) {
    case 'set':
    case 'setSecret':
      return { ...nothing, writes: 1, writeBytes: bytesOf(args[1]) };
    case 'delete':
    case 'deleteSecret':
      return { ...nothing, writes: 1 };
    case 'batchSet': {
      const items = args[0] as { value: unknown }[];
      return { ...nothing, writes: items.length, writeBytes: bytesOfAll(items) };
    }
    case 'check':
      return { ...nothing, reads: 1 };
    default:
      return nothing;
  }
}

/** A page of a query is one read, a batch one for every key, whether there is a value or not. */
function read(name: string, answer: unknown): StorageUse {
  switch (name) {
    case 'get':
    case 'getSecret':
      return { ...nothing, reads: 1, readBytes: answer === undefined ? emptyReadBytes : bytesOf(answer) };
    case 'getMany': {
      const { results } = answer as { results: { value: unknown }[] };
      return { ...nothing, reads: 1, readBytes: results.length === 0 ? emptyReadBytes : bytesOfAll(results) };
    }
    case 'batchGet': {
      const { successfulKeys, failedKeys } = answer as { successfulKeys: { value: unknown }[]; failedKeys: unknown[] };
      return {
        ...nothing,
        reads: successfulKeys.length + failedKeys.length,
        readBytes: bytesOfAll(successfulKeys) + failedKeys.length * emptyReadBytes,
      };
    }
    default:
      return nothing;
  }
}

const nothing: StorageUse = { reads: 0, readBytes: 0, writes: 0, writeBytes: 0 };

const sum = (a: StorageUse, b: StorageUse): StorageUse => ({
  reads: a.reads + b.reads,
  readBytes: a.readBytes + b.readBytes,
  writes: a.writes + b.writes,
  writeBytes: a.writeBytes + b.writeBytes,
});

const bytesOf = (value: unknown): number => (value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value)));
const bytesOfAll = (items: { value: unknown }[]): number => items.reduce((all, { value }) => all + bytesOf(value), 0);
