import type { BindingSettings } from '../../contract/binding';
import type { FieldOption } from '../../contract/field-option';
import type { ApiFailure } from '../../contract/failures';
import type { OptionsFailure } from '../../contract/field-api';
import { err, ok, type Result } from '../../contract/result';
import { limits } from '../../contract/limits';
import type { ApiCall } from '../../datasources/api/api-call';
import { extractionFor } from '../kinds/extraction-for';
import { searchCopied } from './copied-options';
import { matchOptions } from './match-options';
import {
  cacheKey,
  freshOptions,
  keepOptions,
  noteQuestion,
  readCache,
  wasAskedBefore,
  type KnownOptions,
} from './options-cache';
import { evaluateQuery } from '../query/query';
import { readPages, type PagesWanted, type SourceFailure } from '../pages/read-pages';
import type { FieldDeps, FieldSource } from '../field-deps';
import type { OptionsFound, OptionsProblem, OptionsQuery, QueryVariables } from '../options-query';

/** Finds the options of a field for what was typed. Never throws for what a source does. */
export async function searchOptions(
  deps: FieldDeps,
  settings: BindingSettings,
  { search, variables, held = [] }: OptionsQuery,
): Promise<Result<OptionsFound, OptionsProblem>> {
  const { behaviour } = settings;
  const typed = typedText(search);
  if (typed.length < behaviour.minCharacters) return err({ code: 'waiting-for', variables: ['input'] });
  const copied = await searchCopied(deps, settings, typed);
  if (copied !== null) return copied;
  const found = await knownOptions(deps, settings, withInput(settings, variables, typed), {
    isTyped: behaviour.search === 'at-source' && typed !== '',
  });
  if (!found.ok) return found;
  const { known, fromCache } = found.value;
  return ok(shown(settings, known, { typed, held, fromCache }));
}

/**
 * All options of a query with these values, before any search among them: from the cache if it has a result of this very
 * query that is young enough and not from before `sinceMs`, else from the source. The datasource and the cache are read
 * side by side. The answer to a text that a person typed is kept from the second time on.
 */
export async function knownOptions(
  deps: FieldDeps,
  settings: BindingSettings,
  variables: QueryVariables,
  { sinceMs = 0, isTyped = false }: { sinceMs?: number; isTyped?: boolean } = {},
): Promise<Result<{ known: KnownOptions; fromCache: boolean; readAtMs: number }, OptionsProblem>> {
  const call = evaluateQuery(settings.query, variables);
  if (!call.ok) return call.error.code === 'waiting-for' ? err(call.error) : refused(deps, settings, call.error);
  const key = cacheKey(settings, call.value);
  const [source, entry] = await Promise.all([deps.callApiFor(settings.datasourceId), readCache(deps, key)]);
  if (source === null) return err({ code: 'datasource-missing' });
  if (source.isPaused) return err({ code: 'source', failure: { code: 'api-paused' } });
  const usable = entry === null || entry.storedAtMs < sinceMs ? null : entry;
  const cached = freshOptions(usable, source, settings.datasourceId, deps.clock.now());
  if (cached !== null && usable !== null) return ok({ known: cached, fromCache: true, readAtMs: usable.storedAtMs });
  const read = await readSource(deps, settings, source, call.value);
  if (!read.ok) return err({ code: 'source', failure: read.error });
  const { datasourceId } = settings;
  if (isTyped && !wasAskedBefore(usable, source, datasourceId)) await noteQuestion(deps, source, { key, datasourceId });
  else await keepOptions(deps, source, { key, datasourceId, known: read.value });
  return ok({ known: read.value, fromCache: false, readAtMs: deps.clock.now() });
}

/** The query cannot be put together with these values: nothing is asked, but the answer names the datasource. */
async function refused(
  deps: FieldDeps,
  { datasourceId }: BindingSettings,
  failure: ApiFailure,
): Promise<Result<never, OptionsProblem>> {
  const source = await deps.callApiFor(datasourceId);
  return err(source === null ? { code: 'datasource-missing' } : { code: 'source', failure });
}

async function readSource(
  { clock }: FieldDeps,
  settings: BindingSettings,
  source: FieldSource,
  call: ApiCall,
): Promise<Result<KnownOptions, SourceFailure>> {
  const extraction = extractionFor(settings);
  if (!extraction.ok) return extraction;
  const { result } = await readPages(source, clock, pagesWanted(settings, call), extraction.value);
  return result.ok ? ok({ ...result.value, options: extraction.value.finish(result.value.options) }) : result;
}

