import type { ShapeSuggestion } from '../../contract/test-report';
import type { Json } from '../../contract/json';
import { laidOut } from '../layout';
import { isObject } from '../path/member-names';
import { hasHeaderRow, isOneThing, layoutOf } from './suggest-layout';
import { rankMembers } from './suggest-members';

/** How the place of the items is written: RFC 9535 for JSON, element path for XML. */
export type ItemsNotation = 'jsonpath' | 'elements';

type Candidate = {
  items: string;
  rows: readonly Json[];
  depth: number;
  name: string;
  named: boolean;
  layout?: NonNullable<ShapeSuggestion['layout']>;
  /** One object, and no list. */
  isLone?: boolean;
};

const deepestLevel = 8;
const valuesVisited = 20_000;
const candidatesKept = 200;
const suggestionsGiven = 5;
const rowsCompared = 500;

const likelyNames =
  /^(data|items?|results?|rows|records?|values?|list|entries|elements?|content|hits|objects|resources|members|response|docs|documents|edges|nodes)$/i;
const unlikelyNames =
  /^(_?links?|errors?|warnings?|facets?|aggregations?|meta(data)?|schema|fields|columns|headers?|tags|permissions|expand|parameters)$/i;

/**
 * Guesses where the rows of an answer are and which of their members could be key and label, best guess first. `items`
 * is ready for the extraction settings; `keys` and `labels` are member paths, `.` standing for a row that is itself a
 * text or a number. Looks at a bounded part of the value, whatever its size.
 */
export function suggestShapes(value: Json, notation: ItemsNotation = 'jsonpath'): ShapeSuggestion[] {
  const found = candidates(value, notation);
  const lists = found.filter(({ isLone }) => isLone !== true);
  const guesses = shapesOf(lists);
  // A feed is no row of its own list; where nothing repeats, the one object is what was asked for.
  const lone = guesses.length > 0 || isEmptyList(value) ? [] : found.filter(({ isLone }) => isLone === true);
  return guesses.length > 0 ? guesses : shapesOf(withoutFrames(lone, notation));
}

/** The outermost element of XML is around its rows, also where there is only one: `<feed><id/><entry><id/></entry></feed>`. */
function withoutFrames(lone: Candidate[], notation: ItemsNotation): Candidate[] {
  if (notation !== 'elements') return lone;
  const isRow = ({ rows, depth }: Candidate): boolean =>
    depth > 1 &&
    rows.some((row) => isObject(row) && Object.keys(row).some((name) => /(^|[:@_])(id|key|uuid|guid)$/i.test(name)));
  return lone.some(isRow) ? lone.filter(({ depth }) => depth > 1) : lone;
}

