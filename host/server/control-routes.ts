import { EgressRefusal } from '../platform/egress/egress';
import { personOf } from '../jira/people';
import type { EgressGroup } from '../protocol';
import { extensionFor } from './extension';
import { faultsOf } from './fault-schema';
import { HttpRefusal, type Answer, type Request } from './http';
import { modulesOf } from './modules';
import { fieldTypeIn, requireAdministrator, userOf, type SiteParts } from './site-routes';

export type ControlParts = SiteParts & { bundle: string; reset: () => Promise<void> };

/** Answers the control API under `/_host/`, for tests and for people; undefined for a path that is not its own. */
export async function answerControl(parts: ControlParts, request: Request): Promise<Answer | undefined> {
  const { platform, jira } = parts;
  const { method, url, body } = request;
  const route = `${method} ${url.pathname}`;

  if (route === 'GET /_host/health') {
    const { manifest, identity } = platform;
    return ok({
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
    });
  }

  if (route === 'POST /_host/invoke') {
    const call = body as { module?: string; function?: string; payload?: unknown; as?: string; extension?: object };
    const user = userOf(jira, call.as ?? null);
    const module = call.module ?? '';
    const before = lastNumber(parts);
    const result = await platform.invoke({
      module,
      function: call.function ?? '',
      payload: call.payload ?? {},
      as: personOf(user),
      extension: extensionFor({ jira, user, module, page: { ...call.extension }, fieldTypeOf: fieldTypeIn(platform) }),
    });
    const outcome = result.ok ? { ok: true, value: result.value ?? null } : { ok: false, message: result.message };
    return ok({ ...outcome, invocations: platform.invocations.since(before) });
  }

  const scheduled = /^POST \/_host\/scheduled\/([^/]+)$/.exec(route);
  if (scheduled) {
    const { times = 1 } = (body ?? {}) as { times?: unknown };
    if (!Number.isInteger(times) || Number(times) < 1 || Number(times) > 10) {
      throw new HttpRefusal(400, 'times is a whole number of 1 to 10.');
    }
    const run = await platform.runScheduled(scheduled[1] ?? '', Number(times));
    if (!run) throw new HttpRefusal(404, `The manifest has no scheduled trigger ${scheduled[1] ?? ''}.`);
    return ok({ result: run.result, invocations: run.invocations, delayed: platform.queue.delayed() });
  }

  if (route === 'GET /_host/invocations') {
    return ok({ invocations: platform.invocations.since(Number(url.searchParams.get('since') ?? 0)) });
  }
  if (route === 'GET /_host/storage') return ok({ items: await platform.store.dump() });

  if (route === 'GET /_host/clock') return ok({ aheadMs: platform.clock.aheadMs() });
  if (route === 'POST /_host/clock') {
    const { aheadMs } = body as { aheadMs?: unknown };
    if (typeof aheadMs !== 'number' || !Number.isSafeInteger(aheadMs)) {
      throw new HttpRefusal(400, 'Send { aheadMs: a whole number }.');
    }
    platform.clock.setAhead(aheadMs);
    return ok({ aheadMs });
  }

  if (url.pathname === '/_host/egress') {
    if (method === 'GET') return ok(platform.egress.state());
    requireAdministrator(userOf(jira, request.header('x-host-as')));
    try {
      if (method === 'POST') {
        const { groups } = body as { groups?: EgressGroup[] };
        if (!Array.isArray(groups)) throw new HttpRefusal(400, 'Send { groups: [ … ] }.');
        return ok(await platform.egress.approve(groups));
      }
      if (method === 'DELETE') {
        const { key = '', domain } = body as { key?: string; domain?: string };
        return ok(await platform.egress.revoke(key, domain));
      }
    } catch (error) {
      if (error instanceof EgressRefusal) throw new HttpRefusal(400, error.message);
      throw error;
    }
  }

  if (url.pathname === '/_host/faults') {
    if (method === 'POST') platform.faults.add(faultsOf(body));
    if (method === 'DELETE') platform.faults.clear();
    return ok({ faults: platform.faults.pending() });
  }
  if (route === 'POST /_host/instances') {
    // The next invocation of each starts cold.
    await platform.freshInstances();
    return ok({ instances: platform.instances() });
  }

  if (route === 'POST /_host/reset') {
    await parts.reset();
    return ok({ ok: true });
  }
  return undefined;
}

function lastNumber({ platform }: SiteParts): number {
  return platform.invocations.since(0).at(-1)?.number ?? 0;
}

function ok(json: unknown): Answer {
  return { status: 200, json };
}
