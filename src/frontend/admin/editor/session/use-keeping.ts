import { useEffect, useMemo, useState } from 'react';
import { backend } from '../../backend';
import { isDirty } from '../model/form-differences';
import { unsavedOf } from '../model/unsaved-values';
import type { EditorState } from './editor-state';
import { isOpen } from './editor-reducer';
import { unsavedKeeper, type UnsavedKeeper } from './unsaved-keeper';

/** Keeps what is typed while it is not saved. */
export type Keeping = Pick<UnsavedKeeper, 'goOn' | 'end'> & {
  /** There are changes, and they would not be there if the page was closed now. */
  isNotKept: boolean;
};

export function useKeeping({ id, draftId, form, phase, isPlaceKnown }: EditorState): Keeping {
  const [isFailing, setFailing] = useState(false);
  const [keeper] = useState(() =>
    unsavedKeeper({
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
  return { goOn: keeper.goOn, end: keeper.end, isNotKept: hasChanges && (!isPlaceKnown || isFailing) };
}
