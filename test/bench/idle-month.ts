import type { InvocationRecord } from '../../host/platform/invocations';
import { costOf, functionMemoryMb, pricesBeyondFree, usageOf } from '../../src/health/cost';
import { startHostProcess } from '../e2e/support/host';
import { settings } from '../support/sandbox';

/**
 * What an installation costs a month that only keeps its tokens alive: 30 datasources with tokens of one hour, nobody
 * opening a field. Runs six hours of five-minute ticks on the local host, whose clock it moves, counts what the
 * invocations read and wrote, and reckons a month of it at Forge's prices. Six hours, because a whole day would put more
 * events into the queue than Forge takes in the minute that this runs. Run: `npm run bench:month`.
 */
const datasources = 30;
const tickMs = 5 * 60_000;
const ticks = 72;
const timesAMonth = 4 * 30;
/** Forge's functions are slower than this machine: a tick takes at least so long. */
const leastSeconds = 0.1;

process.env['HOST_BUNDLE'] ??= 'quick';
const host = await startHostProcess(['--no-seed']);
try {
  await host.call('POST', '/_site/sandbox', { tokenLifetimeSeconds: 3600 });
  const sandbox = await host.sandbox();
  const client = sandbox.clients.find(({ method }) => method === 'client_secret_post');
  if (client?.clientSecret == null) throw new Error('The sandbox has no client with a secret.');
  const { clientId, clientSecret } = client;
  const configured = [sandbox.tokenUrl, sandbox.apiUrl].map((url) => ({
    domain: new URL(url).origin,
    type: ['FETCH_BACKEND_SIDE'],
  }));
  await host.call('POST', '/_host/egress', { groups: [{ key: 'bench', description: 'bench', configured }] });

  const invoke = async (name: string, payload: unknown): Promise<{ id: string }> => {
    const call = { module: 'connected-fields-admin', function: name, payload, as: 'administrator' };
    const { value } = (await host.call('POST', '/_host/invoke', call)) as {
      value: { ok: boolean; value: { id: string }; error?: unknown };
    };
    if (!value.ok) throw new Error(`${name}: ${JSON.stringify(value.error)}`);
    return value.value;
  };
  for (let at = 0; at < datasources; at += 1) {
    const { authentication } = settings;
    if (authentication.kind !== 'oauth2-client-credentials') throw new Error('The settings have no OAuth.');
    const oauth = { ...authentication.oauth, tokenUrl: sandbox.tokenUrl, clientId, scopes: ['customers:read'] };
    const own = { ...settings, name: `Source ${at}`, baseUrl: sandbox.apiUrl };
    const input = { settings: { ...own, authentication: { ...authentication, oauth } } };
    const saved = await invoke('saveDatasource', {
      id: null,
      draftId: crypto.randomUUID(),
      input: { ...input, secrets: { 'client-secret': clientSecret } },
      version: null,
    });
    await invoke('renewToken', { id: saved.id });
  }

  const counted = { ticks: 0, idle: 0, renewals: 0, reads: 0, readBytes: 0, writes: 0, writeBytes: 0, logBytes: 0 };
  let seconds = 0;
  for (let tick = 1; tick <= ticks; tick += 1) {
    await host.call('POST', '/_host/clock', { aheadMs: tick * tickMs });
    const { invocations } = (await host.call('POST', '/_host/scheduled/renew-tokens-trigger', {})) as {
      invocations: InvocationRecord[];
    };
    counted.ticks += 1;
    if (invocations.every(({ storage }) => storage.writes === 0)) counted.idle += 1;
    for (const { ms, storage, egress, logs } of invocations) {
      counted.renewals += egress.length;
      counted.reads += storage.reads;
      counted.readBytes += storage.readBytes;
      counted.writes += storage.writes;
      counted.writeBytes += storage.writeBytes;
      counted.logBytes += logs.reduce((sum, { text }) => sum + Buffer.byteLength(text) + 1, 0);
      if (logs.some(({ text }) => text.includes('not-queued'))) throw new Error('The queue took no more.');
      seconds += Math.max(leastSeconds, ms / 1000);
    }
  }
  const { readBytes, writeBytes, logBytes } = counted;
  const usage = usageOf([{ count: timesAMonth, memoryMb: functionMemoryMb, seconds, readBytes, writeBytes, logBytes }]);
  console.log(`six hours, ${datasources} datasources with tokens of one hour`);
  console.table({ ...counted, seconds: Math.round(seconds) });
  console.log(`a month of it at Forge’s prices, in US dollars`);
  const cost = costOf(usage);
  const most = costOf(usage, pricesBeyondFree);
  console.table(
    (['compute', 'storageReads', 'storageWrites', 'logs'] as const).map((line) => ({
      what: line,
      used: cost[line].used,
      free: cost[line].free,
      cost: cost[line].usd,
      'without the free part': most[line].usd,
    })),
  );
  console.log(`total ${cost.totalUsd.toFixed(4)}, without the free part ${most.totalUsd.toFixed(4)}`);
} finally {
  await host.stop();
}
