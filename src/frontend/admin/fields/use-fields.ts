import { useEffect, useRef, useState } from 'react';
import type { RefreshListItem, RefreshReport } from '../../../contract/refresh';
import type { Outcome, PageError } from '../../shared/call';
import { useClock } from '../../shared/surroundings';
import { backend } from '../backend';
import { fewPace } from '../next-question';
import { ahead } from '../token-status-now';
import { useAskingAgain } from '../use-asking-again';

/** What the page of connected fields shows now. */
export type FieldsState = {
  /** When they were loaded, by the backend's clock. */
  loadedAt: string | null;
  /** Null until something was loaded. */
  items: RefreshListItem[] | null;
  error: PageError | null;
  report: RefreshReport | null;
  /** The field for which something is under way on the server. */
  busy: string | null;
};

export type FieldsActions = {
  reload: () => void;
  /** Runs one function of the backend that answers a field's report. */
  run: (id: string, call: () => Promise<Outcome<RefreshReport>>) => Promise<Outcome<RefreshReport>>;
  disconnect: (id: string) => Promise<Outcome<{ id: string }>>;
};

/** A run that goes on is looked at again after this. */
const pollMs = 3_000;

const start: FieldsState = { loadedAt: null, items: null, error: null, report: null, busy: null };

/** Loads the connected fields, the report of the one that is `open`, and both again every few seconds while a refresh runs. */
export function useFields(open: string | null): [FieldsState, FieldsActions] {
  const clock = useClock();
  const [state, setState] = useState(start);
  const [loads, setLoads] = useState(0);
  const isThere = useRef(true);
  const set = (change: (now: FieldsState) => FieldsState): void => {
    if (isThere.current) setState(change);
  };
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);

  useEffect(() => {
    setState((now) => (now.report !== null && now.report.item.id !== open ? { ...now, report: null } : now));
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = async (): Promise<void> => {
      const askedAtMs = clock.browserNow();
      const [list, report] = await Promise.all([
        backend.listRefreshes(),
        open === null ? null : backend.getRefresh({ id: open }),
      ]);
      if (!isCurrent) return;
      if (list.ok) clock.hear(list.value.now, askedAtMs);
      setState((now) => ({
        ...now,
        loadedAt: list.ok ? list.value.now : now.loadedAt,
        items: list.ok ? list.value.fields : now.items,
        report: report?.ok === true ? report.value : now.report,
        error: !list.ok ? list.error : report?.ok === false ? report.error : null,
      }));
      const goesOn = list.ok && list.value.fields.some(({ run }) => run?.state === 'running');
      if (goesOn) timer = setTimeout(() => void load(), pollMs);
    };
    void load();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [loads, open, clock]);

  const reload = (): void => setLoads((count) => count + 1);
  useAskingAgain(
    {
      answeredAt: state.loadedAt,
      planned: ahead(
        (state.items ?? []).map(({ nextRunAt }) => nextRunAt),
        clock.now(),
      ),
      pace: fewPace,
    },
    reload,
  );
  return [
    state,
    {
      reload,
      run: async (id, call) => {
        set((now) => ({ ...now, busy: id }));
        const answer = await call();
        set((now) => ({ ...now, busy: null, report: answer.ok && open === id ? answer.value : now.report }));
        if (isThere.current) reload();
        return answer;
      },
      disconnect: async (id) => {
        set((now) => ({ ...now, busy: id }));
        const answer = await backend.disconnectField({ id });
        set((now) => ({ ...now, busy: null }));
        if (isThere.current) reload();
        return answer;
      },
    },
  ];
}
