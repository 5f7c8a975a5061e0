import type { Json, JsonObject } from '../contract/json';
import { wholeNumber } from '../http/total-count';
import { saysNone } from './beside-none';
import { complains, isFine, isVoid } from './complaint';
import { isObject } from './path/member-names';

const counts = /^@?(total|count|size|num|hits)|(count|total|results|records|hits|size|found)$/i;
const complaints = /error|fault|exception|^(message|detail|reason|code|title|status)$/i;
const things = /^(id|key|uuid|guid|name)$/i;
/** What an answer says of itself and where it stands. */
const about = /^(_?links?|@odata\.context|self|href|schemas?|resourcetype)$/i;
const levels = 3;

/**
 * Whether an answer says "nothing found" by leaving its list out: nothing at all, only empty parts, or a count of zero, and
 * nothing in it that is a row or a complaint. `{"total":0,"took":3}` and `{"_links":{}}` do, `{"data":[1]}` does not.
 */
export function looksEmpty(root: Json): boolean {
  if (root === null) return true;
  if (Array.isArray(root)) return root.length === 0;
  if (!isObject(root)) return root === '';
  if (complains(root) || !isBare(root, 0)) return false;
  if (Object.values(root).some((member) => typeof member === 'string' && saysNone(member))) return true;
  const isNothing = ([name, member]: [string, Json]): boolean =>
    isVoid(member) ||
    (typeof member === 'string' && /^(none|n\/a|\[\]|\{\})$/i.test(member.trim())) ||
    about.test(name) ||
    (complaints.test(name) && isFine(member));
  return Object.entries(root).every(isNothing) || saysZero(root, 0) || saysNoneByFlag(root);
}

/** `found: false` */
const saysNoneByFlag = (root: JsonObject): boolean =>
  Object.entries(root).some(
    ([name, member]) =>
      member === false && /^(is|was|any)?_?(found|exists?|has_?(results|data|rows|records|items|matches))$/i.test(name),
  );

/** Neither rows nor a complaint. */
function isBare(value: JsonObject, level: number): boolean {
  return Object.entries(value).every(([name, member]) => {
    const isNone = typeof member === 'string' && saysNone(member);
    if (complaints.test(name) && !isVoid(member) && !isFine(member) && !isNone) return false;
    if (about.test(name)) return true;
    if (things.test(name)) return false;
    if (Array.isArray(member)) return member.length === 0;
    return !isObject(member) || (level < levels && isBare(member, level + 1));
  });
}

function saysZero(value: JsonObject, level: number): boolean {
  return Object.entries(value).some(
    ([name, member]) =>
      (counts.test(name) && wholeNumber(isObject(member) ? member.value : member) === 0) ||
      (isObject(member) && level < levels && saysZero(member, level + 1)),
  );
}
