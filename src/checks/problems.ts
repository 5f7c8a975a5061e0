import type { FieldProblem } from '../contract/problems';
import { checkUrl } from './url';

/** Problems of a form by field path; the first problem of a field is the one to show. */
export type Problems = Record<string, FieldProblem>;

export function note(problems: Problems, path: string, problem: FieldProblem | null): void {
  if (problem !== null) problems[path] ??= problem;
}

/** A text that must be there and may not be longer than `max` characters. */
export function textProblem(text: string, max: number, allowed: RegExp = /^[^\p{Cc}]*$/u): FieldProblem | null {
  if (text === '') return { code: 'required' };
  return optionalTextProblem(text, max, allowed);
}

export function optionalTextProblem(
  text: string | null,
  max: number,
  allowed: RegExp = /^[^\p{Cc}]*$/u,
): FieldProblem | null {
  if (text === null) return null;
  if (text.length > max) return { code: 'too-long', max };
  return allowed.test(text) ? null : { code: 'characters' };
}

export function countProblem(list: readonly unknown[], max: number): FieldProblem | null {
  return list.length > max ? { code: 'too-many', max } : null;
}

export function rangeProblem(value: number, min: number, max: number): FieldProblem | null {
  return Number.isInteger(value) && value >= min && value <= max ? null : { code: 'out-of-range', min, max };
}

export function urlProblem(text: string): FieldProblem | null {
  if (text === '') return { code: 'required' };
  const checked = checkUrl(text);
  return checked.ok ? null : { code: 'url', problem: checked.error };
}

/** The entries whose name an earlier entry has already, compared without case. */
export function repeatedAt(names: readonly string[], taken: readonly string[] = []): number[] {
  const seen = new Set(taken.map((name) => name.toLowerCase()));
  return names.flatMap((name, index) => {
    const lower = name.toLowerCase();
    if (lower !== '' && seen.has(lower)) return [index];
    seen.add(lower);
    return [];
  });
}
