import type { ExtractionSettings } from '../../src/contract/binding';
import type { ExtractionFailure } from '../../src/contract/failures';
import { ok, type Result } from '../../src/contract/result';
import { documentOrNothing, type Unreadable } from '../../src/extract/document/document';
import { compileExtraction, type ExtractedPage } from '../../src/extract/extraction';
import { extractLimits } from '../../src/extract/limits';

/** All at once: the bytes of one answer to its options. */
export function extractOptions(
  settings: ExtractionSettings,
  answer: { bytes: Uint8Array; contentType: string | null },
  maxRows: number = extractLimits.rows,
): Result<ExtractedPage, ExtractionFailure | Unreadable> {
  const extraction = compileExtraction(settings);
  if (!extraction.ok) return extraction;
  const document = documentOrNothing(answer.bytes, answer.contentType, settings, maxRows);
  if (!document.ok) return document;
  const page = extraction.value.page(document.value, maxRows);
  if (!page.ok) return page;
  return ok({ ...page.value, options: extraction.value.finish(page.value.options) });
}
