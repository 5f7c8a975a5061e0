import { inputOf } from './form-input';
import type { FormState } from './form-state';
import type { FormValues } from './form-values';

/** Whether something would be sent that is not saved. */
export function isDirty(state: FormState): boolean {
  return JSON.stringify(inputOf(state.values)) !== JSON.stringify(inputOf(state.baseline));
}

/** What a fetched token belongs to. When this text changes, the token no longer proves anything about the form. */
export function tokenSettingsText(values: FormValues): string {
  const { settings, secrets, madeKeyId = '' } = inputOf(values);
  if (settings.authentication.kind !== 'oauth2-client-credentials') return '';
  const {
    send: _send,
    rejectionStatuses: _statuses,
    rejectionPath: _path,
    rejectionValue: _value,
    secretExpiresOn: _expires,
    ...asked
  } = settings.authentication.oauth;
  const tokenSecrets = Object.entries(secrets).filter(([name]) => !name.startsWith('header:'));
  return JSON.stringify([asked, tokenSecrets, madeKeyId]);
}
