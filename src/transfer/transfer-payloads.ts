import * as v from 'valibot';
import { limits } from '../contract/limits';
import { importedAtOnce, transferLimits } from '../contract/transfer';
import { saveBindingPayload } from '../fields/field-payloads';

const id = v.pipe(v.string(), v.maxLength(100));

/** Shapes of what the export and import page sends. The text itself is judged by `parseImport`, which says what is wrong. */
const file = {
  // Longer ones are refused there with their size, so a little more may come in.
  text: v.pipe(v.string(), v.maxLength(4 * transferLimits.bytes)),
  updateByName: v.pipe(v.array(id), v.maxLength(limits.datasources)),
};

export const exportPayload = v.object({});
const place = v.pipe(v.string(), v.maxLength(201));
export const planPayload = v.object({
  ...file,
  isPacked: v.optional(v.boolean(), false),
  targets: v.optional(v.record(place, place), {}),
});
export const applyPayload = v.object({ ...file, versions: v.record(id, v.pipe(v.number(), v.integer())) });
export const bindingsPayload = v.object({
  bindings: v.pipe(v.array(saveBindingPayload), v.maxLength(importedAtOnce)),
});
