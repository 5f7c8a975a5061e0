import type { SentIn } from '../../contract/binding';
import type { Json, JsonObject } from '../../contract/json';
import type { ApiCall } from '../../datasources/api/api-call';
import { readJson, writeJson } from '../../extract/document/written-json';
import { withNumber } from '../query/page-position';
import { isObject } from '../../extract/path/member-names';

type Parameter = { sentIn: SentIn; name: string; value: Json };

/** Puts the position of a page, and its size, where a query has a place for them. */
export function withPosition(call: ApiCall, { position, size }: { position: number; size: number }): ApiCall {
  const put = (text: string): string => withNumber(withNumber(text, 'paging.position', position), 'paging.size', size);
  return { ...call, path: put(call.path), body: call.body === null ? null : put(call.body) };
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
