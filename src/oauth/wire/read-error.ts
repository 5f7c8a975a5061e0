import type { TokenFailure } from '../../contract/token-failure';
import type { ForeignText } from '../../contract/foreign-text';
import { foreignText } from '../../http/foreign-text';
import type { Mask } from '../../http/masker';
import { challengesIn } from '../dpop/challenge';
import { meaningOf } from './dialects';
import { own, type Members } from './read-body';

/** The parts of an error answer, still raw. */
export type ServerError = {
  error: string;
  description: string | null;
  uri: string | null;
  providerCode: string | null;
};

/** Where servers put the error code and the sentence, besides RFC 6749 §5.2, in the order tried: paths of names and indexes. */
const shapes: [code: string, descriptions: string[]][] = [
  ['error', ['error_description', 'errorDescription', 'message', 'error_message', 'detail']],
  ['error.code', ['error.message']],
  ['error.status', ['error.message']],
  ['errorCode', ['errorSummary', 'errorMessage']],
  ['error_code', ['error_message']],
  ['ErrorCode', ['Error']],
  ['errors.0.code', ['errors.0.message']],
  ['errors.0.extensions.code', ['errors.0.message']],
  ['response.errors.0.code', ['response.errors.0.message']],
  ['fault.detail.errorcode', ['fault.faultstring']],
  ['errcode', ['errmsg']],
  ['code', ['message', 'msg', 'error_message']],
  ['Code', ['Message']],
  ['__type', ['message', 'Message']],
  ['name', ['message']],
  ['Error', ['ErrorDescription', 'Message']],
  ['error.error', ['error.error_description', 'error.message']],
  ['data.error', ['data.error_description', 'data.message']],
  ['error.0', ['message']],
  ['errors.0', ['message']],
  ['errorType', ['errorMessage', 'message']],
];

/** Codes of providers inside a sentence: Microsoft's AADSTS numbers, Okta's E numbers. */
const codesInText = /\b(AADSTS\d{4,9}|AADB2C\d{5}|E0000\d{3})\b/;

/** Finds an error in an answer's members: RFC 6749 §5.2 first, then the shapes of providers. Null when there is none. */
export function readError(members: Members): ServerError | null {
  for (const [code, descriptions] of shapes) {
    const error = textAt(members, code);
    // A list holds sentences as often as codes.
    if (error === null || (code.endsWith('.0') && !/^[a-z]+([_-][a-z]+)+$/i.test(error))) continue;
    const description = firstText(members, descriptions);
    return {
      error,
      description,
      uri: textAt(members, 'error_uri'),
      providerCode: providerCode(members, error, description),
    };
  }
  return null;
}

/** A member by which services say beside a 200 that nothing came of it, and the sentence that tells why. */
export function readFailure(members: Members): ServerError | null {
  const [name, value] =
    ['success', 'ok', 'status', 'result']
      .map((one) => [one, own(members, one)] as const)
      .find(([, one]) => one === false || (typeof one === 'string' && /^(fail(ed|ure)?|error|false)$/i.test(one))) ??
    [];
  const description = firstText(members, ['message', 'msg', 'error_description', 'reason', 'detail']);
  if (name === undefined || description === null) return null;
  return { error: `${name}: ${String(value)}`, description, uri: null, providerCode: null };
}

/** Finds an error in `WWW-Authenticate` (RFC 6750 §3), for answers without a readable body. */
export function readChallenge(header: string | null): ServerError | null {
  const { error = null, description = null } = challengesIn(header).find((one) => one.error !== null) ?? {};
  if (error === null) return null;
  return { error, description, uri: null, providerCode: codesInText.exec(description ?? '')?.[1] ?? null };
}

/** Stands where a code holds nothing that can be shown. */
const noCode = 'unknown' as ForeignText;

/** Makes the failure that pages show: cut, printable, without anything secret in it. */
export function refused(
  found: ServerError,
  {
    status,
    retryAfterSeconds,
    mask,
    isAssertion,
  }: {
    status: number;
    retryAfterSeconds: number | null;
    mask: Mask;
    /** The grant was an assertion. */
    isAssertion: boolean;
  },
): TokenFailure {
  const shown = (text: string | null): ForeignText | null => foreignText(text, mask);
  const uri = shown(found.uri);
  const codes = [found.providerCode, found.error].filter((code) => code !== null);
  return {
    code: 'token-refused',
    status,
    meaning: meaningOf({ status, codes, sentence: found.description, isAssertion }),
    error: shown(found.error) ?? noCode,
    description: shown(found.description),
    uri: uri !== null && /^https?:\/\//i.test(uri) ? uri : null,
    providerCode: shown(found.providerCode),
    retryAfterSeconds,
  };
}

function providerCode(members: Members, error: string, description: string | null): string | null {
  const inText = codesInText.exec(description ?? '')?.[1] ?? codesInText.exec(error)?.[1];
  if (inText !== undefined) return inText;
  const others = ['error_codes.0', 'errorCode', 'error_code', 'suberror', 'code'];
  return firstText(members, others, error);
}

/** The first text at one of the paths that is not `known`. */
function firstText(members: Members, paths: string[], known: string | null = null): string | null {
  return paths.map((path) => textAt(members, path)).find((text) => text !== null && text !== known) ?? null;
}

/** A text or number at a path; empty texts, objects and what is inherited count as absent. */
function textAt(members: Members, path: string): string | null {
  let value: unknown = members;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return null;
    value = own(value as Members, name);
  }
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}
