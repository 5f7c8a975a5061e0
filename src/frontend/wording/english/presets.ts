import type { PresetAnswerProblem } from '../../../presets/answers';
import type { KeyFileProblem } from '../../../presets/key-file';
import type { PresetQuestionId, ProviderId, TrapId } from '../../../presets/providers';

/** The name of an authorization server, as its own people write it. */
export function providerName(id: ProviderId): string {
  switch (id) {
    case 'generic':
      return 'Any other server';
    case 'entra-v2':
      return 'Microsoft Entra ID';
    case 'entra-v1':
      return 'Microsoft Entra ID (v1 endpoint)';
    case 'okta-custom':
      return 'Okta (custom authorization server)';
    case 'okta-org':
      return 'Okta (Okta’s own API)';
    case 'auth0':
      return 'Auth0';
    case 'keycloak':
      return 'Keycloak';
    case 'salesforce':
      return 'Salesforce';
    case 'servicenow':
      return 'ServiceNow';
    case 'cognito':
      return 'Amazon Cognito';
    case 'paypal':
      return 'PayPal';
    case 'zoom':
      return 'Zoom';
    case 'atlassian-service-account':
      return 'Atlassian (service account)';
    case 'pingone':
      return 'PingOne';
    case 'lark':
      return 'Lark / Feishu';
    case 'google-service-account':
      return 'Google (service account)';
    case 'salesforce-jwt':
      return 'Salesforce (JWT bearer)';
    case 'docusign':
      return 'DocuSign';
    case 'box':
      return 'Box';
  }
}

/** A preset’s question, with where to find the answer. */
export function presetQuestion(id: PresetQuestionId): { label: string; help: string } {
  switch (id) {
    case 'token-url':
      return { label: 'Token endpoint', help: 'The full address, from the service’s documentation.' };
    case 'entra-cloud':
      return { label: 'Microsoft cloud', help: 'The first one, unless your organisation is in a national cloud.' };
    case 'entra-tenant':
      return {
        label: 'Directory (tenant) ID',
        help: 'On the overview of the app registration in Microsoft Entra ID. A domain of the directory works too.',
      };
    case 'entra-application-id-uri':
      return {
        label: 'Application ID URI of the API',
        help: 'Of the API to be called, not of this application: on its registration, under “Expose an API”.',
      };
    case 'entra-resource':
      return { label: 'Resource', help: 'The application ID URI of the API to be called.' };
    case 'okta-domain':
      return { label: 'Okta domain', help: 'Your organisation’s address at Okta, without “-admin”.' };
    case 'okta-server':
      return {
        label: 'Authorization server ID',
        help: 'In the Okta console under Security, API. “default” is the one Okta makes for you.',
      };
    case 'auth0-domain':
      return { label: 'Auth0 domain', help: 'On the settings of the application in Auth0.' };
    case 'auth0-api-identifier':
      return { label: 'API identifier', help: 'On the settings of the API in Auth0. It becomes the audience.' };
    case 'keycloak-host':
      return { label: 'Keycloak host', help: 'The host name under which Keycloak can be reached from the internet.' };
    case 'keycloak-realm':
      return { label: 'Realm', help: 'The realm in which the client is registered.' };
    case 'salesforce-domain':
      return { label: 'My Domain host', help: 'In Salesforce Setup under My Domain.' };
    case 'servicenow-instance':
      return { label: 'ServiceNow instance', help: 'The host name of your instance.' };
    case 'cognito-domain':
      return { label: 'Cognito domain', help: 'The domain of the user pool, in the AWS console.' };
    case 'paypal-environment':
      return { label: 'PayPal environment', help: 'Live, or the sandbox for trying things out.' };
    case 'zoom-account-id':
      return { label: 'Zoom account ID', help: 'On the credentials of the Server-to-Server OAuth app in Zoom.' };
    case 'atlassian-cloud-id':
      return { label: 'Cloud ID of the site', help: 'Open /_edge/tenant_info on the site: it names the cloud ID.' };
    case 'pingone-region':
      return { label: 'PingOne region', help: 'The end of your PingOne addresses, after “auth.pingone.”.' };
    case 'pingone-environment-id':
      return { label: 'Environment ID', help: 'On the properties of the environment in PingOne.' };
    case 'lark-environment':
      return { label: 'Environment', help: 'Lark, or Feishu in China.' };
    case 'salesforce-login':
      return { label: 'Salesforce environment', help: 'Production, or a sandbox.' };
    case 'salesforce-user':
      return { label: 'User name', help: 'The user on whose behalf the app reads.' };
    case 'docusign-environment':
      return { label: 'DocuSign environment', help: 'Production, or the developer environment.' };
    case 'docusign-user':
      return {
        label: 'User ID',
        help: 'The API user name of the user on whose behalf the app reads: a GUID, in the settings under Apps and Keys.',
      };
  }
}

