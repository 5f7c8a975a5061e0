/** A value’s parameter or member, and the text around the value there, without other values. */
export type Around = { name: string; before: string; after: string };

/** Names of parameters and members whose texts are queries of a language of their own. */
const languages =
  /^(\$?filter|\$search|\$apply|sysparm_query|ql_?query|soql|sql|jql|aql|iql|cql|kql|rsql|fiql|ldap|graphql|query|q|fq|where|filters?|filter_by|(not\.)?(or|and)|expression|criteria|conditions?|lucene|search_?query)$/i;

/** Names of parameters whose texts are queries where they look like one: a name with a value, words between conditions. */
const perhaps = /^(s|search)$/i;
const syntax = /[:=~<>()[\]]|\b(and|or|not)\b/i;
/** A list of PostgREST, under the name of any column. */
const listBefore = /^(not\.)?in\.\([^)]*$/i;

/** What stands before a value in any language of conditions, whatever its parameter is called. */
const conditionBefore =
  /[=<>~]\s*[%*]?$|[\w"]:[*(]?$|\([^)]*$|(?<![a-z])(eq|ne|gt|ge|lt|le|i?like|startswith|endswith|substringof|contains)\s+$|(LIKE|STARTSWITH|ENDSWITH|CONTAINS)$/i;
const statement = /\bselect\b.+\bfrom\b|\bwhere\b.+[=<>]|[\w)'"]\s+(AND|OR)\s+\w+\s*[=:<>~]|\^/is;
/** Addresses, times and names of resources have such signs, too. */
const otherSigns = /\w+:\/\/|\d\d:\d\d(:\d\d)?|^urn:[\w:.-]*/gi;

/**
 * Whether a value is a part of a query of another language: it stands between quotation marks, beside other words in a text that
 * is called like a query, or where conditions have their value.
 */
export function isInQuery({ name, before, after }: Around): boolean {
  const [start, end] = [decoded(before), decoded(after)];
  const isQuoted = /['"][^'"]*$/.test(start) && /^[^'"]*?['"]/.test(end);
  if (isQuoted || listBefore.test(start) || (perhaps.test(name) && syntax.test(`${start} ${end}`))) return true;
  if (languages.test(name) && /[^*%\s]/.test(`${start}${end}`)) return true;
  const plain = start.replace(otherSigns, '');
  return conditionBefore.test(plain) || statement.test(`${plain}x${end}`);
}

/** Whether a value could end the text that it stands in, where no rule is named: such a value is not sent. */
export function couldEndText(value: string, { before, after }: Around): boolean {
  if (/['"\\^`]/.test(value)) return true;
  const around = `${decoded(before)} ${decoded(after)}`;
  return endings.some(([language, sign]) => language.test(around) && sign.test(value));
}

/** By what is around a value: what would end it in that language, or begin another condition. */
const endings: readonly [RegExp, RegExp][] = [
  // Directory filters: (cn=…)
  [/\([&|!]?\(*[\w.;-]+[~<>]?=/, /[()*]/],
  [/[()]/, /[()]/],
  // RSQL and FIQL: name==…
  [/==|=\w+=|!=/, /[;,()]/],
  [/\w:/, /[:()]|\b(AND|OR|NOT)\b|&&|\|\|/],
  [/[=<>~]|(?<![a-z])(eq|ne|gt|ge|lt|le|i?like)(?![a-z])|\bwhere\b/i, /[()=<>]|\s(and|or|not|union)\s/i],
];

/** The rule that a place probably needs, by the language that is around it. */
export function likelyRule({ name, before, after }: Around): string {
  const around = `${decoded(before)} ${decoded(after)}`;
  return rulesBySign.find(([names, sign]) => names?.test(name) === true || sign?.test(around) === true)?.[2] ?? 'odata';
}

const rulesBySign: readonly [names: RegExp | null, sign: RegExp | null, rule: string][] = [
  [/^jql$/i, null, 'jql'],
  [/^cql$/i, null, 'cql'],
  [/^sysparm_query$/i, /\^|(LIKE|STARTSWITH|ENDSWITH)\s*$/, 'servicenow'],
  [/^(ql_?query|aql|iql)$/i, null, 'aql'],
  [/^ldap$/i, /\([&|!]?\(*[\w.;-]+[~<>]?=/, 'ldap'],
  [/^soql$/i, /\bselect\b.+\bfrom [A-Z]/, 'soql'],
  [/^sql$/i, /\bselect\b.+\bfrom\b|\bwhere\b/is, 'sql'],
  [/^graphql$/i, /\{\s*\w+\s*\(/, 'graphql'],
  [/^(where|filter|query)$/i, /^\s*\{\s*"/, 'json'],
  [/^(fq|lucene)$/i, /^\s*[\w.]+:|\s(AND|OR)\s+[\w.]+:/, 'lucene'],
];

/** Signs of queries as an address may write them. */
function decoded(text: string): string {
  return text.replace(/%(2[0-9a-f]|3[a-f]|5[b-f]|7[b-e])/gi, (escape) => decodeURIComponent(escape));
}
