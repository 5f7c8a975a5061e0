import { singleSecretNames } from '../contract/authentication';

/**
 * Paths of members that stand in `given` and not in `known`, which was read from it. The readers drop what they do not
 * know; an import must not. Depth is bounded by the caller.
 */
export function unknownMembers(given: unknown, known: unknown, path = ''): string[] {
  if (Array.isArray(given)) {
    return given.flatMap((element, index) =>
      unknownMembers(element, Array.isArray(known) ? known[index] : undefined, joined(path, String(index))),
    );
  }
  if (!isObject(given)) return [];
  const taken = isObject(known) ? known : null;
  // Nothing was read here at all: a value that lost its meaning under other settings, not a member nobody knows.
  if (taken === null) return [];
  return Object.entries(given).flatMap(([name, member]) =>
    Object.hasOwn(taken, name) ? unknownMembers(member, taken[name], joined(path, name)) : [joined(path, name)],
  );
}

/** Paths of values that stand where a secret belongs: a row marked secret with a value, or typed secrets by name. */
export function secretsInside(value: unknown, path = ''): string[] {
  if (Array.isArray(value))
    return value.flatMap((element, index) => secretsInside(element, joined(path, String(index))));
  if (!isObject(value)) return [];
  const own =
    value['secret'] === true && value['value'] !== null && value['value'] !== undefined && value['value'] !== ''
      ? [joined(path, 'value')]
      : [];
  return Object.entries(value).reduce(
    (found, [name, member]) =>
      isSecretValue(name, member)
        ? [...found, joined(path, name)]
        : [...found, ...secretsInside(member, joined(path, name))],
    own,
  );
}

/** The names of single secrets in any spelling (`client-secret`, `clientSecret`, `client_secret`), and tokens. */
const secretMember = new RegExp(
  `^(${[...singleSecretNames, 'access-token', 'refresh-token'].map((name) => name.replaceAll('-', '[-_]?')).join('|')})$`,
  'i',
);

/** An export names secrets in a list; a member that gives them values, or one of them a value, is somebody's own work. */
function isSecretValue(name: string, member: unknown): boolean {
  if (name === 'secrets') return isObject(member) && Object.keys(member).length > 0;
  return secretMember.test(name) && typeof member === 'string' && member !== '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const joined = (path: string, member: string): string => (path === '' ? member : `${path}.${member}`);
