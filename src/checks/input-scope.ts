import type { Problems } from './problems';

/** How much of the form a function needs: all of it, what a call to the API needs, what a token request needs, the signing key alone. */
export type InputScope = 'save' | 'api' | 'token' | 'key';

/** Fields that a half-filled form may have wrong when its token or its API is only tried. */
const beside: Record<InputScope, RegExp> = {
  save: /^$/,
  api: /^(name|cacheSeconds)$/,
  token: /^(name|cacheSeconds|testPath|baseUrl|headers|headers\..*)$/,
  key: /^(?!secrets\.private-key$)/,
};

export function inScope(problems: Problems, scope: InputScope): Problems {
  return Object.fromEntries(Object.entries(problems).filter(([path]) => !beside[scope].test(path)));
}
