import { evaluate, EvaluationError } from './evaluate';
import { NotModelled } from './not-modelled';
import { parseExpression } from './parse';

/** What a formatter makes of a value, or the part of Jira's expression language that the host does not know. */
export type Formatted = { text: string } | { notModelled: string };

/**
 * The text that lists, boards and exports show of a field's value: what the expression of its type's formatter says, or
 * the value itself where its type has none. An expression that fails shows nothing: a guess.
 */
export function formatted(expression: string, value: unknown): Formatted {
  if (expression === '') return { text: plain(value) };
  try {
    return { text: plain(evaluate(parseExpression(expression), { value: value ?? null })) };
  } catch (error) {
    if (error instanceof NotModelled) return { notModelled: error.message };
    if (error instanceof EvaluationError) return { text: '' };
    throw error;
  }
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
