import { limits } from '../contract/limits';

/** Headers that belong to the connection, to the browser or to a proxy: never an administrator's to set (lower case). */
const forbidden = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'te',
  'trailer',
  'upgrade',
  'expect',
  'cookie',
  'cookie2',
  'set-cookie',
]);

/** Whether an administrator may not set this header: the connection's own, cookies, `Proxy-*` and `Sec-*`. */
export function isForbiddenHeader(name: string): boolean {
  const lower = name.toLowerCase();
  return forbidden.has(lower) || lower.startsWith('proxy-') || lower.startsWith('sec-');
}

/** Whether this is a header name at all: a token of RFC 9110 §5.6.2. */
export function isHeaderName(name: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9a-z]{1,128}$/i.test(name);
}

/** Whether this may be a header value: visible ASCII with inner spaces and tabs (RFC 9110 §5.5 without obs-text). */
export function isHeaderValue(value: string): boolean {
  return value.length <= limits.headerValueCharacters && isFieldContent(value);
}

/** As `isHeaderValue` without the length limit on what an administrator types: tokens may be longer. */
export function isFieldContent(value: string): boolean {
  return /^([\x21-\x7e]([\x20-\x7e\t]*[\x21-\x7e])?)?$/.test(value);
}
