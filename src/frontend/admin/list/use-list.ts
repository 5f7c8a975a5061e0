import { showFlag } from '@forge/bridge';
import { useEffect, useState } from 'react';
import type { DamagedDatasource, DatasourceListItem } from '../../../contract/datasource';
import { pageError, type Outcome, type PageError } from '../../shared/call';
import { useClock, useSurroundings } from '../../shared/surroundings';
import { backend } from '../backend';
import { fewPace, manyPace } from '../next-question';
import { plannedTimes } from '../token-status-now';
import { useAskingAgain } from '../use-asking-again';

export type ListState = {
  /** Null until they were loaded once. */
  items: DatasourceListItem[] | null;
  /** When they were loaded, by the backend's clock. */
  loadedAt: string | null;
  /** Stored datasources that cannot be read. */
  damaged: DamagedDatasource[];
  error: PageError | null;
  /** The datasource that something is being done with, or null. */
  busy: string | null;
};

export type ListActions = {
  load: () => void;
  renew: (item: DatasourceListItem) => Promise<void>;
  remove: (item: DatasourceListItem) => Promise<void>;
  removeDamaged: (id: string, name: string) => Promise<void>;
  pause: (item: DatasourceListItem, reason: string) => Promise<void>;
  resume: (item: DatasourceListItem) => Promise<void>;
};

/** A list costs about as many reads as it has rows. */
const mostReadEachMinute = 200;

/** Loads the datasources and does what the list's buttons ask for; after each deed they are loaded anew. */
export function useList(): [ListState, ListActions] {
  const { wording, locale } = useSurroundings();
  const words = wording.list;
  const clock = useClock();
  const [items, setItems] = useState<ListState['items']>(null);
  const [loadedAt, setLoadedAt] = useState<string | null>(null);
  const [damaged, setDamaged] = useState<DamagedDatasource[]>([]);
  const [error, setError] = useState<PageError | null>(null);
  const [loads, setLoads] = useState(0);
  const [busy, setBusy] = useState<string | null>(null);
  const load = (): void => setLoads((count) => count + 1);

  useEffect(() => {
    let isCurrent = true;
    const askedAtMs = clock.browserNow();
    void backend.listDatasources().then((answer) => {
      if (!isCurrent) return;
      setError(answer.ok ? null : answer.error);
      if (!answer.ok) return;
      clock.hear(answer.value.now, askedAtMs);
      setItems(answer.value.datasources);
      setDamaged(answer.value.damaged);
      setLoadedAt(answer.value.now);
    });
    return () => {
      isCurrent = false;
    };
  }, [loads, clock]);

  useAskingAgain(
    {
      answeredAt: loadedAt,
      planned: (items ?? []).flatMap(({ token }) => plannedTimes(token?.status ?? null)),
      pace: (items ?? []).length > mostReadEachMinute ? manyPace : fewPace,
    },
    load,
  );

  const act = async (
    { id }: { id: string },
    work: Promise<Outcome<unknown>>,
    titles: { done: string; failed: string },
  ): Promise<void> => {
    setBusy(id);
    const answer = await work;
    setBusy(null);
    load();
    showFlag(
      answer.ok
        ? { id: `list-${id}`, type: 'success', title: titles.done, isAutoDismiss: true }
        : {
            id: `list-${id}`,
            type: 'error',
            title: titles.failed,
            description: pageError(answer.error, wording, locale),
          },
    );
  };

  return [
    { items, loadedAt, damaged, error, busy },
    {
      load,
      renew: (item) =>
        act(item, backend.renewToken({ id: item.id }), {
          done: words.renewed(item.name),
          failed: words.renewFailed(item.name),
        }),
      remove: (item) =>
        act(item, backend.deleteDatasource({ id: item.id, version: item.version }), {
          done: words.deleted(item.name),
          failed: words.notDeleted(item.name),
        }),
      removeDamaged: (id, name) =>
        act({ id }, backend.deleteDamagedDatasource({ id }), {
          done: words.deleted(name),
          failed: words.notDeleted(name),
        }),
      pause: (item, reason) =>
        act(item, backend.pauseDatasource({ id: item.id, reason }), {
          done: words.pausedDone(item.name),
          failed: words.notPaused(item.name),
        }),
      resume: (item) =>
        act(item, backend.resumeDatasource({ id: item.id }), {
          done: words.resumed(item.name),
          failed: words.notResumed(item.name),
        }),
    },
  ];
}
