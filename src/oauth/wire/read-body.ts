import type { TokenRepair } from '../../contract/token';
import type { TokenAnswerProblem } from '../../contract/token-failure';
import { err, ok, type Result } from '../../contract/result';
import { isCredentialName } from '../../http/credential-shapes';
import { unicodeOf } from '../../http/foreign-text';
import { Secret } from '../../base/secret';

/** An answer's members, as the server named them. Read with `own`: names may be hostile. */
export type Members = Record<string, unknown>;

/** The place of a token that is the whole answer. */
const wholeAnswer = '$';

export type ReadBody = { members: Members; repairs: TokenRepair[] };

/**
 * The text of an answer: UTF-8, or UTF-16 where its bytes tell so, whatever the content type claims; undecodable bytes
 * become U+FFFD.
 */
export function bodyText(bytes: Uint8Array): string {
  return new TextDecoder(unicodeOf(bytes), { ignoreBOM: true }).decode(bytes);
}

/**
 * Reads the members of a token endpoint's answer: a JSON object, or the form-encoded pairs that some servers still send.
 * Where the settings say that the token stands elsewhere (`place`), also a list, whose members are its indexes, and with
 * `$` a text that is the token itself.
 */
export function readBody(text: string, contentType: string | null, place = ''): Result<ReadBody, TokenAnswerProblem> {
  const repairs: TokenRepair[] = [];
  if (text.startsWith('\ufeff')) repairs.push('byte-order-mark');
  const body = text.replace(/^\ufeff/, '').trim();
  if (body === '') return err('empty');
  const json = parseJson(body);
  if (json !== undefined) {
    const members = place === '' ? asMembers(json) : (asMembers(json) ?? placed(json, place));
    if (members === null) return err('not-an-object');
    if (!isJsonType(contentType)) repairs.push('content-type');
    return ok({ members, repairs });
  }
  if (body.startsWith('<')) return err('html');
  if (place === wholeAnswer) return ok({ members: { [wholeAnswer]: body }, repairs });
  if (!looksLikeForm(body)) return err('not-json');
  const pairs = parsePairs(body);
  if (pairs === null) return err('form-malformed');
  repairs.push('form-encoded-body');
  return ok({ members: pairs, repairs });
}

/** An own member: `constructor` and the like are members only if the server sent them. */
export function own(members: Members, name: string): unknown {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

/** What an answer's members are by their names: credentials, whoever they belong to. */
export function credentialsIn(value: unknown, levels = 4): Secret[] {
  if (typeof value !== 'object' || value === null || levels === 0) return [];
  return Object.entries(value).flatMap(([name, member]): Secret[] =>
    typeof member === 'string'
      ? isCredentialName(name)
        ? [new Secret(member)]
        : []
      : credentialsIn(member, levels - 1),
  );
}

function placed(json: unknown, place: string): Members | null {
  if (Array.isArray(json)) return Object.fromEntries(json.entries());
  return typeof json === 'string' && place === wholeAnswer ? { [wholeAnswer]: json } : null;
}

/** Undefined for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The members of a JSON object; null for anything else. */
export function asMembers(json: unknown): Members | null {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? { ...json } : null;
}

function isJsonType(contentType: string | null): boolean {
  return /^application\/([a-z0-9.-]+\+)?json$/.test(mediaType(contentType));
}

/** `type/subtype` in lower case, without parameters. */
function mediaType(contentType: string | null): string {
  return (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** A single line of name=value pairs, one of which is a token or an error. */
function looksLikeForm(text: string): boolean {
  return /^[\w.-]+=[^\s<>]*$/.test(text) && /(?:^|&)(?:access_token|error)=/.test(text);
}

/**
 * The pairs of a form, strictly: an escape that is none, bytes that are no UTF-8, a part without `=` or a name that stands
 * twice (RFC 6749 §5.1 has none) spoil all. A token that was mended by guessing would be sent to the API.
 */
function parsePairs(text: string): Members | null {
  const pairs = text.split('&').map((part): [string | null, string | null] => {
    const at = part.indexOf('=');
    return at <= 0 || /;[\w.-]+=/.test(part)
      ? [null, null]
      : [formDecoded(part.slice(0, at)), formDecoded(part.slice(at + 1))];
  });
  if (pairs.some((pair) => pair.includes(null))) return null;
  const names = new Set(pairs.map(([name]) => name));
  return names.size === pairs.length ? (Object.fromEntries(pairs) as Members) : null;
}

function formDecoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
