import { mostPasted, type PasteProblem } from '../contract/pasted';
import { err, ok, type Result } from '../contract/result';
import { readCredentialLines, readCredentials } from './credentials';
import { looksLikeCurl, readCurl } from './curl';
import { membersOf } from './members';
import { isApiDescription, readApiDescription } from './openapi';
import type { Pasted } from './pasted';
import { isPostman, readPostman } from './postman';
import { readDocument } from './read-document';

/**
 * What stands in a pasted text. It knows curl lines, OpenAPI 3 and Swagger 2 in JSON and YAML, and collections and requests of
 * Postman, what services hand out to sign in with, and metadata of an authorization server; of one address alone it says that it is one. `from`: where the text was read.
 */
export function readPasted(given: string, from: string | null = null): Result<Pasted, PasteProblem> {
  const text = given.replace(/^\uFEFF/, '').trim();
  if (text === '') return err({ code: 'paste-empty' });
  if (text.length > mostPasted) return err({ code: 'paste-too-large', max: mostPasted });
  if (!/\s/.test(text) && /^https?:\/\//i.test(text))
    return err({ code: 'paste-address', url: text, isHttps: /^https:/i.test(text) });
  if (looksLikeCurl(text) && !/^[[{]/.test(text)) return readCurl(text);
  const lines = /^[[{<]/.test(text) ? null : readCredentialLines(text);
  if (lines === 'several') return err({ code: 'paste-several' });
  if (lines !== null) return ok(lines);
  const read = readDocument(text);
  if (!read.ok) return read;
  const { value } = read;
  if (membersOf(value) === null) return err({ code: 'paste-unknown' });
  if (isApiDescription(value)) return ok(readApiDescription(value, from));
  if (isPostman(value)) return ok(readPostman(value));
  const credentials = readCredentials(value);
  return credentials === null ? err({ code: 'paste-unknown' }) : ok(credentials);
}
