import * as v from 'valibot';
import { encodings, rowLayouts } from '../../contract/binding';
import type { BindingSettings, ExtractionSettings, Paging, QuerySettings } from '../../contract/binding';
import type { FieldProblem } from '../../contract/problems';
import { err, ok, type Result } from '../../contract/result';
import { limits } from '../../contract/limits';
import type { PathProblem } from '../../contract/path-problem';
import { compileJsonPath, compileSingularPath } from '../../extract/path/json-path';
import { compileLabelTemplate } from '../../extract/label-template';
import { compileElementPath } from '../../extract/document/xml';
import { isHeaderName } from '../../http/headers';
import { compileBody } from '../query/body-template';
import { compilePath } from '../query/path-template';
import { queryVariables } from '../query/query';

const nameCharacters = 100;
const keyPathCharacters = 500;
const mostMinCharacters = 20;
const mostSkippedLines = 100;

const text = (max: number): v.GenericSchema<string> => v.pipe(v.string(), v.maxLength(max));
const whole = (min: number, max: number): v.GenericSchema<number> =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const parameter = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(nameCharacters),
  v.regex(/^[^\p{Cc}\p{Surrogate}]*$/u),
);
const numbered = {
  sentIn: v.optional(v.picklist(['query', 'body']), 'query'),
  parameter,
  sizeParameter: v.nullable(parameter),
  size: whole(1, limits.rowsRead),
};

const cursorPlace = v.variant('in', [
  v.object({ in: v.literal('answer'), path: v.string() }),
  v.object({ in: v.literal('header'), name: v.pipe(v.string(), v.trim()) }),
]);

const paging = v.variant('kind', [
  v.object({ kind: v.literal('none') }),
  v.object({ kind: v.literal('link-header') }),
  v.object({ kind: v.literal('next-link'), linkPath: v.string() }),
  v.object({ kind: v.literal('cursor'), cursor: cursorPlace, sentIn: numbered.sentIn, parameter }),
  v.object({ kind: v.literal('page'), first: whole(0, 1000), ...numbered }),
  v.object({ kind: v.literal('offset'), first: v.optional(whole(0, 1000), 0), ...numbered }),
]);

const constant = v.object({
  constant: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(limits.constantCharacters)),
});

const whenMissing = v.lazy((given) =>
  typeof given === 'object' && given !== null ? constant : v.picklist(['wait', 'omit']),
);

const query = v.object({
  method: v.optional(v.picklist(['GET', 'POST']), 'GET'),
  path: v.optional(v.string(), ''),
  body: v.optional(v.nullable(v.string()), null),
  whenMissing: v.optional(whenMissing, 'wait'),
  paging: v.optional(paging, { kind: 'none' }),
  totalPath: v.optional(v.pipe(v.string(), v.trim()), ''),
});

