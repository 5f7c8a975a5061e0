import type { DatasourceInput, SecretName } from '../../contract/datasource';
import type { FieldProblem } from '../../contract/problems';
import { limits } from '../../contract/limits';
import { headerValueProblem } from './check-headers';
import { note, optionalTextProblem, type Problems } from './problems';
import { neededSecrets } from '../secret-names';

/** Checks the characters of what was typed; whether something is missing is decided where the stored secrets are known. */
export function checkSecrets(problems: Problems, { settings, secrets }: DatasourceInput): void {
  for (const { name, path } of neededSecrets(settings)) {
    const text = secrets[name];
    if (text !== undefined && text !== '') note(problems, path, secretProblem(name, text));
  }
}

function secretProblem(name: SecretName, text: string): FieldProblem | null {
  const max = limits.secretCharacters;
  switch (name) {
    // RFC 6749 Appendix A.2 and RFC 6750 §2.1: printable ASCII, or the header could be split.
    case 'client-secret':
    case 'next-client-secret':
      return optionalTextProblem(text, max, /^[\x20-\x7e]*$/);
    case 'bearer-token':
      return optionalTextProblem(text, max, /^[\x21-\x7e]*$/);
    case 'private-key':
      return optionalTextProblem(text, max, /^[\x20-\x7e\r\n\t]*$/);
    case 'api-key':
      return optionalTextProblem(text, max, /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/);
    default:
      if (name.startsWith('header:') || name.startsWith('token-header:')) return headerValueProblem(text);
      // Passwords and parameters travel encoded: any character but a control character.
      return optionalTextProblem(text, max);
  }
}