/** One thing to know about a server, before it is learnt from an error. */
export function trap(id: TrapId): string {
  switch (id) {
    case 'entra-default-scope':
      return 'The scope is the API’s application ID URI followed by “/.default”, and a token is for one API only.';
    case 'entra-secret-value':
      return 'Copy the secret’s value, not its ID. Microsoft shows the value only once.';
    case 'entra-secret-expires':
      return 'Client secrets end there. Note the date beside the secret, and you are warned in time.';
    case 'entra-own-tenant':
      return 'Enter a directory of your own: “common” and “organizations” give no tokens to applications.';
    case 'entra-v1-resource':
      return 'This older endpoint takes a resource instead of a scope. For a new application choose Microsoft Entra ID.';
    case 'okta-custom-scope':
      return 'Ask for at least one custom scope of this authorization server: without one, no token is given.';
    case 'okta-org-private-key-jwt':
      return 'Okta’s own API takes no client secret: make a key pair here and register its public half at the application.';
    case 'okta-org-okta-scopes':
      return 'Only scopes that begin with “okta.” are given here, and each must be granted to the application.';
    case 'okta-org-dpop':
      return 'Okta asks new applications to prove possession of a key (DPoP). The app does so from the first request on: the setting may stay on.';
    case 'okta-org-admin-role':
      return 'Give the application an admin role at Okta, such as Read-only Administrator: with scopes alone the API answers 403.';
    case 'auth0-audience':
      return 'The audience is required: without the API’s identifier, Auth0 refuses the request.';
    case 'auth0-quota':
      return 'Tokens for applications count against a quota at Auth0. This app asks only when it must.';
    case 'keycloak-short-life':
      return 'Tokens may live only five minutes, if the realm does not say otherwise. They are renewed when they are used.';
    case 'keycloak-auth-prefix':
      return 'Before version 17 the path began with /auth: add it before /realms in the access token URL.';
    case 'keycloak-service-account':
      return 'Switch on “Service accounts roles” for the client in Keycloak: without it, this grant is refused.';
    case 'salesforce-my-domain':
      return 'Only the My Domain host works here: login.salesforce.com refuses this grant.';
    case 'salesforce-no-expiry':
      return 'Salesforce does not say when a token ends. It is used until the API refuses it, then a new one is requested.';
    case 'servicenow-application-user':
      return 'The OAuth application in ServiceNow needs an OAuth application user: the calls are made as that user.';
    case 'servicenow-grant-property':
      return 'The system property glide.oauth.inbound.client.credential.grant_type.enabled must be true, or this grant is refused.';
    case 'cognito-resource-server-scopes':
      return 'Only scopes of a resource server are given, written as its identifier, a slash and the scope.';
    case 'paypal-environments':
      return 'Live and sandbox have different hosts and different credentials: they cannot be mixed.';
    case 'zoom-account-credentials':
      return 'Zoom calls this grant account_credentials and wants the account ID. Both are filled in for you.';
    case 'atlassian-gateway':
      return 'The API is called through api.atlassian.com with the cloud ID, not at the site’s own address.';
    case 'pingone-scopes-optional':
      return 'Leave the scopes empty to be given all that the application may have.';
    case 'pingone-authentication-setting':
      return 'The application’s setting in PingOne decides between Basic and body: choose the same one under Advanced.';
    case 'lark-app-credentials':
      return 'Enter the App ID as the client ID and the App Secret as the client secret: both are in the developer console.';
    case 'lark-permissions':
      return 'Give the app the permissions that the API wants in the developer console, and publish that version of it.';
    case 'google-scopes':
      return 'At least one scope is needed: https://www.googleapis.com/auth/ and right after it what to read, such as spreadsheets.readonly.';
    case 'google-api-and-rights':
      return 'Switch the API on in the project at Google, and share what is to be read with the account’s email address.';
    case 'google-delegation':
      return 'To read on behalf of a person of your domain, delegate the scopes to the account in the Admin console, and enter the person as “Subject”.';
    case 'salesforce-approval':
      return 'The user must be approved for the application at Salesforce beforehand (Permitted Users), and the certificate be uploaded there: otherwise this grant is refused.';
    case 'salesforce-login-host':
      return 'This is the grant with a certificate. With client credentials, only the My Domain host works.';
    case 'docusign-consent':
      return 'Somebody must give the application consent once, in a browser: until then DocuSign answers consent_required.';
    case 'box-authorisation':
      return 'An administrator of the enterprise must authorise the application at Box, and each time its settings there change.';
  }
}

