import { createHash } from 'node:crypto';
import type { BindingSettings } from '../contract/binding';
import type { OpenedCard } from '../contract/field-api';
import { keptCardDays, type CardValue } from '../contract/row-card';
import type { FieldDeps } from './field-deps';
import { cacheKey } from './options/options-cache';
import { withInput } from './options/options';
import { withCard } from './options/with-card';
import type { QueryVariables } from './options-query';
import { evaluateQuery } from './query/query';

/** A card as a source gave it. `viewpoint`: from another one it may not look like this, or not be there. */
type KeptCard = { values: CardValue[]; atMs: number; viewpoint: string };

/** `src/storage` implements it. `key` is a SHA-256 in lower-case hex. */
export type KeptCardStore = {
  get: (key: string) => Promise<KeptCard | null>;
  set: (key: string, card: KeptCard) => Promise<void>;
  remove: (key: string) => Promise<void>;
};

type Deps = Pick<FieldDeps, 'callApiFor' | 'clock' | 'log'> & { keptCards: KeptCardStore };
type Opened = { bindingId: string; settings: BindingSettings; key: string; variables: QueryVariables };

const keptMs = keptCardDays * 24 * 3_600_000;

/** A card that did not change is written anew so rarely: often enough that one in use does not end. */
const writtenAnewMs = 24 * 3_600_000;

/**
 * Whose card it is: the field context, the query, what is read of the row, and the stored key. Null: the query cannot be put
 * together, so that it is nobody's.
 */
function nameOf({ bindingId, settings, key, variables }: Opened): string | null {
  const call = evaluateQuery(settings.query, withInput(settings, variables, key));
  if (!call.ok) return null;
  const parts = [bindingId, cacheKey(withCard(settings), call.value), key];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Keeps what the source gave; of a row that it certainly has no more, nothing stays. Never fails the caller. */
export async function keepCard(deps: Deps, opened: Opened, card: OpenedCard): Promise<void> {
  const name = nameOf(opened);
  if (name === null || card.state === 'not-found' || card.state === 'kept') return;
  try {
    const [before, source] = await Promise.all([
      deps.keptCards.get(name),
      deps.callApiFor(opened.settings.datasourceId),
    ]);
    if (card.state === 'gone') {
      if (before !== null) await deps.keptCards.remove(name);
      return;
    }
    if (source === null) return;
    const { values } = card;
    const atMs = Date.parse(card.asOf);
    const isSame = before?.viewpoint === source.viewpoint && JSON.stringify(before.values) === JSON.stringify(values);
    // One of a time to come was kept under a clock that was set back since.
    if (isSame && atMs >= before.atMs && atMs - before.atMs < writtenAnewMs) return;
    await deps.keptCards.set(name, { values, atMs, viewpoint: source.viewpoint });
  } catch {
    deps.log.warn('card.not-kept', { bindingId: opened.bindingId });
  }
}

/** What was kept of this card, if the source is still the same, asked as the same client, and an administrator has not paused it. Null: nothing. */
export async function keptCard(deps: Deps, opened: Opened): Promise<KeptCard | null> {
  const name = nameOf(opened);
  if (name === null) return null;
  try {
    const [kept, source] = await Promise.all([deps.keptCards.get(name), deps.callApiFor(opened.settings.datasourceId)]);
    if (kept === null || source === null || source.isPaused || kept.viewpoint !== source.viewpoint) return null;
    const ageMs = deps.clock.now() - kept.atMs;
    return ageMs < 0 || ageMs > keptMs ? null : kept;
  } catch {
    deps.log.warn('card.unreadable', { bindingId: opened.bindingId });
    return null;
  }
}
