import { compareAndSet } from '../base/compare-and-set';
import type { DatasourceDeps } from '../datasources/deps';
import { listDatasources } from '../datasources/list';
import { deliver, nextDueMs, type DeliverDeps } from './deliver';
import type { Message } from './message';
import { emptyNotifyState, type NotifyState } from './stores';
import { transitions, type Told } from './transitions';

/** Has somebody look again after so many seconds. A push that fails is logged: the hourly look is as good. */
export type LookLater = (delaySeconds: number) => Promise<void>;

export type NotifyDeps = DatasourceDeps & DeliverDeps & { lookLater: LookLater };

/** More are not kept: the oldest goes, and counts as given up. */
const mostMessages = 100;

/** Further away than this the hourly look is early enough. */
const longestDelayMs = 15 * 60_000;

/**
 * Compares how every datasource stands with what people were told, notes what is new beside it in one write, and delivers.
 * Whatever is lost on the way, a look, an event, a crash, the next look finds the same difference. Where nobody is to be
 * told it costs one small read.
 */
export async function lookAround(deps: NotifyDeps): Promise<void> {
  const { rev, state, isUnreadable } = await deps.notifyStore.read();
  if (isUnreadable) {
    deps.log.warn('notify.unreadable');
    return;
  }
  if (state.target === null) {
    // Forge bills an empty read as 1 KB and any other by its size ("Forge platform pricing", August 2026).
    if (rev === null) await deps.notifyStore.write(null, emptyNotifyState);
    return;
  }
  const listed = await listDatasources(deps);
  const lookAgainMs = await note(deps, listed.ok ? listed.value.datasources : []);
  await deliver(deps);
  await comeBack(deps, lookAgainMs);
}

type Listed = Parameters<typeof transitions>[1];

async function note(deps: NotifyDeps, datasources: Listed): Promise<number | null> {
  const noted = await compareAndSet(async () => {
    const { rev, state } = await deps.notifyStore.read();
    if (state.target === null) return null;
    const { memories, told, lookAgainMs } = transitions(state.memories, datasources, deps.clock.now());
    const next = withMessages({ ...state, memories }, told, deps);
    const isSame = told.length === 0 && JSON.stringify(memories) === JSON.stringify(state.memories);
    return isSame || (await deps.notifyStore.write(rev, next)) ? { lookAgainMs } : 'conflict';
  });
  return noted === 'conflict' || noted === null ? null : noted.lookAgainMs;
}

/** The state with what is to be told added to what is still to be delivered. */
function withMessages(
  state: NotifyState,
  told: readonly Told[],
  { newId, clock }: Pick<NotifyDeps, 'newId' | 'clock'>,
): NotifyState {
  const added = told.map((what): Message => ({ id: newId(), atMs: clock.now(), ...what, tries: 0, notBeforeMs: 0 }));
  const outbox = [...state.outbox, ...added];
  const tooMany = Math.max(0, outbox.length - mostMessages);
  return { ...state, outbox: outbox.slice(tooMany), givenUp: state.givenUp + tooMany };
}

/** Where something is due before the next hourly look. */
async function comeBack({ notifyStore, clock, lookLater }: NotifyDeps, lookAgainMs: number | null): Promise<void> {
  const { state } = await notifyStore.read();
  const due = [lookAgainMs, nextDueMs(state)].filter((ms) => ms !== null);
  if (due.length === 0) return;
  const inMs = Math.max(1_000, Math.min(...due) - clock.now());
  if (inMs <= longestDelayMs) await lookLater(Math.ceil(inMs / 1000));
}
