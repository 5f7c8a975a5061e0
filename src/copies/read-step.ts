import type { BindingRecord } from '../fields/binding/binding-record';
import { packRows } from '../fields/copy/packed-rows';
import { partName } from '../fields/copy/search-copy';
import type { FieldSource } from '../fields/field-deps';
import type { FieldOption } from '../contract/field-option';
import type { SinceFormat } from '../contract/copy';
import { extractionFor } from '../fields/kinds/extraction-for';
import { pagesWanted } from '../fields/options/options';
import { withCard } from '../fields/options/with-card';
import { readSomePages } from '../fields/pages/read-pages';
import { evaluateQuery } from '../fields/query/query';
import type { CopiesDeps } from './copies-deps';
import type { CopyRun, KeptCopy } from './copy-record';
import { renewalLimits } from './limits';
import type { StepOutcome } from './step-outcome';
import { waitOrStop } from './step-outcome';

type Reading = { binding: BindingRecord; source: FieldSource; run: CopyRun; served: KeptCopy | null };

/** Reads the next pages and keeps their rows as parts. What a page that fails was to bring is read again by the next attempt. */
export async function readStep(deps: CopiesDeps, { binding, source, run, served }: Reading): Promise<StepOutcome> {
  const { settings } = binding;
  const since = run.kind === 'changes' && served !== null ? { since: sinceOf(settings.copy?.sinceFormat, served) } : {};
  const call = evaluateQuery(settings.query, since);
  const extraction = extractionFor(withCard(settings));
  if (!call.ok) return waitOrStop({ code: 'api-settings', problem: 'variable-missing', detail: null });
  if (!extraction.ok) return waitOrStop(extraction.error);
  const { result, paused } = await readSomePages(
    source,
    deps.clock,
    { ...pagesWanted(settings, call.value), proof: 'sought' },
    extraction.value,
    {
      rows: (settings.copy?.maxRows ?? 0) + 1,
      pages: renewalLimits.pages,
      pagesAtOnce: renewalLimits.pagesAtOnce,
      ms: renewalLimits.readingMs,
      from: run.paused,
    },
  );
  if (!result.ok) return waitOrStop(result.error);
  const { options, rows, dropped, pages, completeness, trouble } = result.value;
  if (trouble !== null) return waitOrStop(trouble);
  const isOver = rows > (settings.copy?.maxRows ?? 0);
  if (paused === null && completeness.verdict === 'incomplete')
    return { kind: 'stop', stop: { code: 'incomplete', reason: completeness.reason } };
  if (isOver) return { kind: 'stop', stop: { code: 'incomplete', reason: 'row-limit' } };
  if (run.kind === 'changes' && rows > renewalLimits.changedRows) return { kind: 'whole-instead' };
  const parts = partsOf(options, run.rowParts);
  await deps.copies.writeParts(binding.id, run.generation, parts);
  const writtenBytes = parts.reduce((sum, { packed }) => sum + packed.length, 0);
  return {
    kind: 'onward',
    run: {
      ...run,
      paused,
      rowParts: run.rowParts + parts.length,
      rows,
      dropped,
      pages,
      completeness: paused === null ? completeness : null,
      phase: paused === null ? 'building' : 'reading',
      writtenBytes: run.writtenBytes + writtenBytes,
    },
  };
}

function partsOf(options: readonly FieldOption[], from: number): { name: string; packed: string }[] {
  const parts: { name: string; packed: string }[] = [];
  for (let start = 0; start < options.length; start += renewalLimits.rowsInPart) {
    const packed = packRows(options.slice(start, start + renewalLimits.rowsInPart));
    parts.push({ name: partName.rows(from + parts.length), packed });
  }
  return parts;
}

/** From when on changes are asked for: somewhat before the rows that are known, as the clocks of two systems differ. */
function sinceOf(format: SinceFormat = 'iso', { fromMs }: KeptCopy): string {
  const ms = fromMs - renewalLimits.overlapMs;
  const iso = new Date(ms).toISOString();
  switch (format) {
    case 'iso':
      return iso.replace(/\.\d+Z$/, 'Z');
    case 'date':
      return iso.slice(0, 10);
    case 'seconds':
      return String(Math.floor(ms / 1000));
    case 'milliseconds':
      return String(ms);
  }
}
