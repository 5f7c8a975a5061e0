/** Names that can stand in a member path and in double braces as they are. */
const plain = /^[\p{L}\p{N}_@][\p{L}\p{N}_@:-]*(?: [\p{L}\p{N}_@:()/-]+)*$/u;
const steps = /\[("(?:[^"\\]|\\.)*")\]|[^.]+/g;

/** A member's name as it is written in a path: in brackets and quotes where it would mean something else. */
export function memberStep(name: string): string {
  return plain.test(name)
    ? name
    : `[${JSON.stringify(name).replace(/[{}]/g, (brace) => (brace === '{' ? '\\u007b' : '\\u007d'))}]`;
}

/** The names of a path with names in brackets and quotes; null for one without. */
export function quotedSteps(path: string): string[] | null {
  if (!path.includes('["')) return null;
  const names = [...path.matchAll(steps)].map(([whole, text]) => (text === undefined ? whole : unquoted(text)));
  return names.every((name) => name !== null) ? names : null;
}

function unquoted(text: string): string | null {
  try {
    return JSON.parse(text) as string;
  } catch {
    return null;
  }
}
