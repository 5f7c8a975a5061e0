/** Target of the first `rel="next"` link in a `Link` header, as written there; null when there is none. */
export function nextInLinkHeader(header: string | null): string | null {
  return linksInHeader(header).find(({ relations }) => relations.includes('next'))?.target ?? null;
}

/**
 * The links of a `Link` header (RFC 8288 §3) with their relations in small letters. Links about another context (`anchor`)
 * are not meant. The header comes from outside: what cannot be read is passed over.
 */
export function linksInHeader(header: string | null): { relations: string[]; target: string }[] {
  const links: { relations: string[]; target: string }[] = [];
  if (header === null || header.length > 20_000) return links;
  let at = 0;
  for (;;) {
    const target = match(/[\s,]*<([^<>]*)>/y, header, at);
    if (target === null) {
      const unread = match(/[^]*?,\s*(?=<)/y, header, at);
      if (unread === null) return links;
      at = unread.end;
      continue;
    }
    at = target.end;
    const parameters = new Map<string, string>();
    for (;;) {
      const parameter = match(/\s*;\s*([!#$%&'*+.^_`|~\w-]+)\s*(?:=\s*("(?:[^"\\]|\\[^])*"|[^\s;,"]*))?/y, header, at);
      if (parameter === null) break;
      at = parameter.end;
      const [name = '', value = ''] = parameter.groups;
      // Only the first of a kind counts (RFC 8288 §3.3).
      if (!parameters.has(name.toLowerCase())) parameters.set(name.toLowerCase(), unquoted(value));
    }
    const relations = (parameters.get('rel') ?? '').toLowerCase().split(/\s+/);
    if (!parameters.has('anchor')) links.push({ relations, target: target.groups[0]?.trim() ?? '' });
  }
}

function match(pattern: RegExp, text: string, at: number): { groups: string[]; end: number } | null {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found === null ? null : { groups: found.slice(1), end: pattern.lastIndex };
}

function unquoted(value: string): string {
  if (/^'.*'$/.test(value)) return value.slice(1, -1);
  return value.startsWith('"') ? value.slice(1, -1).replace(/\\([^])/g, '$1') : value;
}
