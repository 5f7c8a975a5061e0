import { formInputNames, secretsBelow } from '../../../../contract/form-inputs';
import { inputPath } from '../../../../contract/input-paths';
import { rowListOf, rowLists, singleSecretNames } from '../../../../contract/authentication';

/** Paths of the inputs from top to bottom, each secret below its neighbour. */
const order = formInputNames.flatMap((input) => [
  inputPath(input),
  ...singleSecretNames.filter((name) => secretsBelow[name] === input).map((name) => `secrets.${name}`),
]);

function place(path: string): number {
  const list = path.startsWith('secrets.') ? rowListOf(path.slice('secrets.'.length)) : null;
  const sought = list === null ? path : rowLists[list].path;
  const exact = order.indexOf(sought);
  const found = exact >= 0 ? exact : order.findIndex((outer) => sought.startsWith(`${outer}.`));
  return found < 0 ? order.length : found;
}

/** Paths from the top of the form to its bottom. */
export function inOrder(paths: readonly string[]): string[] {
  return [...paths].sort((a, b) => place(a) - place(b));
}
