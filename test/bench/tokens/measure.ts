// Measures one client in a process of its own: node --import tsx measure.ts NAME PORT. Prints one JSON object.
import { clients, type BenchClient } from './clients';
import type { Mode } from './server';

const [name, port] = process.argv.slice(2);
const entry = clients.find((one) => one.name === name);
if (entry === undefined) throw new Error(`no client ${name ?? ''}`);
const origin = `http://127.0.0.1:${port ?? ''}`;
const realNow = Date.now.bind(Date);
let aheadMs = 0;
// Some read `Date.now()`, some `new Date()`: both tell the bench's time.
globalThis.Date = class extends Date {
  constructor(...parts: [] | [number | string | Date]) {
    if (parts.length === 0) super(realNow() + aheadMs);
    else super(parts[0]);
  }
  static override now(): number {
    return realNow() + aheadMs;
  }
} as DateConstructor;

const set = async (mode: Mode): Promise<void> => {
  await fetch(`${origin}/_mode`, { method: 'POST', body: JSON.stringify(mode) });
};
const count = async (): Promise<number> => Number(await (await fetch(`${origin}/_count`)).text());
const { make } = entry;
const fresh = (): Promise<BenchClient> => make({ port: Number(port) });
const many = async (callers: number, get: () => Promise<string>): Promise<void> => {
  await Promise.allSettled(Array.from({ length: callers }, get));
};

const result: Record<string, number | string> = {};
await set({ kind: 'tokens', seconds: 3600 });
let client = await fresh();
await many(1000, client.get);
result.coldRequests = await count();

if (entry.isolated !== undefined) {
  const instance = await entry.isolated({ port: Number(port) });
  await set({ kind: 'tokens', seconds: 3600 });
  await many(1000, () => instance().get());
  result.isolatedRequests = await count();
}

const gets = 5000;
const startedMs = performance.now();
for (let i = 0; i < gets; i += 1) await client.get();
result.microsecondsPerGet = Math.round(((performance.now() - startedMs) * 1000) / gets);

await set({ kind: 'down' });
// The last ten minutes of a valid hour while the server is down, looked at every ten seconds (one client tries again for
// a second each time): for how long is nobody served?
const stepSeconds = 10;
let lost = 0;
aheadMs += 3_000_000 - (performance.now() - startedMs);
for (let second = 3000; second < 3590; second += stepSeconds) {
  const sinceMs = realNow();
  await client.get().catch(() => (lost += stepSeconds));
  aheadMs += stepSeconds * 1000 - (realNow() - sinceMs);
}
result.secondsThrownAway = lost;
aheadMs = 0;

client = await fresh();
await set({ kind: 'down' });
await many(100, client.get);
result.requestsWhileDown = await count();

client = await fresh();
await set({ kind: 'invalid-client' });
await many(100, client.get);
await many(100, client.get);
result.requestsInvalidClient = await count();

client = await fresh();
await set({ kind: 'tokens', seconds: 30 });
for (let i = 0; i < 10; i += 1) await client.get().catch(() => undefined);
result.tenGetsOfThirtySeconds = await count();

client = await fresh();
await set({ kind: 'crlf' });
result.lineBreakInToken = await client.get().then(
  () => 'accepted',
  () => 'refused',
);

client = await fresh();
await set({ kind: 'tokens', seconds: 3600 });
await client.get();
const before = Date.now();
aheadMs -= 24 * 3600_000;
await set({ kind: 'tokens', seconds: 3600 });
await client.get();
result.clockSetBack = before > 0 && (await count()) > 0 ? 'renews' : 'keeps the old token';
aheadMs = 0;

if (process.argv[4] === 'bomb') {
  client = await fresh();
  await set({ kind: 'bomb' });
  await client.get().catch(() => undefined);
  client = await fresh();
  globalThis.gc?.();
  const memory = process.memoryUsage().rss;
  let peak = memory;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 2);
  const bombMs = performance.now();
  await client.get().catch(() => undefined);
  result.bombMs = Math.round(performance.now() - bombMs);
  clearInterval(watch);
  result.bombMegabytes = Math.round((Math.max(peak, process.memoryUsage().rss) - memory) / 1e6);
}
console.log(JSON.stringify(result));
process.exit(0);
