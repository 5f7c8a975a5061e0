import type { Budget } from '../base/budget';
import type { BudgetPart } from '../contract/budget';
import { err } from '../contract/result';
import type { Outbound, OutboundFailure } from './outbound-call';

/**
 * The door to the outside within what the invocation has left. Every call gets the time and the bytes that it asks for, or what
 * is left of them; where that was the reason why it failed, the failure says so, and not that a server was slow.
 */
export function budgeted(outbound: Outbound, budget: Budget): Outbound {
  return async (request) => {
    const lacking = budget.lacking();
    if (lacking !== null) return spent(lacking);
    const timeoutMs = Math.min(request.timeoutMs, budget.usableMs());
    const maxBytes = Math.min(request.maxBytes, budget.bytesLeft());
    const answer = await outbound({ ...request, timeoutMs, maxBytes });
    if (answer.ok) {
      budget.countBytes(answer.value.bytes.byteLength);
      return answer;
    }
    const { code } = answer.error;
    if (code === 'unreachable' && answer.error.problem === 'timeout' && timeoutMs < request.timeoutMs)
      return cutShort('time');
    return code === 'too-large' && maxBytes < request.maxBytes ? cutShort('bytes') : answer;
  };
}

type Spent = { ok: false; error: OutboundFailure };
const spent = (part: BudgetPart): Spent => err({ code: 'budget-spent', part });
const cutShort = (part: BudgetPart): Spent => err({ code: 'budget-spent', part, isSent: true });
