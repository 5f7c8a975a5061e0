import { useState } from 'react';
import type { DatasourceView } from '../../../../contract/datasource';
import type { PageError } from '../../../shared/call';
import type { UnverifiedSecrets } from '../model/unverified-secrets';

/** What a press of a button came to, when it was not what was hoped for. */
export type CommandNotice = { kind: 'error'; error: PageError } | { kind: 'declined' | 'full'; hosts: string[] };

export type SaveNotice =
  | CommandNotice
  | { kind: 'conflict'; version: number; updatedAt: string; theirs: DatasourceView | null }
  | { kind: 'merged' }
  | { kind: 'doubt'; unverified: UnverifiedSecrets };

/** Of each button what its last press came to: it is said until that button is pressed again. */
export type CommandNotices = { token: CommandNotice | null; test: CommandNotice | null; save: SaveNotice | null };

const none: CommandNotices = { token: null, test: null, save: null };

type UseSetbacks = {
  notices: CommandNotices;
  setNotice: <At extends keyof CommandNotices>(at: At, notice: CommandNotices[At]) => void;
  clearNotices: () => void;
};

export function useNotices(): UseSetbacks {
  const [notices, setSetbacks] = useState(none);
  const [change] = useState(() => ({
    setNotice: <At extends keyof CommandNotices>(at: At, notice: CommandNotices[At]): void =>
      setSetbacks((all) => ({ ...all, [at]: notice })),
    clearNotices: (): void => setSetbacks(none),
  }));
  return { notices, ...change };
}
