import type { Json } from '../../contract/json';
import type { PathProblem, PathReason } from '../../contract/path-problem';
import { err, ok, type Result } from '../../contract/result';
import { cutRows, nothingFound, type Absent, type ItemsPath } from '../path/items';
import { extractLimits } from '../limits';
import { isObject, memberNames } from '../path/member-names';
import { placeOf } from '../path/place';
import { readXml } from './read-xml';

export type XmlProblem = { problem: 'malformed' | 'too-deep' | 'too-many' | 'entities'; detail: string | null };

/**
 * XML to plain objects: attributes as `@name`, text beside attributes as `#text`, repeated elements as lists, all values
 * as text. A document type is refused, whatever it declares: entities are how XML grows in memory and reaches other systems.
 */
export function parseXml(text: string): Result<Json, XmlProblem> {
  const read = readXml(text);
  if (!('problem' in read)) return ok(read.value());
  const { problem, index, what } = read;
  return err({ problem, detail: problem === 'malformed' ? `${placeOf(text, index)}: ${what}` : null });
}

/** Compiles an element path from the root element down: `customers/customer`, `feed/*`. A leading slash is allowed. */
export function compileElementPath(text: string): Result<ItemsPath, PathProblem> {
  const path = text.trim().replace(/^\//, '');
  if (path === '') return problem('elements-missing', null);
  if (path.length > extractLimits.pathCharacters)
    return problem('too-long', null, String(extractLimits.pathCharacters));
  const names = path.split('/');
  const odd = /[\s@[\]$()'"<>&=]|\/\//.exec(text.trim());
  if (odd !== null) return problem('element-path', odd.index);
  if (names.includes('')) return problem('element-name', text.lastIndexOf('/'));
  return ok((root, maxRows) => walk(names, root, maxRows));
}

function problem(
  reason: PathReason,
  index: number | null,
  detail: string | null = null,
): { ok: false; error: PathProblem } {
  return err({ reason, index, detail, instead: null });
}

function walk(names: readonly string[], root: Json, maxRows: number): ReturnType<ItemsPath> {
  let found: readonly Json[] = [root];
  let isOneList = !names.includes('*');
  for (const [level, name] of names.entries()) {
    const next = found.flatMap((parent) => childElements(parent, name));
    if (next.length === 0) return nothingFound(missing(found, level === names.length - 1));
    if (found.length > 1) isOneList = false;
    found = next;
  }
  return cutRows(found, maxRows, { isOneList });
}

/** Null when there are no elements at all: then there are no rows, and nothing is missing. */
function missing(parents: readonly Json[], orEmpty: boolean): Absent | null {
  const members = memberNames(parents).filter(isElement);
  return members.length === 0 ? null : { members, orEmpty };
}

/** Child elements of that name. An element without children or attributes is its text. */
function childElements(parent: Json, name: string): readonly Json[] {
  if (!isObject(parent)) return [];
  const all =
    name === '*' ? Object.entries(parent).filter(([child]) => isElement(child)) : [[name, own(parent, name)] as const];
  return all.flatMap(([, child]) => (child === undefined ? [] : Array.isArray(child) ? child : [child]));
}

function own(parent: { [member: string]: Json }, name: string): Json | undefined {
  return Object.hasOwn(parent, name) ? parent[name] : undefined;
}

function isElement(name: string): boolean {
  return !name.startsWith('@') && name !== '#text';
}
