import type { ApiFailure } from '../../contract/failures';
import type { TokenFailure } from '../../contract/token-failure';
import { foreignBody, foreignText } from '../../http/foreign-text';
import type { Mask } from '../../http/masker';
import { saidText } from '../../http/said-text';
import { retryAfterSeconds } from '../../http/retry-after';
import type { OutboundAnswer, OutboundFailure } from '../../http/outbound-call';

/** What the way to the API did wrong, in the contract's words. */
export function outboundFailure(failure: OutboundFailure, host: string, mask: Mask): ApiFailure {
  switch (failure.code) {
    case 'budget-spent':
      return failure;
    case 'egress':
      return { code: 'api-egress', host: failure.host };
    case 'unreachable':
      return { code: 'api-unreachable', host: failure.host, problem: failure.problem, afterMs: failure.afterMs };
    case 'interrupted':
      return { code: 'api-unreachable', host, problem: 'network', afterMs: failure.afterMs };
    case 'too-large':
      return { code: 'api-too-large', maxBytes: failure.maxBytes };
    case 'redirect':
      return { code: 'api-redirect', status: failure.status, host: foreignText(failure.host, mask) };
    case 'url':
      return { code: 'api-settings', problem: 'url', detail: failure.problem };
  }
}

/** An answer with a status that is not a success. `mask` covers secrets that the server may have sent back. */
export function httpError(answer: OutboundAnswer, nowMs: number, mask: Mask): ApiFailure {
  return {
    code: 'api-http-error',
    status: answer.status,
    contentType: foreignText(answer.header('content-type'), mask),
    excerpt: foreignText(saidText(foreignBody(answer.bytes)), mask),
    retryAfterSeconds: retryAfterSeconds(answer.header('retry-after'), nowMs),
  };
}

/** Whether a call failed on the way to its token. */
export function isTokenFailure(failure: { code: string }): failure is TokenFailure {
  return failure.code.startsWith('token-');
}
