import type { JiraRest } from '../../platform/calls';
import type { WireAnswer } from '../../platform/storage/wire';

const pointsAnHour = 65_000;
const hourMs = 3_600_000;

/**
 * Jira's REST API with the points that an app may spend in an hour: a call costs one, and one for each object that it gives; a
 * write costs one (Jira: "Rate limiting", March 2026). Calls as a person are not counted here. Hours are whole ones of the clock. The names of the headers are those
 * that apps were sent in March 2026.
 */
export function withPoints(rest: JiraRest, { now }: { now: () => number }): JiraRest {
  let hour = 0;
  let left = pointsAnHour;
  const headers = (): Record<string, string> => ({
    'beta-ratelimit-policy': `"tenant-app-quota";q=${String(pointsAnHour)};w=3600`,
    'beta-ratelimit': `"tenant-app-quota";r=${String(left)};t=${String(secondsLeft())}`,
    ...(left < pointsAnHour / 5 && { 'x-beta-ratelimit-nearlimit': 'true' }),
  });
  const secondsLeft = (): number => Math.ceil(((hour + 1) * hourMs - now()) / 1000);
  return async (request) => {
    if (request.as.kind !== 'app') return rest(request);
    const current = Math.floor(now() / hourMs);
    if (current !== hour) [hour, left] = [current, pointsAnHour];
    if (left <= 0) {
      const refused = { 'retry-after': String(secondsLeft()), 'ratelimit-reason': 'jira-quota-tenant-based' };
      const body = { errorMessages: ['Rate limit exceeded.'], errors: {} };
      return { status: 429, body, headers: { ...headers(), ...refused } };
    }
    const answer = await rest(request);
    left = Math.max(0, left - 1 - objectsIn(request.method, answer));
    return { ...answer, headers: headers() };
  };
}

const lists = ['issues', 'values', 'permissions'];

/** Objects that an answer gives: those of its list, or the one that it is. */
function objectsIn(method: string, { status, body }: WireAnswer): number {
  if (status < 200 || status > 299 || method === 'PUT' || typeof body !== 'object' || body === null) return 0;
  if (Array.isArray(body)) return body.length;
  const list = Object.entries(body).find(([name, value]) => lists.includes(name) && Array.isArray(value))?.[1] as
    unknown[] | undefined;
  return list?.length ?? 1;
}
