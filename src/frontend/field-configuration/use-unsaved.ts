import { useEffect, useMemo, useState } from 'react';
import type { UnsavedBinding } from '../../contract/unsaved-binding';
import { useFlush } from '../shared/use-flush';
import { unsavedKeeper, type UnsavedKeeper } from '../shared/unsaved-keeper';
import { backend } from './backend';
import { hasChanges, type BindingState } from './binding-state';
import { typedValues } from './unsaved-values';

/** Keeps what is typed into the configuration of a field while it is not saved. */
export type Unsaved = Pick<UnsavedKeeper<UnsavedBinding>, 'goOn' | 'flush' | 'end'> & {
  /** There are changes, and they would not be there if the page was closed now. */
  isNotKept: boolean;
};

export function useUnsaved(
  { fieldId, contextId }: { fieldId: string; contextId: string },
  state: BindingState,
  isOpen: boolean,
): Unsaved {
  const [isFailing, setFailing] = useState(false);
  const keeper = useMemo(
    () =>
      unsavedKeeper<UnsavedBinding>({
        keep: async ({ form }) => (await backend.keepUnsavedBinding({ fieldId, contextId, form })).ok,
        discard: () => backend.discardUnsavedBinding({ fieldId, contextId }),
        report: (isKept) => setFailing(!isKept),
      }),
    [fieldId, contextId],
  );
  const { values, version } = state;
  const isChanged = hasChanges(state);
  const now = useMemo(
    () => ({ id: `${fieldId}:${contextId}`, form: { version, values: typedValues(values) } }),
    [fieldId, contextId, version, values],
  );
  useEffect(() => {
    if (isOpen) keeper.note(now, isChanged);
  }, [keeper, isOpen, now, isChanged]);
  useFlush(keeper.flush);
  return useMemo(
    () => ({ goOn: keeper.goOn, flush: keeper.flush, end: keeper.end, isNotKept: isChanged && isFailing }),
    [keeper, isChanged, isFailing],
  );
}
