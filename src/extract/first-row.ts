import type { ExtractionSettings } from '../contract/binding';
import type { ExtractionFailure } from '../contract/failures';
import type { Json } from '../contract/json';
import { err, ok, type Result } from '../contract/result';
import { documentOrNothing } from './document/document';
import type { ExtractedPage, Extraction } from './extraction';
import { bindLabel, compileLabelTemplate, type LabelTemplate } from './label-template';
import { numberText } from './document/written-number';
import { textOf } from './path/member';
import { isObject, shownNames } from './path/member-names';
import { compileItems, rowsIn, type RowsFound } from './rows';

/** Makes the text of a value out of what was found; null for no value. */
export type ReadFound = (found: Json) => Result<string | null, ExtractionFailure>;

/**
 * Compiles the settings of a read-only field: what the template finds in the first row, read as a value. A page holds it as
 * its only option, whose key and label are the value's text, so that it is asked for, cached and shown on the same way.
 */
export function compileFirstRow(settings: ExtractionSettings, read: ReadFound): Result<Extraction, ExtractionFailure> {
  const template = compileLabelTemplate(settings.label);
  if (!template.ok) return err({ code: 'label-malformed', ...template.error });
  const items = compileItems(settings);
  if (!items.ok) return items;
  return ok({
    read: (bytes, contentType) => documentOrNothing(bytes, contentType, settings),
    page: (document) => rowsIn(items.value, document, 1, (rows) => valueIn(template.value, rows, read)),
    finish: (options) => options,
  });
}

function valueIn(
  template: LabelTemplate,
  { found, member, names }: RowsFound,
  read: ReadFound,
): Result<ExtractedPage, ExtractionFailure> {
  const { rows, absent, notRows, truncated } = found;
  if (notRows !== null) return err({ code: 'items-not-rows', found: notRows });
  if (absent !== null && !absent.orEmpty)
    return err({ code: 'items-found-nothing', members: shownNames(absent.members) });
  const [row] = rows;
  if (row === undefined)
    return valuePage(null, { rows: 0, truncated, membersInstead: absent === null ? null : shownNames(absent.members) });
  const [name, ...others] = template.names;
  const isOneMember = name !== undefined && others.length === 0 && template.texts.every((text) => text === '');
  const member1 = isOneMember ? member(name)(row) : bindLabel(template, member)(row);
  const value = read(plain(member1));
  if (!value.ok) return value;
  const isNamed = template.names.some((each) => member(each)(row) !== undefined);
  return valuePage(value.value, { rows: 1, truncated, membersInstead: isNamed ? null : shownNames(names(rows)) });
}

function valuePage(
  value: string | null,
  page: Pick<ExtractedPage, 'rows' | 'truncated' | 'membersInstead'>,
): { ok: true; value: ExtractedPage } {
  const options = value === null ? [] : [{ key: value, label: value }];
  return ok({ ...page, options, dropped: 0, isOneList: false, amiss: null });
}

/** A number stays one, so that nobody has to guess how it is written; everything else is its text. */
function plain(value: Json | undefined): Json {
  const text = textOf(value);
  return value !== undefined && (numberText(value) !== null || (isObject(value) && text === '')) ? value : text;
}
