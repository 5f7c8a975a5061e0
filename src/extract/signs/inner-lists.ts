import { jsonpath } from 'json-p3';
import type { Json, JsonObject } from '../../contract/json';
import { wholeNumber } from '../../http/total-count';
import type { Document } from '../document/document';
import { isObject } from '../path/member-names';
import { likelyTotal, plainName } from '../suggest/suggest-totals';
import { saysMore, signsIn, truthOf } from './signs';
import { hasWord, wordsOf } from './words';

const objectsVisited = 50_000;

/**
 * Whether a list within a row goes on behind what was given of it: it has pages of its own, which no paging of the rows reads
 * (`members@odata.nextLink`, `lines: { has_more: true }`, `labels: { totalCount: 30 }`). `items` is the place of the rows.
 */
export function compileInnerLists(items: string): (document: Document) => boolean {
  const inJson = namesOf(items);
  const inXml = items.trim().replace(/^\//, '').split('/');
  return (document) => {
    if (document.kind === 'csv') return false;
    const names = document.kind === 'json' ? inJson : inXml;
    return names !== null && names.length > 0 && goesOn(document.value, names);
  };
}

/** The names on the way, and null for a choice among elements; null for a path that looks everywhere. */
function namesOf(items: string): (string | null)[] | null {
  try {
    const { segments } = jsonpath.compile(items.trim());
    if (segments.some((segment) => segment.toString().startsWith('..'))) return null;
    return segments.map(({ selectors: [first, ...others] }) =>
      others.length === 0 && first instanceof jsonpath.selectors.NameSelector ? first.name : null,
    );
  } catch {
    return null;
  }
}

function goesOn(root: Json, names: readonly (string | null)[]): boolean {
  const open: { value: Json; at: number; isInRow: boolean }[] = [{ value: root, at: 0, isInRow: false }];
  let visited = 0;
  for (let here = open.pop(); here !== undefined && visited < objectsVisited; here = open.pop()) {
    const { value, at, isInRow } = here;
    visited++;
    if (Array.isArray(value)) {
      const next = names[at] === null ? at + 1 : at;
      // What the last list holds are the rows themselves.
      if (next < names.length) for (const element of value) open.push({ value: element, at: next, isInRow: true });
      continue;
    }
    const name = names[at];
    if (name === undefined || name === null || !isObject(value) || !Object.hasOwn(value, name)) continue;
    const inner = value[name] ?? null;
    if (isInRow && (saidBeside(value, name, inner) || (isObject(inner) && saidAround(inner)))) return true;
    open.push({ value: inner, at: at + 1, isInRow });
  }
  return false;
}

/** What an object says of the list within it. */
function saidAround(container: JsonObject): boolean {
  const lists = Object.values(container).filter((member) => Array.isArray(member));
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  if (lists.length === 0) return false;
  const document = { kind: 'json' as const, value: container };
  const total = likelyTotal(document);
  return saysMore(signsIn({ header: () => null }, document)) === true || (total !== null && total.rows > longest);
}

/** What a row says of one of its lists by the list’s own name: `members@odata.nextLink`, `membersCount`, `members_has_more`. */
function saidBeside(row: JsonObject, list: string, inner: Json): boolean {
  const length = Array.isArray(inner) ? inner.length : null;
  const ofList = wordsOf(list);
  const [stem = ''] = ofList;
  return Object.entries(row).some(([name, value]) => {
    if (name === list || typeof value === 'object' || !name.toLowerCase().includes(stem)) return false;
    const about = name.startsWith(`${list}@`) ? name.slice(list.length + 1) : withoutWords(name, ofList);
    if (about === null) return false;
    const words = wordsOf(about);
    const plain = plainName(about);
    if (/^(odata)?next(link|page|url|cursor|token)?$/.test(plain)) return typeof value === 'string' && value !== '';
    const rows = wholeNumber(value);
    if (hasWord(words, /^(count|total|found|odata)$/) && rows !== null) return length !== null && rows > length;
    return hasWord(words, /^(more|truncated|partial|incomplete)$/) && truthOf(value) === true;
  });
}

/** What is left of a name without the words of another; null where they are not in it, or nothing is left. */
function withoutWords(name: string, others: readonly string[]): string | null {
  const words = wordsOf(name);
  const isOther = (word: string): boolean => others.some((other) => other === word || other === `${word}s`);
  const left = words.filter((word) => !isOther(word));
  return left.length === 0 || words.length - left.length < others.length ? null : left.join(' ');
}
