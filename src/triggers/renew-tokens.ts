import { renewDueTokens } from '../datasources/renew';
import { scheduled, type ScheduledAnswer } from '../runtime/scheduled';
import { renewalQueue } from './renewal-queue';

/** Every five minutes: renews the tokens that are about to end. */
export function renewTokens(): Promise<ScheduledAnswer> {
  return scheduled('renew-tokens', (invocation) => renewDueTokens(invocation, renewalQueue(invocation.log)));
}
