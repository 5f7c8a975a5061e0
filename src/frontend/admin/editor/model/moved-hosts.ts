import { isMoved } from '../../../../checks/secret-fates';
import type { Recipient } from '../../../../contract/authentication';
import { inputOf } from './form-input';
import type { FormValues } from './form-values';

/** Whether a saved secret would now go to another host than the one it was saved for: then it has to be typed again. */
export function hasMoved(to: Recipient, values: FormValues, baseline: FormValues): boolean {
  return isMoved({ to }, inputOf(values).settings, inputOf(baseline).settings);
}
