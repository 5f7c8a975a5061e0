import type { FieldOption } from '../contract/field-option';
import type { BindingRecord } from '../fields/binding/binding-record';
import { partName } from '../fields/copy/search-copy';
import { packRows, unpackRows } from '../fields/copy/packed-rows';
import type { CopiesDeps } from './copies-deps';
import type { CopyRun, KeptCopy } from './copy-record';
import { renewalLimits } from './limits';
import type { StepOutcome } from './step-outcome';

type Merging = { binding: BindingRecord; run: CopyRun; served: KeptCopy | null };

/** Puts the changes that were read beside the copy, over those that lie there already. */
export async function mergeStep(deps: CopiesDeps, { binding, run, served }: Merging): Promise<StepOutcome> {
  if (served === null || served.fingerprint !== run.fingerprint) return { kind: 'whole-instead' };
  const names = Array.from({ length: run.rowParts }, (_, at) => partName.rows(at));
  const [read, before] = await Promise.all([
    deps.copies.readParts(binding.id, run.generation, names),
    served.changes === null ? [] : deps.copies.readParts(binding.id, served.generation, [served.changes]),
  ]);
  const packed = [...before, ...read];
  const [older, newer] = [rowsIn(before), rowsIn(read)];
  if (older === null || newer === null) return { kind: 'whole-instead' };
  const changed = changesOver(older, newer, binding.settings.extraction.unique);
  const text = packRows(changed);
  if (changed.length > renewalLimits.changedRows || text.length > renewalLimits.changedBytes)
    return { kind: 'whole-instead' };
  const isSame = changed.length === 0;
  const name = partName.changes(run.generation);
  if (!isSame) await deps.copies.writeParts(binding.id, served.generation, [{ name, packed: text }]);
  const others = isSame || served.changes === null ? [] : [served.changes];
  const verdict = run.completeness?.verdict;
  return {
    kind: 'done',
    run: {
      ...run,
      writtenBytes: run.writtenBytes + (isSame ? 0 : text.length),
      readBytes: run.readBytes + packed.reduce((sum, part) => sum + (part?.length ?? 0), 0),
    },
    served: {
      ...served,
      fromMs: run.generation,
      changes: isSame ? served.changes : name,
      changedRows: changed.length,
      // A change that may have been missed may be the one that brought a row.
      completeness: verdict === 'complete' ? served.completeness : (run.completeness ?? served.completeness),
    },
    gone: [
      { generation: run.generation, rows: run.rowParts, index: 0, others: [] },
      { generation: served.generation, rows: 0, index: 0, others },
    ],
  };
}

function rowsIn(packed: readonly (string | null)[]): FieldOption[] | null {
  const parts = packed.map((text) => (text === null ? null : unpackRows(text)));
  return parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
}

/** Of a key that repeats, the same rows as a copy of the whole has: the first where keys are to be unique, else all. */
function changesOver(older: readonly FieldOption[], newer: readonly FieldOption[], isUnique: boolean): FieldOption[] {
  const replaced = new Set(newer.map(({ key }) => key));
  const rows = new Map<string, FieldOption>();
  for (const row of newer) {
    const identity = isUnique ? row.key : JSON.stringify([row.key, row.label, row.details]);
    if (!rows.has(identity)) rows.set(identity, row);
  }
  return [...older.filter(({ key }) => !replaced.has(key)), ...rows.values()];
}
