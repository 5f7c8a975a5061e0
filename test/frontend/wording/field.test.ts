import { expect, it } from 'vitest';
import { english } from '../../../src/frontend/wording/english';
import { german } from '../../../src/frontend/wording/german';

it('says that a value is kept only where there is one', () => {
  expect(english.field.failed('it is down.', true)).toBe(
    'Options could not be loaded: it is down. Your value is kept.',
  );
  expect(english.field.failed('it is down.', false)).toBe('Options could not be loaded: it is down.');
  expect(german.field.failed('keine Antwort.', false)).not.toContain('bleibt erhalten');
});
