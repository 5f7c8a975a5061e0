import { useEffect, useState } from 'react';
import type { DatasourceKeys } from '../../../contract/datasource-keys';
import type { Outcome, PageError } from '../../shared/call';
import { backend } from '../backend';
import { fewPace } from '../next-question';
import { useAskingAgain } from '../use-asking-again';

export type KeysState = { keys: DatasourceKeys | null; error: PageError | null; isBusy: boolean; answers: number };

export type KeysActions = {
  load: () => void;
  /** Does something with the version that is shown; its answer is what is shown next. */
  act: (run: (which: { id: string; version: number }) => Promise<Outcome<DatasourceKeys>>) => Promise<void>;
};

export function useKeys(id: string): [KeysState, KeysActions] {
  const [state, setState] = useState<KeysState>({ keys: null, error: null, isBusy: false, answers: 0 });
  const [loads, setLoads] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    void backend.datasourceKeys({ id }).then((answer) => {
      if (!isCurrent) return;
      setState((now) =>
        answer.ok
          ? { ...now, keys: answer.value, answers: now.answers + 1, error: null }
          : { ...now, error: answer.error },
      );
    });
    return () => {
      isCurrent = false;
    };
  }, [id, loads]);
  useAskingAgain({ answeredAt: state.keys === null ? null : String(state.answers), planned: [], pace: fewPace }, () => {
    if (!state.isBusy && state.error === null) setLoads((count) => count + 1);
  });
  const act: KeysActions['act'] = async (run) => {
    if (state.keys === null) return;
    setState((now) => ({ ...now, isBusy: true, error: null }));
    const answer = await run({ id, version: state.keys.version });
    setState((now) =>
      answer.ok
        ? { ...now, keys: answer.value, error: null, isBusy: false }
        : { ...now, error: answer.error, isBusy: false },
    );
  };
  return [state, { load: () => setLoads((count) => count + 1), act }];
}
