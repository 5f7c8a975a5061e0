import { Button, Inline, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import { signsWithKey } from '../../../../contract/authentication';
import { limits } from '../../../../contract/limits';
import { assertionAlgorithms, clientAuthentications } from '../../../../contract/token';
import { ChoiceInput, TextAreaInput, TextInput } from '../../../shared/inputs';
import { useSurroundings } from '../../../shared/surroundings';
import { advancedInUse, isAdvanced } from '../model/advanced-in-use';
import { shownProblems } from '../model/shown-problems';
import type { FormView } from '../model/form-view';
import { grantsByAssertion, mayProve, signsAssertion, type FormValues } from '../model/form-values';
import { choicesOf } from './choices-of';
import { NamedRows } from './named-rows';
import { SecretInput } from './secret-input';

/** What some servers want beyond the four inputs of the main job; collapsed, but never hiding a problem. */
export function AdvancedFields({ form }: { form: FormView }): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.form.advanced;
  const [isOpened, setOpened] = useState(() => isAdvanced(form.state.focus.path));
  const isOpen = isOpened || Object.keys(shownProblems(form.state)).some(isAdvanced);
  const inUse = advancedInUse(form.values, wording.form, form.state.savedSecrets);
  return (
    <Stack space="space.100">
      <Inline>
        <Button
          appearance="subtle"
          iconBefore={isOpen ? 'chevron-down' : 'chevron-right'}
          onClick={() => setOpened(!isOpen)}
        >
          {isOpen ? words.hide : words.show}
        </Button>
      </Inline>
      {isOpen || inUse.length === 0 ? null : <Text color="color.text.subtle">{words.changed(inUse, locale)}</Text>}
      {isOpen ? (
        <Stack space="space.150">
          <Text color="color.text.subtle">{words.help}</Text>
          <RequestFields form={form} />
          <AssertionFields form={form} />
          <AnswerFields form={form} />
          <ProofFields form={form} />
          <UseFields form={form} />
        </Stack>
      ) : null}
    </Stack>
  );
}

