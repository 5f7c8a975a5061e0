import type { BindingSettings } from '../contract/binding';
import { limits } from '../contract/limits';
import type { RefreshCounts, RefreshExamples, RefreshStop } from '../contract/refresh';
import type { BindingRecord, IssueValues } from '../fields/binding-record';
import { fieldsNamed } from '../fields/issue-variables';
import { queryVariables } from '../fields/query';
import { compareFieldValue, compareValue, storedKeys, type Comparison } from './compare';
import { createInContext, type InContext } from './in-context';
import { refreshLimits } from './limits';
import { createLookup, type Lookup, type LookupAnswer } from './lookup';
import type { JiraFailure, RefreshCursor, RefreshDeps, StoredRun } from './types';
import { writeValues, type Change } from './write-values';

/** What one batch of issues came to. `next` null: there are no more issues. */
export type BatchOutcome =
  | { kind: 'looked'; counts: RefreshCounts; examples: RefreshExamples; next: RefreshCursor | null }
  | { kind: 'wrote'; written: number; refused: string[]; next: RefreshCursor | null }
  /**
   * Nothing of this batch counts but what was `written`. `for` null: for nobody, it broke off. `seconds` null: nobody said
   * how long to wait. `stop` is what becomes of a failure when waiting does not help; to be asked for patience is none.
   */
  | {
      kind: 'wait';
      for: 'source' | 'jira' | null;
      isFailure: boolean;
      seconds: number | null;
      stop: RefreshStop;
      written: number;
    }
  | { kind: 'stop'; stop: RefreshStop };

type BatchDeps = Pick<RefreshDeps, 'issues' | 'remainingMs' | 'callApiFor' | 'cache' | 'clock' | 'log'>;

type Request = { binding: BindingRecord; run: Pick<StoredRun, 'phase' | 'cursor' | 'startedAt'> };

/** Takes the issues at the cursor, as many as one step may, and compares them or writes what differs. */
export async function runBatch(deps: BatchDeps, { binding, run }: Request): Promise<BatchOutcome> {
  const { phase, cursor } = run;
  const { fieldId, settings } = binding;
  const fields = fieldsRead(fieldId, settings);
  const page = await deps.issues.search(fieldId, {
    which: settings.value === null ? 'filled' : 'all',
    fields,
    page: cursor.page,
    most: limits.refreshIssuesAtOnce,
  });
  if (!page.ok) return afterJira(page.error);
  const tools: Tools = {
    inContext: createInContext(deps.issues, binding),
    binding,
    lookup: createLookup(deps, settings, {
      sinceMs: Date.parse(run.startedAt),
      mayGoOn: () => deps.remainingMs() > refreshLimits.spareMs,
    }),
  };
  const examined: Examined[] = [];
  let isCut = false;
  for (const issue of page.value.issues.slice(cursor.done)) {
    const one = await compareIssue(tools, issue);
    if (one.kind === 'ended') return one.outcome;
    isCut = one.kind === 'later';
    if (one.kind === 'later') break;
    examined.push({ issue, comparison: one.comparison });
  }
  const next = isCut
    ? { page: cursor.page, done: cursor.done + examined.length }
    : page.value.next === null
      ? null
      : { page: page.value.next, done: 0 };
  if (phase === 'looking') return { kind: 'looked', ...summed(examined), next };
  const stale = examined.filter(({ comparison }) => comparison !== null && comparison.value !== null);
  if (stale.length === 0) return { kind: 'wrote', written: 0, refused: [], next };
  const ids = stale.map(({ issue }) => issue.id);
  // The search lags behind: what is written starts from the issues as they are now.
  const fresh = await deps.issues.issues(ids, fields);
  if (!fresh.ok) return afterJira(fresh.error);
  const changes: Change[] = [];
  for (const issue of fresh.value) {
    const one = await compareIssue(tools, issue);
    if (one.kind === 'ended') return one.outcome;
    // A key that was not on the issue a moment ago was picked just now, with its present label.
    const value = one.kind === 'later' ? null : (one.comparison?.value ?? null);
    if (value !== null) changes.push({ issue, value });
  }
  const { written, refused, failure } = await writeValues(deps.issues, fieldId, changes);
  if (failure !== null) return afterJira(failure, written);
  return { kind: 'wrote', written, refused, next };
}

