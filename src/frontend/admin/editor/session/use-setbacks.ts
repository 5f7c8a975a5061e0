import { useState } from 'react';
import type { DatasourceView } from '../../../../contract/datasource';
import type { PageError } from '../../../shared/call';
import type { DoubtedSecrets } from '../model/doubted-secrets';

/** What a press of a button came to, when it was not what was hoped for. */
export type Setback = { kind: 'error'; error: PageError } | { kind: 'declined' | 'full'; hosts: string[] };

export type SaveSetback =
  | Setback
  | { kind: 'conflict'; version: number; updatedAt: string; theirs: DatasourceView | null }
  | { kind: 'merged' }
  | { kind: 'doubt'; doubted: DoubtedSecrets };

/** Of each button what its last press came to: it is said until that button is pressed again. */
export type Setbacks = { token: Setback | null; test: Setback | null; save: SaveSetback | null };

const none: Setbacks = { token: null, test: null, save: null };

type UseSetbacks = {
  setbacks: Setbacks;
  setSetback: <At extends keyof Setbacks>(at: At, setback: Setbacks[At]) => void;
  clearSetbacks: () => void;
};

export function useSetbacks(): UseSetbacks {
  const [setbacks, setSetbacks] = useState(none);
  const [change] = useState(() => ({
    setSetback: <At extends keyof Setbacks>(at: At, setback: Setbacks[At]): void =>
      setSetbacks((all) => ({ ...all, [at]: setback })),
    clearSetbacks: (): void => setSetbacks(none),
  }));
  return { setbacks, ...change };
}
