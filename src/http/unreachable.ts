import type { UnreachableProblem } from '../contract/token';

const byCode: Record<string, UnreachableProblem> = {
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  EPROTO: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
  UNABLE_TO_GET_ISSUER_CERT: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
  HOSTNAME_MISMATCH: 'tls',
};

const byName: Record<string, UnreachableProblem> = { TimeoutError: 'timeout', AbortError: 'timeout' };

/** Sorts what `fetch` threw by the codes along its chain of causes. Only codes and names are read, never messages. */
export function unreachableProblem(thrown: unknown): UnreachableProblem {
  for (const error of chain(thrown)) {
    const { code, name } = error;
    if (typeof code === 'string') {
      const known = byCode[code];
      if (known !== undefined) return known;
      if (code.startsWith('ERR_TLS') || code.startsWith('ERR_SSL') || code.startsWith('CERT_')) return 'tls';
    }
    if (typeof name === 'string' && byName[name] !== undefined) return byName[name];
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
