import { ok } from '../result';
import { readOnlyKind, textInStored } from './kind';

/** A text as Jira keeps it. A member that is a list or an object has none. */
export const text = readOnlyKind({
  jiraType: 'string',
  isReadOnly: true,
  settings: {},
  read: (found) => ok(found.as === 'structure' ? null : found.text),
  ofText: (value) => value,
  inStored: textInStored,
  shown: (value) => String(value),
});
