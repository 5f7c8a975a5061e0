import type { BindingSettings } from '../contract/binding';
import { readOnlyKindOf } from '../contract/field-kind';
import type { RefreshStop } from '../contract/refresh';
import type { BindingRecord, IssueValues } from '../fields/binding/binding-record';
import { withCopy } from '../fields/copy/usable-copy';
import { fieldsNamed } from '../fields/query/issue-variables';
import { queryVariables } from '../fields/query/query';
import { createSeals, type Seals } from '../fields/seals';
import { compareFieldValue, comparePeople, compareValue, storedKeys, storedPeople, type Comparison } from './compare';
import { createInContext } from './in-context';
import { refreshLimits } from './limits';
import { createLookup, type LookupAnswer } from './lookup';
import type { JiraFailure } from './refresh-jira';
import type { RefreshDeps } from './refresh-deps';

/**
 * Why a step cannot go on. `for` null: for nobody, it broke off. `seconds` null: nobody said how long to wait. `stop` is what
 * becomes of a failure when waiting does not help; to be asked for patience is none.
 */
export type Halt =
  | { kind: 'wait'; for: 'source' | 'jira' | null; isFailure: boolean; seconds: number | null; stop: RefreshStop }
  | { kind: 'stop'; stop: RefreshStop };

export type Checked =
  /** `comparison` null: the value belongs to another context, or is none of ours. */
  | { kind: 'compared'; comparison: Comparison | null }
  /** The source would have to be asked more than one step may. */
  | { kind: 'later' }
  | { kind: 'halted'; halt: Halt };

/** Compares what an issue holds with the source. */
export type IssueCheck = (issue: IssueValues) => Promise<Checked>;

export type CheckDeps = Pick<
  RefreshDeps,
  'people' | 'issues' | 'budget' | 'callApiFor' | 'cache' | 'clock' | 'log' | 'sealKey' | 'copyOf'
>;

/** A check for one step. What the cache has from before `sinceMs` is not used. */
export function createIssueCheck(deps: CheckDeps, binding: BindingRecord, sinceMs: number): IssueCheck {
  const { fieldId, settings } = binding;
  const inContext = createInContext(deps.issues, binding);
  const lookup = createLookup(withCopy(deps, binding), settings, {
    sinceMs,
    mayGoOn: () => deps.budget.remainingMs() > refreshLimits.spareMs && deps.budget.lacking() === null,
  });

  let seals: Promise<Seals> | null = null;
  const sealsOnce = (): Promise<Seals> => (seals ??= deps.sealKey().then((key) => createSeals(key, binding.id)));

  /** How an issue is compared; null when what it holds is none of ours. A read-only field may hold nothing. */
  const comparing = (issue: IssueValues): (() => Promise<LookupAnswer<Comparison>>) | null => {
    const value = issue.fields[fieldId];
    if (settings.value !== null) {
      const kind = readOnlyKindOf(settings.value.kind);
      return async () => {
        const answer = await lookup.value(issue);
        if (answer.kind !== 'known') return answer;
        const compared = compareFieldValue(kind.inStored(value), answer.known);
        const { value: next } = compared;
        if (next === null || typeof next === 'object') return { kind: 'known', known: compared };
        return { kind: 'known', known: { ...compared, value: kind.toStore?.(next) ?? next } };
      };
    }
    const people = storedPeople(value);
    if (people !== null) {
      return async () => {
        const answer = await lookup.people(issue, people);
        return answer.kind === 'known' ? { kind: 'known', known: comparePeople(people, answer.known) } : answer;
      };
    }
    const keys = storedKeys(value);
    if (keys === null) return null;
    const hasDetails = settings.extraction.details !== '';
    return async () => {
      const [answer, seals] = await Promise.all([lookup.options(issue, keys), sealsOnce()]);
      return answer.kind === 'known'
        ? { kind: 'known', known: compareValue(value, answer.known, { hasDetails, seals }) }
        : answer;
    };
  };

  return async (issue) => {
    const compare = comparing(issue);
    if (compare === null) return { kind: 'compared', comparison: null };
    const isOurs = await inContext(issue);
    if (!isOurs.ok) return { kind: 'halted', halt: afterJira(isOurs.error) };
    if (!isOurs.value) return { kind: 'compared', comparison: null };
    const answer = await compare();
    if (answer.kind === 'later') return answer;
    if (answer.kind === 'known') return { kind: 'compared', comparison: answer.known };
    const { stop, retry } = answer.failure;
    const halt: Halt =
      retry === null
        ? { kind: 'stop', stop }
        : {
            kind: 'wait',
            for: stop.code === 'jira' ? 'jira' : 'source',
            isFailure: true,
            seconds: retry.afterSeconds,
            stop,
          };
    return { kind: 'halted', halt };
  };
}

/** What has to be known of an issue: its value, its place, and what the query names. */
export function fieldsRead(fieldId: string, { query }: BindingSettings): string[] {
  return [...new Set([fieldId, 'project', 'issuetype', ...fieldsNamed(queryVariables(query))])];
}

export function afterJira(failure: JiraFailure): Halt {
  switch (failure.code) {
    case 'busy':
      return {
        kind: 'wait',
        for: 'jira',
        isFailure: false,
        seconds: failure.retryAfterSeconds,
        stop: { code: 'jira', status: 429 },
      };
    case 'not-answering':
      return { kind: 'wait', for: 'jira', isFailure: true, seconds: null, stop: { code: 'jira', status: null } };
    case 'refused':
      return { kind: 'stop', stop: { code: 'jira', status: failure.status } };
  }
}
