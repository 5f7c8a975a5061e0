import React from 'react';
import { authenticationKinds } from '../../../../contract/datasource';
import { ChoiceInput, TextInput } from '../../../shared/inputs';
import { Section } from '../../../shared/layout';
import { useSurroundings } from '../../../shared/surroundings';
import type { FormView } from '../model/form-view';
import { IssuerLookup } from './issuer-lookup';
import { PrivateKeyFields } from './private-key-fields';
import { ProviderFields } from './provider-fields';
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
        label={words.authentication.label}
        help={words.authentication.help[kind]}
        value={kind}
        choices={authenticationKinds.map((value) => ({ value, label: wording.authenticationName(value) }))}
        onChange={(value) => form.edit('authentication', { kind: value })}
      />
      <KindFields {...props} />
    </Section>
  );
}

function KindFields(props: Props): React.JSX.Element | null {
  const { form } = props;
  switch (form.values.kind) {
    case 'none':
      return null;
    case 'basic':
      return <BasicFields form={form} />;
    case 'bearer':
      return <BearerFields form={form} />;
    case 'api-key':
      return <ApiKeyFields form={form} />;
    case 'oauth2-client-credentials':
      return <OAuthFields {...props} />;
  }
}

function BasicFields({ form }: { form: FormView }): React.JSX.Element {
  const words = useSurroundings().wording.form;
  return (
    <>
      <TextInput
        {...form.at('username')}
        label={words.username.label}
        value={form.values.username}
        isRequired
        onChange={(username) => form.edit('username', { username })}
      />
      <SecretInput form={form} name="password" label={words.password.label} />
    </>
  );
}

function BearerFields({ form }: { form: FormView }): React.JSX.Element {
  const { bearerToken } = useSurroundings().wording.form;
  return <SecretInput form={form} name="bearer-token" label={bearerToken.label} help={bearerToken.help} />;
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
        choices={[
          { value: 'header', label: words.apiKeyIn.header },
          { value: 'query', label: words.apiKeyIn.query },
        ]}
        onChange={(value) => form.edit('apiKey.in', { apiKeyIn: value })}
      />
      <TextInput
        {...form.at('apiKey.name')}
        label={words.apiKeyName.label}
        help={apiKeyIn === 'header' ? words.apiKeyName.helpHeader : words.apiKeyName.helpQuery}
        value={form.values.apiKeyName}
        isRequired
        onChange={(apiKeyName) => form.edit('apiKey.name', { apiKeyName })}
      />
      <SecretInput form={form} name="api-key" label={words.apiKey.label} />
    </>
  );
}

function OAuthFields({ form, discovery, keyPair }: Props): React.JSX.Element {
  const words = useSurroundings().wording.form;
  const { values } = form;
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
        onChange={(tokenUrl) => form.edit('oauth.tokenUrl', { tokenUrl })}
      />
      <IssuerLookup form={form} discovery={discovery} />
      <TextInput
        {...form.at('oauth.clientId')}
        label={words.clientId.label}
        help={words.clientId.help}
        value={values.clientId}
        isRequired
        onChange={(clientId) => form.edit('oauth.clientId', { clientId })}
      />
      {values.clientAuthentication === 'private-key-jwt' ? (
        <PrivateKeyFields form={form} keyPair={keyPair} />
      ) : (
        <SecretInput form={form} name="client-secret" label={words.clientSecret.label} help={words.clientSecret.help} />
      )}
      <TextInput
        {...form.at('oauth.scopes')}
        label={words.scopes.label}
        help={words.scopes.help}
        value={values.scopes}
        onChange={(scopes) => form.edit('oauth.scopes', { scopes })}
      />
    </>
  );
}
