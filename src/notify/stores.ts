import type { AuditEntry } from '../contract/audit';
import type { NotifyFormat, NotifyLanguage, NotifyProblem } from '../contract/notify';
import type { Secret } from '../base/secret';
import type { Message } from './message';
import type { Memories } from './transitions';

/** Where messages go, but for what is secret of it. */
export type TargetFacts = {
  host: string;
  headerName: string;
  format: NotifyFormat;
  language: NotifyLanguage;
  page: string;
  savedAtMs: number;
  savedBy: string;
  /** Which secrets go with it. */
  secretsId: string;
};

/** All that is known of telling: what was told, and what is still to be. One record, so that both change in one write. */
export type NotifyState = {
  target: TargetFacts | null;
  memories: Memories;
  outbox: Message[];
  last: { atMs: number; problem: NotifyProblem | null } | null;
  givenUp: number;
};

export const emptyNotifyState: NotifyState = { target: null, memories: {}, outbox: [], last: null, givenUp: 0 };

export type TargetSecrets = { url: Secret; headerValue: Secret | null };

export type StoredNotifyState = {
  /** Null: nothing is stored. */
  rev: number | null;
  state: NotifyState;
  /** A target is stored that this version cannot read; `state` is empty. */
  isUnreadable: boolean;
  /** Which secrets the record names, whatever else of it can be read. */
  secretsId: string | null;
};

export type NotifyStore = {
  /** Strongly consistent. */
  read: () => Promise<StoredNotifyState>;
  /** Answers false, and writes nothing, if it is no longer at this `rev`. An entry is added with it or not at all. */
  write: (rev: number | null, state: NotifyState, entry?: AuditEntry) => Promise<boolean>;
  secrets: (secretsId: string) => Promise<TargetSecrets | null>;
  writeSecrets: (secretsId: string, secrets: TargetSecrets) => Promise<void>;
};
