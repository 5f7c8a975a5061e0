import { Button, Inline } from '@forge/react';
import React from 'react';
import { authenticationKinds, signsWithKey } from '../../../../contract/authentication';
import { inputPath, inputsOfKind } from '../../../../contract/input-paths';
import { presetOf } from '../../../../presets/providers';
import { recogniseProvider } from '../../../../presets/recognise-provider';
import { ChoiceInput, TextInput } from '../../../shared/inputs';
import { Section } from '../../../shared/layout';
import { useSurroundings } from '../../../shared/surroundings';
import { grantsByAssertion } from '../model/form-values';
import type { FormView } from '../model/form-view';
import { IssuerLookup } from './issuer-lookup';
import { PrivateKeyFields } from './private-key-fields';
import { ProviderFields } from './provider-fields';
import { choicesOf } from './choices-of';
import { singleSecrets } from '../model/single-secrets';
import { SecretEndFields } from './secret-end-fields';
import { SecretInput } from './secret-input';
import type { Discovery } from '../session/use-discovery';
import type { KeyPair } from '../session/use-key-pair';

type Props = { form: FormView; discovery: Discovery; keyPair: KeyPair };

/** How the API is signed in to: the choice, and the inputs of the kind chosen. */
export function AuthenticationFields(props: Props): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.form;
  const { form } = props;
  const { kind } = form.values;
  return (
    <Section title={words.sections.authentication}>
      <ChoiceInput
        {...form.at('authentication')}
        label={words.kind.label}
        help={words.kind.help[kind]}
        value={kind}
        choices={authenticationKinds.map((value) => ({ value, label: wording.authenticationName(value) }))}
        onChange={(value) => form.edit({ kind: value })}
      />
      <KindFields {...props} />
    </Section>
  );
}

function KindFields(props: Props): React.JSX.Element {
  const { form } = props;
  const { kind } = form.values;
  if (kind === 'oauth2-client-credentials') return <OAuthFields {...props} />;
  return kind === 'api-key' ? <ApiKeyFields form={form} /> : <SimpleFields form={form} />;
}

/** The texts and secrets of a kind that needs no help with them. */
function SimpleFields({ form }: { form: FormView }): React.JSX.Element {
  const words = useSurroundings().wording.form;
  return (
    <>
      {inputsOfKind(form.values.kind).map(({ input }) => (
        <TextInput
          key={input}
          {...form.at(inputPath(input))}
          label={words[input].label}
          value={form.values[input]}
          isRequired
          onChange={(text) => form.edit({ [input]: text })}
        />
      ))}
      {singleSecrets(form.values).map((name) => (
        <SecretInput key={name} form={form} name={name} />
      ))}
    </>
  );
}

function ApiKeyFields({ form }: { form: FormView }): React.JSX.Element {
  const words = useSurroundings().wording.form;
  const { apiKeyIn } = form.values;
  return (
    <>
      <ChoiceInput
        {...form.at('apiKey.in')}
        label={words.apiKeyIn.label}
        value={apiKeyIn}
        choices={choicesOf('apiKeyIn', words)}
        onChange={(value) => form.edit({ apiKeyIn: value })}
      />
      <TextInput
        {...form.at('apiKey.name')}
        label={words.apiKeyName.label}
        help={apiKeyIn === 'header' ? words.apiKeyName.helpHeader : words.apiKeyName.helpQuery}
        value={form.values.apiKeyName}
        isRequired
        onChange={(apiKeyName) => form.edit({ apiKeyName })}
      />
      <SecretInput form={form} name="api-key" />
    </>
  );
}

/** The two ways in which most clients prove who they are; Advanced has the others. */
function KeyOrSecret({ form }: { form: FormView }): React.JSX.Element | null {
  const { privateKey: words } = useSurroundings().wording.form;
  const { clientAuthentication } = form.values;
  if (clientAuthentication !== 'auto' && clientAuthentication !== 'private-key-jwt') return null;
  const isKey = clientAuthentication === 'private-key-jwt';
  return (
    <Inline>
      <Button
        appearance="subtle"
        spacing="compact"
        onClick={() => form.edit({ clientAuthentication: isKey ? 'auto' : 'private-key-jwt' })}
      >
        {isKey ? words.notInstead : words.instead}
      </Button>
    </Inline>
  );
}

function OAuthFields({ form, discovery, keyPair }: Props): React.JSX.Element {
  const words = useSurroundings().wording.form;
  const { values } = form;
  const provider = recogniseProvider(values.tokenUrl);
  const needsScopes = provider !== null && presetOf(provider.provider).scopes.need === 'required';
  return (
    <>
      <ProviderFields form={form} />
      <TextInput
        {...form.at('oauth.tokenUrl')}
        label={words.tokenUrl.label}
        help={words.tokenUrl.help}
        placeholder={words.tokenUrl.placeholder}
        value={values.tokenUrl}
        isRequired
        onChange={(tokenUrl) => form.edit({ tokenUrl })}
      />
      <IssuerLookup form={form} discovery={discovery} />
      <TextInput
        {...form.at('oauth.clientId')}
        label={words.clientId.label}
        help={grantsByAssertion(values) ? words.clientId.helpIssuer : words.clientId.help}
        value={values.clientId}
        isRequired
        onChange={(clientId) => form.edit({ clientId })}
      />
      {signsWithKey(values.clientAuthentication) ? <PrivateKeyFields form={form} keyPair={keyPair} /> : null}
      {grantsByAssertion(values) ? (
        <TextInput
          {...form.at('oauth.assertion.subject')}
          label={words.optional(words.assertionSubject.label)}
          help={words.assertionSubject.help}
          value={values.assertionSubject}
          onChange={(assertionSubject) => form.edit({ assertionSubject })}
        />
      ) : null}
      {singleSecrets(values).includes('client-secret') ? <SecretInput form={form} name="client-secret" /> : null}
      <KeyOrSecret form={form} />
      <SecretEndFields form={form} />
      <TextInput
        {...form.at('oauth.scopes')}
        label={needsScopes ? words.scopes.label : words.optional(words.scopes.label)}
        help={needsScopes ? words.scopes.helpRequired : words.scopes.help}
        isRequired={needsScopes}
        value={values.scopes}
        onChange={(scopes) => form.edit({ scopes })}
      />
    </>
  );
}
