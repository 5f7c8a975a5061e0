import { makeInvoke } from '@forge/bridge';
import { useCallback, useEffect, useState } from 'react';
import type { AdminApi } from '../../../contract/admin-api';
import type { CopyView } from '../../../contract/copy';
import { settle, type PageError } from '../call';

const invoke = makeInvoke<Pick<AdminApi, 'getCopy' | 'renewCopy'>>();

export type CopyState = { copy: CopyView | null; error: PageError | null; isBusy: boolean };

/** A renewal that goes on is looked at again after this; one that waits or is planned, after some time. */
const runningMs = 3_000;
const otherwiseMs = 60_000;

/** A field context's copy, looked at again while the page is open. `version`: of the configuration that it is for. */
export function useCopy(id: string, version: number): [CopyState, { renew: () => Promise<PageError | null> }] {
  const [state, setState] = useState<CopyState>({ copy: null, error: null, isBusy: false });
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    void settle(invoke('getCopy', { id })).then((answer) => {
      if (!isCurrent) return;
      setState((now) => (answer.ok ? { ...now, copy: answer.value, error: null } : { ...now, error: answer.error }));
      const isLive = answer.ok && (answer.value.run !== null || answer.value.nextAt === answer.value.now);
      timer = setTimeout(() => setLooks((count) => count + 1), isLive ? runningMs : otherwiseMs);
    });
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [id, version, looks]);

  const renew = useCallback(async (): Promise<PageError | null> => {
    setState((now) => ({ ...now, isBusy: true }));
    const answer = await settle(invoke('renewCopy', { id }));
    setState((now) => (answer.ok ? { copy: answer.value, error: null, isBusy: false } : { ...now, isBusy: false }));
    setLooks((count) => count + 1);
    return answer.ok ? null : answer.error;
  }, [id]);
  return [state, { renew }];
}
