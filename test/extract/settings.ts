import type { ContentKind, ExtractionSettings } from '../../src/contract/binding';
import type { FieldOption } from '../../src/contract/field-option';
import type { ExtractionFailure } from '../../src/contract/failures';
import { readDocument, type Document, type Unreadable } from '../../src/extract/document/document';
import type { ExtractedPage } from '../../src/extract/extraction';
import { extractOptions } from '../support/extract-options';

const settings: ExtractionSettings = {
  content: 'detect',
  csv: null,
  items: '$[*]',
  key: 'id',
  label: '{{name}}',
  details: '',
  sort: 'source',
  unique: true,
};

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A text as an answer that was read. */
export function documentOf(text: string, content: ContentKind = 'detect'): Document {
  const document = readDocument(bytesOf(text), null, { content, csv: null });
  if (!document.ok) throw new Error(document.error.code);
  return document.value;
}

/** Extracts from a text, or from bytes as they are. */
export function extract(
  body: string | Uint8Array,
  over: Partial<ExtractionSettings> = {},
  contentType: string | null = null,
  maxRows?: number,
): ExtractedPage | ExtractionFailure | Unreadable {
  const bytes = typeof body === 'string' ? bytesOf(body) : body;
  const page = extractOptions({ ...settings, ...over }, { bytes, contentType }, maxRows);
  return page.ok ? page.value : page.error;
}

/** The options, or the failure where there are none. */
export function optionsFrom(...parameters: Parameters<typeof extract>): FieldOption[] | ExtractionFailure | Unreadable {
  const result = extract(...parameters);
  return 'options' in result ? result.options : result;
}
