import * as v from 'valibot';
import { auditActions } from '../contract/audit';

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
