import type { Budget } from '../base/budget';
import type { Clock } from '../base/clock';
import { compareAndSet } from '../base/compare-and-set';
import type { Log } from '../base/log';
import { reveal } from '../base/secret';
import type { NotifyProblem } from '../contract/notify';
import type { Outbound, OutboundFailure } from '../http/outbound-call';
import { bodyOf, type Message } from './message';
import type { NotifyState, NotifyStore, TargetFacts, TargetSecrets } from './stores';

export type DeliverDeps = {
  notifyStore: NotifyStore;
  outboundToMetadata: Outbound;
  clock: Clock;
  log: Log;
  budget: Budget;
};

const minuteMs = 60_000;

/** How long after each try the next one is; after the last one the message is given up. */
const waitsMs = [1, 5, 15, 60, 60, 120, 240, 480].map((minutes) => minutes * minuteMs);

const callTimeoutMs = 10_000;
/** Nothing of an answer but its status is looked at. */
const mostAnswerBytes = 65_536;

/** Time for one more delivery, and to write down what came of it. */
const spareMs = callTimeoutMs + 5_000;

/**
 * Delivers what is due, oldest first, until one does not arrive. A try is written down before it is made, so that neither a
 * crash nor a second run begins it again at once: what was sent and not written down comes again, with the same id.
 */
export async function deliver(deps: DeliverDeps): Promise<void> {
  while (deps.budget.remainingMs() > spareMs && deps.budget.lacking() === null) {
    const taken = await take(deps);
    if (taken === null) return;
    const secrets = await deps.notifyStore.secrets(taken.target.secretsId);
    if (secrets === null) return;
    const problem = await send(deps, taken.message, taken.target, secrets);
    await settle(deps, taken.message.id, problem);
    deps.log.info('notify.sent', { id: taken.message.id, tries: taken.message.tries, problem: problem?.code ?? null });
    if (problem !== null) return;
  }
}

/** When the next message is due; null: none waits. */
export function nextDueMs({ target, outbox }: NotifyState): number | null {
  return target === null || outbox.length === 0 ? null : Math.min(...outbox.map(({ notBeforeMs }) => notBeforeMs));
}

async function take({ notifyStore, clock }: DeliverDeps): Promise<{ message: Message; target: TargetFacts } | null> {
  const taken = await compareAndSet(async () => {
    const { rev, state } = await notifyStore.read();
    const nowMs = clock.now();
    const found = state.outbox.find(({ notBeforeMs }) => notBeforeMs <= nowMs);
    if (state.target === null || found === undefined) return null;
    const waitMs = waitsMs[found.tries] ?? waitsMs.at(-1) ?? minuteMs;
    const message = { ...found, tries: found.tries + 1, notBeforeMs: nowMs + waitMs };
    const outbox = state.outbox.map((one) => (one === found ? message : one));
    return (await notifyStore.write(rev, { ...state, outbox })) ? { message, target: state.target } : 'conflict';
  });
  return taken === 'conflict' ? null : taken;
}

/** Writes down what came of a try; null of it: the message arrived. */
async function settle({ notifyStore, clock }: DeliverDeps, id: string, problem: NotifyProblem | null): Promise<void> {
  await compareAndSet(async () => {
    const { rev, state } = await notifyStore.read();
    const tried = state.outbox.find((one) => one.id === id);
    // The target it went to is another one by now, or none: of that one nothing was tried.
    if (tried === undefined) return 'done';
    const isOver = problem === null || tried.tries > waitsMs.length;
    const next: NotifyState = {
      ...state,
      last: { atMs: clock.now(), problem },
      outbox: isOver ? state.outbox.filter((one) => one.id !== id) : state.outbox,
      givenUp: state.givenUp + (isOver && problem !== null ? 1 : 0),
    };
    return (await notifyStore.write(rev, next)) ? 'done' : 'conflict';
  });
}

/** Sends one message. Null when the receiver took it. */
export async function send(
  { outboundToMetadata }: Pick<DeliverDeps, 'outboundToMetadata'>,
  message: Message,
  target: Pick<TargetFacts, 'headerName' | 'format' | 'language' | 'page'>,
  { url, headerValue }: TargetSecrets,
): Promise<NotifyProblem | null> {
  const own = target.headerName === '' || headerValue === null ? {} : { [target.headerName]: reveal(headerValue) };
  const answer = await outboundToMetadata({
    url: reveal(url),
    method: 'POST',
    headers: { 'content-type': 'application/json', ...own },
    body: bodyOf(message, target),
    timeoutMs: callTimeoutMs,
    maxBytes: mostAnswerBytes,
    redirects: 'refuse',
  });
  if (!answer.ok) return problemOf(answer.error);
  const { status } = answer.value;
  return status >= 200 && status <= 299 ? null : { code: 'status', status };
}

function problemOf(failure: OutboundFailure): NotifyProblem | null {
  switch (failure.code) {
    case 'egress':
      return { code: 'egress', host: failure.host };
    case 'redirect':
      return { code: 'redirect', status: failure.status };
    case 'unreachable':
      return { code: 'unreachable', problem: failure.problem };
    case 'url':
      return { code: 'unreachable', problem: 'network' };
    case 'budget-spent':
      return { code: 'unreachable', problem: 'timeout' };
    // It was taken: the status came first, and what else is said does not matter.
    case 'too-large':
    case 'interrupted':
      return null;
  }
}
