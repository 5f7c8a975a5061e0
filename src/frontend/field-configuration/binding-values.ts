import type { ShapeSuggestion } from '../../contract/admin-api';
import type {
  BehaviourSettings,
  BindingSettings,
  ContentKind,
  DateFormat,
  ExtractionSettings,
  InitialValue,
  MissingVariable,
  QuerySettings,
  RowLayout,
  SearchMode,
  ValueSettings,
} from '../../contract/binding';
import { isReadOnly, type FieldKind } from '../../contract/field-kind';
import { limits } from '../../contract/limits';
import { noPaging, pagingOf, pagingValues, type PagingValues } from './paging-values';
import { whole } from './typed-number';

/** Everything in the form as it is typed: numbers are texts until they are sent. */
export type BindingValues = {
  /** The kind of the field, which its module decides. */
  kind: FieldKind;
  datasourceId: string | null;
  path: string;
  method: QuerySettings['method'];
  body: string;
  whenMissing: 'wait' | 'omit' | 'constant';
  constant: string;
  content: ContentKind;
  delimiter: string;
  hasHeader: boolean;
  items: string;
  key: string;
  label: string;
  details: string;
  layout: RowLayout;
  encoding: NonNullable<ExtractionSettings['encoding']> | '';
  decodesReferences: boolean;
  skippedLines: string;
  sort: ExtractionSettings['sort'];
  unique: boolean;
  search: SearchMode;
  minCharacters: string;
  maxOptions: string;
  showDetails: boolean;
  labels: BehaviourSettings['labels'];
  initialKind: InitialValue['kind'];
  initialKey: string;
  initialLabel: string;
  decimal: Extract<ValueSettings, { kind: 'number' }>['decimal'];
  dateFormat: DateFormat;
  timeZone: string;
  storesOnChange: boolean;
  totalPath: string;
} & PagingValues;

export const emptyBinding: BindingValues = {
  kind: 'select',
  datasourceId: null,
  path: '',
  method: 'GET',
  body: '',
  whenMissing: 'omit',
  constant: '',
  content: 'detect',
  delimiter: '',
  hasHeader: true,
  items: '$[*]',
  key: 'id',
  label: '{{name}}',
  details: '',
  layout: 'rows',
  encoding: '',
  decodesReferences: false,
  skippedLines: '0',
  sort: 'source',
  unique: true,
  search: 'in-rows',
  minCharacters: '0',
  maxOptions: String(limits.optionsShown),
  showDetails: true,
  labels: 'stored',
  initialKind: 'none',
  initialKey: '',
  initialLabel: '',
  decimal: 'point',
  dateFormat: 'iso',
  timeZone: 'UTC',
  storesOnChange: false,
  totalPath: '',
  ...noPaging,
};

/** The form of a field that was never configured. A read-only field shows one thing, which is often an answer of its own. */
export function emptyFor(kind: FieldKind): BindingValues {
  return isReadOnly(kind) ? { ...emptyBinding, kind, items: '$', storesOnChange: true } : { ...emptyBinding, kind };
}

/** The form as saved settings fill it. */
export function bindingValues(
  kind: FieldKind,
  { datasourceId, query, extraction, behaviour, value, storesOnChange }: BindingSettings,
): BindingValues {
  return {
    ...emptyBinding,
    kind,
    datasourceId,
    path: query.path,
    method: query.method,
    body: query.body ?? '',
    ...missingValues(query.whenMissing),
    content: extraction.content,
    delimiter: extraction.csv?.delimiter ?? '',
    hasHeader: extraction.csv?.hasHeader ?? true,
    items: extraction.items,
    key: extraction.key,
    label: extraction.label,
    details: extraction.details,
    layout: extraction.layout ?? 'rows',
    encoding: extraction.encoding ?? '',
    decodesReferences: extraction.decodesReferences ?? false,
    skippedLines: String(extraction.csv?.skippedLines ?? 0),
    sort: extraction.sort,
    unique: extraction.unique,
    search: behaviour.search,
    minCharacters: String(behaviour.minCharacters),
    maxOptions: String(behaviour.maxOptions),
    showDetails: behaviour.showDetails,
    labels: behaviour.labels,
    initialKind: behaviour.initial.kind,
    initialKey: behaviour.initial.kind === 'fixed' ? behaviour.initial.key : '',
    initialLabel: behaviour.initial.kind === 'fixed' ? behaviour.initial.label : '',
    storesOnChange,
    ...(value?.kind === 'number' ? { decimal: value.decimal } : {}),
    ...(value?.kind === 'date' ? { dateFormat: value.format, timeZone: value.timeZone } : {}),
    ...pagingValues(query.paging),
    totalPath: query.totalPath,
  };
}

