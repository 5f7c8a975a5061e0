import { isTotalHeader, wholeNumber } from '../../http/total-count';
import type { OutsideMember } from '../suggest/outside-lists';
import { likelyTotal } from '../suggest/suggest-totals';
import { linksInHeader } from './link-header';
import { hasWord, wordsOf } from './words';

type Headers = {
  header: (name: string) => string | null;
  headers?: () => readonly (readonly [name: string, value: string])[];
};

/** `header`: its whole name. */
type HeaderMember = OutsideMember & { header: string };

const headersRead = 200;
const charactersRead = 500;

/** Headers of the transport, of limits of calls, and of what follows a request through a system. */
const ofOtherThings =
  /^(rate|ratelimit|quota|retry|throttl\w*|limiter|request|requests|req|trace|traceparent|span|correlation|runtime|cache|cached|content|accept|access|allow|cors|cookie|session|csrf|xsrf|auth|authenticate|timing|time|server|served|powered|frame|date|modified|policy|transport|security|age|expires|version|upgrade|etag|vary|via|connection|encoding|credits?|calls?|api|worker|process|node|host|cf|amz|amzn|envoy|varnish|akamai|fastly|azure|github|download|robots|build|deprecation|sunset|location|link|event|permitted|upload)$/;
/** What a name begins with where a family of headers is about lists. */
const family = /^(?:x-)?(?:(?:pagination|paging|pager|paginate|query|search|list|resultset|odata|collection)-)*/;

/** Headers as if they were members of the answer, under what is left of their names: `X-Pagination-Last-Page` is `last-page`. */
export function headerMembers({ headers }: Headers): HeaderMember[] {
  const all = headers?.().slice(0, headersRead) ?? [];
  return all.flatMap(([full, text]) => {
    const header = full.toLowerCase();
    const name = header.replace(family, '');
    if (name === '' || hasWord(wordsOf(header), ofOtherThings) || text.length > charactersRead) return [];
    const value = wholeNumber(text) ?? text;
    return [{ header, name, value, path: '', within: '', owner: '', depth: 1, beside: 0 }];
  });
}

/** The relations of a `Link` header as if they were members. */
export function linkMembers({ header }: Headers): OutsideMember[] {
  return linksInHeader(header('link')).flatMap(({ relations, target }) =>
    relations.map((name) => ({ name, value: target, path: '', within: '', owner: '', depth: 1, beside: 0 })),
  );
}

/** Numbers in headers under names that are not known, and are made of the words for all rows. */
export function totalByWords(inHeaders: readonly HeaderMember[]): number | null {
  const value = Object.fromEntries(
    inHeaders.filter(({ header }) => !isTotalHeader(header)).map((member) => [member.name, member.value]),
  );
  const found = likelyTotal({ kind: 'json', value });
  return found === null || found.isWeak ? null : found.rows;
}

/** What the transport warns of (RFC 7234 §5.5). */
export const warnings = (text: string | null): OutsideMember[] =>
  text === null ? [] : [{ name: 'warning', value: text, path: '', within: '', owner: '', depth: 1, beside: 0 }];
