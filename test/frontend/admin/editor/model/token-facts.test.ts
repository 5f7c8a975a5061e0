import { describe, expect, it } from 'vitest';
import type { TokenStatus, TokenView } from '../../../../../src/contract/token';
import type { TokenFailure } from '../../../../../src/contract/token-failure';
import { tokenFacts, type TokenServes } from '../../../../../src/frontend/admin/editor/model/token-facts';
import type { ShownStatus } from '../../../../../src/frontend/wording/shown-token';
import { countdown, dateTimeAndRelative } from '../../../../../src/frontend/shared/when';
import { wordingFor } from '../../../../../src/frontend/wording';
import { foreign } from '../../../../support/foreign';

const now = Date.parse('2026-11-26T19:00:00.000Z');
const at = (seconds: number): string => new Date(now + seconds * 1000).toISOString();
const refused: TokenFailure = {
  code: 'token-refused',
  status: 401,
  meaning: 'client',
  error: foreign('invalid_client'),
  description: foreign('wrong secret'),
  uri: null,
  providerCode: null,
  retryAfterSeconds: null,
};

const view = (status: TokenStatus): TokenView => ({
  status,
  issuedAt: at(-60),
  nextRenewalAt: at(120),
  requestedScopes: [],
  grantedScopes: null,
  tokenType: foreign('Bearer'),
  authenticatedWith: 'body',
  repairs: [],
  lastSuccessAt: at(-60),
  lastFailure: null,
  attempts: [],
});

const berlin = { locale: 'de-DE', dateLocale: 'de-DE', timeZone: 'Europe/Berlin' };
const newYork = { locale: 'en-US', dateLocale: 'en-US', timeZone: 'America/New_York' };

/** What stands in the panel, in words. */
function said(token: TokenView, place: typeof berlin, isOutdated = false): string[] {
  const words = wordingFor(place.locale);
  const facts = tokenFacts(token, { isOutdated, serves: 'saved', nowMs: now });
  const left = facts.endsAt === null ? null : countdown(facts.endsAt, now, place.locale);
  return [
    words.statusName(facts.status),
    words.statusSentence(facts.status, (iso) => dateTimeAndRelative(iso, now, place), facts.upkeep),
    ...(left === null ? [] : [words.tokenPanel.left(left)]),
    ...(facts.failure === null ? [] : [words.tokenFailure(facts.failure)]),
  ];
}

