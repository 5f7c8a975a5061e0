import type { Json } from '../../contract/json';
import { isObject } from '../path/member-names';
import type { OutsideMember } from '../suggest/outside-lists';
import { plainName } from '../suggest/suggest-totals';
import { leadsElsewhere } from './perhaps';
import * as names from './sign-names';

/** `next: "…"`, `next: { href: "…" }`, or an entry of `links: [{ rel: "next", href: "…" }]` and of `links: [{ next: "…" }]`. */
export function linkOf({ name, within, path, value }: OutsideMember, url: string): string[] {
  const plain = plainName(name);
  if (typeof value === 'string') {
    const isLink =
      names.linkNames.test(plain) || (/^(href|url|uri|link|ref)$/.test(plain) && plainName(within) === 'next');
    return isLink && looksLikeAddress(value) && !isElsewhere({ name, value }, url) ? [path] : [];
  }
  if (plain === 'next' && Array.isArray(value)) {
    const [first] = value;
    return isObject(first) && typeof first.href === 'string' ? [`${path}[0]['href']`] : [];
  }
  return /^links?$/.test(plain) ? linksIn(value, path) : [];
}

/** An address called `next` that leads to nothing of the list. */
export const isElsewhere = ({ name, value }: Pick<OutsideMember, 'name' | 'value'>, url: string): boolean =>
  plainName(name) === 'next' && typeof value === 'string' && value.startsWith('/') && leadsElsewhere(value, url);

function linksIn(value: Json, path: string): string[] {
  for (const entry of Array.isArray(value) ? value.slice(0, 50) : [value]) {
    if (!isObject(entry)) continue;
    if (Array.isArray(value) && typeof entry.next === 'string' && looksLikeAddress(entry.next))
      return [`${path}[*]['next']`];
    const relation = ['rel', 'relation', '@rel', '@relation'].find((name) => /^next$/i.test(relationOf(entry[name])));
    const target = ['href', 'url', 'uri', '@href', '@url'].find((name) => typeof entry[name] === 'string');
    if (relation === undefined || target === undefined) continue;
    const picked = Array.isArray(value)
      ? `[?@['${relation}']${Array.isArray(entry[relation]) ? '[0]' : ''} == '${relationOf(entry[relation])}']`
      : '';
    return [`${path}${picked}['${target}']`];
  }
  return [];
}

function relationOf(value: Json | undefined): string {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : '';
}

export function looksLikeAddress(text: string): boolean {
  return (
    /^(https?:\/\/|\/|\?|\.\.?\/)/i.test(text) ||
    /^[^\s?]*\?[^\s=]+=/.test(text) ||
    /^[\w.-]+(\/[\w.~%-]+)+$/.test(text)
  );
}

/** `links: [{ rel: "last", href: "…" }]` as if it were `links: { last: "…" }`. */
export function linksByRelation(members: readonly OutsideMember[]): OutsideMember[] {
  return members.flatMap((member) => {
    if (!/^_?links?$/.test(member.name) || !Array.isArray(member.value)) return [];
    return member.value.slice(0, 50).flatMap((entry): OutsideMember[] => {
      if (!isObject(entry)) return [];
      const name = relationOf(entry.rel ?? entry.relation);
      const value = entry.href ?? entry.url ?? null;
      return name === '' || value === null ? [] : [{ ...member, within: member.name, name, value }];
    });
  });
}
