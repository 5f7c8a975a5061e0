import { inScope, type InputScope } from '../../../../checks/input-scope';
import type { Problems } from '../../../../checks/problems';

/** What the person is about to do with a form that may be half filled. */
export type EditorCommand = 'save' | 'test' | 'token';

const scopes: Record<EditorCommand, InputScope> = { save: 'save', test: 'api', token: 'token' };

/** The problems that stand in the way of this command. */
export function inTheWay(problems: Problems, command: EditorCommand): Problems {
  return inScope(problems, scopes[command]);
}
