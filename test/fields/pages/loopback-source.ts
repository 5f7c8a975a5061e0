import type { ServerResponse } from 'node:http';
import { systemClock } from '../../../src/base/clock';
import type { BindingSettings } from '../../../src/contract/binding';
import type { Completeness } from '../../../src/contract/completeness';
import { createCallApi } from '../../../src/datasources/api/call-api';
import { extractionFor } from '../../../src/fields/kinds/extraction-for';
import { searchOptions, pagesWanted } from '../../../src/fields/options/options';
import { readPages, readSomePages, type PausedReading, type SourceFailure } from '../../../src/fields/pages/read-pages';
import { evaluateQuery } from '../../../src/fields/query/query';
import type { FieldDeps, FieldSource } from '../../../src/fields/field-deps';
import type { OptionsFound } from '../../../src/fields/options-query';
import { createOutbound } from '../../../src/http/outbound';
import type { Tokens } from '../../../src/oauth/engine/tokens';
import { startLoopback, type Received } from '../../support/loopback';
import { settings as datasource } from '../../support/sandbox';

/** What a server answers to a request: a body with headers, or a status alone. A text goes as it is. */
export type Reply = { body?: unknown; headers?: Record<string, string>; status?: number };
export type Play = (request: { url: URL; body: unknown; nth: number }) => Reply;

const baseUrl = 'https://api.example/v1';

/** A field on a real server: what it asks, what it reads, what it says of stored keys, and how long it waited between. */
export type LoopbackField = {
  read: (settings: BindingSettings) => Promise<{
    keys: string[] | null;
    sent: number | null;
    completeness: Completeness | null;
    failure: SourceFailure | null;
  }>;
  /** The same, paused after each page, or so many, and gone on with from what was written down as JSON. */
  readPageByPage: (
    settings: BindingSettings,
    pagesAtOnce?: number,
  ) => Promise<{ keys: string[]; completeness: Completeness | null; failure?: SourceFailure }>;
  search: (settings: BindingSettings, held?: readonly string[]) => Promise<OptionsFound | null>;
  asked: string[];
  bodies: unknown[];
  waitedMs: number[];
  deps: FieldDeps;
  close: () => Promise<void>;
};

export async function fieldOn(play: Play, over: Partial<FieldSource> = {}): Promise<LoopbackField> {
  const bodies: unknown[] = [];
  const asked: string[] = [];
  const waitedMs: number[] = [];
  let nowMs = 1_000_000;
  const clock = {
    now: () => nowMs,
    sleep: (ms: number) => {
      waitedMs.push(ms);
      nowMs += ms;
      return Promise.resolve();
    },
  };
  const server = await startLoopback((request, response) => {
    const url = new URL(request.path, 'https://api.example');
    const body = request.body === '' ? null : (JSON.parse(request.body) as unknown);
    asked.push(relative(request));
    bodies.push(body);
    reply(response, play({ url, body, nth: asked.length }));
  });
  const call = createCallApi(
    {
      settings: { ...datasource, baseUrl, authentication: { kind: 'none' } },
      secrets: () => Promise.resolve({}),
      subject: null,
      isPaused: false,
    },
    {
      outbound: createOutbound({ fetch: server.fetch, clock: systemClock }),
      tokens: {} as Tokens,
      clock,
    },
  );
  const source: FieldSource = {
    name: 'API',
    version: 1,
    baseUrl,
    viewpoint: 'admin',
    cacheSeconds: 0,
    isPaused: false,
    call,
    ...over,
  };
  const silent = (): void => undefined;
  const deps: FieldDeps = {
    callApiFor: () => Promise.resolve(source),
    cache: { get: () => Promise.resolve(null), set: () => Promise.resolve() },
    clock,
    log: { info: silent, warn: silent, error: silent },
  };
  return {
    asked,
    bodies,
    waitedMs,
    deps,
    close: server.close,
    read: async (settings) => {
      const query = evaluateQuery(settings.query, {});
      const extraction = extractionFor(settings);
      if (!query.ok || !extraction.ok) throw new Error('These settings cannot be used.');
      const { result } = await readPages(source, clock, pagesWanted(settings, query.value), extraction.value);
      return result.ok
        ? {
            keys: extraction.value.finish(result.value.options).map(({ key }) => key),
            sent: result.value.sent,
            completeness: result.value.completeness,
            failure: result.value.trouble,
          }
        : { keys: null, sent: null, completeness: null, failure: result.error };
    },
    readPageByPage: async (settings, pagesAtOnce = 1) => {
      const query = evaluateQuery(settings.query, {});
      const extraction = extractionFor(settings);
      if (!query.ok || !extraction.ok) throw new Error('These settings cannot be used.');
      const keys: string[] = [];
      for (let from: PausedReading | null = null; ;) {
        const bounds = { rows: 200_000, pages: 5_000, ms: 60_000, pagesAtOnce, from };
        const wanted = pagesWanted(settings, query.value);
        const { result, paused } = await readSomePages(source, clock, wanted, extraction.value, bounds);
        if (!result.ok) return { keys, completeness: null, failure: result.error };
        keys.push(...extraction.value.finish(result.value.options).map(({ key }) => key));
        if (paused === null) return { keys, completeness: result.value.completeness };
        from = JSON.parse(JSON.stringify(paused)) as PausedReading;
      }
    },
    search: async (settings, held = []) => {
      const found = await searchOptions(deps, settings, { search: '', variables: {}, held });
      return found.ok ? found.value : null;
    },
  };
}

const relative = ({ path }: Received): string => decodeURIComponent(path.replace(/^\/v1\/?/, ''));

function reply(response: ServerResponse, { body, headers = {}, status = 200 }: Reply): void {
  const isText = typeof body === 'string';
  const text = body === undefined ? '' : isText ? body : JSON.stringify(body);
  response.writeHead(status, { ...(isText ? {} : { 'content-type': 'application/json' }), ...headers }).end(text);
}

export const rows = (first: number, count: number): { id: number; name: string }[] =>
  Array.from({ length: Math.max(0, count) }, (_, n) => ({ id: first + n, name: `Row ${first + n}` }));
