import { describe, expect, it } from 'vitest';
import type { OptionsPage } from '../../../src/contract/field-api';
import {
  chosenOption,
  hintFor,
  initialSearch,
  isWorthAsking,
  notChosen,
  optionsOf,
  selectOptions,
  type SearchState,
} from '../../../src/frontend/field-edit/option-list';

const page = (more: Partial<OptionsPage> = {}): OptionsPage => ({
  options: [{ key: 'C-1', label: 'Alpha' }],
  verdict: 'complete',
  truncated: false,
  total: 1,
  searchedRows: null,
  copiedAt: null,
  gone: [],
  unchosen: [],
  minCharacters: 0,
  searchAtSource: true,
  ...more,
});

describe('options of a Select whose own filter stays on', () => {
  it('carry the typed text, so that what the server found stays visible', () => {
    const [option] = selectOptions([{ key: 'C-1', label: 'Alpha' }], 'berlin');
    expect(`${option?.label} ${option?.value}`).toContain('berlin');
  });

  it('give back key and label, whatever was typed', () => {
    for (const typed of ['', 'berlin', 'a b c']) {
      const [option] = selectOptions([{ key: 'C 1', label: 'Alpha' }], typed);
      expect(optionsOf(option === undefined ? [] : [option], [])).toEqual([{ key: 'C 1', label: 'Alpha' }]);
    }
  });

  it('show the stored value although the source no longer has it', () => {
    expect(chosenOption({ key: 'gone', label: 'Gone Ltd' })).toEqual({ value: 'gone', label: 'Gone Ltd' });
  });

  it('of several hold each key once, however it was found, and no more than Jira keeps', () => {
    const alpha = { key: 'C-1', label: 'Alpha' };
    const twice = [chosenOption(alpha), ...selectOptions([alpha, { key: 'C-2', label: 'Beta' }], 'be')];
    expect(optionsOf(twice, [])).toEqual([alpha, { key: 'C-2', label: 'Beta' }]);
    const many = Array.from({ length: 101 }, (_, n) => ({ label: 'x', value: String(n) }));
    expect(optionsOf(many, [])).toHaveLength(100);
  });

  it('bring the details back, which a Select does not keep', () => {
    const alpha = { key: 'C-1', label: 'Alpha', details: 'Berlin' };
    expect(optionsOf(selectOptions([alpha], 'al'), [alpha])).toEqual([alpha]);
  });

  it('give back the one that was chosen where a key stands for several, also among those of one label', () => {
    const alaska = { key: 'AL', label: 'Alaska' };
    const alabama = { key: 'AL', label: 'Alabama', details: 'Montgomery' };
    const other = { key: 'AL', label: 'Alabama', details: 'New York' };
    const known = [alaska, alabama, other];
    for (const typed of ['', 'al']) {
      const shown = selectOptions(known, typed);
      expect(new Set(shown.map(({ value }) => value)).size).toBe(3);
      for (const [at, option] of shown.entries()) expect(optionsOf([option], known)).toEqual([known[at]]);
    }
    const chosenBefore = [chosenOption(other), ...selectOptions([{ key: 'B', label: 'Beta' }], '')];
    expect(optionsOf(chosenBefore, [other, ...known])).toEqual([other, { key: 'B', label: 'Beta' }]);
  });

  it('of several are not offered again once they are chosen', () => {
    const offered = [
      { key: 'C-1', label: 'Alpha' },
      { key: 'C-2', label: 'Beta' },
    ];
    expect(notChosen(offered, [{ key: 'C-1', label: 'Alpha, renamed' }])).toEqual([{ key: 'C-2', label: 'Beta' }]);
  });
});

describe('the line below', () => {
  const done = { ...initialSearch, isLoading: false };
  it.each([
    ['nothing before the first answer', initialSearch, null],
    ['nothing when all is shown', { ...done, page: page() }, null],
    [
      'how many are shown when there are more',
      { ...done, page: page({ truncated: true, total: 300 }) },
      { kind: 'truncated', shown: 1, total: 300 },
    ],
    [
      'that not all was searched',
      { ...done, page: page({ verdict: 'incomplete', truncated: true, total: null, searchedRows: 10_000 }) },
      { kind: 'searched-in-part', rows: 10_000, isFound: true, isCertain: true },
    ],
    [
      'that nothing was found in what was searched',
      {
        ...done,
        page: page({ verdict: 'incomplete', options: [], truncated: true, total: null, searchedRows: 10_000 }),
      },
      { kind: 'searched-in-part', rows: 10_000, isFound: false, isCertain: true },
    ],
    [
      'that there may be more where nobody knows',
      { ...done, page: page({ verdict: 'unknown', options: [], total: null, searchedRows: 50 }) },
      { kind: 'searched-in-part', rows: 50, isFound: false, isCertain: false },
    ],
    ['that nothing was found', { ...done, page: page({ options: [] }) }, { kind: 'none', byBeginnings: false }],
    [
      'that a copy has no word that begins so',
      { ...done, page: page({ options: [], verdict: 'unknown', copiedAt: '2026-11-28T08:00:00Z' }), typed: 'dampf' },
      { kind: 'none', byBeginnings: true },
    ],
    ['nothing while it asks', { ...done, isLoading: true, page: page({ options: [] }) }, null],
    [
      'how much to type',
      { ...done, page: page({ minCharacters: 3 }), typed: 'ab' },
      { kind: 'more-characters', count: 3 },
    ],
    [
      'what it waits for',
      { ...done, page: page(), failure: { code: 'waiting-for' as const, variables: ['input'] } },
      { kind: 'no-options-yet' },
    ],
    [
      'the failure first',
      { ...done, page: page(), failure: { code: 'source-refused' as const } },
      { kind: 'failed', mayPass: false },
    ],
    [
      'that nobody has connected it',
      { ...done, failure: { code: 'not-configured' as const } },
      { kind: 'no-options-yet' },
    ],
  ])('says %s', (_what, state, hint) => {
    expect(hintFor(state)).toEqual(hint);
  });
});

const customers = { datasourceName: 'Customers' };

describe('trying again', () => {
  it.each<[boolean, NonNullable<SearchState['failure']>]>([
    [true, { code: 'connection-lost' }],
    [true, { code: 'source-not-answering', ...customers }],
    [true, { code: 'source-busy', ...customers }],
    [true, { code: 'internal', reference: 'r' }],
    [false, { code: 'source-refused', ...customers }],
    [false, { code: 'source-paused', ...customers }],
    [false, { code: 'answer-unreadable', ...customers }],
  ])('is offered (%j) after %j', (mayPass, failure) => {
    expect(hintFor({ ...initialSearch, isLoading: false, failure })).toEqual({ kind: 'failed', mayPass });
  });
});

describe('asking the server', () => {
  it('is worth it for a new text that is long enough', () => {
    const state = { ...initialSearch, page: page({ minCharacters: 2 }), foundBy: 'ab' };
    expect(isWorthAsking(state, 'abc')).toBe(true);
    expect(isWorthAsking(state, 'ab')).toBe(false);
    expect(isWorthAsking(state, 'a')).toBe(false);
  });

  it('is worth it again after a failure', () => {
    expect(isWorthAsking({ ...initialSearch, page: page(), failure: { code: 'connection-lost' } }, '')).toBe(true);
  });
});
