import { useEffect, useState } from 'react';
import type { HostOverview } from '../../../contract/egress';
import type { PageError } from '../../shared/call';
import { useSurroundings } from '../../shared/surroundings';
import { backend } from '../backend';
import { fewPace } from '../next-question';
import { useAskingAgain } from '../use-asking-again';
import { allGroups, askForHosts, removeGrant, type Consent } from './consent';
import { hostRows, type ApprovedGroup, type Grant, type HostRow } from './host-rows';

export type HostsState = {
  /** Null until both were loaded. */
  loaded: { overview: HostOverview; groups: readonly ApprovedGroup[]; rows: HostRow[] } | null;
  error: PageError | null;
  isBusy: boolean;
  /** Counts what was loaded. */
  answers: number;
  /** Why the last press of a button did not do all that was asked. */
  notice: Extract<Consent, { kind: 'declined' | 'full' }> | { kind: 'not-removed' } | null;
};

export type HostsActions = {
  load: () => void;
  approve: (hosts: readonly string[]) => Promise<void>;
  remove: (grants: readonly Grant[]) => Promise<void>;
};

const start: HostsState = { loaded: null, error: null, isBusy: false, answers: 0, notice: null };

/** Loads what is needed and what is approved; approves and takes back through Forge. */
export function useHosts(): [HostsState, HostsActions] {
  const { wording, locale } = useSurroundings();
  const [loads, setLoads] = useState(0);
  const [state, setState] = useState(start);
  const load = (): void => setLoads((count) => count + 1);

  useEffect(() => {
    let isCurrent = true;
    // Where the deployer did not make egress configurable there are no groups to read.
    void Promise.all([backend.listHosts(), allGroups().catch(() => [])]).then(([answer, groups]) => {
      if (!isCurrent) return;
      setState((now) =>
        answer.ok
          ? {
              ...now,
              error: null,
              answers: now.answers + 1,
              loaded: { overview: answer.value, groups, rows: hostRows(answer.value, groups) },
            }
          : { ...now, error: answer.error },
      );
    });
    return () => {
      isCurrent = false;
    };
  }, [loads]);

  // Another administrator may approve or take back meanwhile.
  useAskingAgain(
    { answeredAt: state.loaded === null ? null : String(state.answers), planned: [], pace: fewPace },
    () => {
      if (!state.isBusy) load();
    },
  );

  const act = async (work: () => Promise<HostsState['notice']>): Promise<void> => {
    setState((now) => ({ ...now, isBusy: true, notice: null }));
    const notice = await work();
    setState((now) => ({ ...now, isBusy: false, notice }));
    load();
  };

  return [
    state,
    {
      load,
      approve: (hosts) =>
        act(async () => {
          const consent = await askForHosts(hosts, (asked) => wording.consent.groupDescription(asked, locale));
          return consent.kind === 'declined' || consent.kind === 'full' ? consent : null;
        }),
      remove: (grants) =>
        act(async () => {
          try {
            // One after the other: each changes its group, and the last of a group takes the group with it.
            for (const grant of grants) await removeGrant(grant);
            return null;
          } catch {
            return { kind: 'not-removed' };
          }
        }),
    },
  ];
}
