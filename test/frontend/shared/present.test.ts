import { expect, it } from 'vitest';
import { afterParentChange, afterPresentAnswer, markOf, nothingPresent } from '../../../src/frontend/shared/present';

const answer = { options: [], gone: ['gone'], unchosen: ['foreign'], unconfirmed: ['unsure'] };

it('marks a stored value at once when another field changes, and then by what the source says', () => {
  const changed = afterParentChange(nothingPresent);
  expect(markOf(changed, 'any')).toBe('checking');
  const known = afterPresentAnswer(changed, answer, ['gone', 'unsure', 'kept']);
  expect(['gone', 'unsure', 'kept'].map((key) => markOf(known, key))).toEqual(['gone', 'unconfirmed', null]);
  expect(markOf(known, 'foreign')).toBe('unchosen');
  const failed = afterPresentAnswer(changed, null, ['kept']);
  expect(markOf(failed, 'kept')).toBe('unconfirmed');
});

it('says nothing of what is not certain while no other field has changed', () => {
  expect(markOf(nothingPresent, 'any')).toBeNull();
  const known = afterPresentAnswer(nothingPresent, answer, ['gone', 'unsure']);
  expect(['gone', 'unsure'].map((key) => markOf(known, key))).toEqual(['gone', null]);
  expect(markOf(afterPresentAnswer(nothingPresent, null, ['kept']), 'kept')).toBeNull();
});
