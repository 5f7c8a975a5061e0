import type { BindingSettings } from '../../contract/binding';
import type { FieldOption } from '../../contract/field-option';
import type { PresentOptions } from '../../contract/field-api';
import { ok, type Result } from '../../contract/result';
import { parentsOf } from '../binding/cascade';
import type { FieldDeps } from '../field-deps';
import type { OptionsProblem, QueryVariables } from '../options-query';
import { copiedKeys } from './copied-options';
import { knownOptions, missing, withInput } from './options';

/** Most keys that a source is searched for at once: each is a call of its own. */
const mostSearched = 5;

type Held = { held: readonly string[]; variables: QueryVariables };

/** As the source has it, whoever wrote what it does not offer. */
type AtSource = Omit<PresentOptions, 'unchosen'>;
type Present = Result<AtSource, OptionsProblem>;

/**
 * What the source says of stored keys now: their labels if the settings want them shown, and which keys it certainly does
 * not offer any more. A source that is searched itself is asked for each key, where labels or other fields make that worth it.
 */
export async function presentOptions(
  deps: FieldDeps,
  settings: BindingSettings,
  { held, variables }: Held,
): Promise<Present> {
  const { search, labels } = settings.behaviour;
  if (held.length === 0) return nothing;
  const copied = await copiedKeys(deps, settings, held);
  if (copied !== null)
    return copied.ok ? ok(amongAll(held, { options: copied.value, isWhole: false }, labels)) : copied;
  if (search !== 'at-source') {
    const found = await knownOptions(deps, settings, withInput(settings, variables, ''));
    if (!found.ok) return found;
    const { options, completeness } = found.value.known;
    return ok(amongAll(held, { options, isWhole: completeness.verdict === 'complete' }, labels));
  }
  const isChild = parentsOf(settings).length > 0;
  if (labels === 'stored' && !isChild) return nothing;
  const found = await searchedFor(deps, settings, { held, variables });
  if (!found.ok) return found;
  const { absent, certain } = found.value;
  const isProof = isChild && certain.length > 0 && (await findsKeys(deps, settings, { held, variables }));
  const gone = isProof ? certain : [];
  return ok({
    options: labels === 'present' ? found.value.options : [],
    gone,
    unconfirmed: isChild ? absent.filter((key) => !gone.includes(key)) : [],
  });
}

const nothing: { ok: true; value: AtSource } = ok({ options: [], gone: [], unconfirmed: [] });

function amongAll(
  held: readonly string[],
  { options, isWhole }: { options: readonly FieldOption[]; isWhole: boolean },
  labels: BindingSettings['behaviour']['labels'],
): AtSource {
  const absent = missing(held, options);
  return {
    options: labels === 'present' ? held.flatMap((key) => theOne(key, options)) : [],
    gone: isWhole ? absent : [],
    unconfirmed: isWhole ? [] : absent,
  };
}

/** The option of a key; none for a key that stands for several that people can tell apart. */
export function theOne(key: string, options: readonly FieldOption[]): FieldOption[] {
  const [first, ...others] = options.filter((option) => option.key === key);
  if (first === undefined) return [];
  return others.every(({ label, details }) => label === first.label && details === first.details) ? [first] : [];
}

type Searched = {
  options: FieldOption[];
  /** Keys that no answer has, and those among them whose answer was complete. */
  absent: string[];
  certain: string[];
};

/** Asks for each key. One failure says it for all: the source is the same. */
async function searchedFor(
  deps: FieldDeps,
  settings: BindingSettings,
  { held, variables }: Held,
): Promise<Result<Searched, OptionsProblem>> {
  const keys = held.slice(0, mostSearched);
  const answers = await Promise.all(
    keys.map((key) => knownOptions(deps, settings, withInput(settings, variables, key))),
  );
  const found: Searched = { options: [], absent: held.slice(mostSearched), certain: [] };
  for (const [at, answer] of answers.entries()) {
    if (!answer.ok) return answer;
    const { options, completeness } = answer.value.known;
    const absent = missing(keys.slice(at, at + 1), options);
    for (const key of keys.slice(at, at + 1)) found.options.push(...theOne(key, options));
    found.absent.push(...absent);
    if (completeness.verdict === 'complete') found.certain.push(...absent);
  }
  return ok(found);
}

/**
 * Whether this source finds rows by their key: asked for the key of one that it offers, it has to name it. Only then it says
 * something that it does not find another.
 */
export async function findsKeys(
  deps: FieldDeps,
  settings: BindingSettings,
  { held, variables }: Held,
): Promise<boolean> {
  const offered = await knownOptions(deps, settings, withInput(settings, variables, ''));
  const other = offered.ok ? offered.value.known.options.find(({ key }) => !held.includes(key)) : undefined;
  if (other === undefined) return false;
  const again = await knownOptions(deps, settings, withInput(settings, variables, other.key));
  return again.ok && again.value.known.options.some(({ key }) => key === other.key);
}
