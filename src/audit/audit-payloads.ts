import * as v from 'valibot';
import { auditActions } from '../contract/audit';
import { limits } from '../contract/limits';
import { rotatedSecrets } from '../contract/together';
import { importedAtOnce } from '../contract/transfer';

const time = v.nullable(v.pipe(v.string(), v.isoTimestamp()));
const id = v.nullable(v.pipe(v.string(), v.maxLength(128)));

const filter = v.object({
  from: time,
  until: time,
  by: id,
  actions: v.pipe(v.array(v.picklist(auditActions)), v.maxLength(auditActions.length)),
  datasourceId: id,
  text: v.pipe(v.string(), v.maxLength(200)),
});

/** Shapes of what the audit page sends. */
export const auditListPayload = v.object({ filter, cursor: v.nullable(v.pipe(v.string(), v.maxLength(4096))) });
export const auditExportPayload = v.object({ filter });

const hostText = v.pipe(v.string(), v.maxLength(300));
const clientId = v.pipe(v.string(), v.maxLength(limits.clientIdCharacters));
const sharedChange = v.variant('kind', [
  v.object({ kind: v.literal('host'), from: hostText, to: v.pipe(hostText, v.regex(/^[^\s/?#@\\]+$/)) }),
  v.object({
    kind: v.literal('client'),
    tokenEndpoint: v.pipe(v.string(), v.maxLength(limits.urlCharacters)),
    clientId,
    newClientId: clientId,
    secretEndsOn: v.pipe(v.string(), v.maxLength(20)),
  }),
]);

/** Shapes of what the page for changes of several datasources sends. */
export const planSharedPayload = v.object({
  change: sharedChange,
  typed: v.pipe(v.array(v.picklist(rotatedSecrets)), v.maxLength(rotatedSecrets.length)),
});
export const applySharedPayload = v.object({
  change: sharedChange,
  items: v.pipe(
    v.array(
      v.object({
        id: v.pipe(v.string(), v.uuid()),
        version: v.pipe(v.number(), v.integer()),
        secrets: v.record(
          v.pipe(v.string(), v.maxLength(250)),
          v.pipe(v.string(), v.maxLength(limits.secretCharacters)),
        ),
      }),
    ),
    v.maxLength(importedAtOnce),
  ),
});
