import { fieldResolver, dailyCleanup, refreshLabels, renewalConsumer, renewTokens } from '../../src/index';
import { scheduledLifetimeMs } from '../../src/oauth/state/freshness';
import { adminClient, draftId } from '../support/admin-client';
import { fieldSettings } from '../support/field-settings';
import { ForgeFake } from '../support/forge-runtime';
import { seeded } from '../support/oauth';
import { settingsOf } from '../support/settings';
import { installVirtualTime } from '../support/virtual-time';
import { addStorage, emptyBill, monthly, secondsOf, type Bill } from './bill';
import { openTokenBook } from './token-book';

/** A site, its servers and its people for some days. */
export type Scenario = {
  seed: number;
  datasources: number;
  lifetimeSeconds: number;
  days: number;
  /** Openings of a field, per datasource and hour. */
  usesPerHour: number;
  /** Two minutes without the token server, so often a day; and one minute in which it answers 429. */
  outagesPerDay: number;
};

export type Outcome = {
  days: number;
  datasources: number;
  lifetime: string;
  uses: number;
  /** Of all openings, those that had a valid token. */
  answered: number;
  /** Of the time, with a living token. */
  valid: number;
  requests: number;
  timesFewest: number;
  busiestMinute: number;
  /** Storage requests of a run that finds nothing due: the most there was. */
  idleReads: number;
  queued: number;
  bill: Bill;
  month: ReturnType<typeof monthly>;
};

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const tokenHost = 'login.simulated.example';
const apiHost = 'api.simulated.example';
const contextId = '10142';

