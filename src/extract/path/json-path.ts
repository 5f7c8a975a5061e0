import { Work } from '../../base/budget';
import type { Json, JsonObject } from '../../contract/json';
import { parseJsonPath } from '../../checks/json-path';
import type { PathProblem } from '../../contract/path-problem';
import { err, ok, type Result } from '../../contract/result';
import { saysNone } from '../beside-none';
import { looksEmpty } from '../empty-answer';
import { extractLimits } from '../limits';
import { nodes, segmentsOf, type Segment } from './evaluate';
import { cutRows, nothingFound, notRows, typeOf, type ItemsFound, type ItemsPath } from './items';
import { isObject, memberNames } from './member-names';

/**
 * Compiles an RFC 9535 JSONPath once for all answers. A path that leads to one list (`$.data`) means the list's elements.
 * The path function throws TooDeep for an answer that is nested beyond the limit, and TooMuchWork for a path that would
 * look at more of it than it may, or than there is left of `work`.
 */
export function compileJsonPath(text: string): Result<ItemsPath, PathProblem> {
  const query = parseJsonPath(text);
  if (!query.ok) return query;
  const segments = segmentsOf(query.value);
  const isSingular = query.value.singularQuery();
  return ok((value, maxRows, work) => rowsAt({ segments, isSingular, work }, value, maxRows));
}

/** Compiles a path that must lead to at most one value, such as the cursor of the next page. */
export function compileSingularPath(text: string): Result<(value: Json) => Json | undefined, PathProblem> {
  const query = parseJsonPath(text);
  if (!query.ok) return query;
  if (!query.value.singularQuery()) return err({ reason: 'not-one', index: null, detail: null, instead: null });
  const segments = segmentsOf(query.value);
  return ok((value) => found(segments, value, 1)[0]);
}

function found(segments: readonly Segment[], root: Json, max: number, whole?: Work): readonly Json[] {
  const work = whole === undefined ? new Work(extractLimits.steps) : whole.share(extractLimits.steps);
  return nodes(segments, { root, current: root, work }, max);
}

type Compiled = { segments: readonly Segment[]; isSingular: boolean; work: Work | undefined };

function rowsAt({ segments, isSingular, work }: Compiled, root: Json, maxRows: number): ItemsFound {
  const list = isSingular ? null : onlyListOf(segments, root);
  const rows = list ?? found(segments, root, maxRows + 1, work);
  const isOneList = isSingular || list !== null;
  const [only = null] = rows;
  if (rows.length === 0) return list === null ? nothingAt(segments, root) : nothingFound(null);
  if (!isSingular) return cutRows(rows, maxRows, { isOneList });
  if (only === null || only === '') return nothingFound(null);
  return cutRows(Array.isArray(only) ? only : rows, maxRows, { isOneList });
}

/** The list whose elements a path such as `$.data[*]` means: nothing of it is copied. */
function onlyListOf(segments: readonly Segment[], root: Json): readonly Json[] | null {
  const before = segments.slice(0, -1);
  const [last, ...more] = segments.at(-1)?.selectors ?? [];
  if (last?.kind !== 'all' || more.length > 0 || segments.some(({ descends }) => descends)) return null;
  const isSingular = before.every(
    ({ selectors: [first, ...others] }) => others.length === 0 && (first?.kind === 'name' || first?.kind === 'index'),
  );
  const [list] = isSingular ? found(before, root, 1) : [];
  return Array.isArray(list) ? list : null;
}

const parentsLookedAt = 100;

/**
 * The first step that found nothing: if it names a member, that member is missing, which is a mistake worth telling unless
 * the answer looks like "nothing found". An empty list, and null where a list would be, are no rows.
 */
function nothingAt(segments: readonly Segment[], root: Json): ItemsFound {
  for (let length = segments.length - 1; length >= 0; length--) {
    const parents = found(segments.slice(0, length), root, parentsLookedAt);
    if (parents.length === 0) continue;
    const selectors = segments[length]?.selectors ?? [];
    if (selectors.every(({ kind }) => kind === 'name')) return missingIn(parents, root);
    // A filter over one row instead of a list of them looks at its members, of which none can be picked.
    const isOneRow = parents.some((parent) => isObject(parent) && isRow(parent));
    if (isOneRow && selectors.some(({ kind }) => kind === 'filter')) return notRows('object');
    const scalar = parents.find((parent) => typeof parent !== 'object' && !saysNothing(parent));
    return scalar !== undefined && selectors.every(({ kind }) => kind === 'all')
      ? notRows(typeOf(scalar))
      : nothingFound(null);
  }
  return nothingFound(null);
}

const isRow = (object: JsonObject): boolean => {
  const members = Object.values(object);
  return members.length > 0 && members.every((member) => typeof member !== 'object' || member === null);
};

/** What servers write in place of a list without rows. */
const saysNothing = (value: Json): boolean =>
  value === '' || value === false || value === 0 || (typeof value === 'string' && saysNone(value));

const isHollow = (parent: Json): boolean =>
  parent === null || saysNothing(parent) || (isObject(parent) && Object.keys(parent).length === 0);

function missingIn(parents: readonly Json[], root: Json): ItemsFound {
  if (parents.every(isHollow)) return nothingFound(null);
  const inLists = parents.filter((parent) => Array.isArray(parent)).flatMap((list) => list.slice(0, 10));
  const members = [
    ...memberNames(parents.filter(isObject)),
    ...memberNames(inLists.filter(isObject)).map((name) => `[*].${name}`),
  ];
  return nothingFound({ members, orEmpty: looksEmpty(root) });
}
