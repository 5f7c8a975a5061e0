import { importedAtOnce, type ImportPlan } from '../../../contract/transfer';

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
  const batches: ImportBatch[] = [];
  for (let start = 0; start < wanted.length; start += importedAtOnce) {
    const some = wanted.slice(start, start + importedAtOnce);
    batches.push({
      text: JSON.stringify({ ...file, datasources: some.map(({ source }) => source), bindings: [] }),
      versions: Object.fromEntries(some.flatMap(({ versions }) => versions)) as Record<string, number>,
      count: some.length,
    });
  }
  return batches;
}
