import { useState } from 'react';
import type { DatasourceDraft } from '../../../../contract/admin-api';
import type { PublicKey } from '../../../../contract/key-pair';
import type { PageError } from '../../../shared/call';
import { backend } from '../../backend';
import type { FormView } from '../model/form-view';
import type { FormValues } from '../model/form-values';

/** Making a key pair, and the public half of the key that the form signs with. */
export type KeyPair = {
  busy: 'make' | 'show' | null;
  /** Shown until the form signs with another key. */
  publicKey: PublicKey | null;
  error: PageError | null;
  make: () => Promise<void>;
  show: () => Promise<void>;
  hide: () => void;
};

export function useKeyPair(draft: DatasourceDraft, form: FormView): KeyPair {
  const [busy, setBusy] = useState<KeyPair['busy']>(null);
  const [shown, setShown] = useState<{ publicKey: PublicKey; of: string } | null>(null);
  const [error, setError] = useState<PageError | null>(null);

  const undertake = async (at: 'make' | 'show', run: () => Promise<void>): Promise<void> => {
    if (busy !== null) return;
    setBusy(at);
    setError(null);
    try {
      await run();
    } finally {
      setBusy(null);
    }
  };

  return {
    busy,
    publicKey: shown?.of === signedWith(form.values) ? shown.publicKey : null,
    error,
    make: () =>
      undertake('make', async () => {
        const algorithm = form.values.assertionAlgorithm;
        const answer = await backend.createKeyPair({ draftId: draft.draftId, algorithm });
        if (!answer.ok) {
          setError(answer.error);
          return;
        }
        const keyId = answer.value.keyId ?? '';
        form.dispatch({ type: 'key-made', keyId });
        const of = signedWith({ ...form.values, madeKeyId: keyId, assertionKeyId: keyId });
        setShown({ publicKey: answer.value, of });
      }),
    show: () =>
      undertake('show', async () => {
        const answer = await backend.showPublicKey(draft);
        if (answer.ok) setShown({ publicKey: answer.value, of: signedWith(form.values) });
        else if (answer.error.code === 'invalid-input') {
          form.dispatch({ type: 'point-out', problems: answer.error.fields, of: form.values });
        } else setError(answer.error);
      }),
    hide: () => setShown(null),
  };
}

/** What decides which public key belongs to the form; a made pair goes before what was typed. */
function signedWith({ madeKeyId, secrets, assertionAlgorithm, assertionKeyId }: FormValues): string {
  const typed = madeKeyId === '' ? (secrets['private-key'] ?? '') : '';
  return JSON.stringify([madeKeyId, typed, assertionAlgorithm, assertionKeyId.trim()]);
}
