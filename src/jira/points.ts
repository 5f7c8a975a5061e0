import { forgeLimits } from '../base/forge-limits';

type Headers = { get: (name: string) => string | null };

/**
 * What the calls of an invocation cost of the points that Jira gives an app for an hour, and what its answers say is left
 * (Jira: "Rate limiting"; a call is one point and one for each object that it gives, a write one).
 */
export type JiraPoints = {
  count: (points: number) => void;
  /** Reads what an answer says of the quota. Headers that are not there, or not as documented, say nothing. */
  heed: (headers: Headers) => void;
  /** Seconds to leave before as many points are spent again. */
  pauseSeconds: () => number;
};

type Left = { points: number; seconds: number };

/** Half of what is there is left to fields, events and other sites. */
const share = 0.5;
/** Where Jira only says that the end is near: less than a fifth of it is left. */
const nearLimitFactor = 5;

export function createJiraPoints(): JiraPoints {
  let used = 0;
  let left: Left | null = null;
  let isNear = false;
  return {
    count: (points) => {
      used += points;
    },
    heed: (headers) => {
      left = leftIn(headers) ?? left;
      isNear ||= nearLimitHeaders.some((name) => headers.get(name) === 'true');
    },
    pauseSeconds: () => {
      const foreseen = (used * 3600) / (forgeLimits.jiraPointsAnHour * share);
      const spread = left === null ? (isNear ? foreseen * nearLimitFactor : 0) : untilAfforded(used, left);
      return Math.max(1, Math.ceil(Math.max(foreseen, spread)));
    },
  };
}

/** No longer than until the points come anew. */
function untilAfforded(used: number, { points, seconds }: Left): number {
  return points <= 0 ? seconds : Math.min(seconds, (used * seconds) / (points * share));
}

/** As Jira has called them since the points came (2026), and as the draft that they follow does. */
const leftHeaders = ['ratelimit', 'beta-ratelimit'];
const nearLimitHeaders = ['x-ratelimit-nearlimit', 'x-beta-ratelimit-nearlimit'];

/** `"tenant-app-quota";r=17842;t=2107`: points that are left, and seconds until there are all of them again. Of several the fewest. */
function leftIn(headers: Headers): Left | null {
  const quotas = leftHeaders
    .flatMap((name) => headers.get(name)?.split(',') ?? [])
    .flatMap((text): Left[] => {
      const [points, seconds] = ['r', 't'].map((name) => new RegExp(`;\\s*${name}=(\\d{1,9})\\b`).exec(text)?.[1]);
      return points === undefined || seconds === undefined
        ? []
        : [{ points: Number(points), seconds: Number(seconds) }];
    });
  return quotas.toSorted((a, b) => a.points - b.points)[0] ?? null;
}

/** Seconds to wait after a refusal that names no `Retry-After`: until there are points again, where the answer says when. */
export function secondsUntilQuota(headers: Headers, nowMs: number): number | null {
  const left = leftIn(headers);
  if (left !== null && left.points === 0) return left.seconds;
  const reset = Date.parse(headers.get('x-ratelimit-reset') ?? headers.get('x-beta-ratelimit-reset') ?? '');
  return Number.isNaN(reset) || reset <= nowMs ? null : Math.ceil((reset - nowMs) / 1000);
}
