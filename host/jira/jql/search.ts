import type { CustomFieldTypeModule } from '../../platform/manifest';
import type { CustomField, Issue } from '../../protocol';
import { currentUser, notModelled, parseJql, refused, type Clause, type Operator, type Order } from './parse';
import { searchableOf, type Kind } from './searchable';

type Known = {
  fields: readonly CustomField[];
  types: readonly CustomFieldTypeModule[];
  /** Who searches, for `currentUser()`; the app itself is nobody. */
  me?: string | undefined;
};

const equality: Operator[] = ['=', '!=', 'in', 'not in', 'is', 'is not'];
const ordered: Operator[] = [...equality, '<', '<=', '>', '>='];

const operators: Record<Kind, Operator[]> = {
  keyword: equality,
  text: ['~', '!~', 'is', 'is not'],
  number: ordered,
  date: ordered,
  time: ordered,
  user: equality,
  presence: ['is', 'is not'],
};

/** The issues that JQL finds, in its order; without ORDER BY in the order given. Throws a refusal, as `parseJql` does. */
export function searchIssues(issues: readonly Issue[], jql: string, known: Known): Issue[] {
  const { groups, order } = parseJql(jql);
  const tests = groups.map((clauses) => clauses.map((clause) => testOf(clause, known)));
  const found = issues.filter((issue) => tests.length === 0 || tests.some((all) => all.every((test) => test(issue))));
  return order.length === 0 ? found : sorted(found, order);
}

function testOf(clause: Clause, known: Known): (issue: Issue) => boolean {
  const { field, operator } = clause;
  const { kind, valuesOf } = searchableOf(field, known);
  if (kind !== 'user' && clause.values.includes(currentUser)) throw refused(`'${field}' holds no users`);
  const values = clause.values.map((value) => (value === currentUser ? (known.me ?? '') : value));
  if (!operators[kind].includes(operator)) {
    if (kind === 'presence') throw notModelled(`${operator} of a whole object; name one of its aliases`);
    throw refused(`the operator '${operator}' is not supported by the '${field}' field`);
  }
  if (operator === 'is' || operator === 'is not') {
    if (!/^(empty|null)$/i.test(values[0] ?? '')) throw refused(`'${operator}' wants EMPTY`);
    return (issue) => (valuesOf(issue).length === 0) === (operator === 'is');
  }
  const matches = (value: string | number): boolean =>
    values.some((wanted) =>
      kind === 'time'
        ? isMet(operator, minuteOf(String(value)), String(minuteOf(wanted)))
        : isMet(operator, value, wanted),
    );
  // Jira's != and not in leave out the issues that have no value.
  if (operator === '!=' || operator === 'not in' || operator === '!~')
    return (issue) => valuesOf(issue).length > 0 && !valuesOf(issue).some(matches);
  return (issue) => valuesOf(issue).some(matches);
}

/** Whether a value has what is sought; for a negated operator, what it negates. */
function isMet(operator: Operator, value: string | number, wanted: string): boolean {
  if (operator === '~' || operator === '!~') return hasWords(String(value), wanted);
  const order =
    typeof value === 'number' ? value - numberOf(wanted) : compare(value.toLowerCase(), wanted.toLowerCase());
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return order === 0;
  }
}

/** All words, in any order, whole unless they end in `*`. Jira's stemming of languages is not modelled. */
function hasWords(text: string, wanted: string): boolean {
  const words = wordsOf(text);
  return wordsOf(wanted, '*').every((word) =>
    word.endsWith('*') ? words.some((one) => one.startsWith(word.slice(0, -1))) : words.includes(word),
  );
}

function wordsOf(text: string, kept = ''): string[] {
  return text.toLowerCase().match(kept === '' ? /[\p{L}\p{N}]+/gu : /[\p{L}\p{N}]+\*?/gu) ?? [];
}

/** JQL counts times in minutes, and writes `2027-03-31 22:15` or `2027/03/31`: in UTC here, whoever asks. */
function minuteOf(time: string): number {
  const written = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?: (\d{1,2}):(\d{2}))?$/.exec(time);
  const [, year, month, day, hour = 0, minute = 0] = written?.map(Number) ?? [];
  const ms =
    written === null
      ? Date.parse(time.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
      : Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour || 0, minute || 0);
  if (Number.isNaN(ms)) throw refused(`'${time}' is no date; write 2027-03-31 or "2027-03-31 22:15"`);
  return Math.floor(ms / 60_000);
}

function numberOf(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || Number.isNaN(number)) throw refused(`'${text}' is no number`);
  return number;
}

function sorted(issues: Issue[], order: readonly Order[]): Issue[] {
  const orders = order.map(({ field, isDescending }) => {
    const rank = ranks[field.toLowerCase()];
    if (rank === undefined) throw notModelled(`ORDER BY ${field}`);
    return { rank, direction: isDescending ? -1 : 1 };
  });
  return issues.sort((a, b) => {
    for (const { rank, direction } of orders) {
      const difference = compare(rank(a), rank(b));
      if (difference !== 0) return difference * direction;
    }
    return 0;
  });
}

const ranks: Partial<Record<string, (issue: Issue) => string | number>> = {
  id: ({ id }) => Number(id),
  key: ({ key, projectKey }) => `${projectKey} ${(key.split('-')[1] ?? '').padStart(9, '0')}`,
  created: ({ created }) => created,
  updated: ({ updated }) => updated,
};

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
