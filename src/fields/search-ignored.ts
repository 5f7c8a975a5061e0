import type { Clock } from '../base/clock';
import type { BindingSettings } from '../contract/binding';
import type { FieldOption } from '../contract/field-option';
import type { Result } from '../contract/result';
import { extractionFor } from './kinds/extraction-for';
import { pagesWanted, withInput } from './options/options';
import { strategyFor } from './pages/strategy-for';
import { readPages, type PagesRead, type SourceFailure } from './pages/read-pages';
import { evaluateQuery } from './query/query';
import type { FieldSource } from './field-deps';
import type { QueryVariables } from './options-query';

/**
 * Whether an API takes no notice of what is typed, as one does that calls its search parameter otherwise: it gives the same rows
 * without it. Where all of them hold the text, they may well be what was searched for. Costs one more page.
 */
export async function isSearchIgnored(
  { source, clock }: { source: FieldSource; clock: Clock },
  settings: BindingSettings,
  { variables, typed }: { variables: QueryVariables; typed: string },
  searched: Result<PagesRead, SourceFailure>,
): Promise<boolean> {
  if (typed === '' || settings.behaviour.search !== 'at-source' || !searched.ok) return false;
  const { options } = searched.value;
  if (options.length === 0 || options.every((option) => holds(option, typed))) return false;
  const call = evaluateQuery(settings.query, withInput(settings, variables, ''));
  const extraction = extractionFor(settings);
  if (!call.ok || !extraction.ok) return false;
  const first = strategyFor(settings.query.paging).first(call.value);
  const onePage = { ...pagesWanted(settings, first), paging: { kind: 'none' as const } };
  const { result } = await readPages(source, clock, onePage, extraction.value);
  if (!result.ok || result.value.options.length > options.length) return false;
  return result.value.options.every(({ key }, at) => key === options[at]?.key);
}

function holds({ key, label, details = '' }: FieldOption, typed: string): boolean {
  return `${key} ${label} ${details}`.toLocaleLowerCase().includes(typed.toLocaleLowerCase());
}
