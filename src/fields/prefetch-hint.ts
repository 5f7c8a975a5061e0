import type { BindingSettings, OptionsHint } from '../contract/binding';
import type { AuthenticationKind } from '../contract/authentication';
import { cacheKey } from './options/options-cache';
import { evaluateQuery, queryVariables } from './query/query';
import type { PrefetchDeps } from './field-deps';

/**
 * Where the options of a field context will be looked for. The name of a cached result depends on the values that the
 * query names; it is known beforehand only for a query that names none.
 */
export function hintFor(settings: BindingSettings, authentication: AuthenticationKind): OptionsHint {
  const call = queryVariables(settings.query).length === 0 ? evaluateQuery(settings.query, {}) : null;
  return {
    datasourceId: settings.datasourceId,
    cacheKey: call?.ok === true ? cacheKey(settings, call.value) : null,
    usesToken: authentication === 'oauth2-client-credentials',
  };
}

/** Reads the hint in what Jira keeps for a field context; null for anything that is none. */
export function readHint(configuration: unknown): OptionsHint | null {
  const hint = memberOf(configuration, 'hint');
  const datasourceId = memberOf(hint, 'datasourceId');
  const key = memberOf(hint, 'cacheKey');
  if (typeof datasourceId !== 'string' || !/^[\w-]{1,64}$/.test(datasourceId)) return null;
  return {
    datasourceId,
    cacheKey: typeof key === 'string' && /^[0-9a-f]{64}$/.test(key) ? key : null,
    usesToken: memberOf(hint, 'usesToken') === true,
  };
}

/**
 * Starts the reads that a hint foretells, beside whatever is read next. The hint comes through a browser and decides
 * nothing: what was read is handed out only to those who ask for just that by the binding, and forgotten otherwise.
 */
export function prefetchHinted<D extends PrefetchDeps>(deps: D, hint: OptionsHint | null): D {
  if (hint === null) return deps;
  const { datasourceId, cacheKey: key, usesToken } = hint;
  if (usesToken) deps.prefetchToken(datasourceId);
  const source = deps.callApiFor(datasourceId);
  const entry = key === null ? null : deps.cache.get(key);
  // Whoever asks for a failed read hears of it; a read that nobody asks for must not end the process.
  source.catch(() => undefined);
  entry?.catch(() => undefined);
  return {
    ...deps,
    callApiFor: (id) => (id === datasourceId ? source : deps.callApiFor(id)),
    cache: { ...deps.cache, get: (name) => (entry !== null && name === key ? entry : deps.cache.get(name)) },
  };
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
