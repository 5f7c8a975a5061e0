import { describe, expect, test } from 'vitest';
import type { PreviewedOptions } from '../../../src/contract/binding-preview';
import { defaultVerdict } from '../../../src/frontend/field-configuration/default-verdict';

const options = [
  { key: '1', label: 'Acme' },
  { key: '2', label: 'Globex' },
];
const whole: PreviewedOptions = {
  options,
  rows: 2,
  truncated: false,
  total: 2,
  searchedRows: null,
  dropped: 0,
  sent: 2,
  told: 2,
  completeness: { verdict: 'complete', reason: 'total-reached' },
  trouble: null,
  keys: { rows: 2, different: 2, ambiguous: 0 },
};
const answered = (over: Partial<PreviewedOptions> = {}) => ({ ok: true as const, value: { ...whole, ...over } });
const gone = { key: '999', label: 'Typed once' };

describe('a default value beside what its source offers', () => {
  test.each([
    ['is offered', { key: '1', label: 'Acme' }, answered(), 'offered'],
    ['has another label by now', { key: '1', label: 'ACME Ltd' }, answered(), { kind: 'renamed', label: 'Acme' }],
    ['is not in the whole list', gone, answered(), { kind: 'gone' }],
    ['may stand in what was cut off', gone, answered({ truncated: true }), null],
    [
      'may stand on a page that was not read',
      gone,
      answered({ completeness: { verdict: 'unknown', reason: 'full-page' } }),
      null,
    ],
    ['may stand beside what was searched', gone, answered({ searchedRows: 2 }), null],
    ['is not judged by an API that does not answer', gone, { ok: false, error: { code: 'api-paused' } }, null],
    ['is not judged before there is an answer', gone, null, null],
  ] as const)('%s', (_, option, offered, verdict) => {
    expect(defaultVerdict(option, offered, offered?.ok === true ? offered.value.options : [])).toEqual(verdict);
  });
});
