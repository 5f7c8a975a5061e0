import type { Clock } from '../../base/clock';
import type { ApiCall, ApiOutcome } from '../../datasources/api/api-call';
import type { FieldSource } from '../field-deps';

/** What one page came to, and what it took: all calls, a failed one among them, and their part that went into tokens (null: none). */
export type PageAsked = { outcome: ApiOutcome; callMs: number; tokenMs: number | null };

/** How long a server that is in trouble is left alone when it does not say. */
const pauseMs = 500;

/**
 * Asks for a page. With `retryUntilMs`, a failure that passes by itself is waited out once, as long as the server asks for, if
 * that time is left.
 */
export async function askForPage(
  source: Pick<FieldSource, 'call'>,
  clock: Clock,
  call: ApiCall,
  { retryUntilMs }: { retryUntilMs: number | null },
): Promise<PageAsked> {
  const first = await timed(source, clock, call);
  const waitMs = passesAfterMs(first.outcome);
  if (waitMs === null || retryUntilMs === null || clock.now() + waitMs > retryUntilMs) return first;
  await clock.sleep(waitMs);
  const second = await timed(source, clock, call);
  return {
    outcome: second.outcome,
    callMs: first.callMs + second.callMs,
    tokenMs: first.tokenMs === null && second.tokenMs === null ? null : (first.tokenMs ?? 0) + (second.tokenMs ?? 0),
  };
}

async function timed({ call: ask }: Pick<FieldSource, 'call'>, clock: Clock, call: ApiCall): Promise<PageAsked> {
  const askedAt = clock.now();
  const outcome = await ask(call);
  return { outcome, callMs: clock.now() - askedAt, tokenMs: outcome.tokenMs ?? null };
}

/** Milliseconds after which a failure may have passed; null for one that does not pass. */
function passesAfterMs(outcome: ApiOutcome): number | null {
  if (outcome.ok) return null;
  const { error } = outcome;
  if (error.code === 'api-unreachable') return pauseMs;
  if (error.code !== 'api-http-error' || (error.status !== 429 && error.status < 500)) return null;
  return error.retryAfterSeconds === null ? pauseMs : error.retryAfterSeconds * 1000;
}