const extraction = v.object({
  content: v.optional(v.picklist(['detect', 'json', 'xml', 'csv', 'lines']), 'detect'),
  csv: v.optional(
    v.nullable(
      v.object({
        delimiter: v.nullable(v.pipe(v.string(), v.regex(/^([^\r\n"\ufeff]|\\t)$/))),
        hasHeader: v.boolean(),
        skippedLines: v.exactOptional(whole(0, mostSkippedLines)),
      }),
    ),
    null,
  ),
  items: v.optional(v.string(), '$[*]'),
  key: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(keyPathCharacters)), ''),
  label: v.optional(v.string(), ''),
  details: v.optional(v.string(), ''),
  sort: v.optional(v.picklist(['source', 'label-ascending', 'label-descending']), 'source'),
  unique: v.optional(v.boolean(), true),
  layout: v.exactOptional(v.picklist(rowLayouts)),
  encoding: v.exactOptional(v.picklist(encodings)),
  decodesReferences: v.exactOptional(v.boolean()),
});

const initial = v.variant('kind', [
  v.object({ kind: v.literal('none') }),
  v.object({
    kind: v.literal('fixed'),
    key: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(limits.storedKeyCharacters)),
    label: v.pipe(v.string(), v.trim(), v.maxLength(limits.storedLabelCharacters)),
  }),
  v.object({ kind: v.literal('first') }),
]);

const behaviour = v.object({
  search: v.optional(v.picklist(['in-rows', 'at-source']), 'in-rows'),
  minCharacters: v.optional(whole(0, mostMinCharacters), 0),
  maxOptions: v.optional(whole(1, limits.optionsShown), limits.optionsShown),
  showDetails: v.optional(v.boolean(), true),
  labels: v.optional(v.picklist(['stored', 'present']), 'stored'),
  initial: v.optional(initial, { kind: 'none' }),
});

const dateFormats = [
  'iso',
  'year-month-day',
  'day-month-year',
  'month-day-year',
  'epoch-seconds',
  'epoch-milliseconds',
] as const;

const value = v.variant('kind', [
  v.object({ kind: v.literal('text') }),
  v.object({ kind: v.literal('number'), decimal: v.picklist(['point', 'comma']) }),
  v.object({
    kind: v.literal('date'),
    format: v.picklist(dateFormats),
    timeZone: v.pipe(v.string(), v.check(isTimeZone)),
  }),
]);

const binding = v.object({
  datasourceId: v.pipe(text(nameCharacters), v.minLength(1)),
  query: v.optional(query, {}),
  extraction,
  behaviour: v.optional(behaviour, {}),
  value: v.optional(v.nullable(value), null),
  storesOnChange: v.optional(v.boolean(), true),
});

type Problems = Record<string, FieldProblem>;

/**
 * Reads an unknown value as the settings of a field, defaults filled in: GET, all elements of the answer, search in the
 * rows. Problems are named by the member they belong to, for example `extraction.items`. Whether the datasource exists
 * is not known here.
 */
export function parseBinding(given: unknown): Result<BindingSettings, Problems> {
  const read = v.safeParse(binding, given);
  if (!read.success)
    return err(Object.fromEntries(read.issues.map((issue) => [v.getDotPath(issue) ?? '', problemOf(issue)])));
  const settings = normal(read.output);
  const problems = { ...queryProblems(settings), ...extractionProblems(settings) };
  return Object.keys(problems).length > 0 ? err(problems) : ok(settings);
}

/** What has no meaning under the chosen settings is not kept. */
function normal(settings: BindingSettings): BindingSettings {
  const { query: asked, extraction: read } = settings;
  const body = asked.method === 'GET' || asked.body === null || asked.body.trim() === '' ? null : asked.body;
  const delimiter = read.csv?.delimiter === '\\t' ? '\t' : (read.csv?.delimiter ?? null);
  const tidy: BindingSettings = {
    ...settings,
    query: { ...asked, path: asked.path.trim(), body },
    extraction: {
      ...read,
      items: read.items.trim(),
      details: read.details.trim(),
      csv:
        read.csv === null || read.content === 'json' || read.content === 'xml' || read.content === 'lines'
          ? null
          : { ...read.csv, delimiter },
    },
  };
  return settings.value === null ? { ...tidy, storesOnChange: false } : readOnly(tidy);
}

/** A read-only field shows the first row of one answer: there is nothing to choose, sort or turn over. */
function readOnly(settings: BindingSettings): BindingSettings {
  return {
    ...settings,
    query: { ...settings.query, paging: { kind: 'none' }, totalPath: '' },
    extraction: { ...settings.extraction, key: '', details: '', sort: 'source', unique: true },
    behaviour: v.parse(behaviour, {}),
  };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function queryProblems({ query: asked, behaviour: { search } }: BindingSettings): Problems {
  const problems: Problems = {
    ...pagingProblems(asked.paging),
    ...sentInProblems(asked),
    ...totalProblems(asked.totalPath),
  };
  const path = compilePath(asked.path);
  if (!path.ok) problems['query.path'] = { code: 'template', ...path.error };
  const body = asked.body === null ? null : compileBody(asked.body);
  if (body?.ok === false) problems['query.body'] = { code: 'template', ...body.error };
  if (Object.keys(problems).length === 0 && search === 'at-source' && !namesInput(asked))
    problems['query.path'] = {
      code: 'template',
      message: 'to search at the source, name {input} in the path or body',
      index: null,
    };
  return problems;
}

function namesInput(asked: QuerySettings): boolean {
  return queryVariables(asked).includes('input');
}

/** A link may stand in a list of links: then its path picks one, and names no single place. */
function pagingProblems(pages: Paging): Problems {
  if (pages.kind === 'next-link') return pathProblems('query.paging.linkPath', pages.linkPath);
  if (pages.kind !== 'cursor') return {};
  if (pages.cursor.in === 'answer') return pathProblems('query.paging.cursor.path', pages.cursor.path);
  const { name } = pages.cursor;
  return isHeaderName(name)
    ? {}
    : { 'query.paging.cursor.name': name === '' ? { code: 'required' } : { code: 'characters' } };
}

function pathProblems(at: string, text: string): Problems {
  const path = compileJsonPath(text);
  return path.ok ? {} : { [at]: jsonPathProblem(path.error) };
}

/** A GET has no body to put a parameter into. */
function sentInProblems({ method, paging: pages, body }: QuerySettings): Problems {
  if (!('sentIn' in pages) || pages.sentIn === 'query' || (method === 'POST' && body !== null)) return {};
  return { 'query.body': { code: 'required' } };
}

function totalProblems(totalPath: string): Problems {
  const path = totalPath === '' ? null : compileSingularPath(totalPath);
  return path?.ok === false ? { 'query.totalPath': jsonPathProblem(path.error) } : {};
}

function extractionProblems({ extraction: read, value: only }: BindingSettings): Problems {
  const problems: Problems = {};
  if (only === null && read.key === '') problems['extraction.key'] = { code: 'required' };
  const items = itemsProblem(read);
  if (items !== null) problems['extraction.items'] = items;
  const label = compileLabelTemplate(read.label);
  if (!label.ok) problems['extraction.label'] = { code: 'template', ...label.error };
  else if (only !== null && label.value.names.length === 0) problems['extraction.label'] = { code: 'required' };
  const details = compileLabelTemplate(read.details);
  if (!details.ok) problems['extraction.details'] = { code: 'template', ...details.error };
  return problems;
}

/** While the kind of the answer is left open, a place is fine if any kind could have it; a `$` can only mean JSON. */
function itemsProblem({ content, items }: ExtractionSettings): FieldProblem | null {
  if (content === 'csv' || content === 'lines' || (content === 'detect' && items === '')) return null;
  if (items === '') return { code: 'required' };
  const isJsonPath = content === 'json' || (content === 'detect' && items.startsWith('$'));
  const path = isJsonPath ? compileJsonPath(items) : compileElementPath(items);
  return path.ok ? null : jsonPathProblem(path.error);
}

function jsonPathProblem(problem: PathProblem): FieldProblem {
  return { code: 'jsonpath', ...problem };
}

function problemOf(issue: v.BaseIssue<unknown>): FieldProblem {
  const limit = 'requirement' in issue && typeof issue.requirement === 'number' ? issue.requirement : 0;
  switch (issue.type) {
    case 'max_length':
      return { code: 'too-long', max: limit };
    case 'min_length':
      return { code: 'required' };
    case 'min_value':
    case 'max_value':
    case 'integer':
      return { code: 'out-of-range', ...rangeOf(v.getDotPath(issue) ?? '') };
    case 'regex':
      return { code: 'characters' };
    default:
      return issue.input === undefined || issue.input === null ? { code: 'required' } : { code: 'not-a-choice' };
  }
}

function rangeOf(path: string): { min: number; max: number } {
  if (path === 'behaviour.minCharacters') return { min: 0, max: mostMinCharacters };
  if (path === 'extraction.csv.skippedLines') return { min: 0, max: mostSkippedLines };
  if (path === 'behaviour.maxOptions') return { min: 1, max: limits.optionsShown };
  return path === 'query.paging.first' ? { min: 0, max: 1000 } : { min: 1, max: limits.rowsRead };
}
