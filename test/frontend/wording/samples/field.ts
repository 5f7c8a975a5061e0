import type { PreviewedOptions, PreviewStep } from '../../../../src/contract/binding-preview';
import type { Paging, SearchMode } from '../../../../src/contract/binding';
import { fieldKindNames } from '../../../../src/contract/field-kind';
import type {
  Completeness,
  CompleteReason,
  IncompleteReason,
  UnknownReason,
} from '../../../../src/contract/completeness';
import { copyIntervals, sinceFormats, type CopyEstimate, type CopyStop } from '../../../../src/contract/copy';
import {
  refreshSchedules,
  type RefreshCounts,
  type RefreshRun,
  type RefreshStop,
} from '../../../../src/contract/refresh';
import type { Wording } from '../../../../src/frontend/wording';
import { type Samples, count, each, keysOf, name } from './parts';
import { optionsFailures } from './failures';

export const completenesses: Completeness[] = [
  ...keysOf<CompleteReason>({
    'total-reached': true,
    'empty-page': true,
    'no-next': true,
    'one-page': true,
    'no-such-page': true,
  }).map((reason) => ({ verdict: 'complete' as const, reason })),
  ...keysOf<IncompleteReason>({
    'more-told': true,
    'fewer-than-told': true,
    'row-limit': true,
    'page-limit': true,
    'time-limit': true,
    'budget-limit': true,
    'repeated-page': true,
    'clamped-size': true,
    'failed-page': true,
    'cut-by-source': true,
    'inner-lists': true,
  }).map((reason) => ({ verdict: 'incomplete' as const, reason })),
  ...keysOf<UnknownReason>({
    'short-page': true,
    'full-page': true,
    'cursor-told': true,
    'refused-page': true,
    'usual-size': true,
    'may-be-more': true,
    'broken-off': true,
    'said-otherwise': true,
    'not-found-told': true,
    'part-told': true,
    changed: true,
  }).map((reason) => ({ verdict: 'unknown' as const, reason })),
];

const pagings: Paging[] = [
  { kind: 'none' },
  { kind: 'link-header' },
  { kind: 'next-link', linkPath: '$.next' },
  { kind: 'cursor', cursor: { in: 'answer', path: '$.cursor' }, sentIn: 'query', parameter: 'cursor' },
  { kind: 'cursor', cursor: { in: 'header', name: 'x-cursor' }, sentIn: 'body', parameter: 'cursor' },
  { kind: 'page', sentIn: 'query', parameter: 'page', first: 1, sizeParameter: 'size', size: 50 },
  { kind: 'offset', sentIn: 'query', parameter: 'offset', first: 0, sizeParameter: null, size: 50 },
];

const refreshRun: RefreshRun = {
  id: 'run',
  isDryRun: false,
  state: 'running',
  phase: 'writing',
  startedAt: '2027-03-03T10:00:00.000Z',
  startedBy: '',
  endedAt: null,
  thresholdPercent: 10,
  counts: { issues: 21, elsewhere: 0, unchanged: 12, changed: 5, gone: 4, unchosen: 2, sealed: 1, notChecked: 0 },
  written: 3,
  refused: 0,
  waiting: null,
  stop: null,
};

const refreshStates = keysOf<RefreshRun['state']>({
  running: true,
  paused: true,
  finished: true,
  stopped: true,
  cancelled: true,
});

const refreshRuns: RefreshRun[] = [
  ...refreshStates.flatMap((state) => [
    { ...refreshRun, state },
    { ...refreshRun, state, isDryRun: true },
  ]),
  { ...refreshRun, phase: 'looking' },
  ...(['jira', 'source'] as const).map((who) => ({
    ...refreshRun,
    waiting: { for: who, until: refreshRun.startedAt },
  })),
];

const copyEstimate: CopyEstimate = {
  rows: 12_000,
  isAtLeast: false,
  writtenBytes: 1_200_000,
  readBytes: 170_000,
  functionMs: 4_000,
  searchBytes: 96_000,
};

const copyStops: CopyStop[] = [
  { code: 'source', failure: { code: 'api-paused' } },
  ...(['row-limit', 'page-limit', 'repeated-page'] as const).map((reason) => ({ code: 'incomplete' as const, reason })),
  { code: 'shrunk', before: 12_000, now: 7 },
  { code: 'datasource-missing' },
  { code: 'context-gone' },
  { code: 'settings-changed' },
  { code: 'interrupted' },
];

const refreshStops: RefreshStop[] = [
  { code: 'threshold' },
  { code: 'source', failure: { code: 'api-paused' } },
  { code: 'datasource-missing' },
  { code: 'settings-changed' },
  { code: 'jira', status: null },
  { code: 'jira', status: 403 },
  { code: 'interrupted' },
];

