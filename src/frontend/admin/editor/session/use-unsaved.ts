import { useEffect, useMemo, useState } from 'react';
import type { KeptForm } from '../../../../contract/unsaved-form';
import { backend } from '../../backend';
import { isDirty, type FormState } from '../model/form-state';
import { unsavedKeeper } from './unsaved-keeper';
import { unsavedOf } from '../model/unsaved-values';

/** What was left unsaved the last time, and what is kept of the form that is open. */
export type Unsaved = {
  isLooking: boolean;
  /** What this person left here; null: nothing, or it is decided what becomes of it. */
  offer: KeptForm | null;
  /** The offer was taken up, or refused: then it is discarded. */
  decide: (what: 'continue' | 'discard') => void;
  /** There are changes, and they would not be there if the page was closed now. */
  isNotKept: boolean;
  /** The form was saved or left. */
  end: () => void;
};

type Open = { id: string | null; draftId: string; state: FormState; isLoading: boolean };

export function useUnsaved({ id, draftId, state, isLoading }: Open): Unsaved {
  const [openedWith] = useState(id);
  const [offer, setOffer] = useState<KeptForm | null>(null);
  const [found, setFound] = useState<'looking' | 'known' | 'unknown'>('looking');
  const [isFailing, setFailing] = useState(false);
  const [keeper] = useState(() =>
    unsavedKeeper({
      keep: async (keeping) => (await backend.keepUnsavedForm(keeping)).ok,
      discard: (of) => backend.discardUnsavedForm({ id: of }),
      report: (isKept) => setFailing(!isKept),
    }),
  );

  useEffect(() => {
    let isCurrent = true;
    void backend.getUnsavedForm({ id: openedWith }).then((answer) => {
      if (!isCurrent) return;
      setFound(answer.ok ? 'known' : 'unknown');
      setOffer(answer.ok ? answer.value : null);
    });
    return () => {
      isCurrent = false;
    };
  }, [openedWith]);

  const now = useMemo(() => ({ id, form: { ...unsavedOf(state), draftId } }), [id, draftId, state]);
  const hasChanges = isDirty(state);
  // While it is not known what lies there, or not decided what becomes of it, nothing is put in its place.
  const isFree = found === 'known' && offer === null && !isLoading;
  useEffect(() => {
    if (isFree) keeper.note(now, hasChanges);
  }, [keeper, isFree, now, hasChanges]);

  return {
    isLooking: found === 'looking',
    offer,
    decide: (what) => {
      if (what === 'continue') keeper.goOn();
      else void backend.discardUnsavedForm({ id: openedWith });
      setOffer(null);
    },
    isNotKept: hasChanges && (found === 'unknown' || isFailing),
    end: keeper.end,
  };
}
