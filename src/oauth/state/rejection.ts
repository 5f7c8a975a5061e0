import { growingWait } from '../../base/growing-wait';
import { clockMovedSince } from './freshness';
import type { Rejections, TokenState } from './token-state';

/** What the API's refusal of a token led to. */
export type Invalidation =
  /** The token is given up; the next `get` requests another. */
  | { kind: 'renewal-allowed' }
  /** A new one was refused just like it: no other is requested before this time. */
  | { kind: 'braked'; untilMs: number }
  /** It was not the current token any more. */
  | { kind: 'already-replaced' };

/** A new token that lives longer than this until its first refusal was good for something. */
const trialMs = 30_000;

/** How long no other token is requested after new ones were refused at once. */
const brake = { first: 60_000, longest: 15 * 60_000 };

/** What is older says nothing about the refusals of now. */
const memoryMs = 60 * 60_000;

const livesKept = 10;

/** So many tokens that had worked, refused within the memory before their end, are no accident. */
const livesThatTell = 3;

/**
 * The API refused a token. One that had worked is given up and replaced at once, every time. The brake is for a token that
 * was requested because of a refusal and is refused at once itself: a third would fare no better. `next` is null when
 * nothing changes.
 */
export function reject(
  state: TokenState,
  { fingerprint, generation, nowMs }: { fingerprint: string; generation: number; nowMs: number },
): { answer: Invalidation; next: TokenState | null } {
  const { token } = state;
  if (token?.generation !== generation || token.fingerprint !== fingerprint)
    return { answer: { kind: 'already-replaced' }, next: null };
  if (token.rejected) return { answer: { kind: 'renewal-allowed' }, next: null };
  const known = recentRejections(state, fingerprint, nowMs);
  const { brakedUntilMs } = known;
  if (brakedUntilMs !== null && nowMs < brakedUntilMs)
    return { answer: { kind: 'braked', untilMs: brakedUntilMs }, next: null };
  const ms = nowMs - token.issuedAtMs;
  if (token.trial === 'on' && ms < trialMs) {
    const count = known.count + 1;
    const untilMs = nowMs + growingWait(count, brake);
    const rejections = { ...known, atMs: nowMs, count, brakedUntilMs: untilMs };
    return { answer: { kind: 'braked', untilMs }, next: { ...state, rejections } };
  }
  // One that was refused at once and then braked never worked.
  const worked = token.trial === 'passed' || (ms >= trialMs && known.atMs < token.issuedAtMs);
  const early = token.hardAtMs === null || nowMs < token.hardAtMs;
  const lived = worked && early ? [{ atMs: nowMs, ms }, ...known.lived].slice(0, livesKept) : known.lived;
  return {
    answer: { kind: 'renewal-allowed' },
    next: {
      ...state,
      token: { ...token, rejected: true },
      rejections: { ...known, atMs: nowMs, brakedUntilMs: null, lived },
    },
  };
}

/** Whether the next token is the successor of one that the API refuses: whether it is taken is still to be seen. */
export function startsOnTrial(state: TokenState, fingerprint: string): boolean {
  const { token, rejections } = state;
  if (token?.fingerprint !== fingerprint) return false;
  return token.rejected || (rejections?.fingerprint === fingerprint && rejections.atMs >= token.issuedAtMs);
}

/** The API took a token that was on trial. Null: it was not, or it is not the current one any more. */
export function withTrialPassed(state: TokenState, fingerprint: string, generation: number): TokenState | null {
  const { token } = state;
  if (token?.generation !== generation || token.fingerprint !== fingerprint || token.trial !== 'on') return null;
  return { ...state, token: { ...token, trial: 'passed' } };
}

/**
 * How long tokens lived that had worked and that the API refused long before their end, if that happens again and again:
 * most likely somebody else requests tokens for the same client, and the server lets only the newest one live.
 */
export function shortLives(
  state: TokenState,
  fingerprint: string,
  nowMs: number,
): { shortestMs: number; longestMs: number } | null {
  const lives = recentRejections(state, fingerprint, nowMs)
    .lived.filter(({ atMs }) => nowMs - atMs <= memoryMs)
    .map(({ ms }) => ms);
  if (lives.length < livesThatTell) return null;
  return { shortestMs: Math.min(...lives), longestMs: Math.max(...lives) };
}

function recentRejections({ rejections }: TokenState, fingerprint: string, nowMs: number): Rejections {
  const isRecent =
    rejections?.fingerprint === fingerprint &&
    nowMs - rejections.atMs <= memoryMs &&
    !clockMovedSince(rejections.atMs, nowMs);
  return isRecent ? rejections : { fingerprint, atMs: 0, count: 0, brakedUntilMs: null, lived: [] };
}