/** What goes into the token request. */
function RequestFields({ form }: { form: FormView }): React.JSX.Element {
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
      {signsWithKey(values.clientAuthentication) ? null : <SecretInput form={form} name="next-client-secret" />}
      <AdvancedText form={form} path="oauth.audience" name="audience" words={words.audience} />
      <TextAreaInput
        {...form.at('oauth.resources')}
        label={words.resources.label}
        help={words.resources.help}
        rows={2}
        value={values.resources}
        onChange={(resources) => form.edit({ resources })}
      />
      <NamedRows
        form={form}
        list="extraParameters"
        path="oauth.extraParameters"
        words={words.extraParameters}
        help={words.extraParameters.help}
        max={limits.extraParameters}
      />
      <NamedRows
        form={form}
        list="tokenHeaders"
        path="oauth.tokenHeaders"
        words={words.tokenHeaders}
        help={words.tokenHeaders.help}
        max={limits.headers}
      />
      <ChoiceInput
        {...form.at('oauth.bodyFormat')}
        label={words.bodyFormat.label}
        help={words.bodyFormat.help}
        value={values.bodyFormat}
        choices={choicesOf('bodyFormat', words)}
        onChange={(bodyFormat) => form.edit({ bodyFormat })}
      />
      <AdvancedText form={form} path="oauth.clientIdName" name="clientIdName" words={words.clientIdName} />
      <AdvancedText form={form} path="oauth.clientSecretName" name="clientSecretName" words={words.clientSecretName} />
      <ChoiceInput
        {...form.at('oauth.scopeSeparator')}
        label={words.scopeSeparator.label}
        help={words.scopeSeparator.help}
        value={values.scopeSeparator}
        choices={choicesOf('scopeSeparator', words)}
        onChange={(scopeSeparator) => form.edit({ scopeSeparator })}
      />
      {grantsByAssertion(values) ? null : (
        <AdvancedText form={form} path="oauth.grantType" name="grantType" words={words.grantType} />
      )}
      <AdvancedText form={form} path="oauth.issuer" name="issuer" words={words.issuer} />
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

/** Where an answer that keeps to no standard holds what is needed. */
function AnswerFields({ form }: { form: FormView }): React.JSX.Element {
  const words = useSurroundings().wording.form;
  return (
    <>
      <AdvancedText form={form} path="oauth.tokenPath" name="tokenPath" words={words.tokenPath} />
      <AdvancedText form={form} path="oauth.lifetimePath" name="lifetimePath" words={words.lifetimePath} />
      <AdvancedText form={form} path="oauth.tokenTypePath" name="tokenTypePath" words={words.tokenTypePath} />
    </>
  );
}

/** Whether tokens are bound to a key (RFC 9449). */
function ProofFields({ form }: { form: FormView }): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.form;
  const { values } = form;
  return (
    <>
      <ChoiceInput
        {...form.at('oauth.dpop.use')}
        label={words.dpopUse.label}
        help={words.dpopUse.help}
        value={values.dpopUse}
        choices={choicesOf('dpopUse', words)}
        onChange={(dpopUse) => form.edit({ dpopUse })}
      />
      {mayProve(values) ? (
        <>
          <ChoiceInput
            {...form.at('oauth.dpop.algorithm')}
            label={words.dpopAlgorithm.label}
            help={words.dpopAlgorithm.help}
            value={values.dpopAlgorithm}
            choices={assertionAlgorithms.map((value) => ({ value, label: wording.assertionAlgorithm(value) }))}
            onChange={(dpopAlgorithm) => form.edit({ dpopAlgorithm })}
          />
          <ChoiceInput
            {...form.at('oauth.dpop.unbound')}
            label={words.dpopUnbound.label}
            help={words.dpopUnbound.help}
            value={values.dpopUnbound}
            choices={choicesOf('dpopUnbound', words)}
            onChange={(dpopUnbound) => form.edit({ dpopUnbound })}
          />
        </>
      ) : null}
    </>
  );
}

/** How the token is used, and for how long. */
function UseFields({ form }: { form: FormView }): React.JSX.Element {
  const words = useSurroundings().wording.form;
  return (
    <>
      <AdvancedText form={form} path="oauth.send.headerName" name="sendHeader" words={words.sendHeader} />
      <AdvancedText form={form} path="oauth.send.prefix" name="sendPrefix" words={words.sendPrefix} />
      <AdvancedText
        form={form}
        path="oauth.assumedLifetimeSeconds"
        name="assumedLifetime"
        words={words.assumedLifetime}
      />
      <AdvancedText
        form={form}
        path="oauth.rejectionStatuses"
        name="rejectionStatuses"
        words={words.rejectionStatuses}
      />
      <AdvancedText form={form} path="oauth.rejectionPath" name="rejectionPath" words={words.rejectionPath} />
      <AdvancedText form={form} path="oauth.rejectionValue" name="rejectionValue" words={words.rejectionValue} />
      <TextInput
        {...form.at('oauth.secretExpiresOn')}
        label={words.secretExpiresOn.label}
        help={words.secretExpiresOn.help}
        type="date"
        value={form.values.secretExpiresOn}
        onChange={(secretExpiresOn) => form.edit({ secretExpiresOn })}
      />
    </>
  );
}

type TextName = {
  [K in keyof FormValues]: FormValues[K] extends string ? (string extends FormValues[K] ? K : never) : never;
}[keyof FormValues];

type AdvancedTextProps = { form: FormView; path: string; name: TextName; words: { label: string; help: string } };

function AdvancedText({ form, path, name, words }: AdvancedTextProps): React.JSX.Element {
  return (
    <TextInput
      {...form.at(path)}
      label={words.label}
      help={words.help}
      value={form.values[name]}
      onChange={(text) => form.edit({ [name]: text })}
    />
  );
}
