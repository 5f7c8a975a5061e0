import { Text } from '@forge/react';
import React from 'react';
import { signsWithKey } from '../../../../contract/authentication';
import { Message } from '../../../shared/layout';
import { useNow, useSurroundings } from '../../../shared/surroundings';
import { day, relativeDays } from '../../../shared/when';
import { expiryTone, expiryWarning } from '../../secret-expiry';
import { hasNextSecret } from '../model/advanced-in-use';
import type { FormView } from '../model/form-view';

/** Beside the token: when the secret that fetches it ends by itself, once that is near. */
export function SecretExpiryNotice({ form }: { form: FormView }): React.JSX.Element | null {
  const { wording, locale, dateLocale, timeZone } = useSurroundings();
  const nowMs = useNow(60_000);
  const { secretExpiresOn: on, clientAuthentication } = form.values;
  const secret = signsWithKey(clientAuthentication) ? ('private-key' as const) : ('client-secret' as const);
  const expiry = { on, secret, hasNext: hasNextSecret(form.values, form.state.savedSecrets) };
  const warning = on === '' ? null : expiryWarning(expiry, { nowMs, timeZone });
  if (warning === null) return null;
  const { days } = warning;
  return (
    <Message tone={expiryTone(warning)}>
      <Text>
        {wording.secretExpiry(expiry, { days, date: day(on, dateLocale), relative: relativeDays(days, locale) })}
      </Text>
    </Message>
  );
}
