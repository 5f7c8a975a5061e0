import * as v from 'valibot';
import type { BindingSettings, ExtractionSettings, Paging, QuerySettings } from '../../contract/binding';
import { defaultCopySettings } from '../../contract/copy';
import type { FieldProblem } from '../../contract/problems';
import { err, ok, type Result } from '../../contract/result';
import type { PathProblem } from '../../contract/path-problem';
import { compileJsonPath, compileSingularPath } from '../../extract/path/json-path';
import { compileLabelTemplate } from '../../extract/label-template';
import { compileElementPath } from '../../extract/document/xml';
import { isHeaderName } from '../../checks/headers';
import { compileBody } from '../query/body-template';
import { compilePath } from '../query/path-template';
import { positionsIn, queryVariables } from '../query/query';
import { behaviourShape, bindingShape, problemOf } from './binding-shape';

type Problems = Record<string, FieldProblem>;

/**
 * Reads an unknown value as the settings of a field, defaults filled in: GET, all elements of the answer, search in the
 * rows. Problems are named by the member they belong to, for example `extraction.items`. Whether the datasource exists
 * is not known here.
 */
export function parseBinding(given: unknown): Result<BindingSettings, Problems> {
  const read = v.safeParse(bindingShape, given);
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
    query: { ...asked, path: asked.path.trim(), body, paging: placed(asked.paging, { path: asked.path, body }) },
    copy: settings.behaviour.search === 'in-copy' ? (settings.copy ?? defaultCopySettings) : null,
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
  return settings.value === null ? withoutEmptyCard({ ...tidy, storesOnChange: false }) : readOnly(tidy);
}

function withoutEmptyCard({ card, ...settings }: BindingSettings): BindingSettings {
  return card === undefined || card.members.length === 0 ? settings : { ...settings, card };
}

/** A query that has a place for the position takes it there, and nowhere else. */
function placed(paging: Paging, query: Pick<QuerySettings, 'path' | 'body'>): Paging {
  const { position, size, cursor } = positionsIn(query);
  if (paging.kind === 'cursor' && cursor) return { ...paging, sentIn: 'text', parameter: 'paging.cursor' };
  if (paging.kind !== 'page' && paging.kind !== 'offset') return paging;
  return position
    ? { ...paging, sentIn: 'text', parameter: 'paging.position', sizeParameter: size ? 'paging.size' : null }
    : paging;
}

/** A read-only field shows the first row of one answer: there is nothing to choose, sort or turn over. */
function readOnly({ card: _card, ...settings }: BindingSettings): BindingSettings {
  return {
    ...settings,
    query: { ...settings.query, paging: { kind: 'none' }, totalPath: '' },
    extraction: { ...settings.extraction, key: '', details: '', sort: 'source', unique: true },
    behaviour: v.parse(behaviourShape, {}),
    copy: null,
  };
}

function queryProblems({ query: asked, behaviour: { search } }: BindingSettings): Problems {
  const problems: Problems = {
    ...pagingProblems(asked.paging),
    ...sentInProblems(asked),
    ...totalProblems(asked.totalPath),
  };
  const path = compilePath(asked.path);
  const pathProblem = path.ok ? path.value.ruleless : path.error;
  if (pathProblem !== null) problems['query.path'] = { code: 'template', ...pathProblem };
  const { position, size, cursor } = positionsIn(asked);
  const isNumbered = asked.paging.kind === 'page' || asked.paging.kind === 'offset';
  if ((position || size) && !(isNumbered && position)) problems['query.paging.kind'] = unused('position-unused');
  if (cursor && asked.paging.kind !== 'cursor') problems['query.paging.kind'] = unused('cursor-unused');
  const body = asked.body === null ? null : compileBody(asked.body);
  const bodyProblem = body === null ? null : body.ok ? body.value.ruleless : body.error;
  if (bodyProblem !== null) problems['query.body'] = { code: 'template', ...bodyProblem };
  if (Object.keys(problems).length === 0 && search === 'at-source' && !namesInput(asked))
    problems['query.path'] = {
      code: 'template',
      reason: 'no-input',
      index: null,
      detail: null,
      instead: asked.path.includes('?') ? '{&input}' : '{?input}',
    };
  const varying = search === 'in-copy' ? queryVariables(asked).filter((name) => name !== 'since') : [];
  if (varying.length > 0) problems['query.path'] ??= { code: 'copy-with-variables', names: varying };
  return problems;
}

const unused = (reason: 'position-unused' | 'cursor-unused'): FieldProblem => ({
  code: 'template',
  reason,
  index: null,
  detail: null,
  instead: null,
});

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
  if (!('sentIn' in pages) || pages.sentIn !== 'body' || (method === 'POST' && body !== null)) return {};
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