type Tools = { binding: BindingRecord; inContext: InContext; lookup: Lookup };

/** `comparison` null: the value belongs to another context, or is none of ours. */
type Examined = { issue: IssueValues; comparison: Comparison | null };

async function compareIssue(
  { binding, inContext, lookup }: Tools,
  issue: IssueValues,
): Promise<
  | { kind: 'compared'; comparison: Comparison | null }
  /** The source would have to be asked more than one step may. */
  | { kind: 'later' }
  | { kind: 'ended'; outcome: BatchOutcome }
> {
  const compare = comparing(binding, lookup, issue);
  if (compare === null) return { kind: 'compared', comparison: null };
  const isOurs = await inContext(issue);
  if (!isOurs.ok) return { kind: 'ended', outcome: afterJira(isOurs.error) };
  if (!isOurs.value) return { kind: 'compared', comparison: null };
  const answer = await compare();
  if (answer.kind === 'later') return answer;
  if (answer.kind === 'known') return { kind: 'compared', comparison: answer.known };
  const { stop, retry } = answer.failure;
  if (retry === null) return { kind: 'ended', outcome: { kind: 'stop', stop } };
  const seconds = retry.afterSeconds;
  return { kind: 'ended', outcome: { kind: 'wait', for: 'source', isFailure: true, seconds, stop, written: 0 } };
}

/** How an issue is compared with the source; null when what it holds is none of ours. A read-only field may hold nothing. */
function comparing(
  { fieldId, settings }: BindingRecord,
  lookup: Lookup,
  issue: IssueValues,
): (() => Promise<LookupAnswer<Comparison>>) | null {
  const value = issue.fields[fieldId];
  if (settings.value !== null) {
    return async () => {
      const answer = await lookup.value(issue);
      return answer.kind === 'known' ? { kind: 'known', known: compareFieldValue(value, answer.known) } : answer;
    };
  }
  const keys = storedKeys(value);
  if (keys === null) return null;
  const hasDetails = settings.extraction.details !== '';
  return async () => {
    const answer = await lookup.options(issue, keys);
    return answer.kind === 'known'
      ? { kind: 'known', known: compareValue(value, answer.known, { hasDetails }) }
      : answer;
  };
}

/** What has to be known of an issue: its value, its place, and what the query names. */
function fieldsRead(fieldId: string, { query }: BindingSettings): string[] {
  return [...new Set([fieldId, 'project', 'issuetype', ...fieldsNamed(queryVariables(query))])];
}

function afterJira(failure: JiraFailure, written = 0): BatchOutcome {
  switch (failure.code) {
    case 'busy':
      return {
        kind: 'wait',
        for: 'jira',
        isFailure: false,
        seconds: failure.retryAfterSeconds,
        stop: { code: 'jira', status: 429 },
        written,
      };
    case 'not-answering':
      return {
        kind: 'wait',
        for: 'jira',
        isFailure: true,
        seconds: null,
        stop: { code: 'jira', status: null },
        written,
      };
    case 'refused':
      return { kind: 'stop', stop: { code: 'jira', status: failure.status } };
  }
}

function summed(examined: readonly Examined[]): { counts: RefreshCounts; examples: RefreshExamples } {
  const counts: RefreshCounts = { issues: 0, elsewhere: 0, unchanged: 0, changed: 0, gone: 0, notChecked: 0 };
  const examples: RefreshExamples = { changed: [], gone: [], notChecked: [], refused: [] };
  for (const { issue, comparison } of examined) {
    if (comparison === null) {
      counts.elsewhere += 1;
      continue;
    }
    const { unchanged, changed, gone, notChecked } = comparison;
    const issueKey = issue.key;
    counts.issues += 1;
    counts.unchanged += unchanged;
    counts.changed += changed.length;
    counts.gone += gone.length;
    counts.notChecked += notChecked.length;
    examples.changed.push(...changed.map((change) => ({ issueKey, ...change })));
    examples.gone.push(...gone.map((label) => ({ issueKey, label })));
    examples.notChecked.push(...notChecked.map((label) => ({ issueKey, label })));
  }
  return { counts, examples };
}
