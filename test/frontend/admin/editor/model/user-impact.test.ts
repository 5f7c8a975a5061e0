import { expect, it } from 'vitest';
import type { SaveImpact } from '../../../../../src/contract/impact';
import { affectsUsers } from '../../../../../src/frontend/admin/editor/model/user-impact';
import { wordingFor } from '../../../../../src/frontend/wording';
import { saveImpact } from '../../../../support/views';

const touched = [{ fieldId: 'customfield_1', fieldName: 'Customer', issues: 3 }];

it.each([
  ['fields ask in another way', {}, true],
  ['their token changes', { level: 'token' }, true],
  ['nobody notices', { level: 'unnoticed' }, false],
  ['nothing changes', { level: 'nothing' }, false],
  ['no field uses it', { touched: [] }, false],
  ['a secret must be typed first', { secretsAsked: [{ name: 'client-secret', because: 'host-changed' }] }, false],
] as const)('asks before a save when %s: %j', (_what, more, expected) => {
  expect(affectsUsers(saveImpact({ touched, ...(more as Partial<SaveImpact>) }))).toBe(expected);
});

it.each(['en', 'de'])('tells in %s how many issues hold a value, or that nobody knows', (locale) => {
  const words = wordingFor(locale);
  const told = [null, 0, 1, 1234].map((issues) =>
    words.touchedField({ fieldId: 'customfield_1', fieldName: 'Customer', issues }, locale),
  );
  expect(told.filter((sentence) => !/^Customer: .+\.$/.test(sentence))).toEqual([]);
  expect(new Set(told).size).toBe(4);
  expect(told[3]).toMatch(/1[.,]234/);
});
