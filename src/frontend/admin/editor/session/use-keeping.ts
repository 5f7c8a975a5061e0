import { useEffect, useMemo, useState } from 'react';
import type { UnsavedForm } from '../../../../contract/unsaved-form';
import { unsavedKeeper, type UnsavedKeeper } from '../../../shared/unsaved-keeper';
import { useFlush } from '../../../shared/use-flush';
import { backend } from '../../backend';
import { isDirty } from '../model/form-differences';
import { unsavedOf } from '../model/unsaved-values';
import type { EditorState } from './editor-state';
import { isOpen } from './editor-reducer';

/** Keeps what is typed while it is not saved. */
export type Keeping = Pick<UnsavedKeeper<UnsavedForm>, 'goOn' | 'flush' | 'end'> & {
  /** There are changes, and they would not be there if the page was closed now. */
  isNotKept: boolean;
};

export function useKeeping({ id, draftId, form, phase, isPlaceKnown }: EditorState): Keeping {
  const [isFailing, setFailing] = useState(false);
  const [keeper] = useState(() =>
    unsavedKeeper<UnsavedForm>({
      keep: async (keeping) => (await backend.keepUnsavedForm(keeping)).ok,
      discard: (of) => backend.discardUnsavedForm({ id: of }),
      report: (isKept) => setFailing(!isKept),
    }),
  );
  const now = useMemo(() => ({ id, form: { ...unsavedOf(form), draftId } }), [id, draftId, form]);
  const hasChanges = isDirty(form);
  const isFree = isPlaceKnown && (isOpen(phase) || phase.name === 'leaving');
  useEffect(() => {
    if (isFree) keeper.note(now, hasChanges);
  }, [keeper, isFree, now, hasChanges]);
  useFlush(keeper.flush);
  return {
    goOn: keeper.goOn,
    flush: keeper.flush,
    end: keeper.end,
    isNotKept: hasChanges && (!isPlaceKnown || isFailing),
  };
}
