import type { makeResolver } from '@forge/resolver';
import { FakeKvs } from './fake-kvs';
import { answerValues, type FakeIssue } from './jira-values';

/** A resolver as the app exports it. */
type Handler = ReturnType<typeof makeResolver>;

/** Answers one request to a service outside. */
export type Service = (request: Request) => Response | Promise<Response>;

type ForgeGlobals = {
  __forge_fetch__?: unknown;
  __forge_runtime__?: unknown;
};

/** What `@forge/kvs` reads of an answer. A whole `Response`, whose body is a stream, costs a third of a test that asks often. */
type StorageResponse = Pick<Response, 'ok' | 'status' | 'statusText' | 'headers' | 'text'>;

const noHeaders = new Headers();

function storageResponse(status: number, text: string): StorageResponse {
  return {
    ok: status < 300,
    status,
    statusText: '',
    headers: noHeaders,
    text: () => Promise.resolve(text),
  };
}

/**
 * What an app meets inside Forge, at the level of the wire: storage, queue, a little of Jira's REST API, the outgoing
 * proxy and the invocation's globals. The real `@forge/*` packages run on top of it. One a test.
 */
export class ForgeFake {
  readonly kvs = new FakeKvs();
  readonly queued: { body: unknown; delayInSeconds?: number; concurrency?: unknown }[] = [];
  readonly jiraCalls: { path: string; provider: string }[] = [];
  /** What Jira says to a call instead of its answer. */
  jiraAnswer: (path: string) => Response | null = () => null;
  readonly outsideCalls: { url: string; method: string }[] = [];
  readonly logged: string[] = [];
  readonly services = new Map<string, Service>();
  readonly administrators = new Set(['admin']);
  readonly issues = new Map<string, FakeIssue>();
  readonly fields = [{ id: 'customfield_10042', name: 'Customer' }];
  /** Contexts of a field that apply to what is asked. */
  contexts: (query: URLSearchParams) => string[] = () => ['10142'];
  /** Hosts the site's administrator approved. */
  readonly approved = new Set<string>();
  jiraIsDown = false;
  /** What an invocation is told of its time. */
  remainingMs = 25_000;
  /** How many turns of the event loop's microtasks a storage request waits: requests of one moment overtake each other. */
  storagePace: () => number = () => 1;
  private user: string | null = null;
  private mayAskAsUser = true;
  private readonly before: ForgeGlobals & { fetch: typeof fetch };
  private readonly console = { info: console.info, warn: console.warn, error: console.error, log: console.log };

  constructor() {
    const globals = globalThis as ForgeGlobals;
    this.before = {
      __forge_fetch__: globals.__forge_fetch__,
      __forge_runtime__: globals.__forge_runtime__,
      fetch: globalThis.fetch,
    };
    globals.__forge_fetch__ = this.forgeFetch;
    globals.__forge_runtime__ = this.runtime();
    globalThis.fetch = this.outside;
    for (const level of ['info', 'warn', 'error', 'log'] as const) {
      console[level] = (...parts: unknown[]) => void this.logged.push(parts.map(String).join(' '));
    }
  }

  uninstall(): void {
    Object.assign(globalThis, this.before);
    Object.assign(console, this.console);
  }

  /** Calls a function of a resolver as a person, as a page does. The answer went through JSON. */
  async invoke<T>(
    resolver: Handler,
    functionKey: string,
    payload: unknown,
    {
      as = 'admin',
      extension = {},
      accountType = 'licensed',
    }: { as?: string | null; extension?: unknown; accountType?: string } = {},
  ): Promise<T> {
    this.user = as;
    this.mayAskAsUser = accountType === 'licensed' || accountType === 'customer';
    try {
      const call = {
        call: { functionKey, payload },
        context: { extension, accountType, accountId: 'forged-by-browser' },
      };
      return (await resolver(call, as === null ? {} : { principal: { accountId: as } })) as T;
    } finally {
      this.user = null;
    }
  }

