import type { HostNeed } from '../../../../contract/datasource';
import type { Wording } from '../../../wording';
import { backend } from '../../backend';
import { askConsent, type Consent } from '../../egress/consent';
import { inputOf } from '../model/form-input';
import type { FormValues } from '../model/form-values';
import type { EditorCommand } from '../model/problem-scope';

const stepsOf: Record<EditorCommand, HostNeed['step'][]> = {
  token: ['token'],
  test: ['token', 'api'],
  save: ['token', 'api'],
};

/** Asks for the hosts that this undertaking calls, where the site has not approved them yet. */
export function consentFor(values: FormValues, at: EditorCommand, wording: Wording): Promise<Consent> {
  return askConsent(
    inputOf(values),
    stepsOf[at],
    (input) => backend.neededHosts({ input }),
    wording.consent.groupDescription,
  );
}
