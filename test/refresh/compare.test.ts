import { describe, expect, test } from 'vitest';
import {
  compareFieldValue,
  compareValue as compareStored,
  storedKeys,
  type Comparison,
  type Known,
  type KnownValue,
} from '../../src/refresh/compare';
import type { Json } from '../../src/contract/json';
import { sealed, seals } from './world';

const source: Record<string, Known> = {
  '1': { state: 'offered', option: { key: '1', label: 'New name' } },
  '2': { state: 'offered', option: { key: '2', label: 'Globex', details: 'Lyon' } },
  '3': { state: 'gone' },
};
const labelsOnly = { hasDetails: false };
const known = (key: string): Known => source[key] ?? { state: 'unknown' };

/** Compares a value that was chosen in the field; seals, which change with the labels, are looked at apart. */
function compareValue(value: Json | undefined, of: typeof known, settings: { hasDetails: boolean }): Comparison {
  const { value: after, ...comparison } = compareStored(sealed(value ?? null), of, { ...settings, seals });
  if (after === null || typeof after !== 'object') return { ...comparison, value: after };
  const { seal: _seal, seals: _seals, ...seen } = after;
  return { ...comparison, value: seen };
}

describe('a stored value beside its source', () => {
  test('of one choice gets the new label, and keeps every other member', () => {
    const value = { key: '1', label: 'Old name', city: 'Berlin', tags: ['a'] };
    expect(compareValue(value, known, labelsOnly)).toEqual({
      unchanged: 0,
      changed: [{ before: 'Old name', after: 'New name' }],
      gone: [],
      unchosen: [],
      sealed: 0,
      notChecked: [],
      value: { ...value, label: 'New name' },
    });
  });

  test('of several gets the labels that changed; the others stand where they stood', () => {
    const value = { keys: ['3', '1', '9', '2'], labels: ['Gone Ltd', 'Old', 'Unknown Ltd', 'Globex'], more: 1 };
    expect(compareValue(value, known, labelsOnly)).toEqual({
      unchanged: 1,
      changed: [{ before: 'Old', after: 'New name' }],
      gone: ['Gone Ltd'],
      unchosen: [],
      sealed: 0,
      notChecked: ['Unknown Ltd'],
      value: { keys: ['3', '1', '9', '2'], labels: ['Gone Ltd', 'New name', 'Unknown Ltd', 'Globex'], more: 1 },
    });
  });

  test.each([
    ['has its label', { key: '2', label: 'Globex' }],
    ['left the source', { key: '3', label: 'Gone Ltd' }],
    ['is not known', { key: '9', label: 'Unknown Ltd' }],
  ])('that %s is left alone', (_what, value) => {
    expect(compareValue(value, known, labelsOnly).value).toBeNull();
  });

  test('without a label gets one', () => {
    expect(compareValue({ key: '1' }, known, labelsOnly)).toMatchObject({
      changed: [{ before: '1', after: 'New name' }],
      value: { key: '1', label: 'New name' },
    });
    expect(compareValue({ keys: ['2', '1'], labels: ['Globex'] }, known, labelsOnly)).toMatchObject({
      value: { labels: ['Globex', 'New name'] },
    });
  });

  test('has its details renewed where the field stores them, and left alone where it does not', () => {
    const withDetails = { hasDetails: true };
    expect(compareValue({ key: '2', label: 'Globex', details: 'Paris' }, known, withDetails)).toMatchObject({
      changed: [{ before: 'Globex (Paris)', after: 'Globex (Lyon)' }],
      value: { key: '2', label: 'Globex', details: 'Lyon' },
    });
    expect(compareValue({ key: '1', label: 'New name', details: 'Paris' }, known, withDetails).value).toEqual({
      key: '1',
      label: 'New name',
    });
    const many = { keys: ['3', '2'], labels: ['Gone Ltd', 'Globex'], details: ['Rome', 'Paris'] };
    expect(compareValue(many, known, withDetails).value).toEqual({ ...many, details: ['Rome', 'Lyon'] });
    expect(compareValue(many, known, labelsOnly).value).toBeNull();
  });

  test.each([null, undefined, 'text', 7, [], {}, { key: '' }, { key: 7 }, { keys: 'x' }, { keys: ['1', 2] }])(
    'that is none of ours is not read: %j',
    (value) => {
      expect(storedKeys(value)).toBeNull();
      expect(compareValue(value, known, labelsOnly)).toMatchObject({ unchanged: 0, changed: [], value: null });
    },
  );
});

