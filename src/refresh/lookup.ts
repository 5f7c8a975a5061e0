import type { BindingSettings } from '../contract/binding';
import type { FieldOption } from '../contract/field-option';
import type { FieldValue } from '../contract/kinds/kind';
import type { Account } from '../contract/person';
import type { ApiFailure, ExtractionFailure } from '../contract/failures';
import type { RefreshStop } from '../contract/refresh';
import { err, ok, type Result } from '../contract/result';
import type { TokenFailure } from '../contract/token-failure';
import type { IssueValues } from '../fields/binding/binding-record';
import { copiedKeys } from '../fields/options/copied-options';
import { valueAmong } from '../fields/options/field-value';
import { heldValue } from '../fields/people/held-person';
import type { PeopleReader } from '../fields/people/match-person';
import { namedPeople, standingOf, type Standing } from '../fields/people/named-people';
import { namesOf } from '../fields/people/present-people';
import { variablesFor } from '../fields/query/issue-variables';
import { knownOptions, typedText, withInput } from '../fields/options/options';
import { queryVariables } from '../fields/query/query';
import type { FieldDeps } from '../fields/field-deps';
import type { OptionsProblem, QueryVariables } from '../fields/options-query';
import type { Known, KnownValue, StoredPerson } from './compare';
import { refreshLimits } from './limits';

/** Why values cannot be looked up now. With `retry` it is worth trying again, after so many seconds if it says so. */
export type LookupFailure = { stop: RefreshStop; retry: { afterSeconds: number | null } | null };

export type LookupAnswer<T> =
  | { kind: 'known'; known: T }
  /** This step has asked enough: the issue is for the next one. */
  | { kind: 'later' }
  | { kind: 'failed'; failure: LookupFailure };

export type Lookup = {
  /** What the source has for the keys that stand on an issue. */
  options: (issue: IssueValues, keys: readonly string[]) => Promise<LookupAnswer<(key: string) => Known>>;
  /** Whether the source names the people of accounts that stand on an issue. */
  people: (
    issue: IssueValues,
    people: readonly StoredPerson[],
  ) => Promise<LookupAnswer<(one: StoredPerson) => Standing>>;
  /** What the source has for an issue's read-only field. */
  value: (issue: IssueValues) => Promise<LookupAnswer<KnownValue>>;
};

/**
 * One answer of the source: options by key, null for a key with several that differ; whether others are certainly gone; and
 * the value it is for a read-only field.
 */
type Offer = { options: ReadonlyMap<string, FieldOption | null>; isWhole: boolean; value: KnownValue };
type Asked = Result<Offer, LookupFailure>;

const nothingKnown: Asked = ok({ options: new Map(), isWhole: false, value: { state: 'unknown' } });
const nobody = { accountId: '', issueId: null, issueKey: null, issueType: null, projectKey: null };

/**
 * A lookup for one step. Issues with the same query share one question. Where the rows are searched, the query gives all
 * of them; where the server searches, it is asked for each key, and a key that it does not find may be there all the same.
 * What the cache has from before `sinceMs` is not used: whoever starts a refresh has often just renamed something.
 */
export function createLookup(
  deps: FieldDeps & { people: PeopleReader },
  settings: BindingSettings,
  { sinceMs, mayGoOn }: { sinceMs: number; mayGoOn: () => boolean },
): Lookup {
  const names = queryVariables(settings.query).filter((name) => name !== 'input');
  const asksByKey = settings.behaviour.search === 'at-source';
  const isCopied = settings.copy !== null;
  // A question that is the same for all issues fails for all of them.
  const isOneForAll = names.length === 0;
  const answers = new Map<string, Asked>();

  const questionOf = (variables: QueryVariables, key: string): { asked: QueryVariables; text: string } => {
    const asked = withInput(settings, variables, typedText(key));
    const values = [...names, 'input'].map((name) => asked[name] ?? null);
    return { asked, text: JSON.stringify(isCopied ? [key] : values) };
  };

  const ask = async (asked: QueryVariables, key: string): Promise<Asked> => {
    const copied = await copiedKeys(deps, settings, [key]);
    if (copied !== null) return copied.ok ? offerOf(copied.value) : afterProblem(copied.error, isOneForAll);
    // Without its copy the source would be read whole for each key: what it has is known when there is one again.
    if (isCopied) return nothingKnown;
    const found = await knownOptions(deps, settings, asked, { sinceMs });
    if (!found.ok) return afterProblem(found.error, isOneForAll);
    const { options, completeness, trouble } = found.value.known;
    // A refresh can wait for the pages that are missing.
    if (trouble !== null && retryOf(trouble) !== null) return afterTrouble(trouble, isOneForAll);
    const held = await heldValue(deps.people, settings.value, valueAmong(settings, options));
    if (!held.ok && held.error.code === 'jira-not-answering') return jiraNotAnswering;
    return ok({
      options: byKey(options),
      isWhole: !asksByKey && completeness.verdict === 'complete',
      value: held.ok ? knownValue(held.value) : { state: 'unknown' },
    });
  };

  const offersFor = async (
    issue: IssueValues,
    typed: readonly string[],
  ): Promise<LookupAnswer<ReadonlyMap<string, Offer>>> => {
    const variables = variablesFor(names, nobody, issue);
    const questions = typed.map((key) => ({ key, ...questionOf(variables, key) }));
    const isNew = questions.some(({ text }) => !answers.has(text));
    // The first issue of a step is always taken, so that every step gets on.
    const isFirst = answers.size === 0;
    const isEnough = !isCopied && answers.size >= refreshLimits.questions;
    if (isNew && !isFirst && (isEnough || !mayGoOn())) return { kind: 'later' };
    const offers = new Map<string, Offer>();
    for (const { key, asked, text } of questions) {
      const answer = answers.get(text) ?? (await ask(asked, key));
      if (!isFirst && lacksBudget(answer)) return { kind: 'later' };
      answers.set(text, answer);
      if (!answer.ok) return { kind: 'failed', failure: answer.error };
      offers.set(key, answer.value);
    }
    return { kind: 'known', known: offers };
  };

  return {
    options: async (issue, keys) => {
      const answer = await offersFor(issue, keys);
      if (answer.kind !== 'known') return answer;
      return { kind: 'known', known: (key) => knownIn(answer.known.get(key), key) };
    },
    people: async (issue, people) => {
      const typed = asksByKey || isCopied ? people.flatMap(namesOf) : [''];
      const answer = await offersFor(issue, typed);
      if (answer.kind !== 'known') return answer;
      const offers = [...answer.known.values()];
      const named = namedPeople(
        offers.flatMap(({ options }) => [...options.keys()]),
        offers.every(({ isWhole }) => isWhole),
      );
      return { kind: 'known', known: (one) => standingOf(named, one) };
    },
    value: async (issue) => {
      const answer = await offersFor(issue, ['']);
      if (answer.kind !== 'known') return answer;
      return { kind: 'known', known: answer.known.get('')?.value ?? { state: 'unknown' } };
    },
  };
}

