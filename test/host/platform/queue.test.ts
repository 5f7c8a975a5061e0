import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Queue as QueueClient } from '@forge/events/out/queue';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createQueue, type AsyncEvent, type Delivery, type Queue } from '../../../host/platform/queue/queue';
import { answerQueue } from '../../../host/platform/queue/wire';
import { openDatabase, type Database } from '../../../host/platform/storage/database';
import { handTimers } from '../support/hand-timers';

let folder: string;
let database: Database;
let queue: Queue;
let timers: ReturnType<typeof handTimers>;
let delivered: AsyncEvent[];
let deliver: (event: AsyncEvent) => Promise<Delivery>;
let client: QueueClient;

const open = (): Promise<Queue> =>
  createQueue({
    database,
    timers,
    queues: new Set(['work']),
    deliver: (event) => {
      delivered.push(event);
      return deliver(event);
    },
  });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'host-queue-'));
  database = await openDatabase(folder);
  timers = handTimers();
  delivered = [];
  deliver = () => Promise.resolve({ kind: 'done' });
  queue = await open();
  client = new QueueClient({ key: 'work' }, async (path: string, init?: RequestInit) => {
    const answer = await answerQueue(queue, path, JSON.parse(init?.body as string));
    return new Response(answer.body === undefined ? null : JSON.stringify(answer.body), { status: answer.status });
  });
});

afterEach(async () => {
  queue.close();
  await database.close();
  rmSync(folder, { recursive: true });
});

const tasks = () => delivered.map(({ body }) => body.task);

describe('pushed with @forge/events', () => {
  test('events are delivered with queue, job and body', async () => {
    const { jobId } = await client.push([{ body: { task: 'a' } }, { body: { task: 'b' } }]);
    await queue.drain();
    expect(tasks()).toEqual(['a', 'b']);
    expect(delivered[0]).toMatchObject({ queueName: 'work', jobId });
    expect(await client.getJob(jobId).getStats()).toEqual({ success: 2, inProgress: 0, failed: 0 });
  });

  test('a delayed event waits for its time', async () => {
    await client.push({ body: { task: 'later' }, delayInSeconds: 60 });
    await queue.drain();
    timers.advance(59_000);
    expect(tasks()).toEqual([]);
    timers.advance(1_000);
    await queue.drain();
    expect(tasks()).toEqual(['later']);
  });

  test('a concurrency key lets so many run at once, and others pass by', async () => {
    const finish: (() => void)[] = [];
    deliver = () => new Promise((resolve) => finish.push(() => resolve({ kind: 'done' })));
    const limited = (task: string) => ({ body: { task }, concurrency: { key: 'ds-1', limit: 1 } });
    await client.push([limited('a'), limited('b'), { body: { task: 'free' } }]);
    expect(tasks()).toEqual(['a', 'free']);
    for (const done of finish.splice(0)) done();
    await expect.poll(tasks).toEqual(['a', 'free', 'b']);
    for (const done of finish.splice(0)) done();
    await queue.drain();
  });

  test('a queue without a consumer is refused', async () => {
    const stranger = new QueueClient({ key: 'other' }, async (path: string, init?: RequestInit) => {
      const { status, body } = await answerQueue(queue, path, JSON.parse(init?.body as string));
      return new Response(JSON.stringify(body), { status });
    });
    await expect(stranger.push({ body: {} })).rejects.toThrow('no consumer for the queue other');
  });

  test('five hundred events a minute are accepted, then the rate limit answers', async () => {
    const fifty = Array.from({ length: 50 }, () => ({ body: {} }));
    for (let push = 0; push < 10; push += 1) await client.push(fifty);
    await expect(client.push({ body: {} })).rejects.toThrow('Too many requests');
    timers.advance(60_001);
    await client.push({ body: {} });
    await queue.drain();
    expect(delivered).toHaveLength(501);
  });

  test('a cancelled job does not start', async () => {
    const { jobId } = await client.push({ body: { task: 'never' }, delayInSeconds: 60 });
    await client.cancel(jobId);
    timers.advance(60_000);
    await queue.drain();
    expect(tasks()).toEqual([]);
  });
});

describe('again', () => {
  const minuteMs = 60_000;

  test('a retry that is asked for comes after its time, counts, and ends after a day', async () => {
    deliver = () => Promise.resolve({ kind: 'retry', afterSeconds: 900, reason: 'R', data: { n: 1 } });
    const { jobId } = await client.push({ body: { task: 'a' } });
    for (let round = 0; round < 110; round += 1) {
      await queue.drain();
      timers.advance(15 * minuteMs);
    }
    await queue.drain();
    // Every quarter of an hour, while the day lasts.
    expect(delivered).toHaveLength(96);
    expect(delivered.at(-1)?.retryContext?.retryCount).toBe(95);
    expect(delivered[1]?.retryContext).toMatchObject({
      retryCount: 1,
      retryReason: 'R',
      retryData: { n: 1 },
      retentionWindow: { remainingTimeMs: (24 * 60 - 15) * minuteMs },
    });
    expect(queue.stats(jobId)).toEqual({ success: 0, inProgress: 0, failed: 1 });
  });

  test('a function that throws or runs out of time gets it again, at growing intervals up to a quarter of an hour', async () => {
    deliver = () => Promise.resolve({ kind: 'failed', reason: 'FUNCTION_TIME_OUT' });
    const start = timers.now();
    await client.push({ body: { task: 'a' } });
    const times: number[] = [];
    let seen = 0;
    for (let second = 0; second < 3_600; second += 1) {
      await queue.drain();
      if (delivered.length > seen) times.push((timers.now() - start) / 1_000);
      seen = delivered.length;
      timers.advance(1_000);
    }
    const gaps = times.slice(1).map((time, at) => time - (times[at] ?? 0));
    expect(gaps).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 900, 900]);
    expect(delivered[1]?.retryContext?.retryReason).toBe('FUNCTION_TIME_OUT');
  });

  test('a restart delivers what was not finished: at least once', async () => {
    deliver = () => new Promise(() => undefined);
    await client.push([{ body: { task: 'cut off' } }, { body: { task: 'later' }, delayInSeconds: 60 }]);
    queue.close();
    deliver = () => Promise.resolve({ kind: 'done' });
    delivered = [];
    queue = await open();
    await queue.drain();
    expect(tasks()).toEqual(['cut off']);
    expect(queue.delayed()).toBe(1);
  });
});
