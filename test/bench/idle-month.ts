import type { InvocationRecord } from '../../host/platform/invocations';
import { startHostProcess } from '../e2e/support/host';
import { emptyBill, secondsOf } from '../simulate/bill';
import { simulate } from '../simulate/month';
import { settings } from '../support/sandbox';

/**
 * What six hours of an installation use that only keeps its tokens alive: 30 datasources with tokens of one hour, nobody
 * opening a field. Runs the five-minute ticks on the local host, whose clock it moves, and beside it the simulation that
 * reckons a month (`npm run simulate`), so that its figures rest on what the host counts. In the first hours records are
 * smaller than later: histories fill up, which is why no month is reckoned here. Six hours, because a whole day would put
 * more events into the queue than Forge takes in the minute that this runs. Run: `npm run bench:month`.
 */
const datasources = 30;
const tickMs = 5 * 60_000;
const ticks = 72;

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

  const counted = { ...emptyBill(), renewals: 0 };
  for (let tick = 1; tick <= ticks; tick += 1) {
    await host.call('POST', '/_host/clock', { aheadMs: tick * tickMs });
    const { invocations } = (await host.call('POST', '/_host/scheduled/renew-tokens-trigger', {})) as {
      invocations: InvocationRecord[];
    };
    for (const { storage, egress, logs } of invocations) {
      counted.invocations += 1;
      counted.renewals += egress.length;
      counted.reads += storage.reads;
      counted.readBytes += storage.readBytes;
      counted.writes += storage.writes;
      counted.writeBytes += storage.writeBytes;
      counted.logBytes += logs.reduce((sum, { text }) => sum + Buffer.byteLength(text) + 1, 0);
      counted.seconds += secondsOf({ storage: storage.reads + storage.writes, outside: egress.length });
      if (logs.some(({ text }) => text.includes('not-queued'))) throw new Error('The queue took no more.');
    }
  }
  const days = (ticks * tickMs) / 86_400_000;
  const scenario = { datasources, lifetimeSeconds: 3600, days, usesPerHour: 0, outagesPerDay: 0, seed: 1 };
  const { bill, requests } = await simulate(scenario);
  const simulated = { ...bill, renewals: requests };
  console.log(`six hours, ${datasources} datasources with tokens of one hour`);
  console.table(
    (Object.keys(counted) as (keyof typeof counted)[]).map((what) => ({
      what,
      'local host': Math.round(counted[what]),
      simulation: Math.round(simulated[what]),
      'host, a renewal': Math.round(counted[what] / counted.renewals),
      'simulation, a renewal': Math.round(simulated[what] / simulated.renewals),
    })),
  );
} finally {
  await host.stop();
}
