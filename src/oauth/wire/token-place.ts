import { own, type Members } from './read-body';

/** Names under which services put a token that is not called `access_token`; one that renews or tells who is no such. */
const tokenName = /^(?!.*(?:refresh|id[_-]?token|csrf|xsrf))[\w-]*(?:token|jwt)$/i;

const levels = 4;

/**
 * The value at a place: a member of just this name, else members in each other (`data.token`, `$.items[0].token`,
 * `$['data']['access-token']`, `/data/token`).
 */
export function atPath(members: Members, path: string): unknown {
  const whole = own(members, path);
  if (whole !== undefined) return whole;
  const names = path.startsWith('/')
    ? path.slice(1).split('/')
    : Array.from(
        path.replace(/^\$(?=[.[])/, '').matchAll(/\[(?:(\d+)|'([^']*)'|"([^"]*)")\]|([^.[]+)/g),
        ([, index, single, double, plain]) => index ?? single ?? double ?? plain ?? '',
      );
  return names.reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? own(value as Members, name) : undefined),
    members,
  );
}

/**
 * Where in an answer without `access_token` a token seems to stand, as a path of names and indexes: the outermost member
 * that is called so and holds what a header can carry. Null for none.
 */
export function tokenPlace(members: Members): string | null {
  let round: [path: string[], value: unknown][] = [[[], members]];
  for (let level = 0; level < levels; level += 1) {
    const entries = round.flatMap(([path, value]) =>
      typeof value === 'object' && value !== null
        ? Object.entries(value)
            .slice(0, 100)
            .map(([name, member]): [string[], unknown] => [[...path, name], member])
        : [],
    );
    const found = entries.find(
      ([path, value]) => tokenName.test(path.at(-1) ?? '') && typeof value === 'string' && /^[\x21-\x7e]+$/.test(value),
    );
    if (found !== undefined) return found[0].join('.');
    round = entries.slice(0, 1000);
  }
  return null;
}
