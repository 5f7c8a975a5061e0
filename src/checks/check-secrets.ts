import { secretFacts, type SecretCharacters, type SecretName } from '../contract/authentication';
import type { DatasourceInput } from '../contract/datasource';
import type { FieldProblem } from '../contract/problems';
import { limits } from '../contract/limits';
import { headerValueProblem } from './check-headers';
import { note, optionalTextProblem, type Problems } from './problems';
import { neededSecrets } from './needed-secrets';

/** Checks the characters of what was typed; whether something is missing is decided where the stored secrets are known. */
export function checkSecrets(problems: Problems, { settings, secrets }: DatasourceInput): void {
  for (const { name, path } of neededSecrets(settings)) {
    const text = secrets[name];
    if (text !== undefined && text !== '') note(problems, path, secretProblem(name, text));
  }
}

function secretProblem(name: SecretName, text: string): FieldProblem | null {
  const { characters } = secretFacts(name);
  return characters === 'header-value'
    ? headerValueProblem(text)
    : optionalTextProblem(text, limits.secretCharacters, allowed[characters]);
}

const allowed: Record<Exclude<SecretCharacters, 'header-value'>, RegExp> = {
  printable: /^[\x20-\x7e]*$/,
  visible: /^[\x21-\x7e]*$/,
  'inner-spaces': /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/,
  lines: /^[\x20-\x7e\r\n\t]*$/,
  encoded: /^[^\p{Cc}]*$/u,
};