describe('the token panel', () => {
  it.each<[TokenStatus, RegExp[]]>([
    [{ kind: 'not-requested' }, [/^Not requested$/, /No access token has been requested/]],
    [
      { kind: 'valid', expiresAt: at(272) },
      [/^Valid access token$/, /Nov 26, 2026, 2:04\sPM \(in 5 minutes\)/, /4 min 32 sec/],
    ],
    [{ kind: 'valid-no-expiry' }, [/^Valid access token$/, /gave no expiry/]],
    [
      { kind: 'renewal-failing', expiresAt: at(3 * 3600), failure: refused, nextAttemptAt: at(30) },
      [
        /^Renewal failing$/,
        /good until Nov 26, 2026, 5:00\sPM \(in 3 hours\)\. The next attempt is .*\(in 30 seconds\)/,
        /3 hr 0 min/,
        /invalid_client.*It said: “wrong secret”/,
      ],
    ],
    [
      { kind: 'rejected', failure: refused, nextAttemptAt: at(900) },
      [/^Rejected by the server$/, /no usable token.*\(in 15 minutes\)/, /invalid_client/],
    ],
    [
      { kind: 'rejected', failure: { code: 'token-egress', host: 'login.example' }, nextAttemptAt: null },
      [/^No access token$/, /no usable token\.$/, /login\.example/],
    ],
    [
      { kind: 'expired', expiredAt: at(-7200) },
      [/^Renewed at the next use$/, /ended Nov 26, 2026, 12:00\sPM \(2 hours ago\)/],
    ],
    [{ kind: 'settings-changed' }, [/^Settings changed$/, /Get an access token again/]],
  ])('says of %j what it is, until when and why', (status, expected) => {
    const words = said(view(status), newYork);
    expect(words).toHaveLength(expected.length);
    expected.forEach((pattern, index) => expect(words[index]).toMatch(pattern));
  });

  it('speaks the person’s language, in their time zone', () => {
    const words = said(view({ kind: 'valid', expiresAt: at(272) }), berlin).join(' ');
    expect(words).toMatch(/26\.11\.2026, 20:04/);
    expect(words).toMatch(/in 5 Minuten/);
    expect(words).toMatch(/4 Min\. 32 Sek\./);
  });

  it('says that settings changed, whatever the token was', () => {
    const token = view({ kind: 'valid', expiresAt: at(300) });
    expect(tokenFacts(token, { isOutdated: true, serves: 'saved', nowMs: now })).toEqual({
      status: { kind: 'settings-changed' },
      upkeep: 'ahead',
      failure: null,
      endsAt: null,
      nextRenewalAt: null,
    });
  });

  it('does not say what became of a token whose end passed while the page stood open', () => {
    const statusAt = (status: TokenStatus): ShownStatus =>
      tokenFacts(view(status), { isOutdated: false, serves: 'saved', nowMs: now + 600_000 }).status;
    expect(statusAt({ kind: 'valid', expiresAt: at(300) })).toEqual({ kind: 'checking' });
    const failing = { failure: refused, nextAttemptAt: at(900) };
    expect(statusAt({ kind: 'renewal-failing', expiresAt: at(300), ...failing })).toEqual({ kind: 'checking' });
    expect(statusAt({ kind: 'renewal-failing', expiresAt: null, ...failing }).kind).toBe('renewal-failing');
  });

  it('announces no attempt that lies in the past', () => {
    const rejected: TokenStatus = { kind: 'rejected', failure: refused, nextAttemptAt: at(-6300) };
    expect(said(view(rejected), newYork)[1]).toBe('There is no usable token.');
  });

  it('announces a renewal only while it lies ahead', () => {
    const next = (nowMs: number, status: TokenStatus): string | null =>
      tokenFacts(view(status), { isOutdated: false, serves: 'saved', nowMs }).nextRenewalAt;
    const valid: TokenStatus = { kind: 'valid', expiresAt: at(300) };
    expect(next(now, valid)).toBe(at(120));
    expect(next(now + 130_000, valid)).toBeNull();
    expect(next(now, { kind: 'rejected', failure: refused, nextAttemptAt: at(120) })).toBeNull();
  });

  describe('promises a new token only where something asks for it', () => {
    const lives = (seconds: number, over: Partial<TokenView> = {}): TokenView => ({
      ...view({ kind: 'valid', expiresAt: at(seconds - 60) }),
      nextRenewalAt: null,
      ...over,
    });
    it.each<[string, TokenView, TokenServes, number, RegExp]>([
      ['an hour, planned', lives(3600, { nextRenewalAt: at(1200) }), 'saved', 0, /requested by itself before that/],
      ['two minutes', lives(120), 'saved', 0, /After that a new one is requested with the next use/],
      ['a plan after its end', lives(400, { nextRenewalAt: at(900) }), 'saved', 0, /with the next use/],
      ['an hour, paused', lives(3600), 'paused', 0, /While the datasource is paused, no new one/],
      ['an hour, not saved', lives(3600), 'draft', 0, /Once the datasource is saved, .* by itself before that/],
      ['ten minutes, not saved', lives(600), 'draft', 0, /Once .* by itself before that/],
      ['less, not saved', lives(599), 'draft', 0, /too short to be renewed ahead/],
      ['over, not saved', lives(120), 'draft', 90, /^The token ended .*Nobody renews the token of a form/],
      ['over, paused', lives(120), 'paused', 90, /^The token ended .*until the datasource is resumed/],
      ['over, saved', lives(120), 'saved', 90, /The page is asking what became of it/],
      ['no end, paused', { ...lives(1), status: { kind: 'valid-no-expiry' } }, 'paused', 0, /the token is not used/],
      [
        'no end, not saved',
        { ...lives(1), status: { kind: 'valid-no-expiry' } },
        'draft',
        0,
        /^The server .* Once the/,
      ],
      ['ended at the backend, paused', view({ kind: 'expired', expiredAt: at(-5) }), 'paused', 0, /resumed/],
    ])('lives for %s', (_life, token, serves, laterSeconds, sentence) => {
      const words = wordingFor('en');
      const { status, upkeep } = tokenFacts(token, { isOutdated: false, serves, nowMs: now + laterSeconds * 1000 });
      expect(words.statusSentence(status, (iso) => dateTimeAndRelative(iso, now, newYork), upkeep)).toMatch(sentence);
    });
  });
});
