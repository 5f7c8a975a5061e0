import type { ExtractionFailure } from '../../contract/failures';
import type { Json } from '../../contract/json';
import { err, ok, type Result } from '../../contract/result';
import type { Document, Unreadable } from '../../extract/document/document';
import { numberText } from '../../extract/document/written-number';
import { isObject } from '../../extract/path/member-names';
import { isCredentialName } from '../../http/credential-shapes';
import { foreignText } from '../../http/foreign-text';
import { cover, nothingToMask, type Mask } from '../../http/masker';

/**
 * What was read from an answer, with the app's own secrets covered in every text of it, names of members included. Done
 * after decoding and before anything is extracted: what is shown, searched and cached comes from here.
 */
export function maskAnswer(read: Result<Document, Unreadable>, mask: Mask): Result<Document, ExtractionFailure> {
  if (!read.ok) return err({ ...read.error, detail: foreignText(read.error.detail, mask) });
  return mask === nothingToMask ? read : ok(maskDocument(read.value, mask));
}

function maskDocument(document: Document, mask: Mask): Document {
  switch (document.kind) {
    case 'json':
    case 'xml':
      return { kind: document.kind, value: maskJson(mask, document.value) };
    case 'csv': {
      const { csv } = document;
      const masked = (texts: readonly string[]): string[] => texts.map(mask);
      return {
        kind: 'csv',
        csv: { ...csv, header: csv.header === null ? null : masked(csv.header), rows: csv.rows.map(masked) },
      };
    }
  }
}

/** The same value without what its members' names say is a credential, whoever it belongs to. */
export function withoutNamedCredentials(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNamedCredentials);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      typeof member === 'string' && isCredentialName(name) ? cover : withoutNamedCredentials(member),
    ]),
  );
}

/** Covers secrets in every text of a value, names of members included, and in numbers. */
function maskJson(mask: Mask, value: Json): Json {
  if (typeof value === 'string') return mask(value);
  const number = numberText(value);
  if (number !== null) return mask(number) === number ? value : cover;
  if (Array.isArray(value)) return value.map((element) => maskJson(mask, element));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [mask(name), maskJson(mask, member)]));
}
