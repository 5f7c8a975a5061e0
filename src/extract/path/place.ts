/** Line and column of an index, both from 1, as editors count. */
export function placeOf(text: string, index: number): string {
  const before = text.slice(0, index);
  const lineStart = before.lastIndexOf('\n') + 1;
  let line = 1;
  for (let at = before.indexOf('\n'); at !== -1; at = before.indexOf('\n', at + 1)) line++;
  return `line ${line}, column ${index - lineStart + 1}${index >= text.length ? ', where the text ends' : ''}`;
}
