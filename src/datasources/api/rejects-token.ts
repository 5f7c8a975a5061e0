import type { Json } from '../../contract/json';
import type { OAuthSettings } from '../../contract/oauth-settings';
import { readDocument } from '../../extract/document/document';
import { compareNumbers, numberText } from '../../extract/document/written-number';
import { TooMuchWork, type Work } from '../../base/budget';
import { TooDeep } from '../../extract/path/evaluate';
import { compileJsonPath, compileSingularPath } from '../../extract/path/json-path';

type Rule = Pick<OAuthSettings, 'rejectionStatuses' | 'rejectionPath' | 'rejectionValue'>;

/** As many finds of a path are compared with the value. */
const mostFinds = 100;

/**
 * Whether an API's answer says that the token is no longer good: by its status, or, where the API answers every question with
 * success, by what stands at a place of its JSON: a value, or anything but nothing (`"error": null`). `body` null: none was read.
 */
export function rejectsToken(
  { rejectionStatuses, rejectionPath, rejectionValue }: Rule,
  {
    status,
    body,
    work,
  }: { status: number; body: { bytes: Uint8Array; contentType: string | null } | null; work?: Work },
): boolean {
  if (rejectionStatuses.includes(status)) return true;
  if (rejectionPath === '' || body === null || status < 200 || status > 299) return false;
  const document = readDocument(body.bytes, body.contentType, { content: 'json', csv: null });
  if (!document.ok || document.value.kind !== 'json') return false;
  const found = valuesAt(document.value.value, rejectionPath, work);
  return found.some((value) => (rejectionValue === '' ? isSomething(value) : equals(value, rejectionValue)));
}

/** Nothing is found in an answer that nests deeper than a path may follow it, or takes more work than it may cost. */
function valuesAt(value: Json, path: string, work: Work | undefined): readonly Json[] {
  const singular = compileSingularPath(path);
  if (singular.ok) {
    const found = singular.value(value);
    return found === undefined ? [] : [found];
  }
  const compiled = compileJsonPath(path);
  if (!compiled.ok) return [];
  try {
    return compiled.value(value, mostFinds, work).rows;
  } catch (error) {
    if (error instanceof TooDeep || error instanceof TooMuchWork) return [];
    throw error;
  }
}

/** Services write "no error" as null, false, zero, or an empty text, list or object. */
function isSomething(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return Boolean(value);
  const number = numberText(value);
  return number === null ? Object.keys(value).length > 0 : compareNumbers(number, '0') !== 0;
}

function equals(value: Json, wanted: string): boolean {
  if (typeof value === 'string') return value === wanted;
  const number = numberText(value);
  if (number === null) return JSON.stringify(value) === wanted;
  return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(wanted) && compareNumbers(number, wanted) === 0;
}
