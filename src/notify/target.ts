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
import type { AuditEntry } from '../contract/audit';
import { bestEffort } from '../datasources/best-effort';
import type { DatasourceDeps } from '../datasources/deps';
import { orphanedCredentialsOf } from '../datasources/orphaned-credentials';
import { send, type DeliverDeps } from './deliver';
import {
  emptyNotifyState,
  type NotifyState,
  type StoredNotifyState,
  type TargetFacts,
  type TargetSecrets,
} from './stores';
import { targetChanges } from './target-changes';

type Deps = Pick<DatasourceDeps, 'accountId' | 'clock' | 'log' | 'mayCall' | 'newId'> &
  Pick<DatasourceDeps, 'credentials' | 'orphanedCredentials'> &
  Pick<DeliverDeps, 'notifyStore' | 'outboundToMetadata'>;

type Target = { facts: TargetFacts; secrets: TargetSecrets };

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

export const notifyPayload = v.object({
  url: v.nullable(text(limits.urlCharacters)),
  basedOn: v.nullable(text(40)),
  headerName: text(100),
  headerValue: v.nullable(text(limits.headerValueCharacters)),
  format: v.picklist(notifyFormats),
  language: v.picklist(notifyLanguages),
  page: text(limits.urlCharacters),
});

/** How telling stands. */
export async function getNotifications(deps: Deps): Promise<Result<NotifyView, never>> {
  return ok(viewOf(deps, await deps.notifyStore.read()));
}

/**
 * Saves where messages go. The secrets are written first, under an id of their own; then one write changes the record, which
 * names them, and adds the audit entry. Until that moment all of the old target is in force, after it all of the new one.
 * What was told before is remembered only for a target that stays where it is: a new one is told of all that fails now.
 */
export async function saveNotifications(deps: Deps, input: NotifyInput): Promise<Result<NotifyView, AppError>> {
  const wanted = await wantedTarget(deps, input);
  if (!wanted.ok) return wanted;
  const { facts, secrets } = wanted.value;
  const after = (state: NotifyState): NotifyState => ({
    ...(input.url === null ? state : emptyNotifyState),
    target: facts,
    givenUp: 0,
  });
  return ok(viewOf(deps, { state: await change(deps, after, { facts, secrets }), isUnreadable: false }));
}

/** Tells nobody any more, and forgets what was to be told. */
export async function removeNotifications(deps: Deps): Promise<Result<NotifyView, AppError>> {
  return ok(viewOf(deps, { state: await change(deps, () => emptyNotifyState, null), isUnreadable: false }));
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
  { url, basedOn, headerName, headerValue, format, language, page }: NotifyInput,
): Promise<Result<Target, AppError>> {
  const { rev, state } = await deps.notifyStore.read();
  const shown = state.target;
  if (url === null && shown !== null && isoOf(shown.savedAtMs) !== basedOn) {
    return err({ code: 'conflict', version: rev ?? 0, updatedBy: shown.savedBy, updatedAt: isoOf(shown.savedAtMs) });
  }
  const saved = await secretsOf(deps, shown);
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
    facts: { ...facts, savedAtMs: deps.clock.now(), savedBy: deps.accountId, secretsId: deps.newId() },
    secrets: { url: new Secret(checked.value.href), headerValue: name === '' ? null : value },
  });
}

/** Nothing is ever called there. The local host is not behind https. */
function isPageAddress(page: string): boolean {
  const url = URL.canParse(page) ? new URL(page) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.search === '' && url.hash === '';
}

/** Puts another target, or none, in the place of the one that is there, with an entry in the trail and without leftovers. */
async function change(
  deps: Deps,
  after: (state: NotifyState) => NotifyState,
  target: Target | null,
): Promise<NotifyState> {
  const leftover = orphanedCredentialsOf(deps, '', []);
  let old: string | null = null;
  let changed = emptyNotifyState;
  await compareAndSet(async (tried) => {
    const { rev, state, secretsId } = await deps.notifyStore.read();
    old = secretsId;
    const ids = [old, target?.facts.secretsId ?? null].filter((one) => one !== null);
    if (ids.length > 0) await deps.orphanedCredentials.add({ ...leftover, credentialsIds: ids });
    if (target !== null && tried === 0) await deps.notifyStore.writeSecrets(target.facts.secretsId, target.secrets);
    changed = after(state);
    const entry = await entryOf(deps, state.target, target);
    return (await deps.notifyStore.write(rev, changed, entry)) ? 'done' : 'conflict';
  });
  await bestEffort(deps.log, 'tidy', async () => {
    if (old !== null) await deps.credentials.remove(old);
    await deps.orphanedCredentials.remove(leftover.id);
  });
  deps.log.info('notify.target', { isSet: target !== null });
  return changed;
}

const secretsOf = async ({ notifyStore }: Deps, target: TargetFacts | null): Promise<TargetSecrets | null> =>
  target === null ? null : notifyStore.secrets(target.secretsId);

/** What the trail says of the change. */
async function entryOf(deps: Deps, before: TargetFacts | null, after: Target | null): Promise<AuditEntry | undefined> {
  if (before === null && after === null) return undefined;
  const old = before === null ? null : { facts: before, secrets: await secretsOf(deps, before) };
  return {
    id: deps.newId(),
    at: new Date(deps.clock.now()).toISOString(),
    by: deps.accountId,
    action: 'notifications-changed',
    datasourceId: '',
    name: after?.facts.host ?? before?.host ?? '',
    changes: targetChanges(old, after),
  };
}

const isoOf = (ms: number): string => new Date(ms).toISOString();

function viewOf(
  { mayCall }: Pick<Deps, 'mayCall'>,
  { state: { target, outbox, last, givenUp }, isUnreadable }: Pick<StoredNotifyState, 'state' | 'isUnreadable'>,
): NotifyView {
  return {
    isUnreadable,
    target:
      target === null
        ? null
        : {
            host: target.host,
            headerName: target.headerName,
            format: target.format,
            language: target.language,
            savedAt: isoOf(target.savedAtMs),
            savedBy: target.savedBy,
            isAllowed: mayCall(`https://${target.host}`),
          },
    waiting: outbox.length,
    last: last === null ? null : { at: isoOf(last.atMs), problem: last.problem },
    givenUp,
  };
}
