import { err, ok, type Result } from '../contract/result';
import { retryAfterSeconds } from '../http/retry-after';
import type { JiraFailure } from '../refresh/refresh-jira';
import { secondsUntilQuota, type JiraPoints } from './points';

type Response = { ok: boolean; status: number; headers: { get: (name: string) => string | null } };

/**
 * Makes a value of a call to Jira, and counts its points where somebody does. A 429, and a 503 that names a time, ask for patience (Jira: "Rate limiting"); other
 * statuses from 500 on may pass, and so may a success that cannot be read; the rest is a refusal.
 */
export async function answered<R extends Response, T>(
  call: Promise<R>,
  nowMs: number,
  read: (response: R) => Promise<T>,
  metered?: { points: JiraPoints; cost: (value: T) => number },
): Promise<Result<T, JiraFailure>> {
  let response: R;
  try {
    response = await call;
  } catch {
    return err({ code: 'not-answering' });
  }
  metered?.points.heed(response.headers);
  if (response.ok) {
    try {
      const value = await read(response);
      metered?.points.count(metered.cost(value));
      return ok(value);
    } catch {
      return err({ code: 'not-answering' });
    }
  }
  const wait =
    retryAfterSeconds(response.headers.get('retry-after'), nowMs) ??
    (response.status === 429 ? secondsUntilQuota(response.headers, nowMs) : null);
  if (response.status === 429 || (response.status === 503 && wait !== null)) {
    return err({ code: 'busy', retryAfterSeconds: wait });
  }
  if (response.status >= 500) return err({ code: 'not-answering' });
  return err({ code: 'refused', status: response.status });
}
