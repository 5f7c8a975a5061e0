/** A reference of Velocity or FreeMarker in a text: `$userInput`, `${issue.key}`, `$!{issue.customfield_10001.id}`. */
export type Reference = { whole: string; at: number; name: string };

const reference = /(?<!\\)\$!?(?:\{([^{}]*)\}|([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?:\([^()]*\))?))/g;

export function referencesIn(text: string): Reference[] {
  return Array.from(text.matchAll(reference), ({ 0: whole, 1: inBraces, 2: plain, index: at }) => ({
    whole,
    at,
    name: withoutHabits((inBraces ?? plain ?? '').trim()),
  }));
}

/** `\$` of Velocity is a dollar sign. */
export const unescaped = (text: string): string => text.replace(/\\(?=\$)/g, '');

/**
 * Without what FreeMarker is told beside a name and what happens here in any case: values are written for where they stand,
 * numbers as the source has them, and an absent value is nothing.
 */
function withoutHabits(name: string): string {
  const plain = name.replace(/(?:\?(?:url|url_path|c|html|xhtml|esc|no_esc|trim|json_string)\b(?:\(\))?)+$/, '');
  return plain.replace(/!(?:""|'')?$/, '').trim();
}

/** Names of Elements Connect's documentation, and how this app calls the same. */
const known: Record<string, string> = {
  userinput: 'input',
  'issue.key': 'issue.key',
  'issue.id': 'issue.id',
  'issue.project.key': 'project.key',
  'issue.projectobject.key': 'project.key',
  'issue.issuetype': 'issueType',
  'issue.issuetype.name': 'issueType',
  'issue.issuetypeobject.name': 'issueType',
  'currentuser.accountid': 'user.accountId',
};

const parts: Record<string, string> = {
  '': '',
  id: '.key',
  key: '.key',
  value: '.label',
  name: '.label',
  label: '.label',
};

/** What a reference means here; `parent` is the field of Elements Connect whose successor has to be known. */
export type Meaning = { variable: string } | { parent: string; part: string } | null;

export function meaningOf(name: string): Meaning {
  const plain = name.toLowerCase();
  if (Object.hasOwn(known, plain)) return { variable: known[plain] ?? '' };
  const [, parent = '', part = ''] = /^issue\.((?:customfield|connected_item)_\d{1,12})(?:\.(\w+))?$/.exec(plain) ?? [];
  const ours = Object.hasOwn(parts, part) ? parts[part] : undefined;
  return parent === '' || ours === undefined ? null : { parent, part: ours };
}

/** Commands of Velocity (`#if`) and FreeMarker (`<#list`), comments taken out before. */
export function commandsIn(text: string): string[] {
  const found = text.match(/<\/?[#@]\w+|#(?:if|elseif|else|end|set|foreach|macro|parse|include|break|stop)(?![a-z])/g);
  return [...new Set(found ?? [])];
}

/** Without all that stands between these marks; in one pass, however many are never closed. */
function without(text: string, open: string, close: string): string {
  let kept = '';
  for (let at = 0; ;) {
    const start = text.indexOf(open, at);
    const end = start < 0 ? -1 : text.indexOf(close, start + open.length);
    if (end < 0) return kept + text.slice(at);
    kept += text.slice(at, start);
    at = end + close.length;
  }
}

export function withoutComments(text: string): string {
  return without(without(text, '#*', '*#'), '<#--', '-->')
    .split('\n')
    .filter((line) => !line.trim().startsWith('##'))
    .join('\n');
}
