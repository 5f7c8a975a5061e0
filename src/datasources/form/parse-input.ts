import type { DatasourceInput } from '../../contract/datasource';
import type { AppError } from '../../contract/failures';
import { err, ok, type Result } from '../../contract/result';
import { checkInput } from '../../checks/check-input';
import { inScope, type InputScope } from '../../checks/input-scope';
import { readInputShape } from './input-shape';

/**
 * Reads what the form sent. Problems are named by the form's paths: `name`, `baseUrl`, `username`, `apiKey.name`,
 * `headers.0.name`, `oauth.tokenUrl`, `secrets.client-secret`; a secret row's is `headers.0.value`. Texts come back trimmed, values of secret entries as null.
 */
export function parseInput(value: unknown, scope: InputScope): Result<DatasourceInput, AppError> {
  const shape = readInputShape(value);
  if (!shape.ok) return err({ code: 'invalid-input', fields: shape.error });
  const { input, problems } = checkInput(shape.value);
  const fields = inScope(problems, scope);
  return Object.keys(fields).length > 0 ? err({ code: 'invalid-input', fields }) : ok(input);
}
