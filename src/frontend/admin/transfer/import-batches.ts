import { importedAtOnce, requestBytes, type ImportPlan, type PlannedBinding } from '../../../contract/transfer';
import { bytesInRequest } from './pack-text';

/** What one call imports: a file of its own, and the versions its plan showed. */
export type ImportBatch = { text: string; versions: Record<string, number>; count: number };

/**
 * Cuts a text that the backend has planned into files small enough for one call: those datasources that are new or
 * changed, in the order of the text. The plan has one entry for each datasource of the text.
 */
export function importBatches(text: string, plan: ImportPlan): ImportBatch[] {
  const file = JSON.parse(text.replace(/^\ufeff/, '')) as { datasources: unknown[] };
  const wanted = plan.datasources.flatMap((one, index) => {
    if (one.plan !== 'new' && one.plan !== 'changed') return [];
    return [{ source: file.datasources[index], versions: one.plan === 'changed' ? [[one.id, one.version]] : [] }];
  });
  const batchOf = (some: typeof wanted): ImportBatch => ({
    text: JSON.stringify({ ...file, datasources: some.map(({ source }) => source), bindings: [] }),
    versions: Object.fromEntries(some.flatMap(({ versions }) => versions)) as Record<string, number>,
    count: some.length,
  });
  const batches: ImportBatch[] = [];
  let next: typeof wanted = [];
  for (const one of wanted) {
    const longer = [...next, one];
    const fits = longer.length <= importedAtOnce && bytesInRequest(batchOf(longer).text) <= requestBytes;
    if (!fits && next.length > 0) batches.push(batchOf(next));
    next = fits ? longer : [one];
  }
  return next.length === 0 ? batches : [...batches, batchOf(next)];
}

type BindingToSave = Extract<PlannedBinding, { plan: 'new' | 'changed' }>;

/** What one call saves of the configurations of fields. */
export type BindingBatch = (Pick<BindingToSave, 'version' | 'settings'> & { fieldId: string; contextId: string })[];

/** The planned configurations that are new or changed, in parts small enough for one call. */
export function bindingBatches({ bindings }: Pick<ImportPlan, 'bindings'>): BindingBatch[] {
  const batches: BindingBatch[] = [];
  let next: BindingBatch = [];
  for (const one of bindings) {
    if (one.plan !== 'new' && one.plan !== 'changed') continue;
    const { target, version, settings } = one;
    const longer = [...next, { fieldId: target.fieldId, contextId: target.contextId, version, settings }];
    const fits = longer.length <= importedAtOnce && bytesInRequest(JSON.stringify(longer)) <= requestBytes;
    if (!fits && next.length > 0) batches.push(next);
    next = fits ? longer : longer.slice(-1);
  }
  return next.length === 0 ? batches : [...batches, next];
}
