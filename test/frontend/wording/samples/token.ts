import type { ShownStatus, Upkeep } from '../../../../src/frontend/wording/shown-token';
import { authenticationKinds, singleSecretNames } from '../../../../src/contract/authentication';
import type { SecretExpiry } from '../../../../src/contract/datasource';
import { presets, providerIds } from '../../../../src/presets/providers';
import type { PresetAnswerProblem } from '../../../../src/presets/answers';
import { assertionAlgorithms } from '../../../../src/contract/signing-algorithm';
import { textClaims, timeClaims } from '../../../../src/contract/token-claims';
import type { ClientAuthentication } from '../../../../src/contract/oauth-settings';
import type { TokenAttempt, TokenRepair } from '../../../../src/contract/token';
import type { TokenHint } from '../../../../src/frontend/wording/token-hint';
import type { Wording } from '../../../../src/frontend/wording';
import type { Impact } from '../../../../src/contract/impact';
import type { ExpiryDay } from '../../../../src/frontend/wording/expiry-day';
import { type Samples, count, each, keysOf, lists, name, when } from './parts';
import { refusal } from './failures';

export const repairs = keysOf<TokenRepair>({
  'number-as-string': true,
  'token-type-missing': true,
  'token-type-unknown': true,
  'token-not-bound': true,
  'scope-null': true,
  'scope-not-a-string': true,
  'lifetime-zero': true,
  'lifetime-null': true,
  'lifetime-from-date': true,
  'lifetime-with-unit': true,
  'lifetime-from-other-member': true,
  'lifetime-unreadable': true,
  'lifetime-from-expires-on': true,
  'lifetime-fraction': true,
  'lifetime-from-jwt': true,
  'form-encoded-body': true,
  'content-type': true,
  'status-not-200': true,
  'id-token-dropped': true,
  'refresh-token-dropped': true,
  'byte-order-mark': true,
  'www-authenticate-dropped': true,
});

export const questions = [...new Set(presets.flatMap((preset) => preset.questions.map(({ id }) => id)))];

export const traps = [...new Set(presets.flatMap((preset) => preset.traps))];

export const answerProblems = keysOf<PresetAnswerProblem>({
  missing: true,
  'not-a-host': true,
  'not-a-segment': true,
  'not-a-uri': true,
  'not-a-choice': true,
  characters: true,
});

const failure = refusal('invalid_client');

const at = '2026-11-23T19:00:00.000Z';

const upkeeps: Upkeep[] = ['ahead', 'on-use', 'paused', 'draft-ahead', 'draft-on-use'];

export const statuses: ShownStatus[] = [
  { kind: 'checking' },
  { kind: 'ended', expiredAt: '2026-11-23T19:00:00.000Z' },
  { kind: 'not-requested' },
  { kind: 'valid', expiresAt: at },
  { kind: 'valid-no-expiry' },
  { kind: 'renewal-failing', expiresAt: at, failure, nextAttemptAt: at },
  { kind: 'renewal-failing', expiresAt: null, failure, nextAttemptAt: null },
  { kind: 'rejected', failure, nextAttemptAt: at },
  { kind: 'expired', expiredAt: at },
  { kind: 'settings-changed' },
];

const days: ExpiryDay[] = [
  { days: 7, date: '31.03.2027', relative: '7 d' },
  { days: -2, date: '31.03.2027', relative: '-2 d' },
];

