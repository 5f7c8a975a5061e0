import type { UnreachableProblem } from '../contract/token-failure';

/** Codes of Node's network, TLS and fetch, and names of its errors. */
const kinds: [problem: UnreachableProblem, codes: RegExp][] = [
  ['name-not-found', /^(ENOTFOUND|EAI_AGAIN)$/],
  ['refused', /^ECONNREFUSED$/],
  ['timeout', /^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT|TimeoutError|AbortError)$/],
  ['tls', /^(EPROTO$|HOSTNAME_MISMATCH$|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET|VERIFY)_|ERR_TLS|ERR_SSL|CERT_)/],
];

/** Sorts what `fetch` threw by the codes along its chain of causes. Only codes and names are read, never messages. */
export function unreachableProblem(thrown: unknown): UnreachableProblem {
  const names = chain(thrown).flatMap(({ code, name }) => [code, name].filter((text) => typeof text === 'string'));
  for (const name of names) {
    const kind = kinds.find(([, codes]) => codes.test(name));
    if (kind !== undefined) return kind[0];
  }
  return 'network';
}

/** Whether what was thrown is Forge's refusal to call a host that is not approved. */
export function isEgressRefusal(thrown: unknown): boolean {
  return chain(thrown).some(({ name, errorCode }) => name === egressRefusal || errorCode === egressRefusal);
}

/** Forge's name for it: in the header `forge-proxy-error`, as an error's name or as its `errorCode`. */
export const egressRefusal = 'REQUEST_EGRESS_ALLOWLIST_ERR';

type Thrown = { code?: unknown; name?: unknown; errorCode?: unknown; cause?: unknown; errors?: unknown };

function chain(thrown: unknown): Thrown[] {
  const found: Thrown[] = [];
  const waiting: unknown[] = [thrown];
  while (waiting.length > 0 && found.length < 16) {
    const next = waiting.shift();
    if (typeof next !== 'object' || next === null) continue;
    const error: Thrown = next;
    found.push(error);
    waiting.push(error.cause);
    if (Array.isArray(error.errors)) waiting.push(...(error.errors as unknown[]));
  }
  return found;
}