/** What is wrong with an answer to a preset’s question. */
export function presetAnswerProblem(problem: PresetAnswerProblem): string {
  switch (problem) {
    case 'missing':
      return 'Enter this to have the form filled in.';
    case 'not-a-host':
      return 'Enter a host name, such as login.example.com.';
    case 'not-a-segment':
      return 'Enter one part of an address, without / ? # or %.';
    case 'not-a-uri':
      return 'Enter a full URI, such as https://api.example.com or api://customers.';
    case 'not-a-choice':
      return 'Choose one of these.';
    case 'characters':
      return 'Remove line breaks and other characters that cannot be sent.';
  }
}

const choices: Record<string, string> = {
  'login.microsoftonline.com': 'Global (login.microsoftonline.com)',
  'login.microsoftonline.us': 'US Government (login.microsoftonline.us)',
  'login.partner.microsoftonline.cn': 'China (login.partner.microsoftonline.cn)',
  'api-m.paypal.com': 'Live (api-m.paypal.com)',
  'api-m.sandbox.paypal.com': 'Sandbox (api-m.sandbox.paypal.com)',
  com: 'North America (.com)',
  eu: 'Europe (.eu)',
  ca: 'Canada (.ca)',
  asia: 'Asia (.asia)',
  'com.au': 'Australia (.com.au)',
  'open.larksuite.com': 'Lark (open.larksuite.com)',
  'open.feishu.cn': 'Feishu (open.feishu.cn)',
  'login.salesforce.com': 'Production (login.salesforce.com)',
  'test.salesforce.com': 'Sandbox (test.salesforce.com)',
  'account.docusign.com': 'Production (account.docusign.com)',
  'account-d.docusign.com': 'Developer (account-d.docusign.com)',
};

export const presets = {
  label: 'Provider',
  help: 'Who gives the tokens. Choosing one explains what it wants and fills in what is known.',
  recognised: 'Recognised by the access token URL.',
  choice: (value: string): string => choices[value] ?? value,
  example: (example: string): string => `For example ${example}`,
  fill: 'Fill in the form',
  filled: (labels: readonly string[]): string => `Filled in: ${labels.join(', ')}.`,
  nothingToFill: 'The form holds all of this already.',
  kept: (labels: readonly string[]): string =>
    `Left as you typed it, though this provider usually wants something else: ${labels.join(', ')}.`,
  replace: 'Replace these too',
  scopes: (example: string): string => `Scopes look like this: ${example}`,
  scopesRequired: (example: string): string => `At least one scope is needed, such as ${example}`,
  traps: 'Good to know',
  documentation: (provider: string): string => `${provider} about signing in without a user (opens a new tab)`,
};

export const keyFile = {
  label: 'Key file of the service account',
  help: 'Paste the whole JSON file that the service gave you. It fills in the form; the key goes into “Private key” and nowhere else.',
  problems: {
    'not-json': 'This is no JSON. Paste the whole file, from the first brace to the last.',
    'no-key':
      'This file holds no private key that is known here. Paste the key file of the service account, or enter the key below.',
    'other-kind':
      'This file is for something else, such as signing people in. Make a key for a service account at the service, and paste that file.',
  } satisfies Record<KeyFileProblem, string>,
};
