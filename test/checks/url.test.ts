import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkUrl } from '../../src/checks/url';
import { propertyRuns } from '../support/property-runs';

describe('checkUrl', () => {
  it.each([
    'https://api.acme.example',
    'https://api.acme.example/v1/customers?active=true',
    'https://api.acme.example:8443/token',
    'https://api.acme.example:443/token',
    'https://xn--bcher-kva.example/',
    'https://api.acme.example/a%20b?x={y}',
  ])('accepts %s', (text) => {
    expect(checkUrl(text)).toMatchObject({ ok: true });
  });

  it.each([
    ['', 'not-a-url'],
    ['api.acme.example/token', 'not-a-url'],
    ['https://', 'not-a-url'],
    ['https://a..b.example', 'not-a-url'],
    ['http://api.acme.example', 'not-https'],
    ['ftp://api.acme.example', 'not-https'],
    ['javascript:alert(1)', 'not-https'],
    ['https://user@api.acme.example', 'userinfo'],
    ['https://user:secret@api.acme.example', 'userinfo'],
    ['https://@api.acme.example', 'userinfo'],
    ['https://api.acme.example/#top', 'fragment'],
    ['https://api.acme.example/#', 'fragment'],
    ['https://api.acme.example\\@evil.example', 'backslash'],
    ['https://api.acme.example/a b', 'characters'],
    [' https://api.acme.example', 'characters'],
    ['https://api.acme.exam\tple', 'characters'],
    ['https://api.acme.example/\u0000', 'characters'],
    ['https://bücher.example', 'characters'],
    ['https://１２７.０.０.１/', 'characters'],
    ['https://intranet/token', 'host-single-label'],
    ['https://localhost/token', 'host-local'],
    ['https://api.localhost', 'host-local'],
    ['https://printer.local', 'host-local'],
    ['https://metadata.google.internal', 'host-local'],
    ['https://%6c%6fcalhost/', 'host-local'],
    ['https://LOCALHOST/', 'host-local'],
    ['https://api.acme.example./token', 'host-trailing-dot'],
    ['https://127.0.0.1', 'host-ip-address'],
    ['https://0x7f.1', 'host-ip-address'],
    ['https://2130706433', 'host-ip-address'],
    ['https://0177.0.0.1', 'host-ip-address'],
    ['https://127.1', 'host-ip-address'],
    ['https://169.254.169.254/latest', 'host-ip-address'],
    ['https://[::1]/', 'host-ip-address'],
    ['https://[::ffff:127.0.0.1]/', 'host-ip-address'],
    ['https://[64:ff9b::7f00:1]/', 'host-ip-address'],
    ['https://8.8.8.8', 'host-ip-address'],
    ['https://api.acme.example:22', 'port'],
    ['https://api.acme.example:9200', 'port'],
  ])('refuses %j as %s', (text, problem) => {
    expect(checkUrl(text)).toEqual({ ok: false, error: problem });
  });

  it('never lets an address through, however it is spelled', () => {
    const part = fc.tuple(fc.nat(255), fc.constantFrom(10, 8, 16)).map(([value, base]) => {
      const digits = value.toString(base);
      return base === 16 ? `0x${digits}` : base === 8 ? `0${digits}` : digits;
    });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        expect(checkUrl(`https://${parts.join('.')}/`).ok).toBe(false);
      }),
    );
  });

  it('refuses 2,049 characters', () => {
    const start = 'https://api.acme.example/';
    expect(checkUrl(start + 'a'.repeat(2048 - start.length)).ok).toBe(true);
    expect(checkUrl(start + 'a'.repeat(2049 - start.length))).toEqual({ ok: false, error: 'too-long' });
  });

  it('accepts only what serialises to https without user, fragment or odd port', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (text) => {
        const checked = checkUrl(text);
        if (!checked.ok) return;
        const { protocol, username, password, hash, href } = checked.value;
        expect([protocol, username, password, hash]).toEqual(['https:', '', '', '']);
        expect(checkUrl(href).ok).toBe(true);
      }),
      { numRuns: propertyRuns(40) },
    );
  });
});
