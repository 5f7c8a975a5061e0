import type { Work } from '../../base/budget';
import type { ExtractionSettings } from '../../contract/binding';
import type { ExtractionFailure } from '../../contract/failures';
import type { Json } from '../../contract/json';
import { err, ok, type Result } from '../../contract/result';
import { fileKind } from './binary';
import { contentKind, htmlTitle, type AnswerKind } from './content-kind';
import { parseCsv, type Csv } from './csv';
import { decoded, type Decoded } from './decode';
import { parseJson } from './json-text';
import { extractLimits } from '../limits';
import { parseXml } from './xml';

/** An answer, read: a value, or the rows of a table. */
export type Document = ({ kind: 'json'; value: Json } | { kind: 'xml'; value: Json } | { kind: 'csv'; csv: Csv }) & {
  /** What paths that look at it may take of the work of an invocation; absent: each as much as any may. */
  work?: Work;
};

export type DocumentSettings = Pick<ExtractionSettings, 'content' | 'csv' | 'encoding'>;

/** Why an answer is no document. `detail` names the place, in the server's own words where it has to: raw until it is masked. */
export type Unreadable = Omit<Extract<ExtractionFailure, { code: 'content-invalid' }>, 'detail'> & {
  detail: string | null;
};

/** Bytes to document. Never throws for what a server sends. */
export function readDocument(
  bytes: Uint8Array,
  contentType: string | null,
  settings: DocumentSettings,
  maxRows: number = extractLimits.rows,
): Result<Document, Unreadable> {
  const file = fileKind(bytes);
  if (file !== null)
    return invalid(
      settings.content === 'xml' || settings.content === 'csv' ? settings.content : 'json',
      'binary',
      file,
    );
  const read = decoded(bytes, contentType, settings.encoding);
  if (!read.ok) return invalid(contentKind(settings.content, contentType, ''), 'encoding', read.error.detail);
  const { text, utf8 } = withoutMarks(read.value);
  if (settings.content === 'lines') return linesOf(text);
  const kind = contentKind(settings.content, contentType, text);
  const title = settings.content === 'xml' ? null : htmlTitle(text);
  if (title !== null) return invalid(kind === 'csv' ? 'csv' : 'json', 'html', title === '' ? null : title);
  if (!/\S/.test(text)) return invalid(kind, 'empty', null);
  switch (kind) {
    case 'json': {
      const json = parseJson(text, utf8 ?? Buffer.from(text));
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

/** Files that programs put together have their byte order mark twice. */
function withoutMarks(read: Decoded): Decoded {
  if (!read.text.startsWith('\ufeff')) return read;
  return { text: read.text.replace(/^\ufeff+/, ''), utf8: null };
}

/** The same for whoever asks for rows: an answer without content (204, or no body) has none, and is no mistake. */
export function documentOrNothing(...parameters: Parameters<typeof readDocument>): Result<Document, Unreadable> {
  const document = readDocument(...parameters);
  if (document.ok || document.error.problem !== 'empty') return document;
  const { content } = document.error;
  return ok(
    content === 'csv'
      ? { kind: content, csv: { header: [], rows: [], truncated: false } }
      : { kind: content, value: null },
  );
}

/** Each line that is not empty is a row, and its own key and label. */
function linesOf(text: string): Result<Document, Unreadable> {
  const lines = text.split(/\r\n?|\n/, extractLimits.values).filter((line) => line.trim() !== '');
  return lines.length > extractLimits.containers
    ? invalid('csv', 'too-many', null)
    : ok({ kind: 'json', value: lines });
}

type Failed = { ok: false; error: Unreadable };

function invalid(content: AnswerKind, problem: Unreadable['problem'], detail: string | null): Failed {
  return err({ code: 'content-invalid', content, problem, detail });
}

/** A page that is not even well-formed was meant for people, also where XML is expected. */
function htmlOr(failed: Failed, title: string | null): Failed {
  return title === null ? failed : invalid('xml', 'html', title === '' ? null : title);
}
