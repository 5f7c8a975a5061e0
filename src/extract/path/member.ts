import type { Json } from '../../contract/json';
import { isObject } from './member-names';

/** Reads one member of a row; undefined when the row has none. */
export type Member = (row: Json) => Json | undefined;

/**
 * Compiles a member path: `id`, `account.id`, `tags.0`, `@id`; `.` is the row itself. A member whose own name has the
 * dots in it wins over the path. Only a row's own members are found, never what JavaScript adds to objects.
 */
export function compileMember(path: string): Member {
  const plain = path.trim().replace(/^[$@]\./, '');
  if (plain === '.' || plain === '') return (row) => row;
  const names = plain.split('.');
  if (names.length === 1) return step(plain);
  const whole = step(plain);
  const steps = names.map(step);
  return (row) => {
    const named = whole(row);
    if (named !== undefined) return named;
    let value: Json | undefined = row;
    for (const next of steps) {
      if (value === undefined) return undefined;
      value = next(value);
    }
    return value;
  };
}

function step(name: string): Member {
  const index = /^\d{1,7}$/.test(name) ? Number(name) : null;
  // Reading a property is many times faster than asking first whether it is the object's own. It is the same thing
  // for every name that objects do not inherit.
  const inherited = name in Object.prototype;
  return (row) => {
    if (typeof row !== 'object' || row === null) return undefined;
    if (Array.isArray(row)) return index === null ? undefined : row[index];
    return inherited && !Object.hasOwn(row, name) ? undefined : row[name];
  };
}

/** What is noticed while values become text. */
export type TextNotes = {
  /** A whole number too large to be exact was read: its last digits are wrong. */
  lostDigits: boolean;
};

const elementsShown = 20;

/** A value as text for people: lists of plain values by comma, an XML element with attributes as its text, objects and null as nothing. */
export function textOf(value: Json | undefined, notes: TextNotes): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) && Number.isInteger(value)) notes.lostDigits = true;
    return String(value);
  }
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (Array.isArray(value))
    return value
      .slice(0, elementsShown)
      .map((element) => (Array.isArray(element) ? '' : textOf(element, notes)))
      .filter((text) => text !== '')
      .join(', ');
  return isObject(value) && typeof value['#text'] === 'string' ? value['#text'] : '';
}

/** A value as the key of an option: exactly the source's own text or number. Null for what cannot be a key. */
export function keyOf(value: Json | undefined, maxCharacters: number, notes: TextNotes): string | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (Array.isArray(value)) return null;
  const key = textOf(value, notes);
  return key.length > maxCharacters || key.trim() === '' ? null : key;
}
