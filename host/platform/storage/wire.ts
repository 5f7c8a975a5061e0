import type { Conditions } from './conditions';
import { checkOperations, StorageError } from './limits';
import type { EntityQuery, Item } from './entity-query';
import type { Operation, Place, SetOptions, Store } from './store';

/** What an invocation's storage use costs: Forge bills by bytes read and written. */
export type StorageUse = { reads: number; readBytes: number; writes: number; writeBytes: number };

export type WireAnswer = { status: number; body: unknown; headers?: Readonly<Record<string, string>> };

type Target = { key?: unknown; entityName?: string };
type SetRequest = Target & { value?: unknown; options?: SetOptions & ReturnOptions; conditions?: Conditions };
type ReturnOptions = { returnValue?: 'PREVIOUS' | 'LATEST' };
type TransactionRequest = { set?: SetRequest[]; delete?: SetRequest[]; check?: SetRequest[] };

/**
 * Answers one call of `@forge/kvs`, as its client sends it (`/api/v1/…`). Counts into `use` what was read and written.
 * A path it does not know is answered with 501.
 */
export async function answerStorage(store: Store, path: string, body: unknown, use: StorageUse): Promise<WireAnswer> {
  try {
    return await route(store, path, body, use);
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    return { status: error.status, body: { code: error.code, message: error.message } };
  }
}

async function route(store: Store, path: string, body: unknown, use: StorageUse): Promise<WireAnswer> {
  const request = (body ?? {}) as SetRequest;
  switch (path) {
    case '/api/v1/get':
    case '/api/v1/secret/get':
    case '/api/v1/entity/get': {
      const item = await store.get(placeOf(path, request), request.key);
      countRead(use, item ? [item] : []);
      return item ? { status: 200, body: item } : notFound(request.key);
    }
    case '/api/v1/set':
    case '/api/v1/secret/set':
    case '/api/v1/entity/set': {
      const { previous, latest } = await store.set(placeOf(path, request), request.key, request.value, request.options);
      countWrite(use, request.value);
      const wanted = request.options?.returnValue;
      return { status: 200, body: wanted === 'PREVIOUS' ? previous : wanted === 'LATEST' ? latest : undefined };
    }
    case '/api/v1/delete':
    case '/api/v1/secret/delete':
    case '/api/v1/entity/delete': {
      const existed = await store.delete(placeOf(path, request), request.key);
      countWrite(use, null);
      return existed ? { status: 204, body: undefined } : notFound(request.key);
    }
    case '/api/v1/query': {
      const page = await store.query(body as Parameters<Store['query']>[0]);
      countRead(use, page.data);
      return { status: 200, body: page };
    }
    case '/api/v1/entity/query': {
      const page = await store.queryEntity(body as EntityQuery);
      countRead(use, page.data);
      return { status: 200, body: page };
    }
    case '/api/v1/transaction': {
      const operations = operationsOf(body as TransactionRequest);
      await store.transact(operations);
      for (const operation of operations) {
        if (operation.do === 'check') use.reads += 1;
        else countWrite(use, operation.do === 'set' ? operation.value : null);
      }
      return { status: 204, body: undefined };
    }
    case '/api/v1/batch/get':
    case '/api/v1/batch/set':
    case '/api/v1/batch/delete':
      return { status: 200, body: await batch(store, path, body as SetRequest[], use) };
    default:
      return { status: 501, body: { code: 'NOT_MODELLED', message: `The local host does not model ${path}` } };
  }
}

async function batch(store: Store, path: string, items: SetRequest[], use: StorageUse): Promise<unknown> {
  checkOperations(items.length, items);
  const successfulKeys: unknown[] = [];
  const failedKeys: unknown[] = [];
  for (const item of items) {
    const place = placeOf(item.entityName === undefined ? '' : '/entity/', item);
    const name = { key: item.key, ...(item.entityName === undefined ? {} : { entityName: item.entityName }) };
    try {
      if (path.endsWith('/get')) {
        const found = await store.get(place, item.key);
        countRead(use, found ? [found] : []);
        if (!found) throw new StorageError(404, 'KEY_NOT_FOUND', 'Key not found');
        successfulKeys.push({ ...name, ...found });
      } else if (path.endsWith('/set')) {
        await store.set(place, item.key, item.value, item.options);
        countWrite(use, item.value);
        successfulKeys.push(name);
      } else {
        await store.delete(place, item.key);
        countWrite(use, null);
        successfulKeys.push(name);
      }
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      failedKeys.push({ ...name, error: { code: error.code, message: error.message } });
    }
  }
  return { successfulKeys, failedKeys };
}

function operationsOf({ set = [], delete: deletes = [], check = [] }: TransactionRequest): Operation[] {
  const target = (item: SetRequest) => ({
    place: placeOf(item.entityName === undefined ? '' : '/entity/', item),
    key: item.key,
    conditions: item.conditions,
  });
  return [
    ...set.map((item) => ({ ...target(item), do: 'set' as const, value: item.value, options: item.options })),
    ...deletes.map((item) => ({ ...target(item), do: 'delete' as const })),
    ...check.map((item) => ({ ...target(item), do: 'check' as const })),
  ];
}

function placeOf(path: string, { entityName }: Target): Place {
  if (path.includes('/secret/')) return { kind: 'secret' };
  return path.includes('/entity/') ? { kind: 'entity', name: String(entityName) } : { kind: 'plain' };
}

function notFound(key: unknown): WireAnswer {
  return { status: 404, body: { code: 'KEY_NOT_FOUND', message: `No value under ${String(key)}` } };
}

/** Forge, "Forge platform pricing": a read that finds nothing counts as 1 KB, any other as what it finds. */
const emptyReadBytes = 1024;

function countRead(use: StorageUse, items: Item[]): void {
  use.reads += 1;
  if (items.length === 0) use.readBytes += emptyReadBytes;
  for (const item of items) use.readBytes += Buffer.byteLength(JSON.stringify(item.value));
}

function countWrite(use: StorageUse, value: unknown): void {
  use.writes += 1;
  if (value !== null && value !== undefined) use.writeBytes += Buffer.byteLength(JSON.stringify(value));
}