describe('a value that somebody else wrote', () => {
  const compare = (value: Json): Comparison => compareStored(value, known, { hasDetails: false, seals });

  test.each<[string, Json]>([
    ['without a seal', { key: '3', label: 'Gone Ltd' }],
    ['with a seal that is made up', { key: '3', label: 'Gone Ltd', seal: 'A'.repeat(22) }],
    ['with a seal that is no text', { key: '3', label: 'Gone Ltd', seal: 7 }],
    [
      'with the seal of another key',
      { key: '3', label: 'Gone Ltd', seal: seals.sealed({ key: '2', label: 'Gone Ltd' }).seal ?? '' },
    ],
    [
      'with the seal of another label',
      { key: '3', label: 'Other', seal: seals.sealed({ key: '3', label: 'Gone Ltd' }).seal ?? '' },
    ],
    ['among several, with seals at other places', { keys: ['3'], labels: ['Gone Ltd'], seals: ['', 'x'] }],
  ])('%s and is not offered counts as never given out, and is left alone', (_how, value) => {
    expect(compare(value)).toMatchObject({ gone: [], sealed: 0, value: null });
    expect(compare(value).unchosen).toHaveLength(1);
  });

  test('and is offered gets the seal, and keeps everything else', () => {
    const value = { key: '2', label: 'Globex', city: 'Lyon' };
    const { seal } = seals.sealed({ key: '2', label: 'Globex' });
    expect(compare(value)).toMatchObject({ unchanged: 1, sealed: 1, changed: [], value: { ...value, seal } });
    const many = { keys: ['3', '2'], labels: ['Gone Ltd', 'Globex'] };
    expect(compare(many)).toMatchObject({
      unchosen: ['Gone Ltd'],
      sealed: 1,
      value: { ...many, seals: ['', seal] },
    });
  });

  test('with a false label of a key that is offered gets the true one', () => {
    expect(compare({ key: '2', label: 'Not Globex', seal: 'x' })).toMatchObject({
      changed: [{ before: 'Not Globex', after: 'Globex' }],
      value: { ...seals.sealed({ key: '2', label: 'Globex' }) },
    });
  });
});

describe('the value of a read-only field', () => {
  const offered = (value: string | number): KnownValue => ({ state: 'offered', value });
  const nothing = { unchanged: 0, changed: [], gone: [], unchosen: [], sealed: 0, notChecked: [], value: null };
  test.each<[string, string | number | null, KnownValue, object]>([
    ['fills an empty field', null, offered(0), { changed: [{ before: '', after: '0' }], value: 0 }],
    ['takes the place of another', 3, offered(4.5), { changed: [{ before: '3', after: '4.5' }], value: 4.5 }],
    ['is as it was', '2027-03-31', offered('2027-03-31'), { unchanged: 1 }],
    ['is stored as its kind', '4', offered(4), { changed: [{ before: '4', after: '4' }], value: 4 }],
    ['is kept when the source has none', 'Berlin', { state: 'gone' }, { gone: ['Berlin'] }],
    ['is nothing on either side', null, { state: 'gone' }, {}],
    ['is kept when the source cannot tell', 0, { state: 'unknown' }, { notChecked: ['0'] }],
    ['is not known of an empty field', null, { state: 'unknown' }, { notChecked: [''] }],
  ])('%s', (_what, stored, source, expected) => {
    expect(compareFieldValue(stored, source)).toEqual({ ...nothing, ...expected });
  });
});
