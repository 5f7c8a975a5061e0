import type { Json } from '../../contract/json';
import { numberText } from '../document/written-number';
import { isObject } from './member-names';
import { quotedSteps } from './member-path';

/** Reads one member of a row; undefined when the row has none. */
export type Member = (row: Json) => Json | undefined;

/**
 * Compiles a member path: `id`, `account.id`, `tags.0`, `@id`, `["odd name"]`; `.` is the row itself. A member whose own name has the
 * dots in it wins over the path. Only a row's own members are found, never what JavaScript adds to objects.
 */
export function compileMember(path: string): Member {
  const plain = path.trim().replace(/^[$@]\./, '');
  if (plain === '.' || plain === '') return (row) => row;
  const quoted = quotedSteps(plain);
  const names = quoted ?? plain.split('.');
  const [only = ''] = names;
  if (names.length === 1) return step(only);
  const whole = quoted === null ? step(plain) : (): undefined => undefined;
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

const elementsShown = 20;

/** A value as text for people: lists of plain values by comma, an XML element with attributes as its text, objects and null as nothing. */
export function textOf(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  const number = numberText(value);
  if (number !== null) return number;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (Array.isArray(value))
    return value
      .slice(0, elementsShown)
      .map((element) => (Array.isArray(element) ? '' : textOf(element)))
      .filter((text) => text !== '')
      .join(', ');
  return isObject(value) && typeof value['#text'] === 'string' ? value['#text'] : '';
}

/** A value as the key of an option: exactly the source's own text or number. Null for what cannot be a key. */
export function keyOf(value: Json | undefined, maxCharacters: number): string | null {
  if (Array.isArray(value)) return null;
  const key = textOf(value);
  return key.length > maxCharacters || key.trim() === '' ? null : key;
}
