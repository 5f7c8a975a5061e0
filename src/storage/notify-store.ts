import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { reveal, Secret } from '../base/secret';
import { notifyFormats, notifyLanguages } from '../contract/notify';
import { emptyNotifyState, type NotifyState, type NotifyStore, type StoredNotifyState } from '../notify/stores';
import { unlessConflict } from './conflict';
import { credentialsKey, entities } from './keys';
import type { Kvs } from './metered-kvs';
import { atRevision } from './revision';
import { asStored, milliseconds, text, whole } from './stored-shapes';

type Stored = { rev: number; detail: unknown };

/** There is one for the whole site. */
const id = 'site';

const happening = v.variant('event', [
  v.object({
    event: v.literal('failing'),
    part: v.picklist(['token', 'api']),
    code: text,
    status: v.nullable(whole),
    sinceMs: milliseconds,
  }),
  v.object({ event: v.literal('recovered'), part: v.picklist(['token', 'api']), sinceMs: milliseconds }),
  v.object({
    event: v.literal('secret-ending'),
    endsOn: text,
    stage: v.picklist(['month', 'week', 'day', 'over']),
  }),
  v.object({ event: v.literal('test') }),
]);

const target = v.nullable(
  v.object({
    host: text,
    headerName: text,
    format: v.picklist(notifyFormats),
    language: v.picklist(notifyLanguages),
    page: text,
    savedAtMs: milliseconds,
    savedBy: text,
    secretsId: text,
  }),
);

const naming = v.object({ target: v.object({ secretsId: text }) });

const shape = v.object({
  target,
  memories: v.record(
    text,
    v.object({
      trouble: v.nullable(
        v.object({ part: v.picklist(['token', 'api']), sinceMs: milliseconds, toldAtMs: v.nullable(milliseconds) }),
      ),
      wellSinceMs: v.nullable(milliseconds),
      secret: v.nullable(text),
      recent: v.array(milliseconds),
    }),
  ),
  outbox: v.array(
    v.object({
      id: text,
      atMs: milliseconds,
      datasource: v.nullable(v.object({ id: text, name: text })),
      happening,
      tries: whole,
      notBeforeMs: milliseconds,
    }),
  ),
  last: v.nullable(v.object({ atMs: milliseconds, problem: v.nullable(v.looseObject({ code: text })) })),
  givenUp: whole,
});

const secretsShape = v.object({ url: text, headerValue: v.nullable(text) });

/**
 * Where only what was told cannot be read, its target stays and is told anew of all that fails. Where the target cannot be read,
 * it is left as it is until somebody saves another one.
 */
function readDetail(detail: unknown): Omit<StoredNotifyState, 'rev'> {
  const secretsId = asStored(naming, detail)?.target.secretsId ?? null;
  if (detail === null || detail === undefined) return { state: emptyNotifyState, isUnreadable: false, secretsId };
  const state = asStored(shape, detail) as NotifyState | null;
  if (state !== null) return { state, isUnreadable: false, secretsId };
  const alone = asStored(v.object({ target }), detail);
  return { state: { ...emptyNotifyState, target: alone?.target ?? null }, isUnreadable: alone === null, secretsId };
}

export function createNotifyStore(kvs: Kvs): NotifyStore {
  return {
    read: async () => {
      const stored = await kvs.entity<Stored>(entities.notify).get(id);
      return { rev: asStored(whole, stored?.rev), ...readDetail(stored?.detail) };
    },
    write: async (rev, state, entry) => {
      const detail = isDeepStrictEqual(state, emptyNotifyState) ? null : state;
      const transaction = kvs
        .transact()
        .set(id, { rev: (rev ?? 0) + 1, detail }, atRevision<Stored>(entities.notify, rev));
      if (entry !== undefined) transaction.set(entry.id, entry, { entityName: entities.audit });
      return (await unlessConflict(transaction.execute())) === 'done';
    },
    secrets: async (secretsId) => {
      const stored = asStored(secretsShape, await kvs.getSecret<unknown>(credentialsKey(secretsId)));
      if (stored === null) return null;
      const { url, headerValue } = stored;
      return { url: new Secret(url), headerValue: headerValue === null ? null : new Secret(headerValue) };
    },
    writeSecrets: (secretsId, { url, headerValue }) =>
      kvs.setSecret(credentialsKey(secretsId), {
        url: reveal(url),
        headerValue: headerValue === null ? null : reveal(headerValue),
      }),
  };
}
