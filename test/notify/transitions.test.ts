import { describe, expect, test } from 'vitest';
import type { ApiHealth } from '../../src/contract/datasource';
import { transitions, type Memories, type Watched } from '../../src/notify/transitions';

const minute = 60_000;
const hour = 60 * minute;
const start = Date.UTC(2026, 10, 28, 12);
const iso = (ms: number): string => new Date(ms).toISOString();

const well: Watched = { id: 'd1', name: 'Customers', paused: null, token: null, api: null, secretExpiry: null };
const failure = {
  code: 'api-http-error',
  status: 503,
  contentType: null,
  excerpt: null,
  retryAfterSeconds: null,
} as const;
const failingApi = (sinceMs: number): ApiHealth => ({
  works: false,
  since: iso(sinceMs),
  lastSuccessAt: null,
  lastFailure: { at: iso(sinceMs), failure },
});
const failingSince = (sinceMs: number): Watched => ({ ...well, api: failingApi(sinceMs) });
const pause = { at: iso(start), by: 'admin', reason: '' };

/** Looks at these moments (minutes from the start); answers what was told at each. */
function looks(steps: [atMinutes: number, watched: Watched][]): string[] {
  let memories: Memories = {};
  return steps.map(([at, watched]) => {
    const seen = transitions(memories, [watched], start + at * minute);
    ({ memories } = seen);
    return seen.told.map(({ happening }) => happening.event).join(' ');
  });
}

describe('what people are told of a datasource', () => {
  test.each<[string, [number, Watched][], string[]]>([
    ['nothing while it is well', [[0, well]], ['']],
    [
      'nothing of a failure that is over within minutes',
      [
        [1, failingSince(start)],
        [4, well],
        [9, well],
      ],
      ['', '', ''],
    ],
    [
      'one message of a failure that lasts, and one of its end',
      [
        [1, failingSince(start)],
        [5, failingSince(start)],
        [10, failingSince(start)],
        [60, well],
        [65, well],
      ],
      ['', 'failing', '', 'recovered', ''],
    ],
    [
      'no end of what somebody paused meanwhile',
      [
        [5, failingSince(start)],
        [6, { ...failingSince(start), paused: pause }],
        [60, well],
      ],
      ['failing', '', ''],
    ],
    ['nothing of what was paused from the start', [[5, { ...failingSince(start), paused: pause }]], ['']],
    [
      'one message though another part fails as well',
      [
        [5, failingSince(start)],
        [
          10,
          {
            ...failingSince(start),
            token: {
              status: { kind: 'rejected', failure: { code: 'token-egress', host: 'h' }, nextAttemptAt: null },
              lastSuccessAt: null,
              lastFailure: { at: iso(start), failure: { code: 'token-egress', host: 'h' } },
            },
          },
        ],
        [20, well],
      ],
      ['failing', '', 'recovered'],
    ],
  ])('%s', (_, steps, told) => {
    expect(looks(steps)).toEqual(told);
  });

  test('a token that ended while nobody wanted one is no failure, one that is not renewed is', () => {
    const view = { lastSuccessAt: null, lastFailure: null };
    expect(looks([[10, { ...well, token: { ...view, status: { kind: 'expired', expiredAt: iso(start) } } }]])).toEqual([
      '',
    ]);
    const failing = {
      kind: 'renewal-failing',
      expiresAt: iso(start + hour),
      failure: { code: 'token-egress', host: 'h' },
      nextAttemptAt: null,
    } as const;
    const lastFailure = { at: iso(start), failure: failing.failure };
    expect(looks([[6, { ...well, token: { status: failing, lastSuccessAt: null, lastFailure } }]])).toEqual([
      'failing',
    ]);
  });

  test('a datasource that comes and goes for a day does not flood anybody, and is told in the end', () => {
    let memories: Memories = {};
    const events: string[] = [];
    for (let at = 0; at <= 24 * 60; at += 5) {
      const cycle = Math.floor(at / 10) * 10;
      const watched = at % 20 < 10 ? failingSince(start + cycle * minute) : well;
      const seen = transitions(memories, [watched], start + at * minute);
      ({ memories } = seen);
      events.push(...seen.told.map(({ happening }) => happening.event));
    }
    expect(events.length).toBeLessThanOrEqual(10);
    const quiet = transitions(memories, [well], start + 26 * hour);
    const last = transitions(quiet.memories, [well], start + 28 * hour);
    const all = [...events, ...[...quiet.told, ...last.told].map(({ happening }) => happening.event)];
    expect(all.at(-1)).toBe('recovered');
  });

  test('each stage of a secret’s end is told once, and nothing where the next one is saved', () => {
    const ends = (hasNext: boolean): Watched => ({
      ...well,
      secretExpiry: { on: '2026-12-28', secret: 'client-secret', hasNext },
    });
    const days = [-5, 0, 10, 23, 24, 29, 30, 31, 32];
    const at = (hasNext: boolean) => looks(days.map((day): [number, Watched] => [day * 24 * 60, ends(hasNext)]));
    const ending = 'secret-ending';
    expect(at(false)).toEqual(['', ending, '', ending, '', ending, '', ending, '']);
    expect(at(true)).toEqual(['', '', '', '', '', '', '', ending, '']);
  });

  test('what is not long enough yet is looked at again in time, and what is well is forgotten', () => {
    const seen = transitions({}, [failingSince(start)], start + minute);
    expect(seen.lookAgainMs).toBe(start + 5 * minute);
    expect(transitions(seen.memories, [well], start + 2 * minute).memories).toEqual({});
    expect(transitions(seen.memories, [], start + 2 * minute).memories).toEqual({});
  });

  test('no text of a server is in a message', () => {
    const told = transitions({}, [failingSince(start)], start + hour).told;
    expect(told).toEqual([
      {
        datasource: { id: 'd1', name: 'Customers' },
        happening: { event: 'failing', part: 'api', code: 'api-http-error', status: 503, sinceMs: start },
      },
    ]);
  });
});
