import type { SentIn } from '../../contract/binding';
import type { ApiFailure } from '../../contract/failures';
import type { Json, JsonObject } from '../../contract/json';
import { err, ok, type Result } from '../../contract/result';
import type { ApiCall } from '../../datasources/api/api-call';
import { readJson, writeJson } from '../../extract/document/written-json';
import { staysInPlace } from '../query/path-template';
import { isCursorMark, withCursorText, withNumber } from '../query/page-position';
import { isObject } from '../../extract/path/member-names';

type Parameter = { sentIn: SentIn; name: string; value: Json };

/** Puts the position of a page, and its size, where a query has a place for them. */
export function withPosition(call: ApiCall, { position, size }: { position: number; size: number }): ApiCall {
  const put = (text: string): string => withNumber(withNumber(text, 'paging.position', position), 'paging.size', size);
  return { ...call, path: put(call.path), body: call.body === null ? null : put(call.body) };
}

/**
 * Puts the cursor of a page where a query has a place for it; null for the first page. A parameter of the address, or a text of the
 * body, that is nothing but the place is left out then. A failure: the rule of the place cannot write this cursor.
 */
export function withCursor(call: ApiCall, cursor: Json | null): Result<ApiCall, ApiFailure> {
  const text = cursor === null ? null : textOf(cursor);
  const [before = '', ...query] = call.path.split('?');
  const parts = query.join('?').split('&');
  const kept = text === null ? parts.filter((part) => !isCursorMark(part.split('=').slice(1).join('='))) : parts;
  const address = [before, kept.join('&')].join(kept.join('') === '' ? '' : '?');
  const path = withCursorText(address, text, encodeURIComponent);
  if (path !== null && !staysInPlace(path)) return err({ code: 'api-settings', problem: 'leaves-base', detail: null });
  const body = call.body === null ? null : cursorInBody(call.body, cursor);
  return path === null || body === undefined
    ? err({ code: 'api-settings', problem: 'rule-needed', detail: null })
    : ok({ ...call, path, body });
}

/** Undefined where a rule cannot write it. */
function cursorInBody(body: string, cursor: Json | null): string | undefined {
  const read = readJson(body);
  if (read === null) return body;
  const refused: string[] = [];
  const filled = (value: Json): Json | undefined => {
    if (typeof value === 'string') {
      if (isCursorMark(value)) return cursor ?? undefined;
      const put = withCursorText(value, cursor === null ? null : textOf(cursor));
      if (put === null) refused.push(value);
      return put ?? '';
    }
    if (Array.isArray(value)) return value.map(filled).filter((element) => element !== undefined);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, inner]) => {
        const put = filled(inner);
        return put === undefined ? [] : [[name, put]];
      }),
    );
  };
  const written = writeJson(filled(read.body) ?? null);
  return refused.length === 0 ? written : undefined;
}

/** Sets a parameter of a call where it belongs: in its query, or as a member of its JSON body. */
export function withParameter(call: ApiCall, { sentIn, name, value }: Parameter): ApiCall {
  if (sentIn === 'query') return withQueryParameter(call, name, textOf(value));
  return call.body === null ? call : { ...call, body: withMember(call.body, name, value) };
}

/** Replaces a parameter of the same name, and leaves all others as they are written. */
function withQueryParameter(call: ApiCall, name: string, value: string): ApiCall {
  const [pathname = '', ...query] = call.path.split('?');
  const encoded = encodeURIComponent(name);
  const others = query
    .join('?')
    .split('&')
    .filter((pair) => pair !== '' && pair.split('=', 1)[0] !== encoded && pair.split('=', 1)[0] !== name);
  return { ...call, path: `${pathname}?${[...others, `${encoded}=${encodeURIComponent(value)}`].join('&')}` };
}

function textOf(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  // Half a character cannot be encoded: `encodeURIComponent` would throw.
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Members are divided by dots (`variables.after`); those that are missing on the way are made. */
function withMember(body: string, name: string, value: Json): string {
  const names = name.replace(/^\$\./, '').split('.');
  const read = readJson(body);
  return read === null ? body : writeJson(set(read.body, names, value));
}

function set(target: Json | undefined, [name = '', ...deeper]: string[], value: Json): Json {
  const members: JsonObject = isObject(target) ? target : {};
  const put =
    deeper.length === 0 ? value : set(Object.hasOwn(members, name) ? members[name] : undefined, deeper, value);
  return Object.fromEntries([...Object.entries(members).filter(([other]) => other !== name), [name, put]]);
}
