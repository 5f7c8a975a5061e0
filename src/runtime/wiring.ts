import { randomUUID } from 'node:crypto';
import type { ImpactDeps } from '../audit/impact-of-save';
import { createCallApi } from '../datasources/api/call-api';
import type { DatasourceDeps } from '../datasources/deps';
import { secretsOf, subjectOf } from '../datasources/subject';
import { createApiWatch } from '../datasources/api/watch-apis';
import type { BindingDeps } from '../fields/binding/bindings';
import { createPurses } from '../fields/purse';
import type { FieldSource } from '../fields/field-deps';
import { recordUsage } from '../health/record-usage';
import { dayOf } from '../health/usage';
import type { HealthDeps } from '../health/report';
import { createOutbound } from '../http/outbound';
import { fieldName } from '../jira/field-names';
import { issuesWithValue } from '../jira/issue-counts';
import { contextsAt, issueTypesOf } from '../jira/field-contexts';
import { readIssue, readIssues } from '../jira/issue-values';
import { appFields, newestIssue } from '../jira/site-fields';
import { createRefreshJira } from '../jira/refresh-calls';
import { counting } from '../oauth/state/stored-history';
import { createTokens } from '../oauth/engine/tokens';
import type { RefreshDeps } from '../refresh/refresh-deps';
import { createApiHealthStore } from '../storage/api-health-store';
import { createAuditStore } from '../storage/audit-store';
import { createBindingStore } from '../storage/binding-store';
import { createCacheStore } from '../storage/cache-store';
import { createChangedIssueStore } from '../storage/changed-issue-store';
import { createCredentialStore } from '../storage/credential-store';
import { createDatasourceStore } from '../storage/datasource-store';
import { createOrphanedCredentialStore } from '../storage/orphaned-credential-store';
import { meteredKvs } from '../storage/metered-kvs';
import { createPurseStore } from '../storage/purse-store';
import { createRefreshStore } from '../storage/refresh-store';
import { createTokenStore } from '../storage/token-store';
import { readTokenStates } from '../storage/token-states';
import { createUnsavedStore } from '../storage/unsaved-store';
import { createUsageStore } from '../storage/usage-store';
import { prefetch } from '../base/prefetch';
import { unlessUnreadable } from '../base/unreadable-record';
import { systemClock } from '../base/clock';
import { callTimeoutMs, remainingMs } from './deadline';
import { mayCall } from './egress';
import { consoleLog } from '../base/log';
import { meteredLog, meteredOutbound, openMeter, usedBy } from './meter';
import { refreshQueue } from './refresh-queue';
import { tokenSummariesFrom, watchTokensFrom } from './token-summaries';
import { prefetchedTokenStates } from './prefetched-token-states';
import { wakeQueue } from './wake-queue';

/** The parts of Forge's context that are read. `accountId` is vouched for by the platform; there is none in a trigger. */
export type InvocationContext = { accountId?: string; accountType?: string; extension?: unknown };

/** Everything one invocation works with. Nothing of a site outlives it: a warm process may serve another site next. */
export type Invocation = DatasourceDeps &
  BindingDeps &
  HealthDeps &
  ImpactDeps &
  RefreshDeps & {
    extension: unknown;
    /** Finishes what was started on the way. Never rejects. */
    settle: () => Promise<void>;
  };

/** The one place where parts are put together. */
export function openInvocation(context: InvocationContext, startedAtMs = systemClock.now()): Invocation {
  const clock = systemClock;
  const meter = openMeter(clock.now());
  const log = meteredLog(consoleLog, meter.log);
  const kvs = meteredKvs(meter.storage);
  const door = createOutbound({ fetch: (...request) => globalThis.fetch(...request), clock });
  const outbound = meteredOutbound(door, meter.apiCalls);
  const tokenStore = createTokenStore(kvs);
  const tokenStates = prefetch(tokenStore.readState, clock);
  const tokens = createTokens({
    store: prefetchedTokenStates(tokenStore, tokenStates),
    outbound: meteredOutbound(door, meter.tokenCalls),
    clock,
    random: Math.random,
    log,
    instanceId: randomUUID(),
    callTimeoutMs,
    counting,
  });
  const datasources = createDatasourceStore(kvs);
  const credentials = createCredentialStore(kvs);
  const { uses, ...bindings } = createBindingStore(kvs);
  const usage = createUsageStore(kvs);
  const usageParts = prefetch(usage.read, clock);
  const cache = createCacheStore(kvs);
  const keepMeanwhile: typeof cache.set = (key, value) => {
    // Whoever has an answer to keep has called somebody, and will write that down next.
    usageParts.begin(dayOf(clock.now()), 0);
    return cache.set(key, value);
  };
  const readStates = (ids: string[]) => readTokenStates(kvs, ids);
  const purses = createPurses({ store: createPurseStore(kvs), clock, log });
  const apiHealth = createApiHealthStore(kvs);
  const apiWatch = createApiWatch({ store: apiHealth, clock, log });
  const sourceOf = async (datasourceId: string, watching: { recordFailures: boolean }): Promise<FieldSource | null> => {
    const record = await unlessUnreadable(datasources.get(datasourceId), null);
    if (record === null) return null;
    const { settings, version } = record;
    const secrets = secretsOf(record, credentials);
    const isPaused = record.paused !== null;
    const target = { settings, secrets, subject: subjectOf(record, secrets), isPaused };
    const call = apiWatch.over(record, watching, createCallApi(target, { outbound, tokens, clock, callTimeoutMs }));
    const { name, baseUrl, cacheSeconds } = settings;
    return { name, version, baseUrl, cacheSeconds, isPaused, call };
  };
  return {
    accountId: context.accountId ?? '',
    extension: context.extension ?? null,
    clock,
    startedAtMs,
    log,
    newId: randomUUID,
    datasources,
    credentials,
    orphanedCredentials: createOrphanedCredentialStore(kvs),
    unsaved: createUnsavedStore(kvs),
    audit: createAuditStore(kvs),
    uses,
    bindings,
    jira: {
      issue: readIssue,
      issues: readIssues,
      contextsAt,
      issueTypesOf,
      fieldName,
      issuesWithValue,
      appFields,
      newestIssue,
    },
    mayReadAsUser: context.accountType !== 'unlicensed' && context.accountType !== 'anonymous',
    cache: { ...cache, set: keepMeanwhile },
    refreshes: createRefreshStore(kvs),
    changedIssues: createChangedIssueStore(kvs, randomUUID),
    issues: createRefreshJira(clock),
    nextStep: refreshQueue(log),
    wake: wakeQueue(log, clock),
    remainingMs,
    tokens,
    tokenSummaries: tokenSummariesFrom(readStates, clock),
    watchTokens: watchTokensFrom(readStates, clock),
    usage,
    outbound,
    outboundToMetadata: door,
    callTimeoutMs,
    mayCall,
    apiHealth,
    apiWatch,
    purses,
    callApiFor: (datasourceId) => sourceOf(datasourceId, { recordFailures: true }),
    tryApiFor: (datasourceId) => sourceOf(datasourceId, { recordFailures: false }),
    prefetchToken: tokenStates.begin,
    settle: async () => {
      await Promise.all([tokens.settle(), apiWatch.settle(), purses.settle()]);
      const store = { ...usage, read: usageParts.read };
      await recordUsage({ store, clock, log, random: Math.random }, () => usedBy(meter, clock.now()));
    },
  };
}
