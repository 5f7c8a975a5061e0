import { jsonpath } from 'json-p3';
import type { ExtractionSettings } from '../../contract/binding';
import type { OutsideMember } from '../suggest/outside-lists';
import { step } from '../suggest/suggest';

/** The list that an answer was asked for: its rows, its name, and the path of what holds it. Null: not known. */
export type MeantList = { rows: number | null } & ListPlace;

type ListPlace = { name: string | null; holder: string | null };

const anywhere: ListPlace = { name: null, holder: null };
export const anyList: MeantList = { rows: null, ...anywhere };

/** Where answers keep what they say of their list. A total elsewhere may be one of something else. */
export const containers =
  /^(|d|data|hits|info|list|_?meta(_?data)?|page|_page|paging|pagination|page_?info|query_?response|(response|result)?(_?header)?|entete|kopf(daten)?|cabecera|cabecalho|intestazione|paginazione|paginacion|paginacao|paginering|paginierung|response|results?|result_?info|search(_?results?)?|summary|statistics|total)$/i;

/** The place of the list that the settings name. */
export function listPlace({ items }: Pick<ExtractionSettings, 'items'>): { json: ListPlace; xml: ListPlace } {
  const elements = items.trim().replace(/^\//, '').split('/');
  return { json: placeInJson(items.trim()), xml: elements.includes('*') ? anywhere : placeOf(elements) };
}

function placeInJson(items: string): ListPlace {
  try {
    const { segments } = jsonpath.compile(items);
    if (segments.some((segment) => segment.toString().startsWith('..'))) return anywhere;
    const names = segments.map(({ selectors: [first, ...others] }) =>
      others.length === 0 && first instanceof jsonpath.selectors.NameSelector ? first.name : null,
    );
    const list = names.at(-1) === null ? names.slice(0, -1) : names;
    return list.length === 0 || list.includes(null) ? anywhere : placeOf(list.map(String));
  } catch {
    return anywhere;
  }
}

const placeOf = (names: readonly string[]): ListPlace => ({
  name: names.at(-1) ?? null,
  holder: names.slice(0, -1).reduce((path, name) => `${path}${step(name, 'jsonpath', path)}`, '$'),
});

/** Whether a member stands beside the list, or around it. */
export function isAround({ owner, beside }: Pick<OutsideMember, 'owner' | 'beside'>, list: MeantList): boolean {
  if (list.holder !== null) return isWithin(list.holder, owner);
  // A list with a line of names on top has one more.
  return beside > 0 && (list.rows === null || Math.abs(beside - list.rows) <= 1);
}

const isWithin = (path: string, owner: string): boolean =>
  path === owner || (path.startsWith(owner) && /^[.[]/.test(path.slice(owner.length)));

/** Whether a member is about the list: around it, or where answers keep what they say of their list. */
export const isOfList = (member: OutsideMember, list: MeantList): boolean =>
  member.depth === 1 || isAround(member, list) || containers.test(member.within);
