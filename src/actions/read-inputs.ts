import { member } from '../fields/field-place';

/** A text among what a rule, or an agent, fills in; empty for anything else. */
export function inputOf(payload: unknown, name: string): string {
  const value = member(payload, name);
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

/** Keys, one a line. */
export function linesOf(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}
