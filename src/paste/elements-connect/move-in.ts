import { holdsSecret } from '../../contract/secret-in-text';
import { columnPaths, mapElements, mapRows } from './map-rows';
import { mapBody, mapQuery, parentsIn, type Successors } from './map-query';
import { mapTemplate } from './map-template';
import { mildNotes, type MovedBinding, type MovedIn, type MovedLine, type MoveNote } from './moved-in';
import { movedDatasource } from './moved-datasource';
import { readSettings, secretSettings, settingNames, type Setting } from './settings';

type Options = {
  /** Fields of this site that take the place of those of Elements Connect, by its ids. */
  successors: Successors;
  /** Whether a text is a path to rows of JSON that this app reads. */
  isPath: (text: string) => boolean;
};

/** Maps pasted settings one by one: each is taken over whole, or named with the reason and left out. */
export function moveIn(text: string, { successors, isPath }: Options): MovedIn {
  const { values, unread } = readSettings(text);
  const { datasource, notes: datasourceNotes, ours: datasourceOurs } = movedDatasource(values);
  const notes = new Map<Setting, MoveNote[]>(datasourceNotes);
  const ours = new Map<Setting, string>(datasourceOurs);
  const binding: MovedBinding = {};
  const given = (setting: Setting): string => values.get(setting) ?? '';
  const note = (setting: Setting, one: MoveNote): void => void notes.set(setting, [...(notes.get(setting) ?? []), one]);

  const content = contentOf(given('content'));
  if (given('content') !== '') {
    if (content === null) note('content', { code: 'value-unknown' });
    else ours.set('content', content.toUpperCase());
  }
  if (content !== null) binding.content = content;
  if (given('separator') !== '') {
    binding.delimiter = /^(tab|\\t)$/i.test(given('separator')) ? '\\t' : given('separator');
    ours.set('separator', binding.delimiter);
  }

  if (given('method') !== '') {
    const method = given('method').toUpperCase();
    if (method === 'GET' || method === 'POST') {
      binding.method = method;
      ours.set('method', method);
    } else note('method', { code: 'value-unknown' });
  }
  if (given('query') !== '') {
    const path = mapQuery(given('query'), { baseUrl: given('url'), successors });
    if (path.ok) ours.set('query', (binding.path = path.value));
    else note('query', path.error);
  }
  if (given('body') !== '') {
    const body = mapBody(given('body'), successors);
    if (body.ok) {
      ours.set('body', (binding.body = body.value));
      binding.method ??= 'POST';
    } else note('body', body.error);
  }

  moveRows(content, given, { binding, ours, note, isPath });
  const columns = columnPaths(given('columns'));
  if (columns.length > 0) ours.set('columns', columns.join(', '));
  const members: string[] = [];
  if (given('template') !== '') {
    const template = mapTemplate(given('template'), columns);
    if (!template.ok) note('template', template.error);
    else {
      ours.set('template', (binding.label = template.value.label));
      members.push(...template.value.members);
      if (template.value.hasTags) note('template', { code: 'tags' });
    }
  } else if (columns[0] !== undefined) binding.label = `{{${columns[0]}}}`;
  const key = given('key')
    .replace(/^\$?\{?(?:row\.|data\.)?([^{}]*)\}?$/, '$1')
    .trim();
  const guess = members.find((member) => /(^|\.)(id|key|code|number)$/i.test(member)) ?? columns[0] ?? members[0];
  if (key !== '') ours.set('key', (binding.key = key));
  else if (guess !== undefined) {
    binding.key = guess;
    note(values.has('template') ? 'template' : 'columns', { code: 'key-guessed' });
  }

  if (given('no-duplicates') !== '')
    ours.set('no-duplicates', String((binding.unique = isYes(given('no-duplicates')))));
  if (isYes(given('sort'))) {
    binding.sort = 'label-ascending';
    ours.set('sort', 'label-ascending');
  }
  for (const [setting, member] of [
    ['min-characters', 'minCharacters'],
    ['max-suggestions', 'maxOptions'],
  ] as const) {
    if (given(setting) === '') continue;
    if (/^\d{1,3}$/.test(given(setting))) ours.set(setting, (binding[member] = given(setting)));
    else note(setting, { code: 'value-unknown' });
  }
  if (given('field') !== '') ours.set('field', given('field'));

  const lines = settingNames.flatMap((setting): MovedLine[] => {
    const original = values.get(setting);
    if (original === undefined) return [];
    const found = notes.get(setting) ?? [];
    const isHidden = secretSettings.includes(setting) || holdsSecret(original);
    const isTaken = ours.has(setting) && found.every(({ code }) => mildNotes.includes(code));
    const here = isHidden ? '' : (ours.get(setting) ?? null);
    // Values of headers may be secrets, whatever they are called.
    const shown = isHidden || setting === 'headers' ? null : original;
    return [{ setting, original: shown, ours: isTaken ? here : null, notes: found }];
  });
  return {
    lines,
    unread,
    datasource,
    binding: Object.keys(binding).length === 0 ? null : binding,
    parents: [...new Set([...parentsIn(given('query')), ...parentsIn(given('body'))])],
  };
}

type Found = {
  binding: MovedBinding;
  ours: Map<Setting, string>;
  note: (setting: Setting, one: MoveNote) => void;
  isPath: Options['isPath'];
};

function moveRows(
  content: MovedBinding['content'] | null,
  given: (setting: Setting) => string,
  { binding, ours, note, isPath }: Found,
): void {
  const [location, filter] = [given('location'), given('filter')];
  if ((location === '' && filter === '') || content === 'csv') return;
  const at = location === '' ? 'filter' : 'location';
  const items = content === 'xml' ? mapElements(location) : mapRows(location, filter);
  if (items === null || (content !== 'xml' && !isPath(items))) {
    note(at, { code: 'path-unknown' });
    if (location !== '' && filter !== '') note('filter', { code: 'path-unknown' });
    return;
  }
  binding.items = items;
  ours.set(at, items);
  if (location !== '' && filter !== '') ours.set('filter', items);
}

function contentOf(text: string): NonNullable<MovedBinding['content']> | null {
  const [found] = /json|xml|csv/i.exec(text) ?? [];
  return (found?.toLowerCase() as MovedBinding['content'] | undefined) ?? null;
}

const isYes = (text: string): boolean => /^(yes|true|on|enabled|checked|1)$/i.test(text.trim());
