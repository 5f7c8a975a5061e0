import { NotModelled } from './not-modelled';

export type Token =
  | { kind: 'number'; value: number }
  | { kind: 'text'; value: string }
  | { kind: 'name'; value: string }
  | { kind: 'sign'; value: string }
  | { kind: 'end' };

const patterns: [kind: Exclude<Token['kind'], 'end'>, pattern: RegExp][] = [
  ['number', /\d+(?:\.\d+)?/y],
  ['text', /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/y],
  ['name', /[A-Za-z_$][\w$]*/y],
  ['sign', /=>|==|!=|<=|>=|&&|\|\||\?\.|[?:.,()[\]!<>+]/y],
];

/** Cuts a Jira expression into tokens. Signs that the host does not model throw. */
export function tokensOf(expression: string): Token[] {
  const tokens: Token[] = [];
  let at = /^\s*/.exec(expression)?.[0].length ?? 0;
  while (at < expression.length) {
    const found = tokenAt(expression, at);
    tokens.push(found.token);
    at = found.end;
    while (/\s/.test(expression.charAt(at))) at += 1;
  }
  return [...tokens, { kind: 'end' }];
}

function tokenAt(expression: string, at: number): { token: Token; end: number } {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const text = pattern.exec(expression)?.[0];
    if (text === undefined) continue;
    const end = at + text.length;
    if (kind === 'number') return { token: { kind, value: Number(text) }, end };
    if (kind === 'text') return { token: { kind, value: unquoted(text) }, end };
    return { token: { kind, value: text }, end };
  }
  throw new NotModelled(`the sign ${expression.charAt(at)}`);
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t' };

function unquoted(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/gs, (_all, character: string) => escapes[character] ?? character);
}
