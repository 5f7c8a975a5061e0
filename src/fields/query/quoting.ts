/** A value as a rule writes it; null when it cannot be written so. */
type Quote = (value: string) => string | null;

/**
 * Rules by which a value stands inside of a text of another language, within its quotation marks: `$filter=Name eq
 * '{input|odata}'`. Without a rule a value could end that text and go on as a part of the query.
 */
const rules: Record<string, Quote> = {
  /** OData and SQL double the apostrophe (OData 4.01 URL Conventions §5.1.1.6.1). */
  odata: doubled,
  sql: doubled,
  soql: escapedWithBackslash,
  aql: escapedWithBackslash,
  jql: escapedWithBackslash,
  cql: escapedWithBackslash,
  /** Signs of a filter of a directory as their code (RFC 4515 §3). */
  ldap: (value) => value.replace(/[\\*()\0]/g, (sign) => `\\${sign.charCodeAt(0).toString(16).padStart(2, '0')}`),
  /** Texts inside of JSON or GraphQL that is itself a text. */
  json: (value) => JSON.stringify(value).slice(1, -1),
  graphql: (value) => JSON.stringify(value).slice(1, -1),
  /** Lucene, Solr and Elasticsearch give these characters a meaning also outside of quotation marks. */
  lucene: (value) =>
    value.replace(/[+\-&|!(){}[\]^"~*?:\\/]/g, '\\$&').replace(/\b(AND|OR|NOT|TO)\b/g, (word) => word.toLowerCase()),
  /** An encoded query divides its conditions by `^`, which a value cannot hold, and runs what follows `javascript:`. */
  servicenow: (value) => value.replaceAll('^', ' ').replace(/(javascript)\s*:/gi, '$1 '),
  /** Digits as they were typed; null for what is no number. */
  number: (value) => (/^-?(0|[1-9]\d*)(\.\d+)?$/.test(value.trim()) ? value.trim() : null),
  /** As it is: for a text that only looks like a query. */
  plain: (value) => value,
};

/** Rules of values that stand alone in a JSON body. */
const bodyRules: readonly string[] = ['boolean', 'list', 'numbers'];

function doubled(value: string): string {
  return value.replaceAll("'", "''");
}

function escapedWithBackslash(value: string): string {
  return value.replace(/["'\\]/g, '\\$&').replace(/[\r\n]+/g, ' ');
}

export const quotingRules: readonly string[] = Object.keys(rules);
export const allRules: readonly string[] = [...quotingRules, ...bodyRules];

/** A variable and the rule behind it: `input|odata`. The rule is null where none is named. */
export function withRule(text: string): { name: string; rule: string | null; isKnown: boolean } {
  const [name = '', rule] = text.split('|', 2);
  return { name, rule: rule ?? null, isKnown: rule === undefined || allRules.includes(rule) };
}

export const isBodyRule = (rule: string | null): boolean => rule !== null && bodyRules.includes(rule);

/** The same rules between double quotation marks: there those, and no apostrophes, end a phrase of `$search` or a name of SQL. */
const phrases: Record<string, Quote> = {
  odata: (value) => value.replace(/["\\]/g, ' '),
  sql: (value) => value.replaceAll('"', '""'),
};

/** The value as the rule writes it behind the text `before`; null when it cannot be written so. */
export function quotedBy(rule: string | null, value: string, before = ''): string | null {
  if (rule === null) return value;
  const quote = (isInPhrase(before) ? phrases[rule] : undefined) ?? rules[rule];
  return quote?.(value) ?? null;
}

const rulesOfTexts: readonly string[] = ['odata', 'sql', 'soql', 'aql', 'jql', 'cql', 'json', 'graphql'];

/** Whether a rule keeps a value within the text that it stands in: one of texts does so between quotation marks only. */
export const holdsWithin = (rule: string | null, before: string): boolean =>
  rule !== null && (!rulesOfTexts.includes(rule) || openMark(before) !== null);

/** Whether what follows a text stands between double quotation marks. */
export const isInPhrase = (before: string): boolean => openMark(before) === '"';

function openMark(before: string): string | null {
  let open: string | null = null;
  for (const [sign] of before.replace(/%22/g, '"').replace(/%27/g, "'").matchAll(/['"]/g)) {
    if (open === null) open = sign;
    else if (open === sign) open = null;
  }
  return open;
}
