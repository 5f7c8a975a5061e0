import type { BindingSettings } from '../../contract/binding';
import type { FieldOption } from '../../contract/field-option';
import { limits } from '../../contract/limits';
import { err, ok, type Result } from '../../contract/result';
import type { FieldCopy, ServedCopy } from '../copy/field-copy';
import { isUsable } from '../copy/usable-copy';
import { cardsOfKey, firstRows, rowsOfKeys, searchCopy, type ReadParts } from '../copy/search-copy';
import type { FieldDeps } from '../field-deps';
import type { OptionsFound, OptionsProblem } from '../options-query';

/** Rows of a copy, of its own generation alone. */
type Copied<T> = { copy: ServedCopy; value: T };

/**
 * Options out of the field's copy, in one round of reads. Null: there is no copy to search in, and the source itself is asked
 * as without one. Of no stored key it says that it is gone.
 */
export async function searchCopied(
  deps: FieldDeps,
  settings: BindingSettings,
  typed: string,
): Promise<Result<OptionsFound, OptionsProblem> | null> {
  const found = await inCopy(deps, settings, async (copy, read) => {
    if (typed !== '') return searchCopy(copy, read, typed);
    const options = await firstRows(copy, read);
    return options === null ? null : { options, isCut: true, isWhole: false };
  });
  if (found === null || !found.ok) return found;
  const { copy, value } = found.value;
  const { options, isCut, isWhole } = value;
  const { verdict } = copy.completeness;
  const first = options.slice(0, Math.min(settings.behaviour.maxOptions, limits.optionsShown));
  // How many of the rows that changed are new, nobody has counted.
  const counted = copy.changes === null ? copy.rows : null;
  const all = typed === '' ? counted : isCut ? null : options.length;
  return ok({
    options: first,
    rows: copy.rows,
    dropped: 0,
    // Beside what begins with a text there may be rows that have it within a word.
    verdict: typed !== '' && !isWhole && verdict === 'complete' ? 'unknown' : verdict,
    truncated: all === null || first.length < all,
    total: all,
    searchedRows: null,
    gone: [],
    fromCache: true,
    copiedAtMs: copy.fromMs,
  });
}

/**
 * The rows of these keys; null as above. A key without one is not gone: the source may have got it after the copy was read,
 * and an earlier answer of the source may have been what it was chosen from.
 */
export async function copiedKeys(
  deps: FieldDeps,
  settings: BindingSettings,
  keys: readonly string[],
): Promise<Result<FieldOption[], OptionsProblem> | null> {
  const found = await inCopy(deps, settings, (copy, read) => rowsOfKeys(copy, read, keys));
  return found === null || !found.ok ? found : ok(found.value.value);
}

/** The rows of a key with what a card shows of them, and the time they are from; null as above. */
export async function copiedCard(
  deps: FieldDeps,
  settings: BindingSettings,
  key: string,
): Promise<Result<{ options: FieldOption[]; fromMs: number }, OptionsProblem> | null> {
  const found = await inCopy(deps, settings, (copy, read) => cardsOfKey(copy, read, key));
  if (found === null || !found.ok) return found;
  return ok({ options: found.value.value, fromMs: found.value.copy.fromMs });
}

/** The first rows; null as above. */
export async function copiedFirst(
  deps: FieldDeps,
  settings: BindingSettings,
): Promise<Result<FieldOption[], OptionsProblem> | null> {
  const found = await inCopy(deps, settings, firstRows);
  return found === null || !found.ok ? found : ok(found.value.value);
}

/** Looks into the copy that is served now. One that was replaced while it was read is looked for once more. */
async function inCopy<T>(
  deps: FieldDeps,
  settings: BindingSettings,
  look: (copy: ServedCopy, read: ReadParts) => Promise<T | null>,
): Promise<Result<Copied<T>, OptionsProblem> | null> {
  if (settings.copy === null || deps.copy === undefined) return null;
  const { copy: kept } = deps;
  const [source, first] = await Promise.all([deps.callApiFor(settings.datasourceId), servedOr(deps, kept)]);
  if (source === null) return err({ code: 'datasource-missing' });
  if (source.isPaused) return err({ code: 'source', failure: { code: 'api-paused' } });
  const usable = (copy: ServedCopy | null): copy is ServedCopy =>
    copy !== null && isUsable(copy, { settings, source, nowMs: deps.clock.now() });
  if (!usable(first)) return null;
  const value = await look(first, (names) => kept.read(first.generation, names));
  if (value !== null) return ok({ copy: first, value });
  const second = await servedOr(deps, kept);
  if (!usable(second)) return null;
  const again = await look(second, (names) => kept.read(second.generation, names));
  return again === null ? null : ok({ copy: second, value: again });
}

/** A store that fails is the same as one without a copy: the source is there to be asked. */
async function servedOr({ log }: FieldDeps, kept: FieldCopy): Promise<ServedCopy | null> {
  try {
    return await kept.served();
  } catch {
    log.warn('copy.unreadable');
    return null;
  }
}