function missingValues(whenMissing: MissingVariable): Pick<BindingValues, 'whenMissing' | 'constant'> {
  return typeof whenMissing === 'string'
    ? { whenMissing, constant: '' }
    : { whenMissing: 'constant', constant: whenMissing.constant };
}

/** What the backend is sent. */
export function bindingSettings(values: BindingValues): BindingSettings {
  const hasBody = values.method === 'POST' && values.body.trim() !== '';
  return {
    datasourceId: values.datasourceId ?? '',
    query: {
      method: values.method,
      path: values.path.trim(),
      body: hasBody ? values.body : null,
      whenMissing: values.whenMissing === 'constant' ? { constant: values.constant.trim() } : values.whenMissing,
      paging: pagingOf(values, hasBody),
      totalPath: values.totalPath.trim(),
    },
    extraction: {
      content: values.content,
      csv:
        values.content === 'csv'
          ? {
              delimiter: values.delimiter === '' ? null : values.delimiter,
              hasHeader: values.hasHeader,
              ...(values.skippedLines.trim() === '0' ? {} : { skippedLines: whole(values.skippedLines) }),
            }
          : null,
      items: values.content === 'csv' || values.content === 'lines' ? '' : values.items.trim(),
      ...(values.layout === 'rows' ? {} : { layout: values.layout }),
      ...(values.encoding === '' ? {} : { encoding: values.encoding }),
      ...(values.decodesReferences ? { decodesReferences: true } : {}),
      key: values.key.trim(),
      label: values.label,
      details: values.details.trim(),
      sort: values.sort,
      unique: values.unique,
    },
    behaviour: {
      search: values.search,
      minCharacters: whole(values.minCharacters),
      maxOptions: whole(values.maxOptions),
      showDetails: values.showDetails,
      labels: values.labels,
      initial:
        values.initialKind === 'fixed'
          ? { kind: 'fixed', key: values.initialKey.trim(), label: values.initialLabel.trim() }
          : { kind: values.initialKind },
    },
    value: valueOf(values),
    storesOnChange: isReadOnly(values.kind) && values.storesOnChange,
  };
}

function valueOf({ kind, decimal, dateFormat, timeZone }: BindingValues): ValueSettings | null {
  switch (kind) {
    case 'select':
    case 'multi-select':
      return null;
    case 'text':
      return { kind };
    case 'number':
      return { kind, decimal };
    case 'date':
      return { kind, format: dateFormat, timeZone };
  }
}

/** The values after choosing a guess at the answer's shape: its items, its best key and its best label. */
export function withShape(values: BindingValues, shape: ShapeSuggestion): BindingValues {
  const key = shape.keys[0] ?? values.key;
  return { ...values, items: shape.items, layout: shape.layout ?? 'rows', key, label: `{{${shape.labels[0] ?? key}}}` };
}

/** A template with one more member: after a separator when there is text already. */
export function withMember(template: string, member: string): string {
  const before = template.trimEnd();
  return before === '' ? `{{${member}}}` : `${before}, {{${member}}}`;
}

/** What a query can name, beside the other connected fields. */
export const plainVariables = ['input', 'issue.key', 'project.key', 'issueType', 'user.accountId'] as const;

/** A path with one more variable: after `name=` its value, else a parameter named like the variable. */
export function withVariable(path: string, variable: string): string {
  if (path.endsWith('=') || path.endsWith('/')) return `${path}{${variable}}`;
  return `${path}{${/\?/.test(path) ? '&' : '?'}${variable}}`;
}

/** Whether a query names something of an issue: only then an issue makes a difference to its preview. */
export function namesIssue({ path, body }: Pick<BindingValues, 'path' | 'body'>): boolean {
  return /\{[^}]*\b(issue\.|issueType|project\.|fields\.)[^}]*\}/.test(`${path} ${body}`);
}

/**
 * What a new path changes: once it names `input`, the API can search, and matching its answer again in the rows would
 * hide what it found; when it no longer does, only the rows are left to search. Once it names another field, it waits for
 * that field: the options for no value are seldom the right ones.
 */
export function withPath(values: Pick<BindingValues, 'path' | 'search'>, path: string): Partial<BindingValues> {
  const patch: Partial<BindingValues> = { path };
  if (namesInput(path) !== namesInput(values.path)) patch.search = namesInput(path) ? 'at-source' : 'in-rows';
  if (namesField(path) && !namesField(values.path)) patch.whenMissing = 'wait';
  return patch;
}

const namesInput = (path: string): boolean => /\{[^}]*\binput\b[^}]*\}/.test(path);
const namesField = (path: string): boolean => /\{[^}]*\bfields\.[^}]*\}/.test(path);
