import type { BudgetSpent } from '../contract/budget';
import type { Result } from '../contract/result';
import type { UnreachableProblem } from '../contract/token-failure';

/** One call to the outside. Header values and body may hold secrets: never log a request. */
export type OutboundRequest = {
  url: string;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  /** Headers that name the URL they go to, made anew for each hop of a redirect. */
  headersFor?: (url: string) => Record<string, string>;
  body: string | null;
  /** From the start of the request to the last byte of the answer. */
  timeoutMs: number;
  /** Cap on the decompressed body. */
  maxBytes: number;
  /** `refuse`: any 3xx is an answer the caller sees as a failure. `same-origin`: GET only, same origin, three hops. */
  redirects: 'refuse' | 'same-origin';
  /** Statuses of redirects that are not followed in any case, because they mean something else. */
  finalStatuses?: readonly number[];
  /** Asked before a redirect of the same origin is followed: credentials go where it leads. */
  mayFollow?: (to: URL) => boolean;
};

export type OutboundAnswer = {
  status: number;
  /** URL that answered, after redirects. */
  url: string;
  /** Header by lower-case name, null when absent. */
  header: (name: string) => string | null;
  /** All of them with lower-case names; absent where nobody lists them. */
  headers?: () => readonly (readonly [name: string, value: string])[];
  bytes: Uint8Array;
  /** Milliseconds from the start of the request to the last byte. */
  ms: number;
};

/** No usable answer. */
export type OutboundFailure =
  | BudgetSpent
  | { code: 'egress'; host: string }
  | { code: 'unreachable'; host: string; problem: UnreachableProblem; afterMs: number }
  | { code: 'too-large'; status: number; maxBytes: number }
  | { code: 'interrupted'; status: number; afterMs: number }
  | { code: 'redirect'; status: number; host: string | null }
  | { code: 'url'; problem: string };

/** The one door to the outside (`outbound.ts`). Never throws for what a server or the network does. */
export type Outbound = (request: OutboundRequest) => Promise<Result<OutboundAnswer, OutboundFailure>>;
