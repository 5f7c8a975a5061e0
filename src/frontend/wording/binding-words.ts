import type { Json } from '../../contract/json';
import { settingLabel, type KindWords } from './kind-words';

type Labelled = { label: string };
type Choices<Choice extends string> = Record<Choice, string>;

/** As much of a language's words as names the inputs of a field's configuration, and what is chosen in them. */
export type BindingWords = Record<
  | 'datasource'
  | 'path'
  | 'method'
  | 'body'
  | 'constant'
  | 'delimiter'
  | 'skippedLines'
  | 'items'
  | 'key'
  | 'labelTemplate'
  | 'details'
  | 'showDetails'
  | 'search'
  | 'minCharacters'
  | 'maxOptions'
  | 'total',
  Labelled
> & {
  hasHeader: string;
  unique: string;
  decodesReferences: string;
  whenMissing: Labelled & Choices<'wait' | 'omit' | 'constant'>;
  content: Labelled & Choices<'detect' | 'json' | 'xml' | 'csv' | 'lines'>;
  layout: Labelled & Choices<'rows' | 'members' | 'columns' | 'header-row'>;
  encoding: Labelled;
  sort: Labelled & Choices<'source' | 'label-ascending' | 'label-descending'>;
  labels: Labelled & Choices<'stored' | 'present'>;
  initial: Labelled & Choices<'none' | 'fixed' | 'first' | 'option'>;
  value: { storesOnChange: Labelled };
  card: { section: string; onPortal: Labelled; shows: Labelled };
  paging: Labelled &
    Record<'linkPath' | 'cursorPath' | 'cursorHeader' | 'sizeParameter' | 'pageSize' | 'firstPage', Labelled> & {
      cursorIn: Labelled & Choices<'answer' | 'header'>;
      sentIn: Labelled & Choices<'query' | 'body'>;
      parameter: Choices<'query'>;
    };
};

/** The label of the input that sets what is at this path of a field's settings; undefined for none. */
export function bindingLabel(path: string, words: BindingWords, kinds: KindWords): string | undefined {
  const labels: Partial<Record<string, string>> = {
    datasourceId: words.datasource.label,
    card: words.card.section,
    'card.members': words.card.section,
    'card.isOnPortal': words.card.onPortal.label,
    'card.isKept': words.card.shows.label,
    'query.method': words.method.label,
    'query.path': words.path.label,
    'query.body': words.body.label,
    'query.whenMissing': words.whenMissing.label,
    'query.whenMissing.constant': words.constant.label,
    'query.paging.kind': words.paging.label,
    'query.paging.linkPath': words.paging.linkPath.label,
    'query.paging.cursor.in': words.paging.cursorIn.label,
    'query.paging.cursor.path': words.paging.cursorPath.label,
    'query.paging.cursor.name': words.paging.cursorHeader.label,
    'query.paging.sentIn': words.paging.sentIn.label,
    'query.paging.parameter': words.paging.parameter.query,
    'query.paging.sizeParameter': words.paging.sizeParameter.label,
    'query.paging.size': words.paging.pageSize.label,
    'query.paging.first': words.paging.firstPage.label,
    'query.totalPath': words.total.label,
    'extraction.content': words.content.label,
    'extraction.csv.delimiter': words.delimiter.label,
    'extraction.csv.hasHeader': words.hasHeader,
    'extraction.csv.skippedLines': words.skippedLines.label,
    'extraction.items': words.items.label,
    'extraction.layout': words.layout.label,
    'extraction.encoding': words.encoding.label,
    'extraction.decodesReferences': words.decodesReferences,
    'extraction.key': words.key.label,
    'extraction.label': words.labelTemplate.label,
    'extraction.details': words.details.label,
    'extraction.sort': words.sort.label,
    'extraction.unique': words.unique,
    'behaviour.search': words.search.label,
    'behaviour.minCharacters': words.minCharacters.label,
    'behaviour.maxOptions': words.maxOptions.label,
    'behaviour.showDetails': words.showDetails.label,
    'behaviour.labels': words.labels.label,
    'behaviour.initial.kind': words.initial.label,
    'behaviour.initial.key': words.initial.option,
    'behaviour.initial.label': words.initial.option,
    storesOnChange: words.value.storesOnChange.label,
  };
  const setting = path.startsWith('value.') ? settingLabel(kinds, path.slice('value.'.length)) : undefined;
  return labels[path] ?? setting;
}

/** What is chosen at this path, in the words of its input; undefined for what was typed. */
export function bindingChoice(path: string, value: Json, words: BindingWords): string | undefined {
  if (typeof value !== 'string') return undefined;
  const choices: Partial<Record<string, Partial<Record<string, unknown>>>> = {
    'query.whenMissing': words.whenMissing,
    'query.paging.cursor.in': words.paging.cursorIn,
    'query.paging.sentIn': words.paging.sentIn,
    'extraction.content': words.content,
    'extraction.layout': words.layout,
    'extraction.sort': words.sort,
    'behaviour.labels': words.labels,
    'behaviour.initial.kind': words.initial,
  };
  const word = choices[path]?.[value];
  return typeof word === 'string' ? word : undefined;
}
