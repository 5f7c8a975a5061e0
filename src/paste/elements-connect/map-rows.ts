/**
 * Where the rows are, as an RFC 9535 path: the place of the options (`companies`, `$.companies`), and the JSONPath that filters
 * them. Whether it is one is for the caller to check.
 */
export function mapRows(location: string, filter: string): string {
  const place = location.trim().replace(/^\$/, '');
  const start = place === '' ? '$' : place.startsWith('[') || place.startsWith('.') ? `$${place}` : `$.${place}`;
  const rest = filter.trim().replace(/^\$/, '');
  if (rest !== '')
    return rest.startsWith('[') || rest.startsWith('.') ? `${start.replace(/\[\*\]$/, '')}${rest}` : `${start}.${rest}`;
  return /\]$/.test(start) ? start : `${start}[*]`;
}

/** `/catalog/items/item` by names alone; null for any other XPath. */
export function mapElements(location: string): string | null {
  const path = location.trim().replace(/^\/(?!\/)/, '');
  return /^[\w.:-]+(\/[\w.:-]+)*$/.test(path) ? path : null;
}

/** Paths of columns, one a line or divided by commas or semicolons: `$.fields.summary` and `fields.summary` are one. */
export function columnPaths(text: string): string[] {
  return text
    .split(/[\n,;]/)
    .map((column) => column.trim().replace(/^(\$|@)?\./, ''))
    .filter((column) => column !== '');
}