  private readonly forgeFetch = async (
    target: { type: string; provider: string; remote?: string },
    path: string,
    init: { body?: string; method?: string } = {},
  ): Promise<Response | StorageResponse> => {
    await Promise.resolve();
    if (target.type === 'kvs') {
      for (let turns = this.storagePace(); turns > 1; turns -= 1) await Promise.resolve();
      const { status, body } = this.kvs.handle(path, JSON.parse(init.body ?? 'null'));
      return storageResponse(status, status === 204 ? '' : JSON.stringify(body));
    }
    if (target.remote === 'stargate') {
      const { payload } = JSON.parse(init.body ?? '{}') as { payload: { body: unknown; delayInSeconds?: number }[] };
      this.queued.push(...payload);
      return Response.json({}, { status: 201 });
    }
    this.jiraCalls.push({ path, provider: target.provider });
    if (target.provider === 'user' && !this.mayAskAsUser) {
      return new Response('', { status: 401, headers: { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' } });
    }
    const url = new URL(path, 'https://jira.example');
    const request = { method: init.method ?? 'GET', url, body: JSON.parse(init.body ?? 'null') as unknown };
    if (this.jiraIsDown) return new Response('down', { status: 503 });
    return this.jiraAnswer(url.pathname) ?? answerValues(this, request) ?? this.jira(url, init.body);
  };

  private jira(url: URL, body?: string): Response {
    if (url.pathname === '/rest/api/3/mypermissions') {
      const havePermission = this.user !== null && this.administrators.has(this.user);
      return Response.json({ permissions: { ADMINISTER: { id: '0', key: 'ADMINISTER', havePermission } } });
    }
    if (url.pathname === '/rest/api/3/field') return Response.json(this.fields);
    if (url.pathname === '/rest/api/3/search/approximate-count') {
      const { jql } = JSON.parse(body ?? '{}') as { jql: string };
      const field = `customfield_${/^cf\[(\d+)\] is not EMPTY$/.exec(jql)?.[1] ?? ''}`;
      return Response.json({ count: [...this.issues.values()].filter(({ fields }) => fields[field] != null).length });
    }
    const issue = this.issues.get(/^\/rest\/api\/3\/issue\/([^/]+)$/.exec(url.pathname)?.[1] ?? '');
    return issue === undefined ? Response.json({ errorMessages: [] }, { status: 404 }) : Response.json(issue);
  }

  private readonly outside: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    this.outsideCalls.push({ url: request.url, method: request.method });
    if (!this.approved.has(url.host)) {
      return new Response('', { status: 403, headers: { 'forge-proxy-error': 'REQUEST_EGRESS_ALLOWLIST_ERR' } });
    }
    const service = this.services.get(url.host);
    if (service === undefined) throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ENOTFOUND' } });
    return service(request);
  };

  private runtime(): unknown {
    const metric = { incr: () => undefined, decr: () => undefined };
    const timer = { measure: () => ({ stop: () => undefined }), set: () => undefined };
    const external = { fetch: { backend: [] as { address: string }[] } };
    Object.defineProperty(external.fetch, 'backend', {
      get: () => [...this.approved].map((host) => ({ address: `https://${host}` })),
    });
    return {
      proxy: { token: 'proxy', url: 'https://proxy.example', host: 'proxy.example' },
      contextAri: 'ari:cloud:jira::site/00000000-0000-4000-8000-00000000000a',
      appContext: {
        appId: '00000000-0000-4000-8000-000000000000',
        appVersion: '1.0.0',
        environmentId: '00000000-0000-4000-8000-000000000001',
        environmentType: 'DEVELOPMENT',
        invocationId: 'invocation',
        installationId: '00000000-0000-4000-8000-000000000002',
        moduleKey: 'module',
        functionKey: 'function',
        permissions: { scopes: ['storage:app', 'read:jira-work'], external },
      },
      lambdaContext: { getRemainingTimeInMillis: () => this.remainingMs },
      tracing: { traceId: 'trace', spanId: 'span' },
      metrics: { counter: () => metric, timing: () => timer },
    };
  }
}
