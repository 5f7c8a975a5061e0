import { createHash } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { Clock } from '../../src/base/clock';
import { boundRequests, type NonceMemory } from '../../src/oauth/dpop/bound-request';
import { keyThumbprint } from '../../src/oauth/dpop/proof-key';
import type { UsableToken } from '../../src/oauth/engine/engine';
import { reveal } from '../../src/base/secret';
import { answerOf } from '../support/oauth';

type Side = 'token' | 'api';
type Answer = ReturnType<typeof answerOf>;

const apiUrl = 'https://api.acme.example/v1';

/** A server and an API that take proofs only (RFC 9449), as the model needs them: with rules that the client must keep. */
export type ProofRules = {
  /** What a request is refused with; null when its proof is good. */
  refusal: (
    side: Side,
    headers: Record<string, string>,
    request: { url: string; method: string; scope: string; text: string },
  ) => Answer | null;
  headers: (side: Side) => Record<string, string>;
  /** A token that is handed out comes with the key that it is bound to. */
  check: (token: UsableToken) => void;
  /** One call of the API, with one more where the nonce was not the newest. */
  call: (token: UsableToken, nonces: NonceMemory, clock: Pick<Clock, 'now'>) => void;
  /** Server and API take another nonce from now on. */
  change: () => void;
};

export function proofRules(violations: string[], counts: { proofs: number; nonceRefusals: number }): ProofRules {
  let changes = 0;
  const nonce = (side: Side): string => `${side}-${changes}`;
  const headers = (side: Side): Record<string, string> => ({ 'dpop-nonce': nonce(side) });
  const used = new Set<string>();
  const boundTo = new Map<string, string>();
  const settingsOf = new Map<string, string>();

  const refused = (side: Side, error: string): Answer =>
    side === 'token'
      ? answerOf({ error }, { status: 400, headers: headers(side) })
      : answerOf('', { status: 401, headers: { ...headers(side), 'www-authenticate': `DPoP error="${error}"` } });

  const refusal: ProofRules['refusal'] = (side, sent, { url, method, scope, text }) => {
    const proof = sent['dpop'];
    if (proof === undefined) return refused(side, 'invalid_dpop_proof');
    counts.proofs += 1;
    const { jti = '', htu, htm, nonce: given, ath } = decodeJwt(proof);
    if (used.has(jti)) violations.push('a proof was sent twice');
    used.add(jti);
    if (htu !== url || htm !== method) violations.push('a proof was made for another request');
    if (given !== nonce(side)) {
      counts.nonceRefusals += 1;
      return refused(side, 'use_dpop_nonce');
    }
    const key = thumbprintOf(decodeProtectedHeader(proof).jwk ?? {});
    if (side === 'api') {
      if (boundTo.get(text) !== key) violations.push('the API got a proof by another key than the token is bound to');
      if (ath !== createHash('sha256').update(text).digest('base64url'))
        violations.push('a proof was for another token');
      return null;
    }
    if ((settingsOf.get(key) ?? scope) !== scope) violations.push('a key outlived its settings');
    settingsOf.set(key, scope);
    boundTo.set(text, key);
    return null;
  };

  return {
    refusal,
    headers,
    check: ({ value, key }) => {
      if (key === undefined) violations.push('a bound token was handed out without its key');
      else if (keyThumbprint(key) !== boundTo.get(reveal(value))) violations.push('a token came with another key');
    },
    call: ({ value, key }, nonces, clock) => {
      if (key === undefined) return;
      const requests = boundRequests({ value, key }, { method: 'GET', nonces, clock });
      for (let tries = 1; ; tries += 1) {
        const request = { url: apiUrl, method: 'GET', scope: '', text: reveal(value) };
        const answer = refusal('api', requests.headersFor(apiUrl), request);
        const heard = requests.heed(
          { ...(answer ?? answerOf('', { headers: headers('api') })).value, url: apiUrl },
          (text) => text,
        );
        if (heard === null) return;
        if (tries > 1 || !heard.isCurable) violations.push('the newest nonce was not sent');
        if (tries > 1) return;
      }
    },
    change: () => {
      changes += 1;
    },
  };
}

/** RFC 7638, as the server reckons it. */
function thumbprintOf({ crv, kty, x, y }: { crv?: string; kty?: string; x?: string; y?: string }): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
}
