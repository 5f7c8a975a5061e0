import { useState } from 'react';
import { sayProblem } from '../site/api';

/** What a dialog saves: closed when it is done, unless it was called off; open with the reason when it fails. */
export function useSaving(onClose: () => void): {
  isSaving: boolean;
  failure: string | null;
  saving: (work: () => Promise<'saved' | 'called-off'>) => Promise<void>;
} {
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const saving = async (work: () => Promise<'saved' | 'called-off'>): Promise<void> => {
    setSaving(true);
    setFailure(null);
    try {
      if ((await work()) === 'saved') onClose();
    } catch (error) {
      setFailure(sayProblem(error));
    } finally {
      setSaving(false);
    }
  };
  return { isSaving, failure, saving };
}