export function tokenSamples(locale: string): Samples<Wording> {
  const list = lists(locale);
  return {
    askedSecrets: [
      [[{ name: 'password', because: 'new' }], locale],
      [[{ name: 'header:X-Key', because: 'host-changed' }], locale],
    ],
    assertionAlgorithm: each(assertionAlgorithms),
    attemptReason: each(
      keysOf<TokenAttempt['reason']>({ requested: true, renewal: true, 'on-use': true, 'rejected-by-api': true }),
    ),
    authenticationName: each(authenticationKinds),
    claimMeaning: each([...textClaims, ...timeClaims]),
    clientAuthentication: each(
      keysOf<ClientAuthentication>({
        auto: true,
        body: true,
        basic: true,
        'basic-unencoded': true,
        'private-key-jwt': true,
        'client-secret-jwt': true,
        'jwt-bearer': true,
      }),
    ),
    deletedSecrets: [[['password', 'parameter:audience'], locale]],
    discovery: {
      filled: [['https://a.example']],
      replaced: [['https://a.example']],
      methods: list,
      inUse: name,
      use: name,
      scopes: list,
      moreScopes: [[['alpha', 'beta'], 12]],
    },
    expiringSecrets: {
      title: count,
      body: [
        [['Alpha'], 0, locale],
        [['Alpha', 'Beta'], 4, locale],
      ],
    },
    tokenFate: each(
      keysOf<Exclude<Impact['token'], 'none' | 'kept'>>({
        'fetched-again': true,
        'fetched-first': true,
        forgotten: true,
      }),
    ),
    keys: {
      title: name,
      keyId: name,
      madeAt: when,
      jwksHelp: [[true], [false]],
      nextRefused: [['4711']],
      retiredMost: [[20]],
      retired: [['4711', '23.11.2026']],
      removed: name,
      everyDays: [[90]],
      due: when,
    },
    keysWaiting: [
      [{ name: 'Alpha', next: '4711', retired: [] }, locale],
      [{ name: 'Alpha', next: null, retired: ['4711', '4712'] }, locale],
    ],
    presetAnswerProblem: each(answerProblems),
    presetQuestion: each(questions),
    presets: {
      documentation: [['Zoom']],
      choice: [['login.microsoftonline.us'], ['eu'], ['something.else']],
      example: [['4711']],
      filled: [[['Alpha', 'Beta']]],
      kept: [[['Alpha', 'Beta']]],
      scopes: [['4711']],
      scopesRequired: [['4711']],
    },
    providerName: each(providerIds),
    repair: each(repairs),
    scopes: [
      [[], null, locale],
      [['alpha'], null, locale],
      [['alpha'], [], locale],
      [['alpha', 'beta'], ['beta', 'gamma'], locale],
    ],
    secretEnds: days.flatMap((day): ['client-secret' | 'private-key', ExpiryDay][] => [
      ['client-secret', day],
      ['private-key', day],
    ]),
    secretExpiry: days.flatMap((day): [Pick<SecretExpiry, 'secret' | 'hasNext'>, ExpiryDay][] => [
      [{ secret: 'client-secret', hasNext: false }, day],
      [{ secret: 'client-secret', hasNext: true }, day],
      [{ secret: 'private-key', hasNext: false }, day],
    ]),
    secretName: each([...singleSecretNames, 'header:X-Key', 'parameter:audience', 'token-header:X-Key']),
    statusName: each(statuses),
    statusSentence: statuses.flatMap((status) =>
      upkeeps.map((upkeep): [ShownStatus, () => string, Upkeep] => [status, () => '23.11.2026', upkeep]),
    ),
    test: {
      tokenOk: [['320 ms']],
      apiOk: [[200, '320 ms', '12 kB']],
      failed: [['API', '10 s']],
      rows: [
        [1, null],
        [5, null],
        [1, 1],
        [1, 7],
        [5, 7],
      ],
      part: [
        [{ rows: 50, of: 3000, isCertain: true }],
        [{ rows: 50, of: null, isCertain: true }],
        [{ rows: 1, of: null, isCertain: false }],
        [{ rows: 50, of: null, isCertain: false }],
      ],
      noRows: { other: [[null], ['text/html']] },
      claims: { others: list },
    },
    tokenHint: each<TokenHint>([
      { code: 'audience-elsewhere', audience: 'https://a.example', host: 'b.example' },
      { code: 'no-rights' },
    ]),
    tokenPanel: {
      left: [['4 min']],
      issued: when,
      nextRenewal: when,
      authenticatedWith: name,
      shortLives: [[{ shortestSeconds: 60, longestSeconds: 60 }], [{ shortestSeconds: 55, longestSeconds: 240 }]],
      tokenType: name,
      attemptOk: [[null], ['23.11.2026']],
    },
    trap: each(traps),
  };
}
