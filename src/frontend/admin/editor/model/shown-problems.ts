import type { FormState } from './form-state';
import { problemsOf, type Problems } from './form-rules';
import type { FormValues } from './form-values';
import { decidingText } from './deciding-inputs';
import { inTheWay } from './problem-scope';

/**
 * The problems to show now. The form's own are looked at anew each time: at inputs that were left, and those in the way of
 * what was tried. What only the backend can see stands until something changes that could end it.
 */
export function shownProblems({ values, savedSecrets, baseline, left, insistedOn, verdict }: FormState): Problems {
  const own = problemsOf(values, savedSecrets, baseline);
  const insisted = insistedOn === null ? {} : inTheWay(own, insistedOn);
  const standing = Object.entries(verdict.problems).filter(
    ([path, problem]) => decidingText(path, problem, values) === decidingText(path, problem, verdict.of),
  );
  const atLeft = Object.entries(own).filter(([path]) => left.includes(path));
  return { ...Object.fromEntries(standing), ...Object.fromEntries(atLeft), ...insisted };
}

/** Of the backend's problems those that the form cannot find by itself. */
export function unseen(
  problems: Problems,
  of: FormValues,
  { savedSecrets, baseline }: Pick<FormState, 'savedSecrets' | 'baseline'>,
): Problems {
  const own = problemsOf(of, savedSecrets, baseline);
  return Object.fromEntries(Object.entries(problems).filter(([path, { code }]) => own[path]?.code !== code));
}
