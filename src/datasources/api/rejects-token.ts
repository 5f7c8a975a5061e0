import type { Json } from '../../contract/json';
import type { OAuthSettings } from '../../contract/token';
import { readDocument } from '../../extract/document/document';
import { compileJsonPath, compileSingularPath } from '../../extract/path/json-path';

type Rule = Pick<OAuthSettings, 'rejectionStatuses' | 'rejectionPath' | 'rejectionValue'>;

/** As many finds of a path are compared with the value. */
const mostFinds = 100;

/**
 * Whether an API's answer says that the token is no longer good: by its status, or, where the API answers every question with
 * success, by what stands at a place of its JSON. `body` null: none was read.
 */
export function rejectsToken(
  { rejectionStatuses, rejectionPath, rejectionValue }: Rule,
  { status, body }: { status: number; body: { bytes: Uint8Array; contentType: string | null } | null },
): boolean {
  if (rejectionStatuses.includes(status)) return true;
  if (rejectionPath === '' || body === null || status < 200 || status > 299) return false;
  const document = readDocument(body.bytes, body.contentType, { content: 'json', csv: null });
  if (!document.ok || document.value.kind !== 'json') return false;
  const found = valuesAt(document.value.value, rejectionPath);
  return rejectionValue === '' ? found.length > 0 : found.some((value) => textOf(value) === rejectionValue);
}

function valuesAt(value: Json, path: string): readonly Json[] {
  const singular = compileSingularPath(path);
  if (singular.ok) {
    const found = singular.value(value);
    return found === undefined ? [] : [found];
  }
  const compiled = compileJsonPath(path);
  return compiled.ok ? compiled.value(value, mostFinds).rows : [];
}

const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));
