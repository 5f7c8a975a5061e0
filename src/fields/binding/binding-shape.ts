import * as v from 'valibot';
import { encodings, rowLayouts } from '../../contract/binding';
import { readOnlyKindNames, readOnlyKindOf, type ReadOnlyKind, type ValueSettings } from '../../contract/field-kind';
import { copyIntervals, copyLimits, defaultCopySettings, sinceFormats } from '../../contract/copy';
import { cardMemberKinds } from '../../contract/row-card';
import { limits } from '../../contract/limits';
import type { FieldProblem } from '../../contract/problems';

const nameCharacters = 100;
const keyPathCharacters = 500;
const mostSkippedLines = 100;

const text = (max: number): v.GenericSchema<string> => v.pipe(v.string(), v.maxLength(max));
const whole = (min: number, max: number): v.GenericSchema<number> =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const parameter = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(nameCharacters),
  v.regex(/^[^\p{Cc}\p{Surrogate}]*$/u),
);
const sentInOrText = v.optional(v.picklist(['query', 'body', 'text']), 'query');
const numbered = {
  sentIn: sentInOrText,
  parameter,
  sizeParameter: v.nullable(parameter),
  size: whole(1, limits.rowsRead),
};

const cursorPlace = v.variant('in', [
  v.object({ in: v.literal('answer'), path: v.string() }),
  v.object({ in: v.literal('header'), name: v.pipe(v.string(), v.trim()) }),
]);

const paging = v.variant('kind', [
  v.object({ kind: v.literal('none') }),
  v.object({ kind: v.literal('link-header') }),
  v.object({ kind: v.literal('next-link'), linkPath: v.string() }),
  v.object({ kind: v.literal('cursor'), cursor: cursorPlace, sentIn: sentInOrText, parameter }),
  v.object({ kind: v.literal('page'), first: whole(0, 1000), ...numbered }),
  v.object({ kind: v.literal('offset'), first: v.optional(whole(0, 1000), 0), ...numbered }),
]);

const constant = v.object({
  constant: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(limits.constantCharacters)),
});

const whenMissing = v.lazy((given) =>
  typeof given === 'object' && given !== null ? constant : v.picklist(['wait', 'omit']),
);

const query = v.object({
  method: v.optional(v.picklist(['GET', 'POST']), 'GET'),
  path: v.optional(v.string(), ''),
  body: v.optional(v.nullable(v.string()), null),
  whenMissing: v.optional(whenMissing, 'wait'),
  paging: v.optional(paging, { kind: 'none' }),
  notFoundMeansNone: v.exactOptional(v.boolean()),
  totalPath: v.optional(v.pipe(v.string(), v.trim()), ''),
});

const extraction = v.object({
  content: v.optional(v.picklist(['detect', 'json', 'xml', 'csv', 'lines']), 'detect'),
  csv: v.optional(
    v.nullable(
      v.object({
        delimiter: v.nullable(v.pipe(v.string(), v.regex(/^([^\r\n"\ufeff]|\\t)$/))),
        hasHeader: v.boolean(),
        skippedLines: v.exactOptional(whole(0, mostSkippedLines)),
      }),
    ),
    null,
  ),
  items: v.optional(v.string(), '$[*]'),
  key: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(keyPathCharacters)), ''),
  label: v.optional(v.string(), ''),
  details: v.optional(v.string(), ''),
  sort: v.optional(v.picklist(['source', 'label-ascending', 'label-descending']), 'source'),
  unique: v.optional(v.boolean(), true),
  layout: v.exactOptional(v.picklist(rowLayouts)),
  encoding: v.exactOptional(v.picklist(encodings)),
  decodesReferences: v.exactOptional(v.boolean()),
});

const initial = v.variant('kind', [
  v.object({ kind: v.literal('none') }),
  v.object({
    kind: v.literal('fixed'),
    key: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(limits.storedKeyCharacters)),
    label: v.pipe(v.string(), v.trim(), v.maxLength(limits.storedLabelCharacters)),
  }),
  v.object({ kind: v.literal('first') }),
]);

export const behaviourShape = v.object({
  search: v.optional(v.picklist(['in-rows', 'at-source', 'in-copy']), 'in-rows'),
  minCharacters: v.optional(whole(0, limits.minCharacters), 0),
  maxOptions: v.optional(whole(1, limits.optionsShown), limits.optionsShown),
  showDetails: v.optional(v.boolean(), true),
  labels: v.optional(v.picklist(['stored', 'present']), 'stored'),
  initial: v.optional(initial, { kind: 'none' }),
  takesChosenOnly: v.exactOptional(v.boolean()),
});

/** The settings of a read-only kind, as its table has them. */
const settingsOfKind = (kind: ReadOnlyKind): v.GenericSchema =>
  v.object({
    kind: v.literal(kind),
    ...Object.fromEntries(
      Object.entries(readOnlyKindOf(kind).settings).map(([name, { among }]) => [
        name,
        among === 'time-zones' ? v.pipe(v.string(), v.check(isTimeZone)) : v.picklist(among),
      ]),
    ),
  });

const value = v.variant('kind', readOnlyKindNames.map(settingsOfKind) as never) as unknown as v.GenericSchema<
  unknown,
  ValueSettings
>;

const copy = v.object({
  interval: v.optional(v.picklist(copyIntervals), defaultCopySettings.interval),
  maxRows: v.optional(whole(1, copyLimits.rows), defaultCopySettings.maxRows),
  sinceFormat: v.optional(v.picklist(sinceFormats), defaultCopySettings.sinceFormat),
});

const card = v.object({
  members: v.pipe(
    v.array(
      v.object({
        member: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(keyPathCharacters)),
        label: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(limits.cardLabelCharacters)),
        kind: v.picklist(cardMemberKinds),
      }),
    ),
    v.maxLength(limits.cardMembers),
  ),
  isOnPortal: v.optional(v.boolean(), false),
  isKept: v.exactOptional(v.boolean()),
});

export const bindingShape = v.object({
  datasourceId: v.pipe(text(nameCharacters), v.minLength(1)),
  query: v.optional(query, {}),
  extraction,
  behaviour: v.optional(behaviourShape, {}),
  value: v.optional(v.nullable(value), null),
  storesOnChange: v.optional(v.boolean(), true),
  copy: v.optional(v.nullable(copy), null),
  card: v.exactOptional(card),
});

/** What is wrong with a member that has another shape. */
export function problemOf(issue: v.BaseIssue<unknown>): FieldProblem {
  const limit = 'requirement' in issue && typeof issue.requirement === 'number' ? issue.requirement : 0;
  switch (issue.type) {
    case 'max_length':
      return { code: 'too-long', max: limit };
    case 'min_length':
      return { code: 'required' };
    case 'min_value':
    case 'max_value':
    case 'integer':
      return { code: 'out-of-range', ...rangeOf(v.getDotPath(issue) ?? '') };
    case 'regex':
      return { code: 'characters' };
    default:
      return issue.input === undefined || issue.input === null ? { code: 'required' } : { code: 'not-a-choice' };
  }
}

function rangeOf(path: string): { min: number; max: number } {
  if (path === 'behaviour.minCharacters') return { min: 0, max: limits.minCharacters };
  if (path === 'extraction.csv.skippedLines') return { min: 0, max: mostSkippedLines };
  if (path === 'behaviour.maxOptions') return { min: 1, max: limits.optionsShown };
  if (path === 'copy.maxRows') return { min: 1, max: copyLimits.rows };
  return path === 'query.paging.first' ? { min: 0, max: 1000 } : { min: 1, max: limits.rowsRead };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
