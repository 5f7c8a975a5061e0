import React from 'react';
import { signsWithKey } from '../../../../contract/authentication';
import { TextInput } from '../../../shared/inputs';
import { useSurroundings } from '../../../shared/surroundings';
import { day } from '../../../shared/when';
import { hasNextSecret, isSecretEnd } from '../model/advanced-in-use';
import type { FormView } from '../model/form-view';
import { FoldedFields } from './folded-fields';
import { SecretInput } from './secret-input';

/** Beside the secret: when it ends by itself, and the one that takes over then. */
export function SecretEndFields({ form }: { form: FormView }): React.JSX.Element {
  const { wording, dateLocale } = useSurroundings();
  const words = wording.form;
  const { secretExpiresOn: on, clientAuthentication } = form.values;
  const hasNext = hasNextSecret(form.values, form.state.savedSecrets);
  return (
    <FoldedFields
      form={form}
      holds={isSecretEnd}
      words={words.secretEnd}
      summary={words.secretEnd.summary(on === '' ? null : day(on, dateLocale), hasNext)}
    >
      <TextInput
        {...form.at('oauth.secretExpiresOn')}
        label={words.secretExpiresOn.label}
        help={words.secretExpiresOn.help}
        type="date"
        value={on}
        onChange={(secretExpiresOn) => form.edit({ secretExpiresOn })}
      />
      {signsWithKey(clientAuthentication) ? null : <SecretInput form={form} name="next-client-secret" />}
    </FoldedFields>
  );
}
