import { expect, it } from 'vitest';
import { english } from '../../../src/frontend/wording/english';
import { german } from '../../../src/frontend/wording/german';

it('says that a value is kept only where there is one', () => {
  expect(english.field.failed('It is down.', true)).toBe('Your value is kept. It is down.');
  expect(english.field.failed('It is down.', false)).toBe('It is down.');
  expect(german.field.failed('keine Antwort.', false)).not.toContain('bleibt erhalten');
});

it.each([
  [100, 12_345, 'Showing the first 100 of 12,345. Type to find more.', 'Die ersten 100 von 12.345 werden angezeigt.'],
  [100, null, 'Showing the first 100; there are more. Type to find them.', 'Die ersten 100 werden angezeigt, es gibt'],
  [1, 3, 'Showing only the first of 3. Type to find more.', 'Nur der erste von 3 wird angezeigt.'],
])('says how many of how many are shown (%j of %j)', (shown, total, inEnglish, inGerman) => {
  expect(english.field.truncated(shown, total, 'en')).toBe(inEnglish);
  expect(german.field.truncated(shown, total, 'de')).toContain(inGerman);
});

it('says that there are more rows than were searched only where that is certain', () => {
  const searched = { rows: 1200, isFound: false };
  expect(english.field.searchedInPart({ ...searched, isCertain: true }, 'en')).toBe(
    'Nothing found among the first 1,200 entries; there are more.',
  );
  expect(english.field.searchedInPart({ ...searched, isCertain: false }, 'en')).toContain('there may be more');
  expect(german.field.searchedInPart({ ...searched, isCertain: false }, 'de')).toContain('es kann weitere geben');
});

const codes = ['source-not-answering', 'source-busy', 'source-refused', 'source-paused', 'answer-unreadable'] as const;

it.each(codes)('says shortly why a stored value is shown when %s', (code) => {
  for (const { storedValue } of [english.field, german.field]) {
    expect(storedValue(code)).toMatch(/^(Stored value|Gespeicherter Wert); /);
    expect(storedValue(code).length).toBeLessThan(60);
  }
});

it('speaks of a value, not of options, where a read-only field waits for another', () => {
  const waiting = { code: 'waiting-for' as const, variables: ['fields.customfield_7.key'] };
  expect(english.optionsFailure(waiting, 'en', 'value')).toMatch(/^The value appears once/);
  expect(german.optionsFailure(waiting, 'de', 'value')).toMatch(/^Der Wert erscheint, sobald/);
});
