import { expect, test } from 'vitest';
import { crashFields } from '../../src/base/crash';

test('a crash is logged by kind, code and place, never by its message', () => {
  const error = Object.assign(new TypeError('secret-canary in\n    at secret-canary (a.ts:1)'), { code: 'E_KIND' });
  const fields = crashFields(error);
  expect(fields).toMatchObject({ error: 'TypeError', code: 'E_KIND' });
  expect(fields.at).toContain('crash.test.ts');
  expect(JSON.stringify(fields)).not.toContain('secret-canary');
});

test('what is thrown and is no error is named by its type', () => {
  expect(crashFields('secret-canary')).toEqual({ error: 'string', code: null, at: null });
});
