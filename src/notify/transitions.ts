import type { DatasourceListItem } from '../contract/datasource';
import { isCovered, stageOf } from '../contract/secret-end';
import type { FailureCode, Happening, Part } from './happening';

/** What is remembered of one datasource: nothing of one that is well. */
export type Memory = {
  /** It fails: since when, and when people were told; null: not yet. */
  trouble: { part: Part; sinceMs: number; toldAtMs: number | null } | null;
  /** It works again since, and nobody was told yet. */
  wellSinceMs: number | null;
  /** The end of a secret that people were told of, with its stage; null: none. */
  secret: string | null;
  /** When the last messages about it were. */
  recent: number[];
};

export type Memories = Readonly<Record<string, Memory>>;

/** As much of a datasource as is looked at. */
export type Watched = Pick<DatasourceListItem, 'id' | 'name' | 'paused' | 'token' | 'api' | 'secretExpiry'>;

export type Told = { datasource: { id: string; name: string }; happening: Happening };

const minuteMs = 60_000;
const dayMs = 24 * 3600_000;

/** A failure shorter than this is told to nobody. */
export const settleMs = 5 * minuteMs;

/** Of one that comes and goes people are told less often: after so many messages in a day each state must last an hour. */
const mostADay = 4;
const busySettleMs = 60 * minuteMs;

const well: Memory = { trouble: null, wellSinceMs: null, secret: null, recent: [] };

/**
 * What is to be told now, given what was told before: one message a change of state. What is remembered after it, and when
 * to look again because something has not lasted long enough yet; null: nothing has.
 */
export function transitions(
  memories: Memories,
  datasources: readonly Watched[],
  nowMs: number,
): { memories: Memories; told: Told[]; lookAgainMs: number | null } {
  const told: Told[] = [];
  const again: number[] = [];
  const entries = datasources.flatMap((watched): [string, Memory][] => {
    const datasource = { id: watched.id, name: watched.name };
    const before = memories[watched.id] ?? well;
    const recent = before.recent.filter((atMs) => atMs > nowMs - dayMs);
    const standing = standingAfter({ ...before, recent }, watched, nowMs);
    const ending = endingAfter(before.secret, watched, nowMs);
    const happenings = [...standing.happenings, ...ending.happenings];
    told.push(...happenings.map((happening) => ({ datasource, happening })));
    if (standing.lookAgainMs !== null) again.push(standing.lookAgainMs);
    const after: Memory = {
      ...standing.memory,
      secret: ending.secret,
      recent: [...recent, ...standing.happenings.map(() => nowMs)].slice(-2 * mostADay),
    };
    const isNothing = after.trouble === null && after.secret === null && after.recent.length === 0;
    return isNothing ? [] : [[watched.id, after]];
  });
  return {
    memories: Object.fromEntries(entries),
    told,
    lookAgainMs: again.length === 0 ? null : Math.min(...again),
  };
}

type Step = { memory: Omit<Memory, 'secret'>; happenings: Happening[]; lookAgainMs: number | null };

function standingAfter(memory: Memory, watched: Watched, nowMs: number): Step {
  const lastsMs = memory.recent.length >= mostADay ? busySettleMs : null;
  const failing = failureOf(watched, nowMs);
  const { trouble } = memory;
  if (failing !== null) {
    const sinceMs = trouble?.sinceMs ?? failing.sinceMs;
    const { part, code, status } = failing;
    const open = { part: trouble?.part ?? part, sinceMs, toldAtMs: trouble?.toldAtMs ?? null };
    const dueMs = sinceMs + (lastsMs ?? settleMs);
    if (open.toldAtMs !== null || dueMs > nowMs) {
      const lookAgainMs = open.toldAtMs === null ? dueMs : null;
      return { memory: { ...memory, trouble: open, wellSinceMs: null }, happenings: [], lookAgainMs };
    }
    return {
      memory: { ...memory, trouble: { ...open, part, toldAtMs: nowMs }, wellSinceMs: null },
      happenings: [{ event: 'failing', part, code, status, sinceMs }],
      lookAgainMs: null,
    };
  }
  const calm = { ...memory, trouble: null, wellSinceMs: null };
  // Whoever paused it knows.
  if (trouble === null || trouble.toldAtMs === null || watched.paused !== null)
    return { memory: calm, happenings: [], lookAgainMs: null };
  const wellSinceMs = memory.wellSinceMs ?? nowMs;
  const dueMs = wellSinceMs + (lastsMs ?? 0);
  if (dueMs > nowMs) return { memory: { ...memory, wellSinceMs }, happenings: [], lookAgainMs: dueMs };
  const { part, sinceMs } = trouble;
  return { memory: calm, happenings: [{ event: 'recovered', part, sinceMs }], lookAgainMs: null };
}

type Failing = { part: Part; code: FailureCode; status: number | null; sinceMs: number };

/** Why it does not work now. A token that ended while nobody wanted it is no failure. */
function failureOf({ paused, token, api }: Watched, nowMs: number): Failing | null {
  if (paused !== null) return null;
  if (token !== null && 'failure' in token.status) {
    const { failure } = token.status;
    return { part: 'token', ...codesOf(failure), sinceMs: Date.parse(token.lastFailure?.at ?? '') || nowMs };
  }
  if (api?.works !== false || api.lastFailure === null) return null;
  return { part: 'api', ...codesOf(api.lastFailure.failure), sinceMs: Date.parse(api.since) };
}

function codesOf(failure: { code: FailureCode; status?: number }): { code: FailureCode; status: number | null } {
  return { code: failure.code, status: failure.status ?? null };
}

function endingAfter(
  before: string | null,
  { secretExpiry, paused }: Watched,
  nowMs: number,
): { secret: string | null; happenings: Happening[] } {
  if (secretExpiry === null) return { secret: null, happenings: [] };
  const today = Math.floor(nowMs / dayMs) * dayMs;
  const stage = stageOf((Date.parse(`${secretExpiry.on}T00:00:00Z`) - today) / dayMs);
  if (stage === null) return { secret: null, happenings: [] };
  if (isCovered(secretExpiry, stage) || paused !== null) return { secret: before, happenings: [] };
  const secret = `${secretExpiry.on} ${stage}`;
  const isTold = before === secret;
  return { secret, happenings: isTold ? [] : [{ event: 'secret-ending', endsOn: secretExpiry.on, stage }] };
}