/** How the pages of a query are read. Where the server searches, nobody is told that a value is gone. */
export function pagesWanted({ query, extraction, behaviour }: BindingSettings, call: ApiCall): PagesWanted {
  const { paging, totalPath } = query;
  const proof = behaviour.search !== 'at-source' ? 'sought' : 'not-needed';
  return { paging, totalPath, call, rows: extraction, proof };
}

/** The search as it is used: no longer than allowed, without the spaces around it. */
export function typedText(search: string): string {
  return search.slice(0, limits.searchCharacters).trim();
}

/** `input` has the typed text where the server searches. Where the rows are searched, the query is the same for all texts. */
export function withInput(settings: BindingSettings, variables: QueryVariables, typed: string): QueryVariables {
  return { ...variables, input: settings.behaviour.search === 'at-source' ? typed : null };
}

/** The options for one opened list: those that match, the first of them, whether there are more, and how many in all. */
export function shown(
  { behaviour }: BindingSettings,
  known: KnownOptions,
  { typed, held, fromCache }: { typed: string; held: readonly string[]; fromCache: boolean },
): OptionsFound {
  const isSearched = behaviour.search !== 'at-source' && typed !== '';
  const matching = isSearched ? matchOptions(known.options, typed) : known.options;
  const options = matching.slice(0, Math.min(behaviour.maxOptions, limits.optionsShown));
  const { verdict } = known.completeness;
  const isWhole = verdict === 'complete';
  return {
    options,
    rows: known.rows,
    dropped: known.dropped,
    verdict,
    truncated: verdict === 'incomplete' || options.length < matching.length,
    total: isWhole ? matching.length : isSearched ? null : totalOptions(known),
    searchedRows: isSearched && !isWhole ? known.rows : null,
    gone: behaviour.search !== 'at-source' && isWhole ? missing(held, known.options) : [],
    fromCache,
  };
}

/** A source counts its rows. Where not each row that was read is an option, nobody knows how many options the others are. */
function totalOptions({ options, rows, total }: KnownOptions): number | null {
  return options.length === rows ? total : null;
}

/** The held keys that are not among all options there are. */
export function missing(held: readonly string[], options: readonly FieldOption[]): string[] {
  if (held.length === 0) return [];
  const offered = new Set(options.map(({ key }) => key));
  return held.filter((key) => !offered.has(key));
}

/** What a person without administrator rights is told: no host, no status, no text of the server, no name of a datasource. */
export function optionsFailure(problem: OptionsProblem): OptionsFailure {
  if (problem.code === 'datasource-missing') return { code: 'not-configured' };
  if (problem.code === 'waiting-for') return problem;
  const { failure } = problem;
  switch (failure.code) {
    case 'api-paused':
      return { code: 'source-paused' };
    case 'api-asked-too-often':
      return { code: 'asked-too-often', seconds: failure.seconds };
    case 'budget-spent':
      return { code: 'took-too-much' };
    case 'api-unreachable':
    case 'token-unreachable':
      return { code: 'source-not-answering' };
    case 'api-http-error':
    case 'token-http-error':
    case 'token-refused':
      return { code: refusal(failure) };
    case 'api-too-large':
    case 'content-invalid':
    case 'items-malformed':
    case 'items-too-costly':
    case 'items-found-nothing':
    case 'items-not-rows':
    case 'key-not-found':
    case 'label-malformed':
    case 'label-empty':
    case 'value-empty':
    case 'value-not-of-kind':
      return { code: 'answer-unreadable' };
    default:
      return { code: 'source-refused' };
  }
}

/** Which of the refusals pass by themselves: too many questions (RFC 6585 §4), a server in trouble. The others are somebody's to mend. */
function refusal(failure: {
  status: number;
  error?: string;
}): 'source-busy' | 'source-not-answering' | 'source-refused' {
  const { status, error = '' } = failure;
  if (status === 429 || error === 'slow_down') return 'source-busy';
  const isInTrouble = status >= 500 || status === 408 || /^(server_error|temporarily_unavailable)$/.test(error);
  return isInTrouble ? 'source-not-answering' : 'source-refused';
}