/** The person that the source names may have an account in a moment. */
const jiraNotAnswering: Asked = err({
  stop: { code: 'jira', status: null },
  retry: { afterSeconds: null },
});

function knownValue({ value, account }: { value: FieldValue | null; account: Account | null }): KnownValue {
  if (value === null) return { state: 'gone' };
  return { state: 'offered', value, ...(account !== null && { name: account.name }) };
}

/** This step has nothing left to ask with: the next one has. */
function lacksBudget(answer: Asked): boolean {
  return !answer.ok && answer.error.stop.code === 'source' && answer.error.stop.failure.code === 'budget-spent';
}

/** What a copy has for a key. One that it has not may be newer than the copy. */
function offerOf(options: readonly FieldOption[]): Asked {
  return ok({ options: byKey(options), isWhole: false, value: { state: 'unknown' } });
}

function knownIn(offer: Offer | undefined, key: string): Known {
  const option = offer?.options.get(key);
  if (option !== undefined && option !== null) return { state: 'offered', option };
  return offer?.isWhole === true && option === undefined ? { state: 'gone' } : { state: 'unknown' };
}

function byKey(options: readonly FieldOption[]): Offer['options'] {
  const found = new Map<string, FieldOption | null>();
  for (const option of options) {
    const other = found.get(option.key);
    const isSame = other === undefined || (other?.label === option.label && other.details === option.details);
    found.set(option.key, isSame ? option : null);
  }
  return found;
}

/** What one issue's query cannot tell leaves its value unchecked; what no query can tell ends the refresh. */
function afterProblem(problem: OptionsProblem, isOneForAll: boolean): Asked {
  if (problem.code === 'datasource-missing') return err({ stop: problem, retry: null });
  if (problem.code === 'waiting-for') return nothingKnown;
  return afterTrouble(problem.failure, isOneForAll);
}

function afterTrouble(failure: TokenFailure | ApiFailure | ExtractionFailure, isOneForAll: boolean): Asked {
  const retry = retryOf(failure);
  if (!isOneForAll && concernsOneQuery(failure)) return nothingKnown;
  return err({ stop: { code: 'source', failure }, retry });
}

/** Whether another query of the same datasource may do better. */
function concernsOneQuery(failure: TokenFailure | ApiFailure | ExtractionFailure): boolean {
  switch (failure.code) {
    case 'api-http-error':
      return retryOf(failure) === null;
    case 'api-redirect':
    case 'api-too-large':
    case 'content-invalid':
    case 'items-found-nothing':
    case 'items-not-rows':
    case 'key-not-found':
    case 'label-empty':
    case 'value-not-of-kind':
      return true;
    case 'api-settings':
      return failure.problem === 'leaves-base';
    default:
      return false;
  }
}

/** Whether a failure may pass by itself. */
function retryOf(failure: TokenFailure | ApiFailure | ExtractionFailure): LookupFailure['retry'] {
  switch (failure.code) {
    case 'api-unreachable':
    case 'token-unreachable':
    case 'budget-spent':
      return { afterSeconds: null };
    case 'api-http-error':
    case 'token-http-error':
      return failure.status === 429 || failure.status >= 500 ? { afterSeconds: failure.retryAfterSeconds } : null;
    default:
      return null;
  }
}
