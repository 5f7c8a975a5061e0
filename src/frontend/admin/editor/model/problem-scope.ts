import type { Problems } from './form-rules';

/** What the person is about to do with a form that may be half filled. */
export type EditorCommand = 'save' | 'test' | 'token';

/** Inputs that do not matter for a try, in the words of the backend: a token needs no name, a test no cache seconds. */
const beside: Record<EditorCommand, RegExp | null> = {
  save: null,
  test: /^(name|cacheSeconds)$/,
  token: /^(name|cacheSeconds|testPath|baseUrl|headers|headers\..*|secrets\.header:.*)$/,
};

/** The problems that stand in the way of this undertaking. */
export function inTheWay(problems: Problems, undertaking: EditorCommand): Problems {
  const unimportant = beside[undertaking];
  return Object.fromEntries(
    Object.entries(problems).filter(([path]) => unimportant === null || !unimportant.test(path)),
  );
}
