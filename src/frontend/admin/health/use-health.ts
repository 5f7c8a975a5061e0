import { useCallback, useEffect, useState } from 'react';
import type { HealthReport } from '../../../contract/health';
import type { PageError } from '../../shared/call';
import { latest } from '../../shared/latest';
import { useClock } from '../../shared/surroundings';
import { backend } from '../backend';
import { manyPace } from '../next-question';
import { ahead, plannedTimes } from '../token-status-now';
import { useAskingAgain } from '../use-asking-again';

/** What the health page shows now. */
export type HealthState = {
  /** Null: all of them. */
  datasourceId: string | null;
  /** Null until something was loaded. */
  report: HealthReport | null;
  isLoading: boolean;
  error: PageError | null;
};

export type HealthActions = { choose: (datasourceId: string | null) => void; reload: () => void };

/** Loads the report; of several answers only the one to the last question counts. */
export function useHealth(datasourceId: string | null): [HealthState, Pick<HealthActions, 'reload'>] {
  const [state, setState] = useState<HealthState>({ datasourceId, report: null, isLoading: true, error: null });
  const clock = useClock();
  const [loader] = useState(() =>
    latest(
      async (question: { datasourceId: string | null }) => ({
        askedAtMs: clock.browserNow(),
        answer: await backend.health(question),
      }),
      ({ askedAtMs, answer }) => {
        if (answer.ok) clock.hear(answer.value.now, askedAtMs);
        setState((now) => ({
          ...now,
          isLoading: false,
          ...(answer.ok ? { report: answer.value, error: null } : { error: answer.error }),
        }));
      },
    ),
  );
  const ask = useCallback((): void => {
    setState((now) => ({ ...now, datasourceId, isLoading: true }));
    loader.ask({ datasourceId }, 0);
  }, [datasourceId, loader]);
  useEffect(() => {
    ask();
    return () => loader.cancel();
  }, [ask, loader]);
  const { report } = state;
  useAskingAgain(
    {
      answeredAt: report?.now ?? null,
      planned: [
        ...(report?.datasources ?? []).flatMap(({ status }) => plannedTimes(status)),
        ...ahead(
          (report?.nextRenewals ?? []).map(({ at }) => at),
          clock.now(),
        ),
      ],
      pace: manyPace,
    },
    () => loader.ask({ datasourceId }, 0),
  );
  return [state, { reload: ask }];
}
