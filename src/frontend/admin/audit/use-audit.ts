import { useEffect, useState } from 'react';
import type { AuditExport, AuditList } from '../../../contract/audit';
import type { AuditEntry, AuditFilter } from '../../../contract/audit';
import type { PageError } from '../../shared/call';
import { latest } from '../../shared/latest';
import { backend } from '../backend';
import { fewPace } from '../next-question';
import { useAskingAgain } from '../use-asking-again';

export const everyEntry: AuditFilter = {
  from: null,
  until: null,
  by: null,
  actions: [],
  datasourceId: null,
  text: '',
};

/** What the audit page shows now. */
export type AuditState = {
  filter: AuditFilter;
  /** Null until something was loaded. */
  entries: AuditEntry[] | null;
  list: Omit<AuditList, 'entries'>;
  isLoading: boolean;
  /** Counts what was loaded. */
  answers: number;
  /** Older entries were asked for: what is shown is not to move. */
  isDeep: boolean;
  error: PageError | null;
  csv: AuditExport | null;
  isExporting: boolean;
};

const start: AuditState = {
  filter: everyEntry,
  entries: null,
  list: { cursor: null, searchedUntil: null },
  isLoading: true,
  answers: 0,
  isDeep: false,
  error: null,
  csv: null,
  isExporting: false,
};

type Request = { filter: AuditFilter; cursor: string | null };

export type AuditActions = {
  change: (patch: Partial<AuditFilter>) => void;
  older: () => void;
  reload: () => void;
  makeCsv: () => Promise<void>;
  closeCsv: () => void;
};

/** Loads the audit trail; of several answers only the one to the last question counts. */
export function useAudit(datasourceId: string | null): [AuditState, AuditActions] {
  const [state, setState] = useState<AuditState>({ ...start, filter: { ...everyEntry, datasourceId } });
  const [loader] = useState(() =>
    latest<Request, Awaited<ReturnType<typeof backend.listAudit>>>(backend.listAudit, (answer, { cursor }) =>
      setState((now) => {
        if (!answer.ok) return { ...now, isLoading: false, error: answer.error };
        const { entries, ...list } = answer.value;
        const before = cursor === null ? [] : (now.entries ?? []);
        const answers = now.answers + 1;
        const isDeep = cursor !== null;
        return { ...now, isLoading: false, error: null, answers, isDeep, entries: [...before, ...entries], list };
      }),
    ),
  );
  const ask = (request: Request, delayMs: number): void => {
    // A CSV is of one filter: it goes with it.
    setState((now) => ({
      ...now,
      filter: request.filter,
      isLoading: true,
      ...(request.cursor === null && { csv: null }),
    }));
    loader.ask(request, delayMs);
  };
  useEffect(() => {
    loader.ask({ filter: { ...everyEntry, datasourceId }, cursor: null }, 0);
    return () => loader.cancel();
  }, [loader, datasourceId]);
  const { filter, list } = state;
  useAskingAgain(
    { answeredAt: state.entries === null ? null : String(state.answers), planned: [], pace: fewPace },
    () => {
      if (!state.isDeep && !state.isLoading && state.csv === null) loader.ask({ filter, cursor: null }, 0);
    },
  );
  return [
    state,
    {
      change: (patch) => ask({ filter: { ...filter, ...patch }, cursor: null }, patch.text === undefined ? 0 : 400),
      older: () => ask({ filter, cursor: list.cursor }, 0),
      reload: () => ask({ filter, cursor: null }, 0),
      makeCsv: async () => {
        setState((now) => ({ ...now, isExporting: true }));
        const answer = await backend.exportAudit({ filter });
        setState((now) =>
          answer.ok
            ? { ...now, isExporting: false, error: null, csv: answer.value }
            : { ...now, isExporting: false, error: answer.error },
        );
      },
      closeCsv: () => setState((now) => ({ ...now, csv: null })),
    },
  ];
}
