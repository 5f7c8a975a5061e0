import type { BindingPreview, PreviewedOptions, PreviewStep } from '../contract/binding-preview';
import type { BindingSettings } from '../contract/binding';
import type { CopyEstimate } from '../contract/copy';
import type { FieldOption } from '../contract/field-option';
import type { ForeignText } from '../contract/foreign-text';
import { err, ok, type Result } from '../contract/result';
import { isTokenFailure } from '../datasources/api/api-failure';
import type { ApiAnswer } from '../datasources/api/api-call';
import { decodeText } from '../extract/document/decode';
import { readDocument } from '../extract/document/document';
import type { Extraction } from '../extract/extraction';
import { suggestionsFor, valueSuggestionsFor } from '../extract/suggest/sample';
import { suggestTotals } from '../extract/suggest/suggest-totals';
import { foreignBody, foreignLines, foreignText } from '../http/foreign-text';
import { nothingToMask } from '../http/masker';
import { estimateCopy } from './copy/estimate-copy';
import { extractionFor } from './kinds/extraction-for';
import { pagesWanted, shown, typedText, withInput } from './options/options';
import { pagingsFor } from './preview-pagings';
import { evaluateQuery, type QueryProblem } from './query/query';
import { isSearchIgnored } from './search-ignored';
import { strategyFor } from './pages/strategy-for';
import { readPages, type PagesRead, type SourceFailure, type SourceRead } from './pages/read-pages';
import { totalTold } from './pages/total-rows';
import type { FieldDeps, FieldSource } from './field-deps';
import type { OptionsQuery } from './options-query';

const excerptCharacters = 4000;

/**
 * Runs a field's settings for once, past the cache, and shows each stage: the request, the answer, guesses at its shape,
 * the options. Null when the datasource does not exist. What is not shown as it is: the app's own secrets.
 */
export async function previewBinding(
  deps: Pick<FieldDeps, 'callApiFor' | 'clock'>,
  settings: BindingSettings,
  { search, variables }: OptionsQuery,
): Promise<BindingPreview | null> {
  const source = await deps.callApiFor(settings.datasourceId);
  if (source === null) return null;
  const startedAt = deps.clock.now();
  const typed = typedText(search);
  const call = evaluateQuery(settings.query, withInput(settings, variables, typed));
  if (!call.ok) return notAsked(source, settings, call.error);
  const firstCall = strategyFor(settings.query.paging).first(call.value);
  const extraction = extractionFor(settings);
  const seen = await readPages(
    source,
    deps.clock,
    // A place of items that cannot be read is no reason to hide the answer that would show how to write it.
    extraction.ok
      ? pagesWanted(settings, call.value)
      : { ...pagesWanted(settings, firstCall), paging: { kind: 'none' } },
    extraction.ok ? extraction.value : lookingOnly(settings),
  );
  const { first, result } = seen;
  const read = extraction.ok || !result.ok ? finished(result, extraction.ok ? extraction.value : null) : extraction;
  const ms = deps.clock.now() - startedAt;
  return {
    requestUrl: first?.answer.url ?? requestUrl(source.baseUrl, firstCall.path),
    ms,
    steps: stepsOf(seen, ms, read.ok ? null : read.error),
    status: first?.answer.status ?? statusOf(result),
    contentType: foreignText(first?.answer.contentType ?? null, nothingToMask),
    excerpt: first === null ? null : excerptOf(first.answer),
    ...guessesAt(settings, first),
    pagings: pagingsFor(settings, call.value, seen),
    isSearchIgnored: await isSearchIgnored({ source, clock: deps.clock }, settings, { variables, typed }, result),
    copy: read.ok ? estimateOf(settings, read.value) : null,
    options: read.ok ? ok(optionsShown(settings, read.value, typed)) : read,
  };
}

function notAsked(source: FieldSource, settings: BindingSettings, problem: QueryProblem): BindingPreview {
  const error =
    problem.code === 'waiting-for'
      ? { code: 'api-settings' as const, problem: 'variable-missing' as const, detail: problem.variables.join(', ') }
      : problem;
  return {
    requestUrl: requestUrl(source.baseUrl, settings.query.path),
    ms: 0,
    steps: [],
    status: null,
    contentType: null,
    excerpt: null,
    ...guessesAt(settings, null),
    pagings: [],
    isSearchIgnored: false,
    copy: null,
    options: err(error),
  };
}