function shapesOf(all: readonly Candidate[]): ShapeSuggestion[] {
  return all
    .map((candidate) => ({ candidate, ...rankMembers(candidate.rows.slice(0, rowsCompared)) }))
    .filter(({ keys }) => keys.length > 0)
    .map((guess) => ({ guess, score: likelihood(guess.candidate, guess.keyScore, guess.labelScore) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, suggestionsGiven)
    .map(({ guess }) => ({
      items: guess.candidate.items,
      rows: guess.candidate.rows.length,
      keys: guess.keys,
      labels: guess.labels,
      ...(guess.people.length === 0 ? {} : { people: guess.people }),
      ...(guess.candidate.layout === undefined ? {} : { layout: guess.candidate.layout }),
    }));
}

/**
 * Whether an answer without a guess is a list that happens to be empty, alone or beside counts and links (`{"items": []}`),
 * and not one thing with an empty list in it (`{"id": 7, "orders": []}`).
 */
export function isEmptyList(value: Json): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (!isObject(value)) return false;
  const members = Object.entries(value);
  if (members.some(([name]) => identifying.test(name))) return false;
  if (members.some(([name, member]) => likelyNames.test(name) && isEmptyList(member))) return true;
  const lists = members.filter(([, member]) => Array.isArray(member));
  const [only] = lists;
  if (only === undefined || lists.length > 1 || unlikelyNames.test(only[0])) return false;
  return isEmptyList(only[1]) && !members.some(([name]) => describing.test(name));
}

/** Members that make an object one thing, and those that make it probable. */
const identifying = /^(id|key|uuid|guid)$/i;
const describing = /^(name|title|error|message|code)$/i;

function likelihood({ rows, depth, name, named, layout }: Candidate, keyScore: number, labelScore: number): number {
  const objects = isObject(rows[0]) ? 4 : 0;
  const size = Math.min(4, Math.log10(rows.length + 1) * 2);
  const wording = !named ? 0 : likelyNames.test(name) ? 3 : unlikelyNames.test(name) ? -5 : 0;
  // What stands as a table or a map could also be a list of lists, or one thing with many members.
  const table = layout === undefined ? 0 : layout === 'members' ? -3 : 2;
  return objects + size + wording + keyScore + labelScore + table - depth * 1.5;
}

/** Lists anywhere in the value; rows that are spread over the elements of an outer list are gathered (`$.groups[*].items[*]`). */
function candidates(root: Json, notation: ItemsNotation): Candidate[] {
  const found: Candidate[] = [];
  const queue: { value: Json; path: string; depth: number; name: string; named: boolean }[] = [
    { value: root, path: notation === 'jsonpath' ? '$' : '', depth: 0, name: '', named: false },
  ];
  let visited = 0;
  for (let at = 0; at < queue.length && visited < valuesVisited && found.length < candidatesKept; at++) {
    const here = queue[at];
    if (here === undefined) break;
    visited++;
    const { value, path, depth } = here;
    if (Array.isArray(value)) {
      const items = notation === 'jsonpath' ? `${path}[*]` : path;
      if (value.length > 0) found.push({ ...here, items, rows: value });
      if (notation === 'jsonpath' && hasHeaderRow(value)) found.push(tableAt({ ...here, items }, 'header-row'));
      for (const [name, rows] of gathered(value)) {
        visited += rows.length;
        const inner = `${items}${step(name, notation, items)}`;
        found.push({
          items: notation === 'jsonpath' ? `${inner}[*]` : inner,
          rows,
          depth: depth + 2,
          name,
          named: true,
        });
      }
    } else if (isObject(value) && depth < deepestLevel) {
      const layout = notation === 'jsonpath' ? layoutOf(value) : null;
      if (layout !== null) found.push(tableAt({ ...here, items: path }, layout));
      if (notation === 'jsonpath' && isOneThing(value))
        found.push({ ...here, items: path, rows: [value], isLone: true });
      for (const [name, member] of Object.entries(value)) {
        if (visited + queue.length - at > valuesVisited) break;
        const inner = `${path}${step(name, notation, path)}`;
        if (typeof member !== 'object' || member === null) continue;
        queue.push({ value: member, path: inner, depth: depth + 1, name, named: true });
        // A single element of XML is no list, and still a row.
        if (notation === 'elements' && isObject(member))
          found.push({ items: inner, rows: [member], depth: depth + 1, name, named: true, isLone: true });
      }
    }
  }
  return found;
}

function tableAt(
  { value, ...here }: Omit<Candidate, 'rows'> & { value: Json },
  layout: NonNullable<ShapeSuggestion['layout']>,
): Candidate {
  const rows = Array.isArray(value) ? value : [value];
  const found = { rows, truncated: false, isOneList: true, absent: null, notRows: null };
  return { ...here, rows: laidOut(found, layout, rowsCompared).rows, layout };
}

/** Lists that the elements of a list carry under the same member, put together. */
function gathered(list: Json[]): Map<string, Json[]> {
  const lists = new Map<string, Json[]>();
  for (const element of list.slice(0, rowsCompared)) {
    if (!isObject(element)) continue;
    for (const [name, member] of Object.entries(element)) {
      if (!Array.isArray(member) || !isObject(member[0])) continue;
      lists.set(name, [...(lists.get(name) ?? []).slice(0, rowsCompared), ...member.slice(0, rowsCompared)]);
    }
  }
  return lists;
}

/** One more step of a path, as it is written after those before it. */
export function step(name: string, notation: ItemsNotation, before: string): string {
  if (notation === 'elements') return before === '' ? name : `/${name}`;
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? `.${name}` : `[${quoted(name)}]`;
}

/** A name as RFC 9535 §2.3.1.1 writes it in single quotes. */
function quoted(name: string): string {
  const escaped = JSON.stringify(name).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped}'`;
}
