import type { PasteProblem } from '../contract/pasted';
import { err, ok, type Result } from '../contract/result';
import { entriesAt, memberAt } from './members';
import { isApiDescription } from './openapi';
import { readDocument } from './read-document';
import { mostPaths } from './results';

/** Members that are read of a description; the rest, which is nearly all of it, describes what the API takes and gives. */
const kept = ['openapi', 'swagger', 'host', 'basePath', 'schemes', 'security', 'servers'];

/** Ways to sign in, and servers: nobody describes more. */
const mostEntries = 50;

/** An API's description without what no form needs, as JSON. */
export function reducedDescription(text: string): Result<string, PasteProblem> {
  const read = readDocument(text);
  if (!read.ok) return read;
  const { value } = read;
  if (!isApiDescription(value)) return err({ code: 'paste-unknown' });
  const schemes = (...path: string[]): Record<string, unknown> =>
    Object.fromEntries(entriesAt(value, ...path).slice(0, mostEntries));
  const paths = entriesAt(value, 'paths')
    .filter(([path, item]) => memberAt(item, 'get') !== undefined && !path.includes('{'))
    .slice(0, mostPaths)
    .map(([path]): [string, object] => [path, { get: {} }]);
  return ok(
    JSON.stringify({
      ...Object.fromEntries(kept.map((name) => [name, listed(memberAt(value, name))])),
      info: { title: memberAt(value, 'info', 'title') },
      components: { securitySchemes: schemes('components', 'securitySchemes') },
      securityDefinitions: schemes('securityDefinitions'),
      paths: Object.fromEntries(paths),
    }),
  );
}

const listed = (value: unknown): unknown => (Array.isArray(value) ? value.slice(0, mostEntries) : value);