/** What the first answer's own shape tells: where rows and total could be, and whether the total is where the settings say. */
function guessesAt(
  { query, value }: BindingSettings,
  first: SourceRead['first'],
): Pick<BindingPreview, 'suggestions' | 'totals' | 'isTotalMissing'> {
  if (first === null || first.document === null) return { suggestions: [], totals: [], isTotalMissing: false };
  const { answer, document } = first;
  const isTotalMissing = query.totalPath !== '' && totalTold(query, { answer, document }) === null;
  if (value !== null) return { suggestions: valueSuggestionsFor(document), totals: [], isTotalMissing };
  const suggestions = suggestionsFor(document);
  return { suggestions, totals: suggestTotals(document, suggestions[0]?.rows ?? 0), isTotalMissing };
}

/** The address as the datasource would be asked, for display: what it adds by itself is not in it. */
function requestUrl(baseUrl: string, path: string): string {
  if (path === '' || path.startsWith('?')) return `${baseUrl}${path}`;
  return `${baseUrl.replace(/\/+$/, '')}/${path.replace(/^\//, '')}`;
}

/** The steps up to the one that failed, if one did. An API that nobody asked, because its call could not be made, is none. */
function stepsOf({ first, callMs, tokenMs }: SourceRead, ms: number, failure: SourceFailure | null): PreviewStep[] {
  const failed = failure === null ? null : stepOf(failure);
  const isUnasked = first === null && (failure?.code === 'api-paused' || failure?.code === 'api-settings');
  const token: PreviewStep[] = tokenMs === null ? [] : [{ step: 'token', ms: tokenMs, ok: failed !== 'token' }];
  if (failed === 'token' || isUnasked) return token;
  const api: PreviewStep = { step: 'api', ms: callMs - (tokenMs ?? 0), ok: failed !== 'api' };
  return api.ok
    ? [...token, api, { step: 'extraction', ms: ms - callMs, ok: failed !== 'extraction' }]
    : [...token, api];
}

function stepOf(failure: SourceFailure): PreviewStep['step'] {
  if (isTokenFailure(failure)) return 'token';
  return failure.code.startsWith('api-') ? 'api' : 'extraction';
}

function statusOf(result: Result<unknown, SourceFailure>): number | null {
  return !result.ok && 'status' in result.error && result.error.code.startsWith('api-') ? result.error.status : null;
}

/** Reads the answer and makes nothing of it. */
function lookingOnly(settings: BindingSettings): Extraction {
  return {
    read: (bytes, contentType) => readDocument(bytes, contentType, settings.extraction),
    page: () =>
      ok({ options: [], rows: 0, dropped: 0, truncated: false, isOneList: false, membersInstead: null, amiss: null }),
    finish: (options) => options,
  };
}

/** What was read, with the options put together; `keys` is about all of them, before repeated ones are left out. */
type Finished = PagesRead & Pick<PreviewedOptions, 'keys'>;

/** Elements that are missing may mean "no rows" on some day; whoever sets up the field wants to know now. */
function finished(
  result: Result<PagesRead, SourceFailure>,
  extraction: Extraction | null,
): Result<Finished, SourceFailure> {
  if (!result.ok) return result;
  const { rows, membersInstead, options } = result.value;
  const keys = keysAmong(options);
  if (extraction === null) return ok({ ...result.value, keys });
  if (rows === 0 && membersInstead !== null) return err({ code: 'items-found-nothing', members: membersInstead });
  if (options.length === 0 && membersInstead !== null) return err({ code: 'value-empty', members: membersInstead });
  return ok({ ...result.value, options: extraction.finish(options), keys });
}

function keysAmong(options: readonly FieldOption[]): PreviewedOptions['keys'] {
  const labels = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const { key, label } of options) {
    if ((labels.get(key) ?? label) !== label) ambiguous.add(key);
    labels.set(key, label);
  }
  return { rows: options.length, different: labels.size, ambiguous: ambiguous.size };
}

function optionsShown(settings: BindingSettings, read: Finished, typed: string): PreviewedOptions {
  const found = shown(settings, read, { typed, held: [], fromCache: false });
  const { options, rows, truncated, total, searchedRows, dropped } = found;
  const { sent, told, completeness, trouble, keys } = read;
  return { options, rows, truncated, total, searchedRows, dropped, sent, told, completeness, trouble, keys };
}

/** Only where somebody thinks of a copy: rows are pressed for it. */
function estimateOf(settings: BindingSettings, read: Finished): CopyEstimate | null {
  if (settings.copy === null || read.options.length === 0) return null;
  const { rows, told, completeness, options, pages } = read;
  const all = told ?? rows;
  const isAtLeast = told === null && completeness.verdict !== 'complete';
  return estimateCopy({ options, rows: all, isAtLeast, rowsOnPage: rows / Math.max(1, pages) });
}

/** The beginning of the body as text. */
function excerptOf({ bytes, contentType, mask }: ApiAnswer): ForeignText {
  const decoded = decodeText(bytes, contentType);
  return foreignLines(decoded.ok ? decoded.value : foreignBody(bytes), mask, excerptCharacters);
}
