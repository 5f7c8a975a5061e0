import type { ExtractionSettings } from '../contract/binding';
import { cardReader } from './card-values';
import { isVoid } from './complaint';
import type { FieldOption } from '../contract/field-option';
import type { ExtractionFailure } from '../contract/failures';
import type { ForeignText } from '../contract/foreign-text';
import type { Json } from '../contract/json';
import type { CardMember } from '../contract/row-card';
import { err, ok, type Result } from '../contract/result';
import { documentOrNothing, type Document, type Unreadable } from './document/document';
import { bindLabel, compileLabelTemplate, type LabelTemplate } from './label-template';
import type { Member } from './path/member';
import { shownNames } from './path/member-names';
import { optionsOf, sorted, withoutRepeats } from './options';
import { textOfHtml } from './references';
import { amongRows, type Amiss } from './signs/among-rows';
import { compileItems, rowsIn, type RowsFound } from './rows';

/** One answer, made into options; still in the order of the source and with repeated keys. */
export type ExtractedPage = {
  options: FieldOption[];
  rows: number;
  dropped: number;
  truncated: boolean;
  /** The rows are all that one list holds here: a total that the source tells can be theirs. */
  isOneList: boolean;
  /** Members that are there where the items were expected, when that may as well mean "no rows"; else null. */
  membersInstead: ForeignText[] | null;
  /** What the page says where its rows are; null for nothing. */
  amiss: Amiss | null;
};

/** Settings, compiled once. */
export type Extraction = {
  read: (bytes: Uint8Array, contentType: string | null) => Result<Document, Unreadable>;
  page: (document: Document, maxRows: number) => Result<ExtractedPage, ExtractionFailure>;
  /** Puts the options of all pages together: sorts and removes repeated keys, as set. */
  finish: (options: FieldOption[]) => FieldOption[];
};

/** Compiles the settings once for all answers. */
export function compileExtraction(settings: ExtractionSettings): Result<Extraction, ExtractionFailure> {
  const label = compileLabelTemplate(settings.label);
  if (!label.ok) return err({ code: 'label-malformed', ...label.error });
  const details = compileLabelTemplate(settings.details);
  if (!details.ok) return err({ code: 'label-malformed', ...details.error });
  const items = compileItems(settings);
  if (!items.ok) return items;
  const compiled: Compiled = {
    decodes: settings.decodesReferences === true,
    key: settings.key,
    label: label.value,
    details: details.value,
    card: settings.card ?? null,
  };
  return ok({
    read: (bytes, contentType) => documentOrNothing(bytes, contentType, settings),
    page: (document, maxRows) => rowsIn(items.value, document, maxRows, (rows) => optionsIn(compiled, rows)),
    finish: (options) => sorted(settings.unique ? withoutRepeats(options) : options, settings.sort),
  });
}

type Compiled = {
  decodes: boolean;
  key: string;
  label: LabelTemplate;
  details: LabelTemplate;
  card: readonly CardMember[] | null;
};

function optionsIn(
  { decodes, key, label, details, card }: Compiled,
  { found, member, names, amiss }: RowsFound,
): Result<ExtractedPage, ExtractionFailure> {
  const { absent, notRows, truncated, isOneList } = found;
  if (notRows !== null) return err({ code: 'items-not-rows', found: notRows });
  if (absent !== null && !absent.orEmpty)
    return err({ code: 'items-found-nothing', members: shownNames(absent.members) });
  const [only = '', ...others] = found.rows;
  const isNone = others.length === 0 && typeof only === 'object' && !Array.isArray(only) && isVoid(only);
  const rows = isNone ? [] : found.rows;
  const reader = {
    key: member(key),
    label: decodes ? decoded(bindLabel(label, member)) : bindLabel(label, member),
    details: details.names.length === 0 ? null : bindLabel(details, member),
    card: card === null ? null : cardReader(card, member),
  };
  // A table without rows still names its columns: a text that is something else is no empty one.
  const columns = rows.length === 0 && !isNone ? names([]).filter((name) => name !== 'null') : [];
  if (columns.length > 0 && !columns.includes(key.trim()) && !/^\d+$/.test(key.trim()))
    return err({ code: 'key-not-found', members: shownNames(columns) });
  const { options, dropped, labelled, odd } = optionsOf(rows, reader);
  if (rows.length > 0 && options.length === 0) return err(noKeys(rows, names(rows)));
  if (options.length > 0 && labelled === 0 && namesNothing(label, rows, member))
    return err({ code: 'label-empty', members: shownNames(names(rows)) });
  const membersInstead = absent === null ? null : shownNames(absent.members);
  return ok({
    options,
    rows: rows.length,
    dropped,
    truncated,
    isOneList,
    membersInstead,
    // One row that is null may be one that nobody may see.
    amiss: amiss ?? (isNone && only === null ? 'said-otherwise' : amongRows(rows, odd)),
  });
}

function decoded(read: (row: Json) => string): (row: Json) => string {
  return (row) => textOfHtml(read(row));
}

function noKeys(rows: readonly Json[], members: string[]): ExtractionFailure {
  const plain = rows.find((row) => typeof row !== 'object');
  return plain !== undefined && members.length === 0
    ? { code: 'items-not-rows', found: typeof plain }
    : { code: 'key-not-found', members: shownNames(members) };
}

/** Whether no row has any of the members that the template names. Members that are there and empty are no mistake. */
function namesNothing(label: LabelTemplate, rows: readonly Json[], member: (name: string) => Member): boolean {
  const members = label.names.map(member);
  return members.length > 0 && !rows.some((row) => members.some((read) => read(row) !== undefined));
}
