import type { Wording } from '../wording';
import { bindingLabel } from '../wording/binding-words';
import type { BindingValues } from './binding-values';

/** The label of the input at a problem's path; the path itself if the form has no such input. */
export function labelAt(path: string, { configuration, copy, fieldKinds }: Wording): string {
  const ofCopy: Partial<Record<string, string>> = {
    'copy.interval': copy.interval.label,
    'copy.maxRows': copy.maxRows.label,
    'copy.sinceFormat': copy.sinceFormat.label,
  };
  return ofCopy[path] ?? bindingLabel(path, configuration, fieldKinds) ?? path;
}

/** Of which path of the settings an input holds the text. */
const paths: Partial<Record<keyof BindingValues, string>> = {
  path: 'query.path',
  body: 'query.body',
  constant: 'query.whenMissing.constant',
  delimiter: 'extraction.csv.delimiter',
  items: 'extraction.items',
  key: 'extraction.key',
  label: 'extraction.label',
  details: 'extraction.details',
  initialKey: 'behaviour.initial.key',
  initialLabel: 'behaviour.initial.key',
  linkPath: 'query.paging.linkPath',
  cursorPath: 'query.paging.cursor.path',
  cursorHeader: 'query.paging.cursor.name',
  parameter: 'query.paging.parameter',
  sizeParameter: 'query.paging.sizeParameter',
  totalPath: 'query.totalPath',
  copyMaxRows: 'copy.maxRows',
  card: 'card',
};

/** The label of the input that a kept value belongs to. */
export function labelOfValue(name: string, wording: Wording): string {
  return labelAt(paths[name as keyof BindingValues] ?? name, wording);
}
