import { makeInvoke } from '@forge/bridge';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { FieldValue } from '../../contract/kinds/kind';
import type { FieldApi, OptionsFailure } from '../../contract/field-api';
import type { Result } from '../../contract/result';
import { settle } from '../shared/call';
import { latest } from '../shared/latest';
import { useParentChanges } from '../shared/use-parents';

/** What other views of the issue tell within this time is one change. */
const settledMs = 300;

const invoke = makeInvoke<FieldApi>();

export type ValueAnswer = Result<FieldValue | null, OptionsFailure | { code: 'connection-lost' }>;

/** Asks for the present value of a read-only field, and again when a field that its query names has a new value. */
export function useValue(extension: Record<string, unknown>): { answer: ValueAnswer | null; isLoading: boolean } {
  const [state, setState] = useState<{ answer: ValueAnswer | null; isLoading: boolean }>({
    answer: null,
    isLoading: true,
  });
  const asking = useMemo(
    () =>
      latest(
        () => settle(invoke('presentValue', {})),
        (answer) => setState({ answer, isLoading: false }),
      ),
    [],
  );
  useEffect(() => {
    asking.ask(null, 0);
    return asking.cancel;
  }, [asking]);
  const again = useCallback(() => asking.ask(null, settledMs), [asking]);
  useParentChanges(extension, again);
  return state;
}
