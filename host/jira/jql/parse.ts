import { JiraRefusal } from '../model';

export type Operator = '=' | '!=' | '~' | '!~' | '<' | '<=' | '>' | '>=' | 'in' | 'not in' | 'is' | 'is not';

export type Clause = { field: string; operator: Operator; values: string[] };

/** Stands for `currentUser()`: no account ID has a space. */
export const currentUser = 'current user()';

export type Order = { field: string; isDescending: boolean };

/** One of the groups has to hold, all clauses of it. */
export type Query = { groups: Clause[][]; order: Order[] };

type Token = { kind: 'word' | 'quoted' | 'sign'; text: string };

/** JQL of clauses that are joined by AND and OR, with ORDER BY. Throws a refusal: 400 for what Jira refuses too, 501 for the rest. */
export function parseJql(jql: string): Query {
  const tokens = tokensOf(jql);
  let at = 0;
  const takeWord = (...words: string[]): boolean => {
    const matches = words.every((word, n) => {
      const token = tokens[at + n];
      return token?.kind === 'word' && token.text.toLowerCase() === word;
    });
    if (matches) at += words.length;
    return matches;
  };
  const takeSign = (sign: string): boolean => {
    const isHere = tokens[at]?.kind === 'sign' && tokens[at]?.text === sign;
    if (isHere) at += 1;
    return isHere;
  };
  const operand = (): string => {
    const token = tokens[at];
    if (token === undefined) throw refused('expecting a value or a field but got the end');
    if (token.kind === 'sign') {
      if (token.text === '(') throw notModelled('parentheses');
      throw refused(`expecting a value or a field but got ${token.text}`);
    }
    at += 1;
    if (token.kind === 'word' && tokens[at]?.text === '(') {
      if (token.text.toLowerCase() !== 'currentuser' || tokens[at + 1]?.text !== ')')
        throw notModelled(`the function ${token.text}()`);
      at += 2;
      return currentUser;
    }
    return token.text;
  };
  const operator = (): Operator => {
    if (takeWord('not', 'in')) return 'not in';
    if (takeWord('in')) return 'in';
    if (takeWord('is', 'not')) return 'is not';
    if (takeWord('is')) return 'is';
    const token = tokens[at];
    if (token?.kind !== 'sign' || token.text === '(')
      throw notModelled(`the operator ${token?.text ?? 'that is missing'}`);
    at += 1;
    return token.text as Operator;
  };
  const listed = (): string[] => {
    if (!takeSign('(')) throw refused('expecting ( after in');
    const values = [operand()];
    while (takeSign(',')) values.push(operand());
    if (!takeSign(')')) throw refused('expecting ) after a list');
    return values;
  };

  const query: Query = { groups: [], order: [] };
  let group: Clause[] = [];
  while (at < tokens.length && !takeWord('order', 'by')) {
    if (query.groups.length === 0 || takeWord('or')) {
      group = [];
      query.groups.push(group);
    } else if (!takeWord('and')) throw notModelled(tokens[at]?.text ?? '');
    if (takeWord('not')) throw notModelled('not');
    const field = operand();
    const sign = operator();
    group.push({ field, operator: sign, values: sign === 'in' || sign === 'not in' ? listed() : [operand()] });
  }
  while (at < tokens.length) {
    const field = operand();
    const isDescending = takeWord('desc');
    if (!isDescending) takeWord('asc');
    query.order.push({ field, isDescending });
    if (at < tokens.length && !takeSign(',')) throw notModelled(tokens[at]?.text ?? '');
  }
  return query;
}

function tokensOf(jql: string): Token[] {
  const pattern =
    /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(!=|!~|<=|>=|[=~<>(),])|(cf\[\d+\](?:\.\w+)?|[^\s"'=~<>!(),]+))/gy;
  const tokens: Token[] = [];
  let end = 0;
  for (const match of jql.matchAll(pattern)) {
    end = match.index + match[0].length;
    const [, double, single, sign, word] = match;
    const quoted = double ?? single;
    if (quoted !== undefined) tokens.push({ kind: 'quoted', text: quoted.replace(/\\(.)/gs, '$1') });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
  }
  if (jql.slice(end).trim() !== '') throw refused(`unexpected ${jql.slice(end).trim().charAt(0)}`);
  return tokens;
}

export function refused(why: string): JiraRefusal {
  return new JiraRefusal(400, `Error in the JQL query: ${why}.`);
}

export function notModelled(what: string): JiraRefusal {
  return new JiraRefusal(501, `The local host does not model this in JQL: ${what}`);
}
