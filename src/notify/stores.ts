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

export type NotifyStore = {
  /** Strongly consistent. `rev` null: nothing is stored. */
  read: () => Promise<{ rev: number | null; state: NotifyState }>;
  /** Answers false, and writes nothing, if it is no longer at this `rev`. */
  write: (rev: number | null, state: NotifyState) => Promise<boolean>;
  secrets: () => Promise<TargetSecrets | null>;
  writeSecrets: (secrets: TargetSecrets) => Promise<void>;
  removeSecrets: () => Promise<void>;
};
