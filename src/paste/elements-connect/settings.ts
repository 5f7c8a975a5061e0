/**
 * Settings of Elements Connect by the labels that its pages give them (documentation of Data Center and Cloud, read in
 * November 2026), without case, punctuation and what stands in brackets.
 */
const labels = {
  type: ['type', 'datasource type', 'data source type'],
  name: ['name', 'datasource name', 'data source name'],
  url: ['url', 'base url', 'api base url', 'datasource url', 'server url'],
  authentication: ['authentication', 'authentication type', 'authentication method'],
  'token-url': ['access token url', 'token url'],
  'authorize-url': ['authorize url', 'authorization url'],
  'client-id': ['client id'],
  'client-secret': ['client secret'],
  scopes: ['scopes', 'scope'],
  username: ['username', 'user name', 'login', 'user'],
  password: ['password'],
  'api-key': ['api key', 'api key value'],
  'api-key-name': ['api key name', 'key name'],
  'api-key-in': ['add to', 'send in', 'api key location', 'key location'],
  audience: ['audience'],
  headers: ['custom headers', 'request headers', 'headers', 'header'],
  content: ['content', 'content type', 'content properties', 'response format', 'format'],
  separator: ['separator', 'csv separator', 'column separator'],
  field: ['field', 'field name', 'custom field', 'connected field', 'connected item'],
  method: ['method', 'http method', 'request method'],
  query: ['query', 'api request', 'request', 'field query', 'item query', 'path', 'url path', 'query path'],
  body: ['body', 'request body'],
  location: [
    'root element',
    'root',
    'location',
    'location of the connected item field options in the response',
    'location of the connected field options in the response',
    'location of the options in the response',
  ],
  filter: ['jsonpath', 'json path', 'filter', 'jsonpath filter'],
  columns: ['columns json path', 'columns jsonpath', 'columns'],
  key: ['key', 'id', 'unique identifier', 'option key', 'option id'],
  template: ['template', 'field template', 'display template'],
  'no-duplicates': ['no duplicates'],
  sort: ['sort'],
  'min-characters': ['min characters', 'minimum characters'],
  'max-suggestions': ['max suggestions', 'maximum suggestions'],
} as const;

export type Setting = keyof typeof labels;

export const settingNames = Object.keys(labels) as Setting[];

export const secretSettings: readonly Setting[] = ['client-secret', 'password', 'api-key'];

const byLabel = new Map<string, Setting>(
  settingNames.flatMap((setting) => labels[setting].map((label): [string, Setting] => [label, setting])),
);

/** Settings whose values may go on over several lines. */
const manyLines: readonly Setting[] = ['headers', 'query', 'body', 'columns', 'template'];

export type ReadSettings = { values: Map<Setting, string>; unread: string[] };

const mostUnread = 20;

/**
 * Reads `Label: value`, one a line, or a label with its value below it, as forms are copied. The first value of a setting
 * counts; lines that go with none are told.
 */
export function readSettings(text: string): ReadSettings {
  const values = new Map<Setting, string>();
  const unread: string[] = [];
  let open: Setting | null = null;
  for (const line of text.split(/\r\n?|\n/)) {
    const found = settingIn(line);
    if (found !== null && !values.has(found.setting)) {
      values.set(found.setting, found.value);
      open = found.value === '' || manyLines.includes(found.setting) ? found.setting : null;
    } else if (open !== null && !isOtherLabel(line, open)) {
      const before: string = values.get(open) ?? '';
      if (line.trim() === '' && !manyLines.includes(open)) continue;
      values.set(open, before === '' ? line.trim() : `${before}\n${line.trimEnd()}`);
      if (!manyLines.includes(open) && line.trim() !== '') open = null;
    } else if (line.trim() !== '') {
      if (unread.length < mostUnread) unread.push(beginningOf(line));
      open = null;
    }
  }
  for (const [setting, value] of values) {
    if (value.trim() === '') values.delete(setting);
    else values.set(setting, value.trim());
  }
  return { values, unread };
}

/** A line that begins with words and a colon is a setting that nobody knows, where it can be no part of the value above it. */
function isOtherLabel(line: string, open: Setting): boolean {
  if (open === 'headers' || !manyLines.includes(open)) return false;
  return /^\s*[A-Z][\w ()/-]{1,40}:\s/.test(line) && !(open === 'template' && /[${]/.test(line));
}

function settingIn(line: string): { setting: Setting; value: string } | null {
  // A member of JSON and a parameter of a query go by the names of settings, too.
  const divided = /^\s*([A-Za-z][^:=\t?&"]{0,70}?)\s*[:=\t]\s*(.*)$/.exec(line);
  const named = divided === null ? undefined : byLabel.get(plain(divided[1] ?? ''));
  if (named !== undefined) return { setting: named, value: (divided?.[2] ?? '').trim() };
  const alone = byLabel.get(plain(line));
  return alone === undefined ? null : { setting: alone, value: '' };
}

const plain = (label: string): string =>
  label
    .toLowerCase()
    .replace(/\(.*?\)|\*/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** What may be shown of a line that nobody knows: its label, never its value, which may also be the line itself. */
function beginningOf(line: string): string {
  const label = (/^\s*([^:=\t]{1,70})/.exec(line)?.[1] ?? '').trim().slice(0, 40);
  return /[:=\t]/.test(line) || /^[A-Za-z][a-z]*( [A-Za-z][a-z]*)+$/.test(label) ? label : '…';
}
