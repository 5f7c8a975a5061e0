import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { dueAtMs } from '../oauth/state/schedule';
import { emptyState, type TokenState } from '../oauth/state/token-state';
import { asStored, failure, milliseconds, text, whole } from './stored-shapes';

/** How the custom entity `token-state` holds a state: what conditions and the index need is apart, the rest is JSON. */
export type TokenStateRecord = {
  rev: number;
  due: 'yes' | 'no';
  /** Milliseconds since the epoch; 0 when nothing is due. */
  dueAt: number;
  detail: TokenState;
};

const reference = { ref: text, generation: whole, fingerprint: text };
const lastFailure = v.looseObject({ atMs: milliseconds, failure });

/** Refusals of earlier versions were counted otherwise: those are forgotten. */
const rejectionsShape = v.looseObject({
  fingerprint: text,
  atMs: milliseconds,
  count: whole,
  brakedUntilMs: v.nullable(milliseconds),
  lived: v.array(v.looseObject({ atMs: milliseconds, ms: v.number() })),
});

/** What the engine follows without looking twice. Members that are absent mean what they meant before they existed. */
const detailShape = v.looseObject({
  nonce: text,
  newest: v.nullable(v.looseObject({ version: whole, fingerprint: text })),
  lastGeneration: whole,
  token: v.nullable(
    v.looseObject({
      ...reference,
      issuedAtMs: milliseconds,
      expiresAtMs: v.nullable(milliseconds),
      rejected: v.boolean(),
      repairs: v.array(text),
      grantedScopes: v.nullable(v.array(text)),
      binding: v.exactOptional(v.looseObject({ thumbprint: text, keyMadeAtMs: milliseconds })),
    }),
  ),
  lease: v.nullable(v.looseObject({ ...reference, owner: text, takenAtMs: milliseconds, untilMs: milliseconds })),
  failure: v.nullable(
    v.looseObject({ fingerprint: text, count: whole, atMs: milliseconds, holdUntilMs: milliseconds, failure }),
  ),
  pendingDeletions: v.array(v.looseObject({ ref: text, deleteAfterMs: milliseconds })),
  proofs: v.exactOptional(v.looseObject({ fingerprint: text, nonce: v.nullable(text) })),
  apiNonce: v.exactOptional(v.looseObject({ origin: text, nonce: text, atMs: milliseconds })),
  lastSuccessAtMs: v.nullable(milliseconds),
  lastFailure: v.nullable(lastFailure),
  attempts: v.array(v.looseObject({ at: text, ms: milliseconds })),
  sweepAtMs: v.nullable(milliseconds),
  suspended: v.boolean(),
  forgotten: v.boolean(),
});

export function toRecord(state: TokenState): TokenStateRecord {
  const dueAt = dueAtMs(state);
  // The attribute is an integer, and jitter makes fractions.
  return { rev: state.rev, due: dueAt === null ? 'no' : 'yes', dueAt: Math.ceil(dueAt ?? 0), detail: state };
}

/**
 * `rev` apart is the one that conditions compare, so it is the one that counts. A state that cannot be read is an empty one
 * at that revision: the next request replaces it, and its token, if there was one, is forgotten by Forge when it ends. Null
 * when not even the revision can be read.
 */
export function fromRecord(stored: unknown): TokenState | null {
  const { rev, detail } = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  if (typeof rev !== 'number' || !Number.isInteger(rev)) return null;
  const {
    leftovers = [],
    resting = false,
    ...state
  } = (typeof detail === 'object' && detail !== null ? detail : {}) as Record<string, unknown>;
  const rejections = asStored(rejectionsShape, state['rejections']);
  const completed = { ...emptyState, pendingDeletions: leftovers, suspended: resting, ...state, rejections, rev };
  const isReadable = asStored(detailShape, completed) !== null && state['nonce'] !== undefined;
  return isReadable ? (completed as TokenState) : { ...emptyState, rev, nonce: randomBytes(6).toString('hex') };
}
