import React from 'react';
import { clientAuthentications } from '../../../../../contract/oauth-settings';
import { ChoiceInput, TextAreaInput } from '../../../../shared/inputs';
import { useSurroundings } from '../../../../shared/surroundings';
import type { FormView } from '../../model/form-view';
import { grantsByAssertion, signsAssertion } from '../../model/form-values';
import { choicesOf } from '../choices-of';
import { AdvancedText } from './advanced-text';

/** How the client proves who it is. */
export function ClientFields({ form }: { form: FormView }): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.form;
  const { values } = form;
  return (
    <>
      <ChoiceInput
        {...form.at('oauth.clientAuthentication')}
        label={words.clientAuthentication.label}
        help={words.clientAuthentication.help}
        value={values.clientAuthentication}
        choices={clientAuthentications.map((value) => ({ value, label: wording.clientAuthentication(value) }))}
        onChange={(clientAuthentication) => form.edit({ clientAuthentication })}
      />
      <AssertionFields form={form} />
      <AdvancedText form={form} path="oauth.issuer" name="issuer" words={words.issuer} />
      <AdvancedText form={form} path="oauth.clientIdName" name="clientIdName" words={words.clientIdName} />
      <AdvancedText form={form} path="oauth.clientSecretName" name="clientSecretName" words={words.clientSecretName} />
    </>
  );
}

function AssertionFields({ form }: { form: FormView }): React.JSX.Element | null {
  const words = useSurroundings().wording.form;
  const { values } = form;
  if (!signsAssertion(values)) return null;
  return (
    <>
      <ChoiceInput
        {...form.at('oauth.assertion.audience')}
        label={words.assertionAudience.label}
        help={words.assertionAudience.help}
        value={values.assertionAudience}
        choices={choicesOf('assertionAudience', words)}
        onChange={(assertionAudience) => form.edit({ assertionAudience })}
      />
      {values.assertionAudience === 'other' ? (
        <AdvancedText
          form={form}
          path="oauth.assertion.otherAudience"
          name="assertionOtherAudience"
          words={words.assertionOtherAudience}
        />
      ) : null}
      {grantsByAssertion(values) ? <GrantFields form={form} /> : null}
    </>
  );
}

/** What an assertion says that is the grant itself (RFC 7523 §2.1). */
function GrantFields({ form }: { form: FormView }): React.JSX.Element {
  const words = useSurroundings().wording.form;
  const { values } = form;
  return (
    <>
      <ChoiceInput
        {...form.at('oauth.assertion.scopeIn')}
        label={words.assertionScopeIn.label}
        help={words.assertionScopeIn.help}
        value={values.assertionScopeIn}
        choices={choicesOf('assertionScopeIn', words)}
        onChange={(assertionScopeIn) => form.edit({ assertionScopeIn })}
      />
      <TextAreaInput
        {...form.at('oauth.assertion.claims')}
        label={words.assertionClaims.label}
        help={words.assertionClaims.help}
        rows={2}
        value={values.assertionClaims}
        onChange={(assertionClaims) => form.edit({ assertionClaims })}
      />
    </>
  );
}
