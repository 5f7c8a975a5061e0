import { jsonpath, JSONPathEnvironment, JSONPathError, JSONPathQuery } from 'json-p3';
import type { Json } from '../../contract/json';
import { err, ok, type Result } from '../../contract/result';
import {
  cutRows,
  deeperThan,
  nothingFound,
  notRows,
  typeOf,
  type Absent,
  type ItemsFound,
  type ItemsPath,
  type PathProblem,
} from './items';
import { pathCost } from './json-path-cost';
import { extractLimits } from '../limits';
import { isObject, memberNames } from './member-names';

/** RFC 9535 without `match` and `search`: a regular expression from outside can be made to run for ever. */
const environment = new JSONPathEnvironment({ maxRecursionDepth: extractLimits.depth + 10 });
environment.functionRegister.delete('match');
environment.functionRegister.delete('search');

/** A step that needs no evaluator: one member, one index, or all children. */
type Step = { name: string } | { index: number } | 'all';

/** Thrown to `extract` when an answer nests deeper than a path may follow it. */
export class TooDeep extends Error {}

/**
 * Compiles an RFC 9535 JSONPath once for all answers. A path that leads to one list (`$.data`) means the list's elements.
 * Paths of plain steps run on a short cut with the same meaning; all others run on the evaluator.
 * The path function throws TooDeep for an answer that is nested beyond the limit.
 */
export function compileJsonPath(text: string): Result<ItemsPath, PathProblem> {
  const compiled = compile(text.trim());
  if (!compiled.ok) return compiled;
  const steps = plainSteps(compiled.value);
  const query = compiled.value;
  return ok(
    steps === null
      ? (value, maxRows) => evaluate(query, value, maxRows)
      : (value, maxRows) => walk(steps, value, maxRows),
  );
}

/** Compiles a path that must lead to at most one value, such as the cursor of the next page. */
export function compileSingularPath(text: string): Result<(value: Json) => Json | undefined, PathProblem> {
  const compiled = compile(text.trim());
  if (!compiled.ok) return compiled;
  const steps = plainSteps(compiled.value);
  if (steps === null || steps.includes('all'))
    return err({ message: 'the path must name one value, for example $.next', index: null });
  return ok((value) => steps.reduce<readonly Json[]>((found, step) => children(step, found), [value])[0]);
}

function compile(text: string): Result<JSONPathQuery, PathProblem> {
  if (text.length > extractLimits.pathCharacters)
    return err({ message: `the path is longer than ${extractLimits.pathCharacters} characters`, index: null });
  if (!text.startsWith('$')) return err({ message: 'a path starts with $, for example $.data[*]', index: 0 });
  try {
    const query = environment.compile(text);
    const tooCostly = pathCost(query);
    return tooCostly === null ? ok(query) : err({ message: tooCostly, index: null });
  } catch (error) {
    if (!(error instanceof JSONPathError)) throw error;
    return err({ message: messageOf(error), index: error.token.index });
  }
}

/** The library ends its messages with an excerpt of the path and speaks of its own lexer when a path just stops. */
function messageOf(error: JSONPathError): string {
  const message = error.message.replace(/ \('[^]*':\d+\)$/, '');
  if (message.includes('backup beyond start')) return 'the path ends too early';
  const unknown = /^no such function '(.*)'$/.exec(message)?.[1];
  return unknown === undefined ? message : `there is no function ${unknown} here; length, count and value are offered`;
}

function plainSteps(query: JSONPathQuery): Step[] | null {
  const steps: Step[] = [];
  for (const segment of query.segments) {
    const [selector, ...more] = segment.selectors;
    // `..` is the one segment that is not a child segment.
    if (more.length > 0 || segment.toString().startsWith('..')) return null;
    if (selector instanceof jsonpath.selectors.NameSelector) steps.push({ name: selector.name });
    else if (selector instanceof jsonpath.selectors.IndexSelector) steps.push({ index: selector.index });
    else if (selector instanceof jsonpath.selectors.WildcardSelector) steps.push('all');
    else return null;
  }
  return steps;
}

function walk(steps: readonly Step[], root: Json, maxRows: number): ItemsFound {
  let found: readonly Json[] = [root];
  for (const step of steps) {
    const next = children(step, found);
    if (next.length === 0) return nothingAt(step, found);
    found = next;
  }
  const all = steps.indexOf('all');
  const isOneList = all === -1 || all === steps.length - 1;
  return cutRows(all === -1 ? elements(found) : found, maxRows, { isOneList });
}

/** RFC 9535 §2.3. The children of a single list are that very list: nothing is copied. */
function children(step: Step, values: readonly Json[]): readonly Json[] {
  const only = values.length === 1 ? values[0] : undefined;
  if (step === 'all' && Array.isArray(only)) return only;
  const found: Json[] = [];
  for (const value of values) {
    if (typeof value !== 'object' || value === null) continue;
    if (step === 'all') {
      for (const child of Array.isArray(value) ? value : Object.values(value)) found.push(child);
    } else if ('name' in step) {
      if (!Array.isArray(value) && Object.hasOwn(value, step.name)) found.push(value[step.name] ?? null);
    } else if (Array.isArray(value)) {
      const child = value.at(step.index);
      if (child !== undefined) found.push(child);
    }
  }
  return found;
}

/** A missing member is a mistake worth telling. An empty list, and null where a list would be, are no rows. */
function nothingAt(step: Step, values: readonly Json[]): ItemsFound {
  if (step !== 'all' && 'name' in step) return nothingFound(missing(values));
  const scalar = values.find((value) => typeof value !== 'object');
  return scalar === undefined || step !== 'all' ? nothingFound(null) : notRows(typeOf(scalar));
}

function missing(values: readonly Json[]): Absent {
  const inLists = values.filter((value) => Array.isArray(value)).flatMap((list) => list.slice(0, 10));
  const members = [
    ...memberNames(values.filter(isObject)),
    ...memberNames(inLists.filter(isObject)).map((name) => `[*].${name}`),
  ];
  return { members, orEmpty: false };
}

function elements(values: readonly Json[]): readonly Json[] {
  const only = values.length === 1 ? values[0] : undefined;
  return Array.isArray(only) ? only : values;
}

function evaluate(query: JSONPathQuery, root: Json, maxRows: number): ItemsFound {
  if (deeperThan(root, extractLimits.depth)) throw new TooDeep();
  const rows: Json[] = [];
  // One at a time: what lies beyond the limit is never collected.
  for (const node of query.lazyQuery(root)) {
    rows.push(node.value as Json);
    if (rows.length > maxRows) break;
  }
  const isOneList = query.singularQuery();
  if (rows.length > 0) return cutRows(isOneList ? elements(rows) : rows, maxRows, { isOneList });
  return explainNothing(query, root);
}

/** The first step that found nothing: if it names a member, that member is missing; if it picks from a list, there are no rows. */
function explainNothing(query: JSONPathQuery, root: Json): ItemsFound {
  for (let length = query.segments.length - 1; length >= 0; length--) {
    const before: Json[] = [];
    for (const node of new JSONPathQuery(environment, query.segments.slice(0, length)).lazyQuery(root)) {
      before.push(node.value as Json);
      if (before.length >= 100) break;
    }
    if (before.length === 0) continue;
    const names = query.segments[length]?.selectors.every(
      (selector) => selector instanceof jsonpath.selectors.NameSelector,
    );
    return nothingFound(names === true ? missing(before) : null);
  }
  return nothingFound(null);
}
