import { randomUUID } from 'node:crypto';
import { createApiHealthStore } from '../storage/api-health-store';
import { createAuditStore } from '../storage/audit-store';
import { createBindingStore } from '../storage/binding-store';
import { createCacheStore } from '../storage/cache-store';
import { createContextMemory } from '../storage/context-memory';
import { createChangedIssueStore } from '../storage/changed-issue-store';
import { createCopyStore, openFieldCopy } from '../storage/copy-store';
import { createCredentialStore } from '../storage/credential-store';
import { createDatasourceStore } from '../storage/datasource-store';
import type { Kvs } from '../storage/metered-kvs';
import { createKeptCardStore } from '../storage/kept-card-store';
import { createNotifyStore } from '../storage/notify-store';
import { createOrphanedCredentialStore } from '../storage/orphaned-credential-store';
import { createPurseStore } from '../storage/purse-store';
import { sealKeyKey } from '../storage/keys';
import { createRuleFailureStore } from '../storage/rule-failure-store';
import { createRefreshStore } from '../storage/refresh-store';
import { siteKey } from '../storage/site-key';
import { readTokenStates } from '../storage/token-states';
import { createTokenStore } from '../storage/token-store';
import { createUnsavedBindingStore } from '../storage/unsaved-binding-store';
import { createUnsavedStore } from '../storage/unsaved-store';
import { createUsageStore } from '../storage/usage-store';

type Stores = {
  apiHealth: ReturnType<typeof createApiHealthStore>;
  audit: ReturnType<typeof createAuditStore>;
  bindings: Omit<ReturnType<typeof createBindingStore>, 'uses'>;
  cache: ReturnType<typeof createCacheStore>;
  changedIssues: ReturnType<typeof createChangedIssueStore>;
  contextMemory: ReturnType<typeof createContextMemory>;
  copies: ReturnType<typeof createCopyStore>;
  copyOf: (bindingId: string) => ReturnType<typeof openFieldCopy>;
  credentials: ReturnType<typeof createCredentialStore>;
  datasources: ReturnType<typeof createDatasourceStore>;
  keptCards: ReturnType<typeof createKeptCardStore>;
  notifyStore: ReturnType<typeof createNotifyStore>;
  orphanedCredentials: ReturnType<typeof createOrphanedCredentialStore>;
  purses: ReturnType<typeof createPurseStore>;
  readTokenStates: (ids: string[]) => ReturnType<typeof readTokenStates>;
  refreshes: ReturnType<typeof createRefreshStore>;
  ruleFailures: ReturnType<typeof createRuleFailureStore>;
  sealKey: () => ReturnType<typeof siteKey>;
  tokens: ReturnType<typeof createTokenStore>;
  unsaved: ReturnType<typeof createUnsavedStore>;
  unsavedBindings: ReturnType<typeof createUnsavedBindingStore>;
  usage: ReturnType<typeof createUsageStore>;
  uses: ReturnType<typeof createBindingStore>['uses'];
};

/** Everything that is kept, over one storage that counts what it costs. */
export function openStores(kvs: Kvs): Stores {
  const { uses, ...bindings } = createBindingStore(kvs);
  return {
    apiHealth: createApiHealthStore(kvs),
    audit: createAuditStore(kvs),
    bindings,
    cache: createCacheStore(kvs),
    changedIssues: createChangedIssueStore(kvs, randomUUID),
    contextMemory: createContextMemory(kvs),
    copies: createCopyStore(kvs),
    copyOf: (bindingId) => openFieldCopy(kvs, bindingId),
    credentials: createCredentialStore(kvs),
    datasources: createDatasourceStore(kvs),
    keptCards: createKeptCardStore(kvs),
    notifyStore: createNotifyStore(kvs),
    orphanedCredentials: createOrphanedCredentialStore(kvs),
    purses: createPurseStore(kvs),
    readTokenStates: (ids: string[]) => readTokenStates(kvs, ids),
    refreshes: createRefreshStore(kvs),
    ruleFailures: createRuleFailureStore(kvs),
    sealKey: () => siteKey(kvs, sealKeyKey),
    tokens: createTokenStore(kvs),
    unsaved: createUnsavedStore(kvs),
    unsavedBindings: createUnsavedBindingStore(kvs),
    usage: createUsageStore(kvs),
    uses,
  };
}
