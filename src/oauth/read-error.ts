import type { TokenFailure } from '../contract/token';
import { foreignText } from '../http/foreign-text';
import { own, type Members } from './read-body';

/** The parts of an error answer, still raw. */
export type ServerError = {
  error: string;
  description: string | null;
  uri: string | null;
  providerCode: string | null;
};

/** Where servers put the error code and the sentence, besides RFC 6749 §5.2, in the order tried. */
const shapes: { code: string[]; description: string[] }[] = [
  { code: ['error'], description: ['error_description', 'errorDescription', 'message', 'error_message', 'detail'] },
  { code: ['error', 'code'], description: ['error', 'message'] },
  { code: ['error', 'status'], description: ['error', 'message'] },
  { code: ['errorCode'], description: ['errorSummary', 'errorMessage'] },
  { code: ['error_code'], description: ['error_message'] },
  { code: ['ErrorCode'], description: ['Error'] },
  { code: ['errors', '0', 'code'], description: ['errors', '0', 'message'] },
  { code: ['response', 'errors', '0', 'code'], description: ['response', 'errors', '0', 'message'] },
  { code: ['fault', 'detail', 'errorcode'], description: ['fault', 'faultstring'] },
  { code: ['code'], description: ['message'] },
];

/** Codes of providers inside a sentence: Microsoft's AADSTS numbers, Okta's E numbers. */
const codesInText = /\b(AADSTS\d{4,9}|E0000\d{3})\b/;

/** Finds an error in an answer's members: RFC 6749 §5.2 first, then the shapes of providers. Null when there is none. */
export function readError(members: Members): ServerError | null {
  for (const { code, description } of shapes) {
    const error = textAt(members, code);
    if (error === null) continue;
    const sentence = code.length === 1 ? firstText(members, description) : textAt(members, description);
    return {
      error,
      description: sentence,
      uri: textAt(members, ['error_uri']),
      providerCode: providerCode(members, error, sentence),
    };
  }
  return null;
}

/** Finds an error in `WWW-Authenticate` (RFC 6750 §3), for answers without a readable body. */
export function readChallenge(header: string | null): ServerError | null {
  const error = /\berror="([^"\\]{1,100})"/.exec(header ?? '')?.[1];
  if (error === undefined) return null;
  const description = /\berror_description="([^"\\]{1,2000})"/.exec(header ?? '')?.[1] ?? null;
  return { error, description, uri: null, providerCode: codesInText.exec(description ?? '')?.[1] ?? null };
}

/** Makes the failure that pages show: cut, printable, without anything secret in it. */
export function refused(
  found: ServerError,
  {
    status,
    retryAfterSeconds,
    mask,
  }: { status: number; retryAfterSeconds: number | null; mask: (text: string) => string },
): TokenFailure {
  const shown = (text: string | null): string | null => (text === null ? null : foreignText(mask(text)));
  const uri = shown(found.uri);
  return {
    code: 'token-refused',
    status,
    error: shown(found.error) ?? 'unknown',
    description: shown(found.description),
    uri: uri !== null && /^https?:\/\//i.test(uri) ? uri : null,
    providerCode: shown(found.providerCode),
    retryAfterSeconds,
  };
}

function providerCode(members: Members, error: string, description: string | null): string | null {
  const inText = codesInText.exec(description ?? '')?.[1] ?? codesInText.exec(error)?.[1];
  if (inText !== undefined) return inText;
  const others = [['error_codes', '0'], ['errorCode'], ['error_code'], ['suberror'], ['code']];
  for (const path of others) {
    const code = textAt(members, path);
    if (code !== null && code !== error) return code;
  }
  return null;
}

function firstText(members: Members, names: string[]): string | null {
  for (const name of names) {
    const text = textAt(members, [name]);
    if (text !== null) return text;
  }
  return null;
}

/** A text or number at a path; empty texts, objects and what is inherited count as absent. */
function textAt(members: Members, path: string[]): string | null {
  let value: unknown = members;
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return null;
    value = own(value as Members, name);
  }
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}
