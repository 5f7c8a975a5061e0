import type { Outbound } from '../http/outbound-call';
import type { Tokens } from '../oauth/engine/tokens';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { ApiHealthStore } from './api/api-health';
import type { TokenSummaries } from './token-summaries';
import type {
  AuditStore,
  CredentialStore,
  DatasourceStore,
  OrphanedCredentialStore,
  UnsavedStore,
  UseIndex,
} from './stores';
import type { ApiWatch } from './api/watch-apis';

/** What the functions of this folder are handed: one object an invocation. */
export type DatasourceDeps = {
  /** Who asks. Forge vouches for it. */
  accountId: string;
  clock: Clock;
  /** When Forge called. */
  startedAtMs: number;
  log: Log;
  /** A fresh random id (UUID). */
  newId: () => string;
  datasources: DatasourceStore;
  credentials: CredentialStore;
  orphanedCredentials: OrphanedCredentialStore;
  unsaved: UnsavedStore;
  audit: AuditStore;
  uses: UseIndex;
  tokens: Tokens;
  tokenSummaries: TokenSummaries;
  apiHealth: ApiHealthStore;
  apiWatch: ApiWatch;
  /** To APIs. */
  outbound: Outbound;
  /** To a server's metadata, which is no call of a datasource and is not counted as one. */
  outboundToMetadata: Outbound;
  /** Whether the site lets the app call this URL now. A hint: the call itself decides. */
  mayCall: (url: string) => boolean;
};
