import { expect, test } from 'vitest';
import { secretExpiryOf } from '../../src/datasources/secret-expiry';
import { settingsOf } from '../support/settings';

const on = '2027-03-31';

test('the day belongs to the secret that asks for tokens', () => {
  expect(secretExpiryOf(settingsOf({}, { secretExpiresOn: on }), ['client-secret'])).toEqual({
    on,
    secret: 'client-secret',
    hasNext: false,
  });
  expect(secretExpiryOf(settingsOf({}, { secretExpiresOn: on }), ['client-secret', 'next-client-secret'])).toEqual({
    on,
    secret: 'client-secret',
    hasNext: true,
  });
  const key = settingsOf({}, { secretExpiresOn: on, clientAuthentication: 'private-key-jwt' });
  expect(secretExpiryOf(key, ['private-key'])).toEqual({ on, secret: 'private-key', hasNext: false });
});

test('there is none without a day or without OAuth 2.0', () => {
  expect(secretExpiryOf(settingsOf(), [])).toBeNull();
  expect(secretExpiryOf(settingsOf({ authentication: { kind: 'bearer' } }), [])).toBeNull();
});
