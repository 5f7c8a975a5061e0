import { describe, expect, test } from 'vitest';
import { withoutCredentials } from '../../src/http/credential-shapes';
import { foreignText } from '../../src/http/foreign-text';
import { nothingToMask } from '../../src/http/masker';

const jwt = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2lnbmF0dXJl';

describe('what looks like a credential in a server’s text', () => {
  test.each([
    [`{"error":"x","access_token":"${jwt}"}`, '{"error":"x","access_token":"***"}'],
    ['{"error":"x","refresh_token":"abc"}', '{"error":"x","refresh_token":"***"}'],
    ['{"id_token" : "a\\"b"}', '{"id_token" : "***"}'],
    ['{"clientSecret":"hunter2","user":"bob"}', '{"clientSecret":"***","user":"bob"}'],
    ['{\\"access_token\\":\\"abc\\"}', '{\\"access_token\\":\\"***\\"}'],
    ['error=x&client_secret=hunter2&a=b', 'error=x&client_secret=***&a=b'],
    ['assertion=abc', 'assertion=***'],
    ['password: hunter2', 'password: ***'],
    ['<access_token>abc</access_token>', '<access_token>***</access_token>'],
    ['<input type="hidden" name="access_token" value="abc">', '<input type="hidden" name="access_token" value="***">'],
    ['Authorization: Bearer abcdef123456', 'Authorization: Bearer ***'],
    ['got Basic Y2xpZW50OnNlY3JldA==!', 'got Basic ***!'],
    [`the token ${jwt} is odd`, 'the token *** is odd'],
    [`got ${jwt} instead`, 'got *** instead'],
    ['-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY----- end', '*** end'],
    ['{"refresh_token":["abc123"]}', '{"refresh_token":[***]}'],
    ['{"token":{"value":"abcdef12"}}', '{"token":{***}}'],
    ['{"secretKey":"abc","pass":"x","otp":"1"}', '{"secretKey":"***","pass":"***","otp":"***"}'],
    ['{"AccessTokenValue":"abc"}', '{"AccessTokenValue":"***"}'],
    ['<token type="x">abc1234</token>', '<token type="x">***</token>'],
    ['<input type=hidden value="abc" name="csrf_token">', '<input type=hidden value="***" name="csrf_token">'],
    ['<input name=password value=hunter2>', '<input name=password value=***>'],
    ['https://bob:pw@x', 'https://bob:***@x'],
    ['https://x.example/?sig=abc%2Fdef', 'https://x.example/?sig=***'],
    ['access_token%3Dabc123', 'access_token%3D***'],
    ['"access_token"=>"abc123"', '"access_token"=>"***"'],
    ['Bearer: abc12345678', 'Bearer: ***'],
    ["Token 'abc123def456' has ended", "Token '***' has ended"],
    ['{"Ocp-Apim-Subscription-Key":"abc123"}', '{"Ocp-Apim-Subscription-Key":"***"}'],
    ['{"sessionId":"abc123","bearer":"abc"}', '{"sessionId":"***","bearer":"***"}'],
    ['{"secretText":"abc","code_verifier":"x1"}', '{"secretText":"***","code_verifier":"***"}'],
    ['{"name":"Authorization","value":"abc123"}', '{"name":"Authorization","value":"***"}'],
    ['<ns:accessToken xmlns:ns="x">abc</ns:accessToken>', '<ns:accessToken xmlns:ns="x">***</ns:accessToken>'],
    ['<access_token><![CDATA[abc123]]></access_token>', '<access_token><![CDATA[***]]></access_token>'],
    ['&quot;access_token&quot;:&quot;abc123&quot;', '&quot;access_token&quot;:&quot;***&quot;'],
    ['\\u0022access_token\\u0022:\\u0022abc123\\u0022', '\\u0022access_token\\u0022:\\u0022***\\u0022'],
    ['SSWS 00abcDEFghi123', 'SSWS ***'],
    ['-----BEGIN PGP PRIVATE KEY BLOCK-----\nabc', '***'],
    ['AKIAIOSFODNN7EXAMPLE', '***'],
    ['glpat-abcdEFGH12345678', '***'],
    ['sk_live_abc123', '***'],
    ['api key: deadbeefdeadbeefdeadbeefdeadbeef', 'api key: ***'],
    [`key ${'aB3'.repeat(12)}`, 'key ***'],
  ])('is covered: %s', (text, shown) => {
    expect(withoutCredentials(text)).toBe(shown);
  });

  test.each([
    '{"error":"invalid_token","error_description":"Bearer authentication is needed","token_type":"Bearer"}',
    'The client_secret: is wrong',
    "AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '9f2c1e7a-4b4d-539a-571f-3a5b6c7d8e00'. Trace ID: 9f2c1e7a-4b4d-539a-571f-3a5b6c7d8e00 Timestamp: 2026-11-28 06:30:00Z",
    'see https://login.example.com/9f2c1e7a-4b4d-539a-571f-3a5b6c7d8e00/oauth2/v2.0/token',
    'java.lang.NullPointerException at com.acme.Token.issue(Token.java:42)',
    'scope "https://graph.microsoft.com/.default" is not known',
  ])('and nothing else: %s', (text) => {
    expect(withoutCredentials(text)).toBe(text);
  });

  test('is covered before a text is cut, so that no half of it is left at the end', () => {
    const shown = foreignText(`${'x'.repeat(190)} Bearer ${'k3'.repeat(200)}`, nothingToMask);
    expect(shown).not.toContain('k3');
  });

  test('does not take long to find in a text that is made to take long', () => {
    const startedMs = performance.now();
    for (const odd of [
      'a.'.repeat(10_000),
      '"'.repeat(20_000),
      'name="x" '.repeat(2000),
      'eyJ'.repeat(7000),
      'x:'.repeat(9999),
    ]) {
      withoutCredentials(odd);
    }
    expect(performance.now() - startedMs).toBeLessThan(2000);
  });
});