/** Runs a scenario through the exported handlers, on virtual time. The same scenario has the same outcome. */
export async function simulate(scenario: Scenario): Promise<Outcome> {
  const { seed, datasources, lifetimeSeconds, days, usesPerHour, outagesPerDay } = scenario;
  const random = seeded(seed);
  const realRandom = Math.random;
  Math.random = seeded(seed + 1);
  const forge = new ForgeFake();
  const time = installVirtualTime();
  const book = openTokenBook(datasources);
  const bill = emptyBill();
  const counted = { storage: 0, outside: 0 };
  let trouble: 'none' | 'down' | 'busy' = 'none';
  try {
    watch();
    serve();
    await settle(prepare());
    const startMs = time.now();
    const endMs = startMs + days * day;
    const due = { tick: startMs + random() * 5 * minute, use: startMs, hourly: startMs + hour, daily: startMs + day };
    const troubles = plannedTroubles(startMs);
    let idleReads = 0;
    let queued = 0;
    const nextUse = (fromMs: number): number =>
      usesPerHour === 0 ? Infinity : fromMs + (-Math.log(1 - random()) * hour) / (usesPerHour * datasources);
    due.use = nextUse(startMs);
    Object.assign(bill, emptyBill());

    for (;;) {
      const at = Math.min(...Object.values(due), troubles[0]?.atMs ?? Infinity);
      if (at >= endMs) break;
      time.pass(Math.max(0, at - time.now()));
      if (troubles[0]?.atMs === at) trouble = troubles.shift()?.kind ?? 'none';
      else if (due.use === at) {
        due.use = nextUse(at);
        await use(Math.floor(random() * datasources));
      } else if (due.tick === at) {
        // Up to a minute late; one of a hundred is missed, one comes twice.
        const dice = random();
        due.tick = startMs + (Math.floor((at - startMs) / (5 * minute)) + 1) * 5 * minute + random() * minute;
        for (let times = dice < 0.01 ? 0 : dice < 0.02 ? 2 : 1; times > 0; times -= 1) await tick();
      } else if (due.hourly === at) {
        due.hourly += hour;
        await invoke(refreshLabels);
      } else {
        due.daily += day;
        await invoke(dailyCleanup);
      }
    }
    const { served, kept } = book.fewest(startMs, endMs, lifetimeSeconds * 1000);
    const requests = book.requests(startMs);
    // What lives long enough for the scheduled run is kept alive; the rest is requested when somebody wants it.
    const fewest = lifetimeSeconds * 1000 >= scheduledLifetimeMs ? kept : served;
    return {
      days,
      datasources,
      lifetime: lifetimeSeconds < 3600 ? `${String(lifetimeSeconds)} s` : `${String(lifetimeSeconds / 3600)} h`,
      uses: book.uses(),
      answered: book.answeredShare(),
      valid: book.validShare(startMs, endMs),
      requests,
      timesFewest: fewest === 0 ? 1 : requests / fewest,
      busiestMinute: book.busiestMinute(),
      idleReads,
      queued,
      bill,
      month: monthly(bill, days),
    };

    async function tick(): Promise<void> {
      const { reads, writes } = bill;
      await invoke(renewTokens);
      if (bill.writes === writes && forge.queued.length === 0) idleReads = Math.max(idleReads, bill.reads - reads);
      queued += forge.queued.length;
      for (let event = forge.queued.shift(); event !== undefined; event = forge.queued.shift()) {
        const { body } = event;
        await invoke(() => renewalConsumer({ body }));
      }
    }

    async function use(source: number): Promise<void> {
      const extension = { fieldId: fieldOf(source), issue: { id: '1', key: 'IT-1' } };
      const atMs = time.now();
      const answer = await invoke(() =>
        forge.invoke<{ ok: boolean }>(
          fieldResolver,
          'searchOptions',
          { search: '', held: [] },
          { as: 'mia', extension },
        ),
      );
      book.wanted(source, atMs, answer.ok);
    }
  } finally {
    Math.random = realRandom;
    time.uninstall();
    forge.uninstall();
  }

  /** Runs a function to its end, and adds what it used. */
  async function invoke<T>(run: () => Promise<T>): Promise<T> {
    counted.storage = 0;
    counted.outside = 0;
    const answer = await settle(run());
    bill.invocations += 1;
    bill.seconds += secondsOf(counted);
    bill.logBytes += forge.logged.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
    for (const list of [forge.logged, forge.kvs.requests, forge.outsideCalls, forge.jiraCalls]) list.length = 0;
    return answer;
  }

  /** Nothing takes real time but what waits for a timer. */
  async function settle<T>(work: Promise<T>): Promise<T> {
    const state = { isDone: false };
    const watched = work.finally(() => {
      state.isDone = true;
    });
    watched.catch(() => undefined);
    for (let turns = 0; !state.isDone; turns += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      if (turns > 20) time.pass(time.untilNext() ?? 0);
    }
    return watched;
  }

  function watch(): void {
    const globals = globalThis as { __forge_fetch__?: unknown };
    const forgeFetch = globals.__forge_fetch__ as (
      target: { type: string },
      path: string,
      init?: { body?: string },
    ) => Promise<Response>;
    const { kvs } = forge;
    const handle = kvs.handle.bind(kvs);
    kvs.handle = (path, body) => {
      const answer = handle(path, body);
      counted.storage += 1;
      addStorage(bill, path, body, answer.body);
      return answer;
    };
    globals.__forge_fetch__ = forgeFetch;
  }

  function serve(): void {
    forge.approved.add(tokenHost).add(apiHost);
    forge.contexts = () => [contextId];
    const living = new Map<string, number>();
    forge.services.set(tokenHost, async (request) => {
      counted.outside += 1;
      const form = new URLSearchParams(await request.text());
      if (trouble === 'down') return new Response('down', { status: 503 });
      if (trouble === 'busy') return new Response('', { status: 429, headers: { 'retry-after': '30' } });
      const source = Number(/\d+$/.exec(form.get('client_id') ?? '')?.[0] ?? -1);
      book.granted(source, time.now(), lifetimeSeconds * 1000);
      const token = `token-${String(source)}`;
      living.set(token, time.now() + lifetimeSeconds * 1000);
      return Response.json({ access_token: token, token_type: 'Bearer', expires_in: lifetimeSeconds });
    });
    forge.services.set(apiHost, (request) => {
      counted.outside += 1;
      const end = living.get(request.headers.get('authorization')?.slice(7) ?? '') ?? 0;
      if (end <= time.now()) return Response.json({ message: 'token?' }, { status: 401 });
      return Response.json({ data: [{ id: 1, name: 'One' }] });
    });
  }

  /** One datasource and field through the app, and as many copies of them in storage; a token each. */
  async function prepare(): Promise<void> {
    const admin = adminClient(forge);
    const settings = settingsOf(
      { baseUrl: `https://${apiHost}/v1`, cacheSeconds: 0 },
      { tokenUrl: `https://${tokenHost}/token`, clientId: 'client-0', clientAuthentication: 'body', scopes: [] },
    );
    const input = { settings, secrets: { 'client-secret': 'secret' } };
    if (datasources === 0) return;
    const { id } = await admin.value('saveDatasource', { id: null, draftId, input, version: null });
    await admin.value('saveBinding', {
      fieldId: fieldOf(0),
      contextId,
      version: null,
      settings: fieldSettings(id),
    });
    const { kvs } = forge;
    const [record = ''] = kvs.entity('datasource').values();
    const [binding = ''] = kvs.entity('binding').values();
    const [secret = ''] = [...kvs.secrets].filter(([key]) => key.startsWith('credentials:')).map(([, value]) => value);
    const credentialsId = (JSON.parse(record) as { credentialsId: string }).credentialsId;
    const ids = [id];
    for (let source = 1; source < datasources; source += 1) {
      const own = `${draftId.slice(0, 24)}${String(source).padStart(12, '0')}`;
      ids.push(own);
      const copy = record
        .replaceAll(id, own)
        .replaceAll(credentialsId, `${credentialsId}-${String(source)}`)
        .replace('client-0', `client-${String(source)}`);
      kvs.entity('datasource').set(own, copy);
      kvs.secrets.set(`credentials:${credentialsId}-${String(source)}`, secret);
      kvs
        .entity('binding')
        .set(`${fieldOf(source)}:${contextId}`, binding.replaceAll(id, own).replaceAll(fieldOf(0), fieldOf(source)));
    }
    // They were made one after the other, as people make them.
    for (const own of ids) {
      await admin.value('renewToken', { id: own });
      time.pass(Math.min(hour, lifetimeSeconds * 300) / datasources);
    }
  }

  function plannedTroubles(startMs: number): { atMs: number; kind: typeof trouble }[] {
    const planned = Array.from({ length: Math.round(outagesPerDay * days) }, () => {
      const atMs = startMs + random() * days * day;
      const isOutage = random() < 0.7;
      return [
        { atMs, kind: isOutage ? ('down' as const) : ('busy' as const) },
        { atMs: atMs + (isOutage ? 2 * minute : minute), kind: 'none' as const },
      ];
    });
    return planned.flat().sort((a, b) => a.atMs - b.atMs);
  }
}

const fieldOf = (source: number): string => `customfield_${String(30_000 + source)}`;
