/** What a JSON text looks like from the outside, before it is parsed. */
export type JsonScan = {
  /** How far objects and lists stand inside each other. */
  depth: number;
  /** The text ends inside a string, an object or a list. */
  isOpen: boolean;
  /** Path of the first member whose name stands twice in one object; null when there is none. */
  repeated: string | null;
  /** Path of the first member whose name a careless merge would take for an object's prototype; null when there is none. */
  hostile: string | null;
};

const hostileNames = new Set(['__proto__', 'constructor', 'prototype']);

type Level = { names: Set<string> | null; path: string; index: number; member: string };

/**
 * Looks at a JSON text once, character by character, without recursion: however deep or broken it is, the cost is its
 * length. `JSON.parse` would take the last of two members of one name in silence, and a reader the first.
 */
export function scanJson(text: string): JsonScan {
  const scan: JsonScan = { depth: 0, isOpen: false, repeated: null, hostile: null };
  const levels: Level[] = [];
  let position = 0;
  while (position < text.length) {
    const character = text[position];
    const level = levels.at(-1);
    if (character === '"') {
      const end = stringEnd(text, position);
      if (end === null) return { ...scan, isOpen: true };
      if (level !== undefined && level.names !== null && isBeforeColon(text, end)) {
        noteMember(scan, level, text.slice(position, end));
      }
      position = end;
      continue;
    }
    if (character === '{' || character === '[') {
      levels.push({ names: character === '{' ? new Set() : null, path: childPath(level), index: 0, member: '' });
      scan.depth = Math.max(scan.depth, levels.length);
      // What follows is refused anyway; remembering a path a level would be work for nothing.
      if (levels.length > 1000) return scan;
    } else if (character === '}' || character === ']') {
      levels.pop();
    } else if (character === ',' && level !== undefined) {
      level.index += 1;
    }
    position += 1;
  }
  return { ...scan, isOpen: levels.length > 0 };
}

function noteMember(scan: JsonScan, level: Level, quoted: string): void {
  const { names } = level;
  const name = unquoted(quoted);
  level.member = name;
  const path = joined(level.path, name);
  if (hostileNames.has(name)) scan.hostile ??= path;
  if (names?.has(name) === true) scan.repeated ??= path;
  names?.add(name);
}

/** Position after the closing quote; null when there is none. */
function stringEnd(text: string, start: number): number | null {
  for (let position = start + 1; position < text.length; position += 1) {
    if (text[position] === '\\') position += 1;
    else if (text[position] === '"') return position + 1;
  }
  return null;
}

function isBeforeColon(text: string, start: number): boolean {
  let position = start;
  while (/[ \t\r\n]/.test(text[position] ?? '')) position += 1;
  return text[position] === ':';
}

function unquoted(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}

function childPath(parent: Level | undefined): string {
  if (parent === undefined) return '';
  return joined(parent.path, parent.names === null ? String(parent.index) : parent.member);
}

const joined = (path: string, member: string): string => (path === '' ? member : `${path}.${member}`).slice(0, 200);
