import { rowListOf, singleSecretNames, type SingleSecret } from '../../../../contract/authentication';
import type { FormInput } from '../../../../contract/form-inputs';
import { inputOfPath, isOfAuthentication } from '../../../../contract/input-paths';
import type { FieldProblem } from '../../../../contract/problems';
import { filledRows, type FormValues } from './form-values';

/** What a problem may rest on: an input, a typed secret, a made key pair. */
export type Deciding = FormInput | 'madeKeyId' | `secrets.${SingleSecret}`;

const signing: Deciding[] = ['madeKeyId', 'assertionAlgorithm', 'secrets.private-key'];

/** What decides about a problem beside the input that has it. */
const alsoDeciding: Partial<Record<FieldProblem['code'], Deciding[]>> = {
  // A saved secret is good for the hosts that it was saved for.
  'secret-required': ['baseUrl', 'tokenUrl', ...signing],
  'key-unreadable': signing,
  'key-algorithm': signing,
  'key-pair-gone': signing,
};

/** The values on which a problem rests, as text: while it stays the same, so does the problem. */
export function decidingText(path: string, problem: FieldProblem, values: FormValues): string {
  const own = inputAt(path);
  const ofAuthentication: Deciding[] = own.every(belongsToAuthentication) ? ['kind', 'clientAuthentication'] : [];
  const deciding = [...own, ...ofAuthentication, ...(alsoDeciding[problem.code] ?? [])];
  return JSON.stringify(deciding.map((input) => textOf(input, values)));
}

/** The input that has the problem of a path. */
export function inputAt(path: string): Deciding[] {
  const secret = path.startsWith('secrets.') ? path.slice('secrets.'.length) : null;
  if (secret === null) return [inputOfPath(path)?.input ?? []].flat();
  const single = singleSecretNames.find((name) => name === secret);
  return single === undefined ? [rowListOf(secret) ?? []].flat() : [`secrets.${single}`];
}

function belongsToAuthentication(input: Deciding): boolean {
  return isSecret(input) || input === 'madeKeyId' || isOfAuthentication(input);
}

const isSecret = (input: Deciding): input is `secrets.${SingleSecret}` => input.startsWith('secrets.');

function textOf(input: Deciding, values: FormValues): unknown {
  if (isSecret(input)) return values.secrets[input.slice('secrets.'.length) as SingleSecret] ?? null;
  const value = values[input];
  return typeof value === 'string'
    ? value
    : filledRows(value).map(({ name, value: typed, secret }) => [name, typed, secret]);
}
