import type { Json } from '../../contract/json';
import { isObject } from '../path/member-names';
import { step } from './suggest';

/** A member of an answer that is no part of its rows. */
export type OutsideMember = {
  value: Json;
  /** RFC 9535 */
  path: string;
  /** Own name; of `hits: { total: { value: 7 } }` the number is called `total`. */
  name: string;
  /** Name of the member it stands in; empty at the top. */
  within: string;
  depth: number;
};

const deepestLevel = 4;
const membersVisited = 500;

/** The members that stand outside of lists, those nearest to the top first, as many as are worth a look. */
export function membersOutsideLists(root: Json): OutsideMember[] {
  const queue: OutsideMember[] = [{ value: root, path: '$', name: '', within: '', depth: 0 }];
  for (let at = 0; at < queue.length && queue.length < membersVisited; at++) {
    const here = queue[at];
    if (here === undefined || !isObject(here.value) || here.depth >= deepestLevel) continue;
    for (const [name, value] of Object.entries(here.value)) {
      if (queue.length >= membersVisited) break;
      const isInner = name === 'value' && typeof value !== 'object';
      const called = isInner ? { name: here.name, within: here.within } : { name, within: here.name };
      const path = `${here.path}${step(name, 'jsonpath', here.path)}`;
      queue.push({ ...called, value, path, depth: here.depth + 1 });
    }
  }
  return queue.slice(1);
}
