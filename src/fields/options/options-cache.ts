import { createHash } from 'node:crypto';
import type { BindingSettings } from '../../contract/binding';
import type { ApiCall } from '../../datasources/api/api-call';
import type { PagesRead } from '../pages/read-pages';
import { packRows, unpackRows } from '../copy/packed-rows';
import type { CachedOptions, FieldDeps, FieldSource } from '../field-deps';

/** A storage value may have 240 KiB, JSON around the text included. */
export const maxCachedBytes = 235 * 1024;

/** What is kept of one evaluated query: all its options, before any search among them. */
export type KnownOptions = Pick<PagesRead, 'options' | 'rows' | 'dropped' | 'completeness' | 'total' | 'trouble'>;

/**
 * The name of a result: datasource, evaluated query and how the answer is read. What only decides which of the options
 * are shown is left out, so that all searches among fetched rows share one result.
 */
export function cacheKey(settings: BindingSettings, call: ApiCall): string {
  const { datasourceId, query, extraction, value } = settings;
  const parts = [
    datasourceId,
    call.method,
    call.path,
    call.body,
    sortedMembers(query.paging),
    sortedMembers(extraction),
    sortedMembers(value),
    // Appended, so that results without a total keep the name that pages were told.
    ...(query.totalPath === '' ? [] : [query.totalPath]),
    ...(query.notFoundMeansNone ? ['not-found-means-none'] : []),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** The same settings give the same text, in whatever order their members were written. */
function sortedMembers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedMembers);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, sortedMembers(member)] as const);
  return members.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Reads the cache; a store that fails is the same as an empty one. */
export async function readCache({ cache, log }: FieldDeps, key: string): Promise<CachedOptions | null> {
  try {
    return await cache.get(key);
  } catch {
    log.warn('options.cache-unreadable');
    return null;
  }
}

/** The options of an entry if they may still be used: same datasource, same version, not older than the datasource says. */
export function freshOptions(
  entry: CachedOptions | null,
  source: FieldSource,
  datasourceId: string,
  nowMs: number,
): KnownOptions | null {
  if (entry === null || source.cacheSeconds <= 0) return null;
  if (entry.datasourceId !== datasourceId || entry.datasourceVersion !== source.version) return null;
  const ageMs = nowMs - entry.storedAtMs;
  // An entry from the future was written under a clock that is no longer trusted.
  if (ageMs < 0 || ageMs >= source.cacheSeconds * 1000) return null;
  // A note that the question was asked.
  if (entry.packed === '') return null;
  const options = unpackRows(entry.packed);
  const { rows, dropped, completeness, total = null } = entry;
  // An entry of an earlier version does not say whether it holds all there is.
  if (options === null || completeness === undefined) return null;
  return { options, rows, dropped, completeness, total, trouble: null };
}

/** Whether somebody asked this very question lately, also where its answer was not kept. */
export function wasAskedBefore(entry: CachedOptions | null, source: FieldSource, datasourceId: string): boolean {
  return entry?.datasourceId === datasourceId && entry.datasourceVersion === source.version;
}

/**
 * Notes that a typed question was asked, without its answer: most texts are typed once, and what is kept costs. The second
 * time it is kept. Never fails the caller.
 */
export async function noteQuestion(
  deps: FieldDeps,
  source: FieldSource,
  { key, datasourceId }: { key: string; datasourceId: string },
): Promise<void> {
  if (source.cacheSeconds <= 0) return;
  const note = { datasourceId, datasourceVersion: source.version, storedAtMs: deps.clock.now(), packed: '' };
  try {
    await deps.cache.set(key, { ...note, rows: 0, dropped: 0 });
  } catch {
    deps.log.warn('options.cache-not-written', { datasourceId });
  }
}

/**
 * Keeps a result if the datasource wants that and the result fits into one value. What a passing trouble cut short is not kept.
 * Never fails the caller.
 */
export async function keepOptions(
  deps: FieldDeps,
  source: FieldSource,
  entry: { key: string; datasourceId: string; known: KnownOptions },
): Promise<void> {
  const { options, rows, dropped, completeness, total, trouble } = entry.known;
  if (source.cacheSeconds <= 0 || trouble !== null) return;
  const packed = packRows(options);
  if (packed.length > maxCachedBytes) {
    deps.log.info('options.too-large-to-cache', { datasourceId: entry.datasourceId, bytes: packed.length });
    return;
  }
  const { datasourceId } = entry;
  const storedAtMs = deps.clock.now();
  try {
    await deps.cache.set(entry.key, {
      datasourceId,
      datasourceVersion: source.version,
      storedAtMs,
      packed,
      rows,
      dropped,
      completeness,
      total,
    });
  } catch {
    deps.log.warn('options.cache-not-written', { datasourceId });
  }
}
