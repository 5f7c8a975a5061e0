// One instance of the app's functions: a worker thread that loads the built bundle once and runs invocations in it,
// as a warm Lambda does. Everything an invocation may touch goes through the host by message.
import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { format } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import { proxyHttp } from './proxied-http.mjs';
import { keepFilesReadOnly } from './read-only-files.mjs';

/** @typedef {{id: string, runtime: object, deadline: number, approved: Set<string>, answered: number}} Invocation */

/** @type {{functionsDir: string, hosts: Record<string, {address: string, port: number}>, ca: string[]}} */
const { functionsDir, hosts, ca } = workerData;
const require = createRequire(import.meta.url);
const invocations = new AsyncLocalStorage();
const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);

/** @returns {Invocation} */
function current() {
  const invocation = invocations.getStore();
  if (!invocation) throw new Error('Forge runtime not found: this code runs outside of an invocation.');
  return invocation;
}

/** Questions to the host that wait for their answer. @type {Map<number, (answer: any) => void>} */
const questions = new Map();
let lastQuestion = 0;

/** @param {object} question @returns {Promise<any>} */
function ask(question) {
  const invocation = current();
  const number = ++lastQuestion;
  return new Promise((resolve) => {
    questions.set(number, (answer) => {
      invocation.answered += 1;
      resolve(answer);
    });
    const { id, answered } = invocation;
    port.postMessage({ type: 'question', id, number, answered, ...question });
  });
}

// --- The clock ------------------------------------------------------------------------------------------------------

const MachineDate = Date;
/** How far functions are ahead of this machine, as the host said with the last invocation. */
let clockAheadMs = 0;
const now = () => MachineDate.now() + clockAheadMs;

globalThis.Date = new Proxy(MachineDate, {
  construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
  apply: () => new MachineDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});

// --- What Forge gives a function -------------------------------------------------------------------------------------

Object.defineProperty(globalThis, '__forge_runtime__', {
  get: () => invocations.getStore()?.runtime,
});

globalThis.__forge_fetch__ = async (/** @type {object} */ to, /** @type {string} */ path, /** @type {any} */ init) => {
  const headers = Object.fromEntries(new globalThis.Headers(init?.headers ?? {}));
  const answer = await ask({
    kind: 'forge',
    to,
    path,
    method: init?.method ?? 'GET',
    headers,
    body: init?.body ?? null,
  });
  return new globalThis.Response(answer.body, { status: answer.status, headers: answer.headers });
};

const plainFetch = globalThis.fetch;
/** @type {import('undici').Agent | undefined} */
let agent;

/** Made at the first call: a process that calls nobody does not pay for it. */
function dispatcher() {
  if (agent) return agent;
  const { Agent, buildConnector } = require('undici');
  const open = buildConnector({});
  const openMapped = buildConnector({ ca });
  const made = new Agent({
    // Handshakes are what calls cost here. Invocations that share an instance share its connections.
    connections: 4,
    connect: (/** @type {any} */ to, /** @type {any} */ done) => {
      const mapped = hosts[`${to.hostname}:${to.port || '443'}`];
      if (!mapped) return open(to, done);
      // The certificate is checked against the name that was asked for, whatever address answers to it here.
      openMapped(
        { ...to, hostname: mapped.address, host: mapped.address, port: mapped.port, servername: to.hostname },
        done,
      );
    },
  });
  const dispatch = made.dispatch.bind(made);
  // Every hop of a redirect passes here, and every hop needs to be allowed.
  made.dispatch = (/** @type {any} */ options, /** @type {any} */ handler) => {
    const origin = String(options.origin);
    if (current().approved.has(origin)) return dispatch(options, handler);
    ask({ kind: 'egress', url: origin, hop: true }).then((verdict) => {
      if (verdict.allowed) return dispatch(options, handler);
      const error = new Error(`Egress to ${new URL(origin).hostname} is not allowed.`);
      error.name = verdict.reason;
      return handler.onResponseError ? handler.onResponseError(null, error) : handler.onError(error);
    });
    return true;
  };
  agent = made;
  return made;
}