export function fieldSamples(locale: string): Samples<Wording> {
  return {
    completeness: each(completenesses),
    configuration: {
      cascade: [[['Customer']], [['Customer', 'Site']]],
      variables: { field: name },
      suggestItems: [
        ['$.items[*]', 1],
        ['$.items[*]', 30],
      ],
      card: {
        member: [[1]],
        label: [[1]],
        kind: [[1]],
        remove: [[''], ['City']],
        preview: name,
      },
      initial: { verdicts: { gone: name, renamed: [['Acme', 'ACME Ltd']] } },
      maxOptions: { help: [[500]] },
      preview: {
        answer: [[200, '320 ms']],
        noAnswer: [['10 s']],
        step: (['token', 'api', 'extraction'] as const).flatMap((step): [PreviewStep, string][] => [
          [{ step, ms: 320, ok: true }, '320 ms'],
          [{ step, ms: 320, ok: false }, '320 ms'],
        ]),
        options: [
          [{ shown: 1, total: 1, rows: 1, isCut: false }, locale],
          [{ shown: 20, total: null, rows: 30, isCut: true }, locale],
          [{ shown: 20, total: 4711, rows: 30, isCut: true }, locale],
        ],
        dropped: count,
        namesNobody: [['E-002']],
        reading: {
          onlyThese: [
            [50, 3000, locale],
            [1, null, locale],
            [50, null, locale],
          ],
          mayBeMore: [
            [1, locale],
            [50, locale],
          ],
          suggestion: each(pagings),
          repeatedKeys: [0, 1, 40].flatMap((ambiguous) =>
            [true, false].map((isLeftOut): [PreviewedOptions['keys'], boolean, string] => [
              { rows: 600, different: 200, ambiguous },
              isLeftOut,
              locale,
            ]),
          ),
        },
        bytes: [[850], [12_250]],
      },
    },
    field: {
      copyFrom: [['10:32']],
      minCharacters: count,
      truncated: [
        [1, 300, locale],
        [100, null, locale],
        [100, 4711, locale],
      ],
      searchedInPart: [
        [{ rows: 10_000, isFound: true, isCertain: true }, locale],
        [{ rows: 10_000, isFound: false, isCertain: true }, locale],
        [{ rows: 10_000, isFound: false, isCertain: false }, locale],
      ],
      failed: [['4711.', true]],
      storedValue: [...new Set(optionsFailures.map(({ code }) => code)), 'connection-lost' as const].map((code) => [
        code,
      ]),
      marks: { gone: name, unchosen: name, checking: name, unconfirmed: name },
      person: { looking: name, notChosen: name },
      card: { showOf: name, hideOf: name, asOf: [['10:32']], kept: [['10:32']] },
    },
    connect: {
      intro: [[null], ['Kontakt 7']],
      choose: name,
      change: name,
      contextsTitle: name,
      context: [['10142']],
      noContexts: name,
      connectedTitle: name,
      openIssue: [['DEV-1']],
    },
    fieldKindName: each(fieldKindNames),
    pagingKind: each(
      keysOf<Paging['kind']>({
        none: true,
        'link-header': true,
        'next-link': true,
        cursor: true,
        page: true,
        offset: true,
      }),
    ),
    touchedField: [null, 0, 1, 1234].map((issues) => [
      { fieldId: 'customfield_1', fieldName: 'Kontakt', issues },
      locale,
    ]),
    refresh: {
      hour: { help: [['Europe/Berlin']] },
      fromDatasource: [['Kontakt 7'], [null]],
      context: [['10142']],
      next: [['03.03.2027']],
      disconnectTitle: name,
      disconnected: name,
      confirmTitle: name,
      confirmBody: count,
      examples: [
        [2, 2],
        [50, 71],
      ],
    },
    refreshCount: each(
      keysOf<keyof RefreshCounts | 'written' | 'refused'>({
        issues: true,
        elsewhere: true,
        unchanged: true,
        changed: true,
        gone: true,
        unchosen: true,
        sealed: true,
        notChecked: true,
        written: true,
        refused: true,
      }),
    ),
    refreshProgress: refreshRuns.map((run) => [run, run.waiting === null ? null : '03.03.2027']),
    refreshSchedule: each(refreshSchedules),
    refreshState: each(refreshRuns),
    refreshStop: refreshStops.map((stop) => [stop, refreshRun, locale]),
    refreshWouldStop: [[refreshRun]],
    copy: {
      maxRows: { help: [[200_000, locale]] },
      estimate: [true, false].map((isAtLeast) => [
        { ...copyEstimate, isAtLeast },
        { month: 0.004, search: 0.000_001 },
        locale,
      ]),
      served: [[12_000, '03.03.2027', locale]],
      changedRows: [1, 12].map((rows) => [rows, '03.03.2027', locale]),
      dropped: [1, 12].map((rows) => [rows, locale]),
      running: (['whole', 'changes'] as const).flatMap((kind) =>
        (['reading', 'building'] as const).flatMap((phase) =>
          [0, 1, 24].map((pages): Parameters<Wording['copy']['running']> => [
            kind,
            phase,
            { rows: 12_000, pages },
            locale,
          ]),
        ),
      ),
      waits: [['in 5 min']],
      next: [['03.03.2027']],
      lastCost: [[{ ...copyEstimate, usd: 0.01 }, locale]],
      stored: [[8_600_000, locale]],
      failed: [['03.03.2027']],
    },
    copyInterval: each(copyIntervals),
    copyStop: copyStops.map((stop) => [stop, locale]),
    sinceFormat: each(sinceFormats),
    searchMode: each(keysOf<SearchMode>({ 'in-rows': true, 'at-source': true, 'in-copy': true })),
  };
}
