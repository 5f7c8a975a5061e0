import type { Caller, JiraRest, Person } from './calls';
import type { Fault, Faults, FaultyService } from './faults';
import type { ForgeCall } from './functions/pool';
import type { InvocationLog } from './invocations';
import type { Queue } from './queue/queue';
import { answerQueue } from './queue/wire';
import type { Store } from './storage/store';
import { answerStorage, type WireAnswer } from './storage/wire';

export type ForgeAnswer = { status: number; headers: Record<string, string>; body: string | null };

/** Answers `__forge_fetch__` of the invocation with this id: storage, Jira, queue. What else is asked is named and gets 501. */
export function createForgeCalls(options: {
  store: Store;
  queue: () => Queue;
  jira: JiraRest;
  invocations: InvocationLog;
  faults: Faults;
  /** Ends the instance that runs the invocation. */
  endInstance: (id: string) => void;
  /** The time as functions see it. */
  now: () => number;
  /** Who invoked; undefined for a trigger. */
  personOf: (id: string) => Person | undefined;
  onNotModelled: (name: string) => void;
}): (id: string, call: ForgeCall) => Promise<ForgeAnswer> {
  const { store, queue, jira, invocations, personOf } = options;

  /**
   * `asUser()` is the person who invoked, unless that person has no licence; `asUser(accountId)` is that person; a trigger
   * has no person.
   */
  const callerOf = (id: string, { to }: ForgeCall): Caller => {
    if (to.provider === 'app') return { kind: 'app' };
    const person = personOf(id);
    const accountId = to.accountId ?? (person?.accountType === 'unlicensed' ? undefined : person?.accountId);
    return to.provider === 'user' && accountId !== undefined ? { kind: 'user', accountId } : { kind: 'none' };
  };

  const answerOf = async (
    id: string,
    call: ForgeCall,
    { caller, fault }: { caller: Caller; fault: Fault | null },
  ): Promise<WireAnswer> => {
    const body: unknown = call.body === null ? null : JSON.parse(call.body);
    if (call.to.remote === 'kvs' || call.to.type === 'kvs') {
      const record = invocations.running(id);
      const use = record?.storage ?? { reads: 0, readBytes: 0, writes: 0, writeBytes: 0 };
      if (/\/(get|query)$/.test(call.path)) invocations.read(id, call.answered);
      return answerStorage(seenWith(fault), call.path, body, use);
    }
    if (call.to.remote === 'jira') return jira({ method: call.method, path: call.path, body, as: caller });
    if (call.to.remote === 'stargate' && call.path.startsWith('/webhook/queue/')) {
      return answerQueue(queue(), call.path, body);
    }
    return { status: 501, body: { message: `The local host does not model ${call.to.remote ?? '?'} ${call.path}` } };
  };

  const seenWith = (fault: Fault | null): Store => {
    if (fault?.kind === 'stale') return store.seen({ lagMs: fault.delayMs ?? 1_000 });
    return fault?.kind === 'expire' ? store.seen({ expiredAt: options.now() }) : store;
  };

  return async (id, call) => {
    const caller = callerOf(id, call);
    const fault = options.faults.take(serviceOf(call), call.path);
    if (fault?.kind === 'end') options.endInstance(id);
    const isDone = fault?.kind !== 'refuse' && fault?.kind !== 'end';
    const answer = isDone ? await answerOf(id, call, { caller, fault }) : null;
    if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 1_000));
    const { status, body, headers } = answer === null || fault?.kind === 'lose' ? faultAnswer(fault) : answer;
    if (status === 501) options.onNotModelled(`${call.to.remote ?? call.to.type ?? '?'} ${call.method} ${call.path}`);
    return {
      status,
      headers: {
        ...headers,
        ...(fault?.retryAfterSeconds !== undefined && { 'retry-after': String(fault.retryAfterSeconds) }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(call.to.provider === 'user' &&
          caller.kind === 'none' && { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    };
  };
}

function serviceOf({ to }: ForgeCall): FaultyService {
  if (to.remote === 'kvs' || to.type === 'kvs') return 'storage';
  return to.remote === 'jira' ? 'jira' : 'queue';
}

/** As the services answer when they are busy or down. */
function faultAnswer(fault: Fault | null): WireAnswer {
  const status = fault?.status ?? 503;
  const code = status === 429 ? 'RATE_LIMIT_EXCEEDED' : 'INTERNAL_ERROR';
  return { status, body: { code, message: `The local host was asked for this fault (${status}).` } };
}
