import { useEffect, useState } from 'react';
import type { NotifyInput } from '../../../contract/notify';
import { useSurroundings } from '../../shared/surroundings';
import { backend } from '../backend';
import { fewPace } from '../next-question';
import { useAskingAgain } from '../use-asking-again';
import { askForHosts } from '../egress/consent';
import { seenAgain, type NotifyState } from './notify-state';

export type NotifyActions = {
  /** Loads what is saved, whatever stands in the form. */
  load: () => void;
  save: (input: NotifyInput) => Promise<boolean>;
  test: (input: NotifyInput) => Promise<void>;
  remove: () => Promise<void>;
  approve: (host: string) => Promise<void>;
};

const unloaded: NotifyState = { view: null, answers: 0, isOutdated: false, error: null, busy: null, outcome: null };

export function useNotify(): [NotifyState, NotifyActions] {
  const { wording, locale } = useSurroundings();
  const [loads, setLoads] = useState(0);
  const [state, setState] = useState(unloaded);
  const load = (): void => setLoads((count) => count + 1);
  useEffect(() => {
    let isCurrent = true;
    void backend.getNotifications().then((answer) => {
      if (!isCurrent) return;
      setState((now) => (answer.ok ? seenAgain(now, answer.value) : { ...now, error: answer.error }));
    });
    return () => {
      isCurrent = false;
    };
  }, [loads]);

  useAskingAgain({ answeredAt: state.view === null ? null : String(state.answers), planned: [], pace: fewPace }, () => {
    if (state.busy === null) load();
  });

  const ask = async (host: string): Promise<boolean> =>
    (await askForHosts([host], (asked) => wording.consent.groupDescription(asked, locale))).kind === 'given';
  const begin = (busy: NotifyState['busy']): void => setState((now) => ({ ...now, busy, outcome: null }));
  const end = (after: Partial<NotifyState>): void => setState((now) => ({ ...now, ...after, busy: null }));

  return [
    state,
    {
      load: () => {
        setState((now) => ({ ...now, view: null, isOutdated: false, error: null }));
        load();
      },
      save: async (input) => {
        begin('save');
        const answer = await backend.saveNotifications(input);
        if (!answer.ok) {
          end({ outcome: { kind: 'failed', error: answer.error } });
          return false;
        }
        const { target } = answer.value;
        const isAllowed = target === null || target.isAllowed || (await ask(target.host));
        end({
          outcome: { kind: 'saved' },
          isOutdated: false,
          view: target === null ? answer.value : { ...answer.value, target: { ...target, isAllowed } },
        });
        return true;
      },
      test: async (input) => {
        begin('test');
        let answer = await backend.testNotifications(input);
        if (answer.ok && answer.value.problem?.code === 'egress' && (await ask(answer.value.problem.host))) {
          answer = await backend.testNotifications(input);
          load();
        }
        end({
          outcome: answer.ok
            ? { kind: 'tested', problem: answer.value.problem }
            : { kind: 'failed', error: answer.error },
        });
      },
      remove: async () => {
        begin('remove');
        const answer = await backend.removeNotifications();
        end(
          answer.ok ? { view: answer.value, isOutdated: false } : { outcome: { kind: 'failed', error: answer.error } },
        );
      },
      approve: async (host) => {
        begin('approve');
        await ask(host);
        end({});
        load();
      },
    },
  ];
}
