import { KvsImpl } from '@forge/kvs/out/kvs';
import { StorageApi } from '@forge/kvs/out/storage-api';
import type { Store } from '../../../host/platform/storage/store';
import { answerStorage, type StorageUse } from '../../../host/platform/storage/wire';

/** The real client of `@forge/kvs`, talking to a store of the host; `use` counts what it reads and writes. */
export function clientOf(store: Store): { kvs: KvsImpl; use: StorageUse; paths: string[] } {
  const use: StorageUse = { reads: 0, readBytes: 0, writes: 0, writeBytes: 0 };
  const paths: string[] = [];
  const api = new StorageApi(async (path, init) => {
    paths.push(path);
    const answer = await answerStorage(store, path, JSON.parse(init?.body as string), use);
    return new Response(answer.body === undefined ? null : JSON.stringify(answer.body), { status: answer.status });
  });
  return { kvs: new KvsImpl(api), use, paths };
}
