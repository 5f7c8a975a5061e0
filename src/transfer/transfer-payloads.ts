import * as v from 'valibot';
import { limits } from '../contract/limits';
import { transferLimits } from '../contract/transfer';

const id = v.pipe(v.string(), v.maxLength(100));

/** Shapes of what the export and import page sends. The text itself is judged by `parseImport`, which says what is wrong. */
const file = {
  // Longer ones are refused there with their size, so a little more may come in.
  text: v.pipe(v.string(), v.maxLength(4 * transferLimits.bytes)),
  updateByName: v.pipe(v.array(id), v.maxLength(limits.datasources)),
};

export const exportPayload = v.object({});
export const planPayload = v.object({ ...file, isPacked: v.optional(v.boolean(), false) });
export const applyPayload = v.object({ ...file, versions: v.record(id, v.pipe(v.number(), v.integer())) });
