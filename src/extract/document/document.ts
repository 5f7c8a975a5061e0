import type { ContentKind, CsvSettings } from '../../contract/binding';
import type { ExtractionFailure } from '../../contract/failures';
import type { Json } from '../../contract/json';
import { err, ok, type Result } from '../../contract/result';
import { contentKind, htmlTitle, type AnswerKind } from './content-kind';
import { parseCsv, type Csv } from './csv';
import { decodeText, decodeWindows1252, type Decoded } from './decode';
import { parseJson } from './json-text';
import { extractLimits } from '../limits';
import { parseXml } from './xml';

/** An answer, read: a value, or the rows of a table. */
export type Document = { kind: 'json'; value: Json } | { kind: 'xml'; value: Json } | { kind: 'csv'; csv: Csv };

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
      return json.ok ? ok({ kind, value: json.value }) : invalid('json', json.error.problem, json.error.detail);
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

/** The same for whoever asks for rows: an answer without content (204, or no body) has none, and is no mistake. */
export function documentOrNothing(...parameters: Parameters<typeof readDocument>): Result<Document, ExtractionFailure> {
  const document = readDocument(...parameters);
  if (document.ok || document.error.code !== 'content-invalid' || document.error.problem !== 'empty') return document;
  const { content } = document.error;
  return ok(
    content === 'csv'
      ? { kind: content, csv: { header: [], rows: [], truncated: false } }
      : { kind: content, value: null },
  );
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