globalThis.fetch = async (/** @type {any} */ input, /** @type {any} */ init) => {
  const url = input instanceof globalThis.Request ? input.url : new URL(input).href;
  const verdict = await ask({ kind: 'egress', url, hop: false });
  if (!verdict.allowed) {
    port.postMessage({ type: 'egress', id: current().id, url, status: 403, blocked: true, ms: 0 });
    return new globalThis.Response('Forbidden', { status: 403, headers: { 'forge-proxy-error': verdict.reason } });
  }
  current().approved.add(new URL(url).origin);
  const startedAt = performance.now();
  const report = (/** @type {number} */ status) => {
    const ms = Math.round(performance.now() - startedAt);
    port.postMessage({ type: 'egress', id: current().id, url, status, blocked: false, ms });
  };
  const { fault } = verdict;
  if (fault?.kind === 'refuse') {
    const status = fault.status ?? 503;
    report(status);
    const waits = fault.retryAfterSeconds === undefined ? {} : { 'retry-after': String(fault.retryAfterSeconds) };
    return new globalThis.Response('', { status, headers: waits });
  }
  try {
    const response = await plainFetch(input, { ...init, dispatcher: dispatcher() });
    if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 1_000));
    if (fault?.kind === 'lose') throw new TypeError('fetch failed: the local host was asked to lose this answer.');
    report(response.status);
    return response;
  } catch (error) {
    report(0);
    throw error;
  }
};

proxyHttp({
  judge: (url) => ask({ kind: 'egress', url, hop: false }),
  report: (call) => port.postMessage({ type: 'egress', id: current().id, ...call }),
  mapped: (host) => hosts[host],
  ca,
});
keepFilesReadOnly();

for (const level of ['debug', 'log', 'info', 'warn', 'error']) {
  const plain = console[level].bind(console);
  console[level] = (/** @type {unknown[]} */ ...args) => {
    const invocation = invocations.getStore();
    if (!invocation) return plain(...args);
    port.postMessage({ type: 'log', id: invocation.id, level, text: format(...args) });
  };
}

// --- Invocations -----------------------------------------------------------------------------------------------------

/** Metrics of Forge go nowhere here. */
const metrics = {
  counter: () => ({ incr() {}, incrBy() {}, decr() {}, decrBy() {} }),
  timing: () => ({ measure: () => ({ stop() {} }) }),
  gauge: () => ({ set() {} }),
};

/** @param {{id: string, handler: string, args: unknown[], runtime: object, timeoutMs: number, aheadMs: number}} message */
async function run({ id, handler, args, runtime, timeoutMs, aheadMs }) {
  clockAheadMs = aheadMs;
  const deadline = MachineDate.now() + timeoutMs;
  const invocation = {
    id,
    deadline,
    approved: new Set(),
    answered: 0,
    runtime: {
      ...runtime,
      metrics,
      featureFlags: () => false,
      lambdaContext: { awsRequestId: id, getRemainingTimeInMillis: () => deadline - MachineDate.now() },
    },
  };
  const dot = handler.lastIndexOf('.');
  const [file, name] = [handler.slice(0, dot), handler.slice(dot + 1)];
  await invocations.run(invocation, async () => {
    try {
      const functions = require(join(functionsDir, `${file}.cjs`));
      if (typeof functions[name] !== 'function') throw new Error(`The bundle has no function ${handler}.`);
      const value = await functions[name](...args);
      // As on Forge, a result is JSON: undefined members disappear, dates become strings.
      port.postMessage({ type: 'done', id, ok: true, json: JSON.stringify(value) });
    } catch (error) {
      const { name: errorName, message, stack } = error instanceof Error ? error : new Error(String(error));
      port.postMessage({ type: 'done', id, ok: false, name: errorName, message, stack });
    }
  });
}

port.on('message', (message) => {
  if (message.type === 'run') void run(message);
  if (message.type === 'answer') {
    const resolve = questions.get(message.number);
    questions.delete(message.number);
    resolve?.(message.answer);
  }
});
port.postMessage({ type: 'ready' });
