import type { ContentKind, CsvSettings } from '../../contract/binding';
import type { ExtractionFailure } from '../../contract/failures';
import type { Json } from '../../contract/json';
import { err, ok, type Result } from '../../contract/result';
import { contentKind, htmlTitle, type AnswerKind } from './content-kind';
import { parseCsv, type Csv } from './csv';
import { decodeText, decodeWindows1252, type Decoded } from './decode';
import { parseJson, parseJsonExactly } from './json-text';
import { extractLimits } from '../limits';
import { parseXml } from './xml';

/** An answer, read: a value, or the rows of a table. */
export type Document =
  | { kind: 'json'; value: Json; /** Reads once more, keeping every digit of large numbers. */ exactly: () => Json }
  | { kind: 'xml'; value: Json }
  | { kind: 'csv'; csv: Csv };

export type DocumentSettings = { content: ContentKind; csv: CsvSettings | null };

/** Bytes to document. Never throws for what a server sends; `detail` is printable and names the place. */
export function readDocument(
  bytes: Uint8Array,
  contentType: string | null,
  settings: DocumentSettings,
  maxRows: number = extractLimits.rows,
): Result<Document, ExtractionFailure> {
  const decoded = decodedOrGuessed(bytes, contentType, settings.content);
  if (!decoded.ok) return decoded;
  const { text } = decoded.value;
  const kind = contentKind(settings.content, contentType, text);
  const title = settings.content === 'xml' ? null : htmlTitle(text);
  if (title !== null) return invalid(kind === 'csv' ? 'csv' : 'json', 'html', title === '' ? null : title);
  if (!/\S/.test(text)) return invalid(kind, 'empty', null);
  switch (kind) {
    case 'json': {
      const json = parseJson(text);
      if (!json.ok) return invalid('json', 'malformed', json.error.detail);
      return ok({ kind, value: json.value, exactly: () => parseJsonExactly(text) });
    }
    case 'xml': {
      const xml = parseXml(text);
      if (!xml.ok) return htmlOr(invalid('xml', xml.error.problem, xml.error.detail), htmlTitle(text));
      return ok({ kind, value: xml.value });
    }
    case 'csv': {
      const csv = parseCsv(text, settings.csv, maxRows);
      return csv.ok ? ok({ kind, csv: csv.value }) : invalid('csv', csv.error.problem, csv.error.detail);
    }
  }
}

type Failed = { ok: false; error: ExtractionFailure };

function invalid(
  content: AnswerKind,
  problem: Extract<ExtractionFailure, { code: 'content-invalid' }>['problem'],
  detail: string | null,
): Failed {
  return err({ code: 'content-invalid', content, problem, detail });
}

/** A page that is not even well-formed was meant for people, also where XML is expected. */
function htmlOr(failed: Failed, title: string | null): Failed {
  return title === null ? failed : invalid('xml', 'html', title === '' ? null : title);
}

/** Tables come from spreadsheets, which say nothing of their encoding: what is not UTF-8 is then windows-1252. */
function decodedOrGuessed(
  bytes: Uint8Array,
  contentType: string | null,
  content: ContentKind,
): Result<Decoded, ExtractionFailure> {
  const decoded = decodeText(bytes, contentType);
  if (decoded.ok) return decoded;
  const head = decodeWindows1252(bytes.subarray(0, 10_000));
  const kind = contentKind(content, contentType, head);
  if (kind !== 'csv' || !decoded.error.assumed) return invalid(kind, 'encoding', decoded.error.detail);
  return ok({ text: decodeWindows1252(bytes), charset: 'windows-1252', assumed: true });
}
