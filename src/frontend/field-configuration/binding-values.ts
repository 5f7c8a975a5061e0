import type {
  BehaviourSettings,
  BindingSettings,
  ContentKind,
  ExtractionSettings,
  InitialValue,
  MissingVariable,
  QuerySettings,
  RowLayout,
  SearchMode,
} from '../../contract/binding';
import { defaultCopySettings, type CopyInterval, type CopySettings, type SinceFormat } from '../../contract/copy';
import { isReadOnly, opensToCard, type FieldKind } from '../../contract/field-kind';
import { limits } from '../../contract/limits';
import { noPaging, pagingOf, pagingValues, type PagingValues } from './paging-values';
import { cardMembers, cardRows, type CardRow } from './card-rows';
import { whole } from './typed-number';
import { initialSettings, settingsIn, settingsOfKind, type ChosenSettings } from './value-settings';

/** Whether a card that was opened is kept for when its source is down. */
export const cardShows = ['live', 'stored'] as const;
type CardShows = (typeof cardShows)[number];

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
  takesChosenOnly: boolean;
  initialKind: InitialValue['kind'];
  initialKey: string;
  initialLabel: string;
  /** What the kind's own settings are, by name. */
  valueSettings: ChosenSettings;
  storesOnChange: boolean;
  totalPath: string;
  notFoundMeansNone: boolean;
  copyInterval: CopyInterval;
  copyMaxRows: string;
  sinceFormat: SinceFormat;
  card: CardRow[];
  cardOnPortal: boolean;
  cardShows: CardShows;
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
  takesChosenOnly: false,
  initialKind: 'none',
  initialKey: '',
  initialLabel: '',
  valueSettings: {},
  storesOnChange: false,
  totalPath: '',
  notFoundMeansNone: false,
  ...copyValues(defaultCopySettings),
  card: [],
  cardOnPortal: false,
  cardShows: 'live',
  ...noPaging,
};

/** The form of a field that was never configured. A read-only field shows one thing, which is often an answer of its own. */
export function emptyFor(kind: FieldKind): BindingValues {
  if (!isReadOnly(kind)) return { ...emptyBinding, kind };
  return { ...emptyBinding, kind, items: '$', storesOnChange: true, valueSettings: initialSettings(kind) };
}

/** The form as saved settings fill it. */
export function bindingValues(
  kind: FieldKind,
  { datasourceId, query, extraction, behaviour, value, storesOnChange, copy, card }: BindingSettings,
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
    takesChosenOnly: behaviour.takesChosenOnly ?? false,
    initialKind: behaviour.initial.kind,
    initialKey: behaviour.initial.kind === 'fixed' ? behaviour.initial.key : '',
    initialLabel: behaviour.initial.kind === 'fixed' ? behaviour.initial.label : '',
    storesOnChange,
    card: cardRows(card?.members ?? []),
    cardOnPortal: card?.isOnPortal ?? false,
    cardShows: card?.isKept === true ? 'stored' : 'live',
    valueSettings: value === null ? {} : settingsIn(value),
    ...pagingValues(query.paging),
    totalPath: query.totalPath,
    notFoundMeansNone: query.notFoundMeansNone ?? false,
    ...copyValues(copy ?? defaultCopySettings),
  };
}

function copyValues({
  interval,
  maxRows,
  sinceFormat,
}: CopySettings): Pick<BindingValues, 'copyInterval' | 'copyMaxRows' | 'sinceFormat'> {
  return { copyInterval: interval, copyMaxRows: String(maxRows), sinceFormat };
}

function missingValues(whenMissing: MissingVariable): Pick<BindingValues, 'whenMissing' | 'constant'> {
  return typeof whenMissing === 'string'
    ? { whenMissing, constant: '' }
    : { whenMissing: 'constant', constant: whenMissing.constant };
}

/** Whether what tells pages apart, a position or a cursor, stands in the path or in the body. */
export function namesPosition({
  path,
  body,
  method,
  pagingKind,
}: Pick<BindingValues, 'path' | 'body' | 'method' | 'pagingKind'>): boolean {
  const place = pagingKind === 'cursor' ? /\{paging\.cursor(\|[a-z]+)?\}/ : /\{paging\.position\}/;
  return place.test(method === 'POST' ? `${path} ${body}` : path);
}

/** What the backend is sent. */
export function bindingSettings(values: BindingValues): BindingSettings {
  const hasBody = values.method === 'POST' && values.body.trim() !== '';
  const members = opensToCard(values.kind) ? cardMembers(values.card) : [];
  return {
    datasourceId: values.datasourceId ?? '',
    query: {
      method: values.method,
      path: values.path.trim(),
      body: hasBody ? values.body : null,
      whenMissing: values.whenMissing === 'constant' ? { constant: values.constant.trim() } : values.whenMissing,
      paging: pagingOf(values, { hasBody, isPlaced: namesPosition(values) }),
      totalPath: values.totalPath.trim(),
      ...(values.notFoundMeansNone ? { notFoundMeansNone: true } : {}),
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
      ...(values.takesChosenOnly ? { takesChosenOnly: true } : {}),
      initial:
        values.initialKind === 'fixed'
          ? { kind: 'fixed', key: values.initialKey.trim(), label: values.initialLabel.trim() }
          : { kind: values.initialKind },
    },
    value: isReadOnly(values.kind) ? settingsOfKind(values.kind, values.valueSettings) : null,
    storesOnChange: isReadOnly(values.kind) && values.storesOnChange,
    copy:
      values.search === 'in-copy'
        ? { interval: values.copyInterval, maxRows: whole(values.copyMaxRows), sinceFormat: values.sinceFormat }
        : null,
    ...(members.length === 0
      ? {}
      : {
          card: {
            members,
            isOnPortal: values.cardOnPortal,
            ...(values.cardShows === 'stored' && { isKept: true }),
          },
        }),
  };
}
