import { JSONPathEnvironment, JSONPathError, type JSONPathQuery } from 'json-p3';
import { limits } from '../contract/limits';
import type { PathProblem, PathReason } from '../contract/path-problem';
import { err, ok, type Result } from '../contract/result';
import { pathCost } from './json-path-cost';
import { meantPaths } from './path-repair';

/** RFC 9535 without `match` and `search`: a regular expression from outside can be made to run for ever. */
const environment = new JSONPathEnvironment();
environment.functionRegister.delete('match');
environment.functionRegister.delete('search');

/** Reads an RFC 9535 JSONPath, or says why it cannot be read or could take too much work, and what may have been meant. */
export function parseJsonPath(typed: string): Result<JSONPathQuery, PathProblem> {
  const text = typed.trim();
  const query = parse(text);
  if (query.ok || query.error.reason === 'too-long') return query;
  const instead = meantPaths(text).find((guess) => parse(guess).ok) ?? null;
  const { index, detail } = query.error;
  const isName = instead !== null && /^(unexpected|ends-early|bracket-open)$/.test(query.error.reason);
  const reason = isName && /\["/.test(instead) && !text.includes('["') ? 'name-in-brackets' : query.error.reason;
  return err({ reason, index, detail, instead });
}

function parse(text: string): Result<JSONPathQuery, PathProblem> {
  const { pathCharacters } = limits;
  if (text.length > pathCharacters) return problem('too-long', null, String(pathCharacters));
  if (!text.startsWith('$')) return problem('no-dollar', 0, null);
  try {
    const query = environment.compile(withoutLeadingZeros(text));
    const cost = pathCost(query);
    return cost === null ? ok(query) : problem(cost.reason, null, cost.detail);
  } catch (error) {
    if (!(error instanceof JSONPathError)) throw error;
    const name = /^no such function '(.*?)'/.exec(error.message)?.[1];
    const reason = name === undefined ? reasonOf(error.message) : 'function-unknown';
    return problem(reason, error.token.index, name ?? null);
  }
}

/** The parser takes no literal that begins with a zero, such as 0.5 (RFC 9535 §2.3.5.1 does): the same number with an exponent. */
function withoutLeadingZeros(text: string): string {
  const literal = /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<![\w.\]])0\.(\d+)(?:e([+-]?\d+))?/gi;
  return text.replace(literal, (whole, quotedText, fraction: string | undefined, exponent = '0') => {
    if (typeof quotedText === 'string' || fraction === undefined) return whole;
    const digits = fraction.replace(/^0+/, '');
    return digits === '' ? '0' : `${digits}e${Number(exponent) - fraction.length}`;
  });
}

function problem(reason: PathReason, index: number | null, detail: string | null): { ok: false; error: PathProblem } {
  return err({ reason, index, detail, instead: null });
}

/** The parser's English messages, as reasons that every language has a sentence for. */
const reasons: readonly [RegExp, PathReason][] = [
  [/backup beyond start|unexpected end of|bald descendant|after dot/, 'ends-early'],
  [/unclosed bracketed|unbalanced brackets/, 'bracket-open'],
  [/unclosed string/, 'quote-open'],
  [/argument|takes|result of/, 'function-use'],
  [/escape|codepoint|surrogate|invalid character/, 'escape'],
  [/leading zero|index out of range|number literal|fractional digit/, 'number'],
  [/filter|compar|paren|expression|operator/, 'filter'],
];

function reasonOf(message: string): PathReason {
  return reasons.find(([pattern]) => pattern.test(message))?.[1] ?? 'unexpected';
}
