import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foreignLines, foreignText } from '../../src/http/foreign-text';
import { isFieldContent, isForbiddenHeader, isHeaderName, isHeaderValue } from '../../src/checks/headers';
import { retryAfterSeconds } from '../../src/http/retry-after';
import { isEgressRefusal, unreachableProblem } from '../../src/http/unreachable';
import { masker, nothingToMask } from '../../src/http/masker';
import { Secret } from '../../src/base/secret';

describe('foreignText', () => {
  it('cuts 10 KB of error_description to 200 characters of text', () => {
    const text = foreignText('The client\r\nwas refused. '.repeat(500), nothingToMask);
    expect(Array.from(text ?? '')).toHaveLength(200);
    expect(text).toMatch(/^The client was refused\. .*…$/);
  });

  it.each([
    ['', null],
    [' \n\t\u0000', null],
    ['plain', 'plain'],
    ['a\u001b[31mred\u001b[0m', 'a [31mred [0m'],
    ['left\u202eright', 'left right'],
    ['zero\u200bwidth', 'zero width'],
    ['tab\there', 'tab here'],
    ['漢字 ok', '漢字 ok'],
  ])('turns %j into %j', (text, shown) => {
    expect(foreignText(text, nothingToMask)).toBe(shown);
  });

  it('never shows a control character and never more than 200 characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        const shown = foreignText(text, nothingToMask) ?? '';
        expect(Array.from(shown).length).toBeLessThanOrEqual(200);
        expect(shown).not.toMatch(/\p{C}/u);
      }),
    );
  });
});

describe('our own secrets', () => {
  const mask = masker([new Secret('one-of-our-secrets')]);

  it('are covered in a text, also where a server wrote them among others', () => {
    expect(foreignText('it was one-of-our-secrets that failed', mask)).toBe('it was *** that failed');
  });

  it('are covered in a piece that keeps its lines', () => {
    expect(foreignLines('first\none-of-our-secrets, last', mask, 100)).toBe('first\n***, last');
  });
});

describe('headers of an administrator', () => {
  it.each([
    'Host',
    'content-length',
    'Transfer-Encoding',
    'Connection',
    'Cookie',
    'Proxy-Authorization',
    'proxy-x',
    'Sec-Fetch-Site',
    'TE',
  ])('refuses %s', (name) => {
    expect(isForbiddenHeader(name)).toBe(true);
  });

  it.each(['Accept', 'X-Api-Key', 'Authorization', 'Hosting', 'X-Cookie'])('allows %s', (name) => {
    expect(isForbiddenHeader(name)).toBe(false);
  });

  it.each(['', 'X Y', 'X:Y', 'X\r\n', 'Ü'])('takes %j for no header name', (name) => {
    expect(isHeaderName(name)).toBe(false);
  });

  it.each(['a\r\nX-Evil: 1', 'a\nb', '\u0000', 'naïve', ' padded', 'padded ', 'x'.repeat(4097)])(
    'takes %j for no header value',
    (value) => {
      expect(isHeaderValue(value)).toBe(false);
    },
  );

  it('lets a token be longer than what an administrator may type', () => {
    expect(isFieldContent(`Bearer ${'t'.repeat(16_000)}`)).toBe(true);
  });
});

describe('Retry-After', () => {
  const nowMs = Date.UTC(2026, 10, 23, 12);

  it.each([
    [null, null],
    ['30', 30],
    [' 0 ', 0],
    ['Mon, 23 Nov 2026 12:00:30 GMT', 30],
    ['Monday, 23-Nov-26 12:01:00 GMT', 60],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
    ['-5', null],
    ['1.5', null],
    ['soon', null],
    ['', null],
  ])('reads %j as %j seconds', (header, seconds) => {
    expect(retryAfterSeconds(header, nowMs)).toBe(seconds);
  });
});

describe('what fetch throws', () => {
  const thrown = (cause: unknown): Error => new TypeError('fetch failed', { cause });

  it.each([
    ['ENOTFOUND', 'name-not-found'],
    ['EAI_AGAIN', 'name-not-found'],
    ['ECONNREFUSED', 'refused'],
    ['ETIMEDOUT', 'timeout'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
    ['UND_ERR_SOCKET', 'network'],
    ['ECONNRESET', 'network'],
  ])('sorts %s as %s', (code, problem) => {
    expect(unreachableProblem(thrown({ code }))).toBe(problem);
  });

  it('looks into every attempt of an AggregateError', () => {
    expect(unreachableProblem(thrown({ errors: [{ code: 'EHOSTUNREACH' }, { code: 'ECONNREFUSED' }] }))).toBe(
      'refused',
    );
  });

  it('survives causes that go round in circles', () => {
    const circle: { cause?: unknown } = {};
    circle.cause = circle;
    expect(unreachableProblem(circle)).toBe('network');
  });

  it('knows Forge’s refusal by name and by error code', () => {
    const named = new Error('no');
    named.name = 'REQUEST_EGRESS_ALLOWLIST_ERR';
    expect(isEgressRefusal(named)).toBe(true);
    expect(isEgressRefusal({ name: 'PROXY_ERR', errorCode: 'REQUEST_EGRESS_ALLOWLIST_ERR' })).toBe(true);
    expect(isEgressRefusal(thrown({ code: 'ECONNREFUSED' }))).toBe(false);
  });
});
