/** The longest nonce that is sent back; those of servers in use have some fifty characters. */
const longestNonce = 512;
const longestChallenge = 4_000;

/** The nonce of a `DPoP-Nonce` header (RFC 9449 §8.1: 1*NQCHAR). Null when there is none that could be sent back. */
export function nonceIn(header: (name: string) => string | null): string | null {
  const nonce = header('dpop-nonce')?.trim() ?? '';
  return nonce.length <= longestNonce && /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(nonce) ? nonce : null;
}

/** What a server says in a challenge (RFC 6750 §3, RFC 9449 §7.1), still raw. */
export type Challenge = { scheme: string; error: string | null; description: string | null };

/** The challenges in `WWW-Authenticate`, where several may stand behind each other (RFC 9110 §11.6.1); schemes in lower case. */
export function challengesIn(header: string | null): Challenge[] {
  const found: Challenge[] = [];
  for (const [, word = '', double, single, bare] of (header ?? '').slice(0, longestChallenge).matchAll(parts)) {
    const name = word.toLowerCase();
    const last = found.at(-1);
    const value = double?.replaceAll(/\\(.)/g, '$1') ?? single ?? bare;
    if (value === undefined) found.push({ scheme: name, error: null, description: null });
    else if (last !== undefined && name === 'error') last.error ??= value;
    else if (last !== undefined && name === 'error_description') last.description ??= value;
  }
  return found;
}

/** What a `DPoP` challenge says; null when the server names other schemes only. */
export function dpopChallenge(header: string | null): Challenge | null {
  const found = challengesIn(header).filter(({ scheme }) => scheme === 'dpop');
  return found.find(({ error }) => error !== null) ?? found[0] ?? null;
}

/** A scheme by itself, or `name=value` with the value quoted or bare. */
const parts = /([\w!#$%&'*+.^`|~-]+)(?:[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s,;"]+)))?/g;

/** What a refusal asks for: a proof that was not sent, or a nonce in it. */
export type ProofDemand = 'proof' | 'nonce';

/** What an error code of RFC 9449 §5 and §8 asks for; null when it is about something else. */
export function proofDemand(error: string | null): ProofDemand | null {
  if (error === 'use_dpop_nonce') return 'nonce';
  return error === 'invalid_dpop_proof' ? 'proof' : null;
}
