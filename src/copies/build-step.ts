import type { Completeness } from '../contract/completeness';
import type { FieldOption } from '../contract/field-option';
import { limits } from '../contract/limits';
import { sorted } from '../extract/options';
import type { BindingRecord } from '../fields/binding/binding-record';
import { gatherTerms, withoutCard } from '../fields/copy/index-parts';
import { packRows, unpackRows } from '../fields/copy/packed-rows';
import { partName } from '../fields/copy/search-copy';
import type { CopiesDeps } from './copies-deps';
import type { CopyRun, KeptCopy, PartNames } from './copy-record';
import { renewalLimits } from './limits';
import type { StepOutcome } from './step-outcome';

type Building = { binding: BindingRecord; run: CopyRun; served: KeptCopy | null };

/** One walk over all rows: puts the next terms into the index. After the last one the copy is whole. */
export async function buildStep(deps: CopiesDeps, { binding, run, served }: Building): Promise<StepOutcome> {
  const { extraction } = binding.settings;
  const hasShrunk = served !== null && isFarLess(run, served);
  if (hasShrunk) return { kind: 'stop', stop: { code: 'shrunk', before: served.rows, now: run.rows } };
  const gathering = gatherTerms(run.next, renewalLimits.termsAtOnce);
  const first = createFirst(extraction.sort);
  const seen = new Set<string>();
  let kept = 0;
  let readBytes = 0;
  for (let start = 0; start < run.rowParts; start += renewalLimits.partsAtOnce) {
    const count = Math.min(renewalLimits.partsAtOnce, run.rowParts - start);
    const names = Array.from({ length: count }, (_, at) => partName.rows(start + at));
    const packed = await deps.copies.readParts(binding.id, run.generation, names);
    for (const text of packed) {
      const rows = text === null ? null : unpackRows(text);
      if (rows === null) return { kind: 'stop', stop: { code: 'interrupted' } };
      readBytes += text?.length ?? 0;
      for (const row of rows) {
        if (extraction.unique && seen.size === seen.add(row.key).size) continue;
        gathering.add(row, kept);
        first.add(withoutCard(row));
        kept += 1;
      }
    }
  }
  const { parts, next } = gathering.finish();
  const named = parts.map(({ packed }, at) => ({ name: partName.index(run.directory.length + at), packed }));
  const firstPart = { name: partName.first, packed: packRows(first.rows()) };
  const written = next === null ? [...named, firstPart] : named;
  await deps.copies.writeParts(binding.id, run.generation, written);
  const bytes = written.reduce((sum, { packed }) => sum + packed.length, 0);
  const after: CopyRun = {
    ...run,
    next,
    directory: [...run.directory, ...parts.map((part) => part.first)],
    kept,
    storedBytes: run.storedBytes + bytes,
    writtenBytes: run.writtenBytes + bytes,
    readBytes: run.readBytes + readBytes,
  };
  return next === null ? done(binding, after, served) : { kind: 'onward', run: after };
}

/** Whoever asked for the renewal by hand has decided. */
function isFarLess({ rows, startedBy, fingerprint }: CopyRun, served: KeptCopy): boolean {
  const isSame = served.fingerprint === fingerprint && served.rows >= renewalLimits.shrinksFrom;
  return startedBy === '' && isSame && rows < served.rows / 2;
}

function done({ settings }: BindingRecord, run: CopyRun, served: KeptCopy | null): StepOutcome {
  const { generation, directory, fingerprint, dropped, rowParts, storedBytes } = run;
  const rows = run.kept ?? 0;
  const { kind } = settings.query.paging;
  // Where pages are asked for by number, a row that came twice may have pushed another one out of sight.
  const hasMoved = (kind === 'page' || kind === 'offset') && rows + dropped < run.rows;
  const told = run.completeness ?? changed;
  return {
    kind: 'done',
    run,
    served: {
      generation,
      fromMs: generation,
      wholeFromMs: generation,
      fingerprint,
      directory,
      changes: null,
      changedRows: 0,
      rows,
      dropped,
      rowParts: 0,
      storedBytes,
      completeness: told.verdict === 'complete' && hasMoved ? changed : told,
    },
    gone: [{ generation, rows: rowParts, index: 0, others: [] }, ...(served === null ? [] : [partsOfCopy(served)])],
  };
}

const changed: Completeness = { verdict: 'unknown', reason: 'changed' };

/** Everything that a copy is made of. */
export function partsOfCopy({ generation, rowParts, directory, changes }: KeptCopy): PartNames {
  const others = [partName.first, ...(changes === null ? [] : [changes])];
  return { generation, rows: rowParts, index: directory.length, others };
}

/** The rows that are shown before anything is typed: the first in the order that the settings name. */
function createFirst(sort: BindingRecord['settings']['extraction']['sort']): {
  add: (row: FieldOption) => void;
  rows: () => FieldOption[];
} {
  const most = limits.optionsShown;
  let held: FieldOption[] = [];
  return {
    add: (row) => {
      if (sort === 'source' && held.length >= most) return;
      held.push(row);
      if (held.length >= 20 * most) held = sorted(held, sort).slice(0, most);
    },
    rows: () => sorted(held, sort).slice(0, most),
  };
}
