import type { CopyEstimate } from '../../contract/copy';
import type { FieldOption } from '../../contract/field-option';
import { gatherTerms, partBytes } from './index-parts';
import { packRows } from './packed-rows';

/** So many rows of a preview are pressed to know what the others will take. */
const sampleRows = 2_000;

/** Terms that one walk over the rows puts into the index, and what a walk takes a row (`npm run bench:mirror`). */
const termsPerWalk = 100_000;
const msPerRowAndWalk = 0.05;
/** A page from outside, with what is made of it. */
const msPerPage = 600;

/**
 * What a copy would take, by rows of its source: they are pressed as they would be. Many rows press a little better than few,
 * so that it is rather less in the end.
 */
export function estimateCopy({
  options,
  rows,
  isAtLeast,
  rowsOnPage,
}: {
  options: readonly FieldOption[];
  rows: number;
  isAtLeast: boolean;
  rowsOnPage: number;
}): CopyEstimate {
  const sample = options.slice(0, sampleRows);
  const gathering = gatherTerms(null, Number.MAX_SAFE_INTEGER);
  let terms = 0;
  for (const [at, option] of sample.entries()) terms += gathering.add(option, at);
  const factor = rows / Math.max(1, sample.length);
  const rowBytes = packRows(sample).length * factor;
  const indexBytes = gathering.finish().parts.reduce((sum, { packed }) => sum + packed.length, 0) * factor;
  const walks = Math.max(1, Math.ceil((terms * factor) / termsPerWalk));
  return {
    rows,
    isAtLeast,
    writtenBytes: Math.round(rowBytes + indexBytes),
    readBytes: Math.round(rowBytes * walks),
    functionMs: Math.round(rows * walks * msPerRowAndWalk + Math.ceil(rows / Math.max(1, rowsOnPage)) * msPerPage),
    searchBytes: Math.round(Math.min(indexBytes, 3 * partBytes)),
  };
}
