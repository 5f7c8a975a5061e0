import { createHash } from 'node:crypto';
import { storedRows } from '../contract/stored-value';
import { member } from '../fields/field-place';

/** What stood in the field when a transition's post function first read the issue, as one try hands it to the next. */
export type FirstChoice = { met: string | null };

/** What the try before handed on with an event that comes again. */
export function firstChoiceIn(event: unknown): FirstChoice {
  const met = member(member(member(event, 'retryContext'), 'retryData'), 'met');
  return { met: typeof met === 'string' ? met : null };
}

/** A try that may come minutes later must not undo what somebody chose meanwhile. Before anything was read, all is as it was. */
export function isAsFirstMet(tries: FirstChoice, value: unknown): boolean {
  const now = markOf(value);
  tries.met ??= now;
  return tries.met === now;
}

/** Of fixed length, because Forge carries 4 KB between tries. By keys: a label that was brought up to date is nobody's choice. */
function markOf(value: unknown): string {
  const keys = storedRows(value).map(({ key }) => key);
  return createHash('sha256').update(JSON.stringify(keys)).digest('base64url');
}
