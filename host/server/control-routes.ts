import * as v from 'valibot';
import { EgressRefusal } from '../platform/egress/egress';
import { personOf } from '../jira/people';
import { extensionFor } from './extension';
import { faults } from './fault-schema';
import { HttpRefusal, type Answer, type Request } from './http';
import { modulesOf } from './modules';
import { answerBy, routesOf } from './route-table';
import { fieldTypeIn, requireAdministrator, userOf, type SiteParts } from './site-parts';

export type ControlParts = SiteParts & { bundle: string; reset: () => Promise<void> };

const { get, send } = routesOf<ControlParts>();

const call = v.object({
  module: v.optional(v.string(), ''),
  function: v.optional(v.string(), ''),
  payload: v.optional(v.unknown(), {}),
  as: v.nullish(v.string(), null),
  extension: v.optional(v.record(v.string(), v.unknown()), {}),
});
const atOnce = v.object({ times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)), 1) });
const ahead = v.object({ aheadMs: v.pipe(v.number(), v.safeInteger()) });
const host = v.object({ domain: v.string(), type: v.array(v.string()) });
const approval = v.object({
  groups: v.array(v.object({ key: v.string(), description: v.optional(v.string(), ''), configured: v.array(host) })),
});
const revocation = v.object({ key: v.optional(v.string(), ''), domain: v.exactOptional(v.string()) });
const nothing = v.unknown();

const routes = [
  get('/_host/health', (parts) => {
    const { platform } = parts;
    const { manifest, identity } = platform;
    return {
      ok: true,
      app: parts.appName,
      version: identity.appVersion,
      bundle: parts.bundle,
      modules: modulesOf(manifest, { translate: parts.translate, locale: 'en-US', fieldTypeOf: fieldTypeIn(platform) }),
      functions: (manifest.modules.function ?? []).map(({ key }) => key),
      scheduledTriggers: (manifest.modules.scheduledTrigger ?? []).map(({ key, interval }) => ({ key, interval })),
      triggers: (manifest.modules.trigger ?? []).map(({ key, events }) => ({ key, events })),
      queues: (manifest.modules.consumer ?? []).map(({ queue }) => queue),
      instances: platform.instances(),
      notModelled: [...parts.notModelled],
    };
  }),

  send('POST', '/_host/invoke', call, async (parts, { body }) => {
    const { platform, jira } = parts;
    const user = userOf(jira, body.as);
    const before = platform.invocations.since(0).at(-1)?.number ?? 0;
    const result = await platform.invoke({
      module: body.module,
      function: body.function,
      payload: body.payload,
      as: personOf(user),
      extension: extensionFor({
        jira,
        user,
        module: body.module,
        page: body.extension,
        fieldTypeOf: fieldTypeIn(platform),
      }),
    });
    const outcome = result.ok ? { ok: true, value: result.value ?? null } : { ok: false, message: result.message };
    return { ...outcome, invocations: platform.invocations.since(before) };
  }),

  send('POST', '/_host/scheduled/{key}', atOnce, async ({ platform }, { part: { key = '' }, body }) => {
    const run = await platform.runScheduled(key, body.times);
    if (!run) throw new HttpRefusal(404, `The manifest has no scheduled trigger ${key}.`);
    return { result: run.result, invocations: run.invocations, delayed: platform.queue.delayed() };
  }),

  get('/_host/invocations', ({ platform }, { query }) => ({
    invocations: platform.invocations.since(Number(query.get('since') ?? 0)),
  })),
  get('/_host/storage', async ({ platform }) => ({ items: await platform.store.dump() })),

  get('/_host/clock', ({ platform }) => ({ aheadMs: platform.clock.aheadMs() })),
  send('POST', '/_host/clock', ahead, ({ platform }, { body: { aheadMs } }) => {
    platform.clock.setAhead(aheadMs);
    return { aheadMs };
  }),

  get('/_host/egress', ({ platform }) => platform.egress.state()),
  send('POST', '/_host/egress', approval, (parts, { request, body }) => {
    requireAdministrator(userOf(parts.jira, request.header('x-host-as')));
    return parts.platform.egress.approve(body.groups);
  }),
  send('DELETE', '/_host/egress', revocation, (parts, { request, body }) => {
    requireAdministrator(userOf(parts.jira, request.header('x-host-as')));
    return parts.platform.egress.revoke(body.key, body.domain);
  }),

  get('/_host/faults', ({ platform }) => ({ faults: platform.faults.pending() })),
  send('POST', '/_host/faults', faults, ({ platform }, { body }) => {
    platform.faults.add(body.faults);
    return { faults: platform.faults.pending() };
  }),
  send('DELETE', '/_host/faults', nothing, ({ platform }) => {
    platform.faults.clear();
    return { faults: platform.faults.pending() };
  }),

  // The next invocation of each starts cold.
  send('POST', '/_host/instances', nothing, async ({ platform }) => {
    await platform.freshInstances();
    return { instances: platform.instances() };
  }),
  send('POST', '/_host/reset', nothing, async ({ reset }) => {
    await reset();
    return { ok: true };
  }),
];

/** Answers the control API under `/_host/`, for tests and for people; undefined for a path that is not its own. */
export async function answerControl(parts: ControlParts, request: Request): Promise<Answer | undefined> {
  try {
    return await answerBy(routes, parts, request);
  } catch (error) {
    if (error instanceof EgressRefusal) throw new HttpRefusal(400, error.message);
    throw error;
  }
}
