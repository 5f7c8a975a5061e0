import type { Json } from '../../contract/json';
import { WrittenNumber } from '../document/written-number';
import { isObject } from '../path/member-names';
import { withOurDigits } from './our-digits';
import { step } from './suggest';

/** A member of an answer that is no part of its rows. */
export type OutsideMember = {
  /** A number that a double cannot hold is the text that the server wrote. */
  value: Json;
  /** RFC 9535 */
  path: string;
  /** Own name; of `hits: { total: { value: 7 } }` the number is called `total`. */
  name: string;
  /** Name of the member it stands in; empty at the top. */
  within: string;
  /** Path of that member. */
  owner: string;
  depth: number;
  /** Elements of the longest list beside it; 0 where there is none. */
  beside: number;
};

// GraphQL nests its page info as deep as its lists.
const deepestLevel = 7;
const membersVisited = 500;

/** The members that stand outside of lists, those nearest to the top first, as many as are worth a look. */
export function membersOutsideLists(root: Json): OutsideMember[] {
  const queue: OutsideMember[] = [{ value: root, path: '$', name: '', within: '', owner: '', depth: 0, beside: 0 }];
  for (let at = 0; at < queue.length && queue.length < membersVisited; at++) {
    const here = queue[at];
    if (here === undefined || here.depth >= deepestLevel) continue;
    if (Array.isArray(here.value)) queue.push(...aroundRows(here, here.value));
    if (!isObject(here.value)) continue;
    const longest = longestList(here.value);
    for (const [name, value] of Object.entries(here.value)) {
      if (queue.length >= membersVisited) break;
      // Of an element with attributes the text stands beside them.
      const isInner =
        (name === 'value' || name === '#text') && (typeof value !== 'object' || value instanceof WrittenNumber);
      const called = isInner
        ? { name: here.name, within: here.within, owner: here.owner, beside: here.beside }
        : { name, within: here.name, owner: here.path, beside: longest };
      const path = `${here.path}${step(name, 'jsonpath', here.path)}`;
      queue.push({ ...called, value: plain(value), path, depth: here.depth + 1 });
    }
  }
  return queue.slice(1);
}

const partsOfEnvelope = 10;

/**
 * Some answers are a list of what is said of the rows, and of their list: `[{"total": 296}, [{…}, {…}]]`. Others count in
 * front of the rows: `[296, {…}, {…}]`.
 */
function aroundRows(here: OutsideMember, list: readonly Json[]): OutsideMember[] {
  const lists = list.filter((part) => Array.isArray(part));
  const isEnvelope = lists.length > 0 && lists.length < list.length && list.length <= partsOfEnvelope;
  const [first = null, ...others] = list;
  const isCounted = plainNumber(first) && others.length > 0 && others.every(isObject);
  if (!isEnvelope && !isCounted) return [];
  const beside = isEnvelope ? Math.max(...lists.map(({ length }) => length)) : others.length;
  return (isEnvelope ? list : [first]).flatMap((part, at): OutsideMember[] =>
    Array.isArray(part)
      ? []
      : [
          {
            value: plain(part),
            path: `${here.path}[${at}]`,
            name: '',
            within: here.name,
            owner: here.path,
            depth: here.depth + 1,
            beside,
          },
        ],
  );
}

const plainNumber = (value: Json): boolean => typeof value === 'number' || value instanceof WrittenNumber;

function longestList(object: { [name: string]: Json }): number {
  return Object.values(object).reduce<number>(
    (longest, value) => (Array.isArray(value) ? Math.max(longest, value.length) : longest),
    0,
  );
}

const charactersOfSentences = 2000;

/** `3000.0` is a whole number, however it is written, and so is one in the digits of another script. */
function plain(value: Json): Json {
  if (typeof value === 'string' && value.length <= charactersOfSentences) return withOurDigits(value);
  if (!(value instanceof WrittenNumber)) return value;
  return Number.isSafeInteger(Number(value.text)) ? Number(value.text) : value.text;
}
