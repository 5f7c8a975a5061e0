import { limits } from '../../contract/limits';
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

  if (given('no-duplicates') !== '') {
    const isUnique = yesOrNo(given('no-duplicates'));
    if (isUnique === null) note('no-duplicates', { code: 'value-unknown' });
    else {
      binding.unique = isUnique;
      ours.set('no-duplicates', isUnique ? 'yes' : 'no');
    }
  }
  if (given('sort') !== '') {
    const sort = sortOf(given('sort'));
    if (sort === null) note('sort', { code: 'value-unknown' });
    else ours.set('sort', (binding.sort = sort));
  }
  for (const [setting, member, least, most] of [
    ['min-characters', 'minCharacters', 0, limits.minCharacters],
    ['max-suggestions', 'maxOptions', 1, limits.optionsShown],
  ] as const) {
    if (given(setting) === '') continue;
    const number = /^\d{1,9}$/.test(given(setting)) ? Number(given(setting)) : -1;
    if (number < least) {
      note(setting, { code: 'value-unknown' });
      continue;
    }
    if (number > most) note(setting, { code: 'at-most', most });
    ours.set(setting, (binding[member] = String(Math.min(number, most))));
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

function yesOrNo(text: string): boolean | null {
  if (/^(yes|true|on|enabled|checked|1)$/i.test(text.trim())) return true;
  return /^(no|false|off|disabled|unchecked|0)$/i.test(text.trim()) ? false : null;
}

/** Whether the options are sorted, and how: it may be a switch, or a direction. */
function sortOf(text: string): NonNullable<MovedBinding['sort']> | null {
  const isSorted = yesOrNo(text);
  if (isSorted !== null) return isSorted ? 'label-ascending' : 'source';
  if (/\bdesc|z\s*(?:-|–|to)\s*a\b/i.test(text)) return 'label-descending';
  if (/\basc|a\s*(?:-|–|to)\s*z\b|alphabetic/i.test(text)) return 'label-ascending';
  return /^(none|source|query|as returned|no sort(ing)?)$/i.test(text.trim()) ? 'source' : null;
}
