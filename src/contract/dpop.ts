import type { IsoTime } from './json';
import type { AssertionAlgorithm } from './signing-algorithm';

/** When requests prove possession of a key (RFC 9449). */
export const dpopUses = ['auto', 'always', 'never'] as const;
export type DpopUse = (typeof dpopUses)[number];

/** How tokens are bound to a key of the datasource's own, which the app makes. */
export type DpopSettings = {
  /** `auto`: from the first refusal on that asks for a proof. `always`: from the first request on. */
  use: DpopUse;
  algorithm: AssertionAlgorithm;
  /** What becomes of a Bearer token that comes although a proof was sent. */
  unbound: 'refuse' | 'use';
};

/** Of settings that say nothing about it. */
export const defaultDpop: DpopSettings = { use: 'auto', algorithm: 'ES256', unbound: 'refuse' };

/** Why a server refused a proof, and what time it was here and there. */
export type RefusedProof = {
  /** `wanted`: none was sent, by the settings or because the token is not bound. */
  problem: 'wanted' | 'nonce' | 'time' | 'other';
  at: IsoTime;
  /** Null when the server did not say. */
  serverAt: IsoTime | null;
};
