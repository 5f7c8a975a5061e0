import { ruleFailureKey } from './keys';
import type { Kvs } from './metered-kvs';
import { asStored, milliseconds } from './stored-shapes';

/** Longer than it counts; Forge forgets it some time after. */
const ttl = { value: 1, unit: 'DAYS' } as const;

/** When a field's post function was last written down to have failed. */
export function createRuleFailureStore(kvs: Kvs): {
  notedAtMs: (fieldId: string) => Promise<number | null>;
  note: (fieldId: string, atMs: number) => Promise<void>;
} {
  return {
    notedAtMs: async (fieldId) => asStored(milliseconds, await kvs.get(ruleFailureKey(fieldId))),
    note: (fieldId, atMs) => kvs.set(ruleFailureKey(fieldId), atMs, { ttl }),
  };
}
