import type { CopySettings } from './copy';
import type { ValueSettings } from './field-kind';
import type { IsoTime } from './json';
import type { CardMember, CardSettings } from './row-card';

/** Where the typed text is matched: by the server (the query uses `input`), in the rows fetched, or in a copy of all rows. */
export type SearchMode = 'in-rows' | 'at-source' | 'in-copy';

/** How to read the answer's bytes. `detect` goes by content type, then by the first character; `lines` takes each line for a row. */
export type ContentKind = 'detect' | 'json' | 'xml' | 'csv' | 'lines';

/**
 * How the rows of JSON stand at the place of the items: one by one; as members of an object, whose names are keys (`#name`);
 * as one list a column; as lists of which the first holds the names.
 */
export const rowLayouts = ['rows', 'members', 'columns', 'header-row'] as const;
export type RowLayout = (typeof rowLayouts)[number];

/** Encodings to choose where bytes and labels mislead (names of WHATWG). */
export const encodings = [
  'utf-8',
  'windows-1252',
  'iso-8859-2',
  'iso-8859-15',
  'windows-1250',
  'windows-1251',
  'utf-16le',
  'utf-16be',
  'shift_jis',
  'gb18030',
  'euc-kr',
] as const;

/** `skippedLines` are above the header, such as a title; absent: none. */
export type CsvSettings = { delimiter: string | null; hasHeader: boolean; skippedLines?: number };

/** Where the parameters of a paging are sent: in the address, or as members of the JSON body (`variables.after`). */
export type SentIn = 'query' | 'body';

/** Where the cursor of the next page is: at a JSONPath in the answer, or in a header of it. */
export type CursorPlace = { in: 'answer'; path: string } | { in: 'header'; name: string };

/** How more than one page is fetched. */
export type Paging =
  | { kind: 'none' }
  /** RFC 8288 `Link: <…>; rel="next"`. */
  | { kind: 'link-header' }
  /** A JSONPath in the answer gives the address of the next page, as in `@odata.nextLink`. */
  | { kind: 'next-link'; linkPath: string }
  /** `text`: in the path or body, where the query names `paging.cursor`. */
  | { kind: 'cursor'; cursor: CursorPlace; sentIn: SentIn | 'text'; parameter: string }
  | ({ kind: 'page' } & NumberedPaging)
  | ({ kind: 'offset' } & NumberedPaging);

/** `text`: in the path or body, where the query names `paging.position` and, if it likes, `paging.size`. */
export type NumberedPaging = {
  sentIn: SentIn | 'text';
  parameter: string;
  first: number;
  sizeParameter: string | null;
  size: number;
};

/** What a variable without a value does to the query. */
export type MissingVariable =
  | 'wait'
  | 'omit'
  /** This text is sent in its place. */
  | { constant: string };

/** The request below the datasource's base URL. */
export type QuerySettings = {
  method: 'GET' | 'POST';
  /** RFC 6570 template below the base URL, for example `customers{?q=input}` is written `customers{?input}`. */
  path: string;
  /** Template of a JSON body, for POST; null for GET. */
  body: string | null;
  whenMissing: MissingVariable;
  paging: Paging;
  /** HTTP 404, or an error that says "not found", is how the API says that a search finds nothing. Absent: it is a failure. */
  notFoundMeansNone?: boolean;
  /** RFC 9535 path of the number of all rows in a JSON or XML answer; empty: a usual header may tell it. */
  totalPath: string;
};

/** How rows become options. */
export type ExtractionSettings = {
  content: ContentKind;
  csv: CsvSettings | null;
  /** JSON: RFC 9535 JSONPath of the items. XML: element path. CSV: empty. */
  items: string;
  /** JSON: member path of the key, for example `id` or `account.id`. XML: element or `@attribute`. CSV: column. Empty in a read-only field. */
  key: string;
  /** Mustache template of the label, or of a read-only field's value, over the row: `{{name}} ({{city}})`. */
  label: string;
  /** Mustache template of a further text that is stored beside key and label, for example `{{city}}`; empty for none. */
  details: string;
  sort: 'source' | 'label-ascending' | 'label-descending';
  unique: boolean;
  /** Absent: rows. */
  layout?: RowLayout;
  /** Name of the encoding (WHATWG); absent: what the bytes and their labels show. */
  encoding?: (typeof encodings)[number];
  /** Members of the row for a card, while one is opened; never saved here. */
  card?: CardMember[];
  /** Labels are HTML: `&amp;` means `&`. Absent: they are text. */
  decodesReferences?: boolean;
};

/**
 * What the field of a new issue starts with: nothing, this option whatever the source says, or the first one that the source
 * offers when nothing was typed.
 */
export type InitialValue = { kind: 'none' } | { kind: 'fixed'; key: string; label: string } | { kind: 'first' };

/** What a person meets at the field. */
export type BehaviourSettings = {
  search: SearchMode;
  minCharacters: number;
  maxOptions: number;
  /** Whether an issue shows the details below the label. */
  showDetails: boolean;
  /** Which labels an issue shows: those that were stored, or the source's present ones. */
  labels: 'stored' | 'present';
  initial: InitialValue;
  /** Whether Jira refuses values that were not chosen in the field's own editor. Absent: it takes them. */
  takesChosenOnly?: boolean;
};

export type BindingSettings = {
  datasourceId: string;
  query: QuerySettings;
  extraction: ExtractionSettings;
  behaviour: BehaviourSettings;
  /** Null for a field that people choose options in. */
  value: ValueSettings | null;
  /**
   * Whether a read-only field's value is stored as soon as an issue is created, or something changes that its query names;
   * else by a refresh only. False for other fields: what people choose is stored by Jira.
   */
  storesOnChange: boolean;
  /** Null unless people search in a copy. */
  copy: CopySettings | null;
  /** What a value on an issue opens to; absent: nothing. */
  card?: CardSettings;
};

/** The configuration of one field context, as saved. */
export type BindingView = {
  /** `FIELD-ID:CONTEXT-ID`, for example `customfield_10042:10142`. */
  id: string;
  fieldId: string;
  contextId: string;
  version: number;
  settings: BindingSettings;
  /** Fields whose values the query reads: when one changes, the options do. */
  dependsOn: string[];
  hint: OptionsHint;
  updatedAt: IsoTime;
};

/**
 * Where the options of a field context are looked for. Jira keeps it beside the context, so that they can be read side by
 * side with the configuration itself, which alone decides.
 */
export type OptionsHint = {
  datasourceId: string;
  /** Name of the cached result; null when the query names variables, because the name depends on their values. */
  cacheKey: string | null;
  /** Whether the datasource needs a token, whose state is then read in the same round. */
  usesToken: boolean;
};
