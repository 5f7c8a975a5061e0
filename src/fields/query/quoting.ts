/**
 * Rules by which a value stands inside of a text of another language, within its quotation marks: `$filter=Name eq
 * '{input|odata}'`. Without a rule a value could end that text and go on as a part of the query.
 */
const rules: Record<string, (value: string) => string | null> = {
  /** OData and SQL double the apostrophe (OData 4.01 URL Conventions §5.1.1.6.1). */
  odata: (value) => value.replaceAll("'", "''"),
  soql: escapedWithBackslash,
  aql: escapedWithBackslash,
  jql: escapedWithBackslash,
  /** Texts inside of JSON or GraphQL that is itself a text. */
  json: (value) => JSON.stringify(value).slice(1, -1),
  /** An encoded query divides its conditions by `^`: a value has no way to hold one. */
  servicenow: (value) => value.replaceAll('^', ' '),
  /** Digits as they were typed; null for what is no number. */
  number: (value) => (/^-?(0|[1-9]\d*)(\.\d+)?$/.test(value.trim()) ? value.trim() : null),
};

function escapedWithBackslash(value: string): string {
  return value.replace(/["'\\]/g, '\\$&').replace(/[\r\n]+/g, ' ');
}

export const quotingRules: readonly string[] = Object.keys(rules);

/** A variable and the rule behind it: `input|odata`. The rule is null where none is named, or none of that name is known. */
export function withRule(text: string): { name: string; rule: string | null; isKnown: boolean } {
  const [name = '', rule] = text.split('|', 2);
  return { name, rule: rule ?? null, isKnown: rule === undefined || Object.hasOwn(rules, rule) };
}

/** The value as the rule writes it; null when it cannot be written so. */
export function quotedBy(rule: string | null, value: string): string | null {
  return rule === null ? value : (rules[rule]?.(value) ?? null);
}
