import * as v from 'valibot';
import { reveal, Secret } from '../base/secret';
import { compareAndSet } from '../base/compare-and-set';
import { isFieldContent, isForbiddenHeader, isHeaderName } from '../checks/headers';
import { checkUrl } from '../checks/url';
import type { AppError } from '../contract/failures';
import { limits } from '../contract/limits';
import {
  notifyFormats,
  notifyLanguages,
  type NotifyInput,
  type NotifyProblem,
  type NotifyView,
} from '../contract/notify';
import type { FieldProblem } from '../contract/problems';
import { err, ok, type Result } from '../contract/result';
import type { DatasourceDeps } from '../datasources/deps';
import { send, type DeliverDeps } from './deliver';
import { emptyNotifyState, type NotifyState, type TargetFacts, type TargetSecrets } from './stores';

type Deps = Pick<DatasourceDeps, 'accountId' | 'audit' | 'clock' | 'log' | 'mayCall' | 'newId'> &
  Pick<DeliverDeps, 'notifyStore' | 'outboundToMetadata'>;

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

export const notifyPayload = v.object({
  url: v.nullable(text(limits.urlCharacters)),
  headerName: text(100),
  headerValue: v.nullable(text(limits.headerValueCharacters)),
  format: v.picklist(notifyFormats),
  language: v.picklist(notifyLanguages),
  page: text(limits.urlCharacters),
});

/** How telling stands. */
export async function getNotifications(deps: Deps): Promise<Result<NotifyView, never>> {
  const { state } = await deps.notifyStore.read();
  return ok(viewOf(deps, state));
}

/**
 * Saves where messages go. Secrets first, then the record that needs them. What was told before is remembered only for a
 * target that stays where it is: a new one is told of all that fails now.
 */
export async function saveNotifications(deps: Deps, input: NotifyInput): Promise<Result<NotifyView, AppError>> {
  const wanted = await wantedTarget(deps, input);
  if (!wanted.ok) return wanted;
  const { facts, secrets } = wanted.value;
  await deps.notifyStore.writeSecrets(secrets);
  const saved = await change(deps, (state) => ({
    ...(input.url === null ? state : emptyNotifyState),
    target: facts,
    givenUp: 0,
  }));
  await noteInTrail(deps, saved.before, facts);
  return ok(viewOf(deps, saved.after));
}

/** Tells nobody any more, and forgets what was to be told. */
export async function removeNotifications(deps: Deps): Promise<Result<NotifyView, AppError>> {
  const { before, after } = await change(deps, () => emptyNotifyState);
  await deps.notifyStore.removeSecrets();
  if (before.target !== null) await noteInTrail(deps, before, null);
  return ok(viewOf(deps, after));
}

/** Sends a test message to what stands in the form. Null: it arrived. Saves nothing. */
export async function testNotifications(
  deps: Deps,
  input: NotifyInput,
): Promise<Result<{ problem: NotifyProblem | null }, AppError>> {
  const wanted = await wantedTarget(deps, input);
  if (!wanted.ok) return wanted;
  const nowMs = deps.clock.now();
  const message = { id: deps.newId(), atMs: nowMs, datasource: null, tries: 1, notBeforeMs: nowMs };
  const { facts, secrets } = wanted.value;
  return ok({ problem: await send(deps, { ...message, happening: { event: 'test' } }, facts, secrets) });
}

async function wantedTarget(
  deps: Deps,
  { url, headerName, headerValue, format, language, page }: NotifyInput,
): Promise<Result<{ facts: TargetFacts; secrets: TargetSecrets }, AppError>> {
  const saved = await deps.notifyStore.secrets();
  const name = headerName.trim();
  const problems: Record<string, FieldProblem> = {};
  const address = url === null ? saved?.url : new Secret(url.trim());
  const checked = address === undefined ? null : checkUrl(reveal(address));
  if (checked === null) problems['url'] = { code: 'required' };
  else if (!checked.ok) problems['url'] = { code: 'url', problem: checked.error };
  if (name !== '' && !isHeaderName(name)) problems['headerName'] = { code: 'characters' };
  else if (isForbiddenHeader(name) || name.toLowerCase() === 'content-type')
    problems['headerName'] = { code: 'header-forbidden' };
  // A saved value belongs to the saved address: it does not travel to another one.
  const kept = url === null ? (saved?.headerValue ?? null) : null;
  const value = headerValue === null ? kept : new Secret(headerValue.trim());
  const isEmpty = value === null || reveal(value) === '';
  if (name !== '' && isEmpty) problems['headerValue'] = { code: 'required' };
  if (value !== null && !isFieldContent(reveal(value))) problems['headerValue'] = { code: 'characters' };
  if (page !== '' && !isPageAddress(page)) problems['page'] = { code: 'required' };
  if (checked?.ok !== true || address === undefined || Object.keys(problems).length > 0)
    return err({ code: 'invalid-input', fields: problems });
  const facts = { host: checked.value.host, headerName: name, format, language, page };
  return ok({
    facts: { ...facts, savedAtMs: deps.clock.now(), savedBy: deps.accountId },
    secrets: { url: new Secret(checked.value.href), headerValue: name === '' ? null : value },
  });
}

/** Nothing is ever called there. The local host is not behind https. */
function isPageAddress(page: string): boolean {
  const url = URL.canParse(page) ? new URL(page) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.search === '' && url.hash === '';
}

async function change(
  { notifyStore }: Deps,
  after: (state: NotifyState) => NotifyState,
): Promise<{ before: NotifyState; after: NotifyState }> {
  let changed = { before: emptyNotifyState, after: emptyNotifyState };
  await compareAndSet(async () => {
    const { rev, state } = await notifyStore.read();
    changed = { before: state, after: after(state) };
    return (await notifyStore.write(rev, changed.after)) ? 'done' : 'conflict';
  });
  return changed;
}

async function noteInTrail(deps: Deps, before: NotifyState, after: TargetFacts | null): Promise<void> {
  const told = (target: TargetFacts | null): string | null => target?.host ?? null;
  await deps.audit.add({
    id: deps.newId(),
    at: new Date(deps.clock.now()).toISOString(),
    by: deps.accountId,
    action: 'notifications-changed',
    datasourceId: '',
    name: after?.host ?? before.target?.host ?? '',
    changes: [{ path: 'notify.host', before: told(before.target), after: told(after) }],
  });
  deps.log.info('notify.target', { isSet: after !== null });
}

function viewOf({ mayCall }: Pick<Deps, 'mayCall'>, { target, outbox, last, givenUp }: NotifyState): NotifyView {
  return {
    target:
      target === null
        ? null
        : {
            host: target.host,
            headerName: target.headerName,
            format: target.format,
            language: target.language,
            savedAt: new Date(target.savedAtMs).toISOString(),
            savedBy: target.savedBy,
            isAllowed: mayCall(`https://${target.host}`),
          },
    waiting: outbox.length,
    last: last === null ? null : { at: new Date(last.atMs).toISOString(), problem: last.problem },
    givenUp,
  };
}
