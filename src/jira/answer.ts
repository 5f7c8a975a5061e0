import { err, ok, type Result } from '../contract/result';
import { retryAfterSeconds } from '../http/retry-after';
import type { JiraFailure } from '../refresh/refresh-jira';

type Response = { ok: boolean; status: number; headers: { get: (name: string) => string | null } };

/**
 * Makes a value of a call to Jira. A 429, and a 503 that names a time, ask for patience (Jira: "Rate limiting"); other
 * statuses from 500 on may pass, and so may a success that cannot be read; the rest is a refusal.
 */
export async function answered<R extends Response, T>(
  call: Promise<R>,
  nowMs: number,
  read: (response: R) => Promise<T>,
): Promise<Result<T, JiraFailure>> {
  let response: R;
  try {
    response = await call;
  } catch {
    return err({ code: 'not-answering' });
  }
  if (response.ok) {
    try {
      return ok(await read(response));
    } catch {
      return err({ code: 'not-answering' });
    }
  }
  const wait = retryAfterSeconds(response.headers.get('retry-after'), nowMs);
  if (response.status === 429 || (response.status === 503 && wait !== null)) {
    return err({ code: 'busy', retryAfterSeconds: wait });
  }
  if (response.status >= 500) return err({ code: 'not-answering' });
  return err({ code: 'refused', status: response.status });
}
