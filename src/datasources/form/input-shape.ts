import * as v from 'valibot';
import { isSecretName, type SecretName } from '../../contract/authentication';
import type { DatasourceInput } from '../../contract/datasource';
import { inputOfSetting, inputPath } from '../../contract/input-paths';
import type { FieldProblem } from '../../contract/problems';
import { err, ok, type Result } from '../../contract/result';
import { authenticationShape } from '../authentications';
import { namedValue } from './named-value';

export const secretName = v.custom<SecretName>((name) => typeof name === 'string' && isSecretName(name));

/** The shape of what the form sends. Only shape: what a value may be is the business of the checks beside this file. */
export const settingsShape = v.object({
  type: v.literal('url'),
  name: v.string(),
  baseUrl: v.string(),
  headers: v.array(namedValue),
  authentication: authenticationShape,
  cacheSeconds: v.number(),
  testPath: v.exactOptional(v.string()),
});

const input = v.object({
  settings: settingsShape,
  secrets: v.record(secretName, v.string()),
  madeKeyId: v.exactOptional(v.string()),
});

/** Reads an unknown value as a datasource input, or names the members that are missing or of another kind. */
export function readInputShape(value: unknown): Result<DatasourceInput, Record<string, FieldProblem>> {
  const read = v.safeParse(input, value);
  if (read.success) return ok(read.output);
  const problems = read.issues.map((issue): [string, FieldProblem] => [
    formPath(v.getDotPath(issue) ?? ''),
    issue.received === 'undefined' ? { code: 'required' } : { code: 'not-a-choice' },
  ]);
  return err(Object.fromEntries(problems));
}

/** The form's path of a member of what was sent: `settings.authentication.oauth.tokenUrl` is `oauth.tokenUrl` there. */
function formPath(path: string): string {
  const found = inputOfSetting(path.replace(/^settings\./, ''));
  if (found === null) return path;
  return [inputPath(found.input), found.inside].filter((part) => part !== '').join('.');
}
