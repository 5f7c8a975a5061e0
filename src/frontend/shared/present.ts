import type { FieldOption } from '../../contract/field-option';
import type { PresentOptions } from '../../contract/field-api';

/** What is known of stored values, as a page of the field shows it. */
export type Present = {
  /** Present labels, where they are asked for. */
  options: FieldOption[];
  gone: string[];
  /** Keys that the source does not offer and that this app never gave out. */
  unchosen: string[];
  /** Keys that were chosen before another field changed, and that the source has not confirmed since. */
  unconfirmed: string[];
  /** Another field has changed since the page was drawn. */
  isParentChanged: boolean;
  /** The answer after that change is not there yet: until then nothing is known. */
  isChecking: boolean;
};

export const nothingPresent: Present = {
  options: [],
  gone: [],
  unchosen: [],
  unconfirmed: [],
  isParentChanged: false,
  isChecking: false,
};

/** At once, before anybody was asked: what is stored was chosen for what another field held before. */
export function afterParentChange(before: Present): Present {
  return { ...before, isParentChanged: true, isChecking: true };
}

/** `answer` null: the source could not be asked for `held`. */
export function afterPresentAnswer(before: Present, answer: PresentOptions | null, held: readonly string[]): Present {
  const unconfirmed = !before.isParentChanged ? [] : answer === null ? [...held] : answer.unconfirmed;
  return {
    options: answer?.options ?? [],
    gone: answer?.gone ?? [],
    unchosen: answer?.unchosen ?? [],
    unconfirmed,
    isParentChanged: before.isParentChanged,
    isChecking: false,
  };
}

/** What is to be said of one stored value; null: nothing. */
export function markOf(present: Present, key: string): 'gone' | 'unchosen' | 'checking' | 'unconfirmed' | null {
  if (present.isChecking) return 'checking';
  if (present.gone.includes(key)) return 'gone';
  if (present.unchosen.includes(key)) return 'unchosen';
  return present.unconfirmed.includes(key) ? 'unconfirmed' : null;
}
