import type { BindingSettings, Paging } from '../../src/contract/binding';
import type { ApiFailure } from '../../src/contract/failures';
import type { ApiAnswer, ApiCall } from '../../src/datasources/api/api-call';
import type { PrefetchDeps, CachedOptions, FieldSource } from '../../src/fields/field-deps';
import { fieldSettings, type SettingsOver } from '../support/field-settings';
import { masker } from '../../src/http/masker';
import { Secret } from '../../src/base/secret';

const baseUrl = 'https://api.example/v1';

/** Settings of a field on the datasource `ds1`, which wait for what has no value. */
export function bindingWith(over: SettingsOver = {}): BindingSettings {
  return fieldSettings(over.datasourceId ?? 'ds1', {
    ...over,
    query: { whenMissing: 'wait', ...over.query },
    extraction: { content: 'detect', items: '$.data[*]', ...over.extraction },
    behaviour: { maxOptions: 100, ...over.behaviour },
  });
}

export const paged = (paging: Paging): BindingSettings => bindingWith({ query: { paging } });

/** A server: what it answers to a call. A text is JSON with status 200; a failure is what the way to it makes of it. */
export type Server = (call: ApiCall, url: URL) => unknown;

export type Recorded = {
  deps: PrefetchDeps;
  calls: ApiCall[];
  cache: Map<string, CachedOptions>;
  advance: (ms: number) => void;
  logged: string[];
};

/** Dependencies around one pretended server; times by hand, cache in memory. */
export function depsFor(server: Server, over: Partial<FieldSource> = {}): Recorded {
  const calls: ApiCall[] = [];
  const cache = new Map<string, CachedOptions>();
  const logged: string[] = [];
  let now = 1_000_000;
  const source: FieldSource = {
    name: 'Customers',
    version: 1,
    baseUrl,
    viewpoint: 'admin',
    cacheSeconds: 300,
    isPaused: false,
    call: (call) => {
      calls.push(call);
      const url = new URL(`${baseUrl}${call.path.startsWith('?') ? '' : '/'}${call.path}`);
      const answer = server(call, url);
      return Promise.resolve(
        isFailure(answer) ? { ok: false, error: answer } : { ok: true, value: answerOf(answer, url) },
      );
    },
    ...over,
  };
  const note = (event: string): unknown => logged.push(event);
  return {
    calls,
    cache,
    logged,
    advance: (ms) => {
      now += ms;
    },
    deps: {
      callApiFor: (id) => Promise.resolve(id === 'gone' ? null : source),
      prefetchToken: (id) => logged.push(`foresees ${id}`),
      cache: {
        get: (key) => Promise.resolve(cache.get(key) ?? null),
        set: (key, value) => {
          cache.set(key, value);
          return Promise.resolve();
        },
      },
      clock: { now: () => now, sleep: () => Promise.resolve() },
      log: { info: note, warn: note, error: note },
    },
  };
}

/** An answer with headers of its own. */
class Headed {
  constructor(
    readonly body: unknown,
    readonly headers: Readonly<Record<string, string | null>>,
  ) {}
}

/** An answer with a `Link` header. */
export class Linked extends Headed {
  constructor(body: unknown, link: string | null) {
    super(body, { link });
  }
}

/** An answer whose headers tell how many rows there are in all. */
export class Counted extends Headed {
  constructor(body: unknown, total: number | null) {
    super(body, { 'x-total-count': total === null ? null : String(total) });
  }
}

function isFailure(answer: unknown): answer is ApiFailure {
  return typeof answer === 'object' && answer !== null && 'code' in answer;
}

function answerOf(answer: unknown, url: URL): ApiAnswer {
  const { body, headers } = answer instanceof Headed ? answer : { body: answer, headers: {} };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    status: 200,
    url: url.href,
    contentType: 'application/json',
    header: (name) =>
      Object.hasOwn(headers, name) ? ((headers as Record<string, string | null>)[name] ?? null) : null,
    bytes: new TextEncoder().encode(text),
    ms: 5,
    mask: masker([new Secret('s3cr3t')]),
  };
}

export const rowsFrom = (first: number, count: number): { id: number; name: string }[] =>
  Array.from({ length: count }, (_, n) => ({ id: first + n, name: `Customer ${first + n}` }));
