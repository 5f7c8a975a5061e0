import type { DatasourceView } from '../../../../contract/datasource';
import type { PageError } from '../../../shared/call';

/** What a press of a button came to, when it was not what was hoped for. */
export type CommandNotice = { kind: 'error'; error: PageError } | { kind: 'declined' | 'full'; hosts: string[] };

/** Somebody else saved; `theirs` is null where it could not be read. */
export type ConflictFound = { version: number; updatedAt: string; theirs: DatasourceView | null };

export type SaveNotice = CommandNotice | ({ kind: 'conflict' } & ConflictFound) | { kind: 'merged' };

/** Of each button what its last press came to: it is said until that button is pressed again. */
export type CommandNotices = {
  token: CommandNotice | null;
  test: CommandNotice | null;
  save: SaveNotice | null;
  /** Of Renew, Pause and Resume. */
  saved: CommandNotice | null;
};

export const noNotices: CommandNotices = { token: null, test: null, save: null, saved: null };
