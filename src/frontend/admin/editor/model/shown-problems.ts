import type { FormState } from './form-state';
import type { Problems } from '../../../../checks/problems';
import { problemsIn } from './form-rules';
import type { FormValues } from './form-values';
import { decidingText } from './deciding-inputs';
import { inTheWay } from './problem-scope';

/**
 * The problems to show now. The form's own are looked at anew each time: at inputs that were left, and those in the way of
 * what was tried. What only the backend can see stands until something changes that could end it.
 */
export function shownProblems(state: FormState): Problems {
  const { values, left, insistedOn, verdict } = state;
  const own = problemsIn(state);
  const insisted = insistedOn === null ? {} : inTheWay(own, insistedOn);
  const standing = Object.entries(verdict.problems).filter(
    ([path, problem]) => decidingText(path, problem, values) === decidingText(path, problem, verdict.of),
  );
  const atLeft = Object.entries(own).filter(([path]) => left.includes(path));
  return { ...Object.fromEntries(standing), ...Object.fromEntries(atLeft), ...insisted };
}

/** Of the backend's problems those that the form cannot find by itself. */
export function unseen(problems: Problems, of: FormValues, state: FormState): Problems {
  const own = problemsIn(state, of);
  return Object.fromEntries(Object.entries(problems).filter(([path, { code }]) => own[path]?.code !== code));
}
