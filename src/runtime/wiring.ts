import { randomUUID } from 'node:crypto';
import type { ImpactDeps } from '../audit/impact-of-save';
import type { CopiesDeps } from '../copies/copies-deps';
import type { DatasourceDeps } from '../datasources/deps';
import { createApiWatch } from '../datasources/api/watch-apis';
import type { BindingDeps } from '../fields/binding/bindings';
import { rememberedContexts } from '../fields/binding/known-contexts';
import type { UnsavedBindingDeps } from '../fields/binding/unsaved-binding';
import { createPurses } from '../fields/purse';
import { recordUsage } from '../health/record-usage';
import { dayOf } from '../health/usage';
import type { HealthDeps } from '../health/report';
import { budgeted } from '../http/budgeted';
import { createOutbound } from '../http/outbound';
import { fieldName } from '../jira/field-names';
import { issuesWithValue } from '../jira/issue-counts';
import { contextsAt, issueTypesOf } from '../jira/field-contexts';
import { isAdministrator } from '../jira/permissions';
import { mayEdit, readIssue, readIssues } from '../jira/issue-values';
import { createPeopleReader } from '../jira/people';
import { projects } from '../jira/projects';
import { allFields, appFields, newestIssue } from '../jira/site-fields';
import { createRefreshJira } from '../jira/refresh-calls';
import type { NotifyDeps } from '../notify/look';
import type { RefreshDeps } from '../refresh/refresh-deps';
import { meteredKvs } from '../storage/metered-kvs';
import { prefetch } from '../base/prefetch';
import { openBudget } from '../base/budget';
import { systemClock } from '../base/clock';
import { remainingMs } from './deadline';
import { mayCall } from './egress';
import { consoleLog } from '../base/log';
import { meteredLog, meteredOutbound, openMeter, usedBy } from './meter';
import { copyQueue } from './copy-queue';
import { createApiSources } from './api-sources';
import { notifyQueue } from './notify-queue';
import { watchTurns } from './notify-turns';
import { refreshQueue } from './refresh-queue';
import { openStores } from './stores';
import { openTokens } from './token-engine';
import { tokenSummariesFrom, watchTokensFrom } from './token-summaries';
import { wakeQueue } from './wake-queue';

/** The parts of Forge's context that are read. `accountId` is vouched for by the platform; there is none in a trigger. */
export type InvocationContext = { accountId?: string; accountType?: string; extension?: unknown };

/** Everything one invocation works with. Nothing of a site outlives it: a warm process may serve another site next. */
export type Invocation = DatasourceDeps &
  BindingDeps &
  UnsavedBindingDeps &
  HealthDeps &
  ImpactDeps &
  NotifyDeps &
  RefreshDeps &
  CopiesDeps & {
    ruleFailures: ReturnType<typeof openStores>['ruleFailures'];
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
  const budget = openBudget(remainingMs);
  const fetch: typeof globalThis.fetch = (...request) => {
    budget.countRequest();
    return globalThis.fetch(...request);
  };
  const door = createOutbound({ fetch, clock });
  const nextCopyStep = copyQueue(log);
  const outbound = budgeted(meteredOutbound(door, meter.apiCalls), budget);
  const { usage, cache, datasources, credentials, purses: purseStore, ...stores } = openStores(kvs);
  const turns = watchTurns();
  const apiHealth = turns.api(stores.apiHealth);
  const lookLater = notifyQueue(log);
  const { tokens, prefetchToken } = openTokens(turns.tokens(stores.tokens), {
    outbound: budgeted(meteredOutbound(door, meter.tokenCalls), budget),
    clock,
    log,
  });
  const apiWatch = createApiWatch({ store: apiHealth, clock, log });
  const purses = createPurses({ store: purseStore, clock, log });
  const usageParts = prefetch(usage.read, clock);
  const keepMeanwhile: typeof cache.set = (key, value) => {
    // Whoever has an answer to keep has called somebody, and will write that down next.
    usageParts.begin(dayOf(clock.now()), 0);
    return cache.set(key, value);
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
    orphanedCredentials: stores.orphanedCredentials,
    unsaved: stores.unsaved,
    unsavedBindings: stores.unsavedBindings,
    audit: stores.audit,
    uses: stores.uses,
    bindings: stores.bindings,
    sealKey: stores.sealKey,
    jira: {
      isAdministrator: () => isAdministrator(log),
      issue: readIssue,
      mayEdit,
      issues: readIssues,
      contextsAt,
      recentContextsAt: rememberedContexts(contextsAt, stores.contextMemory, clock),
      issueTypesOf,
      fieldName,
      issuesWithValue,
      appFields,
      allFields,
      projects,
      newestIssue,
    },
    people: createPeopleReader(clock),
    isLicensed: context.accountType === undefined || context.accountType === 'licensed',
    mayReadAsUser: context.accountType !== 'unlicensed' && context.accountType !== 'anonymous',
    cache: { ...cache, set: keepMeanwhile },
    keptCards: stores.keptCards,
    ruleFailures: stores.ruleFailures,
    copies: stores.copies,
    copyOf: stores.copyOf,
    nextCopyStep,
    wakeCopy: (id) => nextCopyStep({ id, runId: null, step: 0 }, 0),
    refreshes: stores.refreshes,
    changedIssues: stores.changedIssues,
    issues: createRefreshJira(clock),
    nextStep: refreshQueue(log),
    wake: wakeQueue(log, clock),
    budget,
    tokens,
    tokenSummaries: tokenSummariesFrom(stores.readTokenStates, clock),
    watchTokens: watchTokensFrom(stores.readTokenStates, clock),
    usage,
    outbound,
    outboundToMetadata: budgeted(door, budget),
    mayCall,
    apiHealth,
    apiWatch,
    purses,
    notifyStore: stores.notifyStore,
    messagesHost: async () => (await stores.notifyStore.read()).state.target?.host ?? null,
    lookLater,
    ...createApiSources({ datasources, credentials, apiWatch, outbound, tokens, clock, work: budget.work }),
    prefetchToken,
    settle: async () => {
      await Promise.all([tokens.settle(), apiWatch.settle(), purses.settle()]);
      await turns.settle(lookLater);
      const store = { ...usage, read: usageParts.read };
      await recordUsage({ store, clock, log, random: Math.random }, () => usedBy(meter, clock.now()));
    },
  };
}
