/** The longest nonce that is sent back; those of servers in use have some fifty characters. */
const longestNonce = 512;
const longestChallenge = 4_000;

/** The nonce of a `DPoP-Nonce` header (RFC 9449 §8.1: 1*NQCHAR). Null when there is none that could be sent back. */
export function nonceIn(header: (name: string) => string | null): string | null {
  const nonce = header('dpop-nonce')?.trim() ?? '';
  return nonce.length <= longestNonce && /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(nonce) ? nonce : null;
}

/** What a resource server says in a `DPoP` challenge (RFC 9449 §7.1), still raw. */
export type DpopChallenge = { error: string | null; description: string | null };

/**
 * Finds the `DPoP` challenge in `WWW-Authenticate`, where it may stand among others (RFC 9110 §11.6.1). Null when the server
 * names other schemes only.
 */
export function dpopChallenge(header: string | null): DpopChallenge | null {
  let scheme = '';
  let found: DpopChallenge | null = null;
  for (const [, word = '', quoted, bare] of (header ?? '').slice(0, longestChallenge).matchAll(parts)) {
    if (quoted === undefined && bare === undefined) {
      scheme = word.toLowerCase();
      if (scheme === 'dpop') found ??= { error: null, description: null };
    } else if (found !== null && scheme === 'dpop') {
      const value = quoted?.replaceAll(/\\(.)/g, '$1') ?? bare ?? '';
      if (word.toLowerCase() === 'error') found.error ??= value;
      if (word.toLowerCase() === 'error_description') found.description ??= value;
    }
  }
  return found;
}

/** A scheme by itself, or `name=value` with the value quoted or bare. */
const parts = /([\w!#$%&'*+.^`|~-]+)(?:[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+)))?/g;

/** What a refusal asks for: a proof that was not sent, or a nonce in it. */
export type ProofDemand = 'proof' | 'nonce';

/** What an error code of RFC 9449 §5 and §8 asks for; null when it is about something else. */
export function proofDemand(error: string | null): ProofDemand | null {
  if (error === 'use_dpop_nonce') return 'nonce';
  return error === 'invalid_dpop_proof' ? 'proof' : null;
}
