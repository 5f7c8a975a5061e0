import type { DpopUse } from './dpop';
import type { AssertionSettings, ClientAuthentication } from './token';

/** Authorization servers with a preset; `generic` is any other server that keeps to RFC 6749. */
export const providerIds = [
  'generic',
  'entra-v2',
  'entra-v1',
  'okta-custom',
  'okta-org',
  'auth0',
  'keycloak',
  'salesforce',
  'servicenow',
  'cognito',
  'paypal',
  'zoom',
  'atlassian-service-account',
  'pingone',
  'google-service-account',
  'salesforce-jwt',
  'docusign',
  'box',
] as const;
export type ProviderId = (typeof providerIds)[number];

/** What a preset asks, in the provider's own terms. */
export type PresetQuestionId =
  | 'token-url'
  | 'entra-cloud'
  | 'entra-tenant'
  | 'entra-application-id-uri'
  | 'entra-resource'
  | 'okta-domain'
  | 'okta-server'
  | 'auth0-domain'
  | 'auth0-api-identifier'
  | 'keycloak-host'
  | 'keycloak-realm'
  | 'salesforce-domain'
  | 'servicenow-instance'
  | 'cognito-domain'
  | 'paypal-environment'
  | 'zoom-account-id'
  | 'atlassian-cloud-id'
  | 'pingone-region'
  | 'pingone-environment-id'
  | 'salesforce-login'
  | 'salesforce-user'
  | 'docusign-environment'
  | 'docusign-user';

/**
 * One question of a preset. `host`: a host name, also pasted as a URL. `segment`: one part of a path, encoded when it is
 * filled in. `uri`: an absolute URI. `url`: an https URL. `text`: anything printable. `choice`: one of `choices`.
 */
export type PresetQuestion = { id: PresetQuestionId; example: string } & (
  | { kind: 'host' | 'segment' | 'uri' | 'url' | 'text'; initial: string | null }
  | { kind: 'choice'; choices: readonly string[]; initial: string }
);

export type PresetAnswers = Partial<Record<PresetQuestionId, string>>;

/** Whether a setting must be there, may be there, or has no meaning at this server. */
export type PresetNeed = 'required' | 'optional' | 'unused';

/** Things to know about a server, one line each; the sentences are made in `frontend/wording`. */
export const trapIds = [
  /** Scopes are the resource's application ID URI followed by `/.default`, one resource a token. */
  'entra-default-scope',
  /** The secret's value is wanted, not its ID (AADSTS7000215). */
  'entra-secret-value',
  /** Client secrets end (AADSTS7000222): note the date in "The client secret expires on". */
  'entra-secret-expires',
  /** A tenant of its own instead of `common` or `organizations` (AADSTS50194). */
  'entra-own-tenant',
  /** The old endpoint takes a resource instead of a scope; new applications use v2. */
  'entra-v1-resource',
  /** At least one custom scope of the authorization server must be asked for. */
  'okta-custom-scope',
  /** Okta's own API takes private_key_jwt only: no client secret. */
  'okta-org-private-key-jwt',
  /** Only `okta.*` scopes: a custom one is answered with invalid_scope. */
  'okta-org-okta-scopes',
  /** Okta asks new applications for DPoP: proofs go with the first request. */
  'okta-org-dpop',
  /** Scopes alone give no access: the application needs an admin role. */
  'okta-org-admin-role',
  /** Without an audience the request is refused with 403. */
  'auth0-audience',
  /** Tokens count against a quota; beyond it the server answers 429. */
  'auth0-quota',
  /** Tokens live five minutes unless the realm says otherwise: they are renewed when they are used. */
  'keycloak-short-life',
  /** Versions before 17 have `/auth` before `/realms`. */
  'keycloak-auth-prefix',
  /** The client needs its service account switched on. */
  'keycloak-service-account',
  /** The organisation's My Domain host, not login.salesforce.com. */
  'salesforce-my-domain',
  /** The answer has no expiry: the token is used until the API refuses it. */
  'salesforce-no-expiry',
  /** The OAuth application needs an OAuth Application User. */
  'servicenow-application-user',
  /** A system property must allow the grant: glide.oauth.inbound.client.credential.grant_type.enabled. */
  'servicenow-grant-property',
  /** Only scopes of a resource server, written `identifier/scope`. */
  'cognito-resource-server-scopes',
  /** Sandbox and live have different hosts and credentials. */
  'paypal-environments',
  /** The grant is called account_credentials and wants the account ID. */
  'zoom-account-credentials',
  /** The API is called through api.atlassian.com/ex/jira/{cloudId}, not through the site's own address. */
  'atlassian-gateway',
  /** Scopes may be left out: then all scopes of the application's resource are granted. */
  'pingone-scopes-optional',
  /** The client authentication is a setting of the application: Basic or body. */
  'pingone-authentication-setting',
  /** The API is switched on in the project, and the data is shared with the account or delegated to it. */
  'google-api-and-rights',
  /** On behalf of a person only with domain-wide delegation: then the person is the subject. */
  'google-delegation',
  /** The user must have been approved for the application, or the grant is refused. */
  'salesforce-approval',
  /** With client credentials only the My Domain host works. */
  'salesforce-login-host',
  /** Somebody must have given consent once, or the answer is consent_required. */
  'docusign-consent',
  /** An administrator of the enterprise must have authorised the application. */
  'box-authorisation',
] as const;
export type TrapId = (typeof trapIds)[number];

/**
 * What a preset's claim rests on: the provider's documentation, a sample or somebody else's page, client libraries and
 * connector catalogues, or nothing firm. What nothing firm supports is left to `auto` and worded with "may".
 */
export type Evidence = 'documented' | 'sample' | 'catalogue' | 'unconfirmed';

/** Data of one provider. Texts in braces are the answers to questions: `{okta-domain}`. */
export type ProviderPreset = {
  id: ProviderId;
  questions: readonly PresetQuestion[];
  /** Template of the access token URL. */
  tokenUrl: string;
  /** Template of the API's base URL, where the provider has only one shape of it. */
  baseUrl: string | null;
  clientAuthentication: ClientAuthentication;
  /** Other methods that the server takes, to offer first when the one above is refused. */
  alsoAccepts: readonly ClientAuthentication[];
  /** For those that sign with a key; null otherwise. Its texts are templates. */
  assertion: AssertionSettings | null;
  /** Whether the service hands out a file that holds all that is needed: then nothing else is asked. */
  hasKeyFile: boolean;
  /** Whether proofs of possession go with the first request already. */
  dpop: DpopUse;
  grantType: string;
  scopes: { need: PresetNeed; templates: readonly string[]; example: string | null };
  audience: { need: PresetNeed; template: string | null };
  resource: { need: PresetNeed; template: string | null };
  /** Parameters of the token request beyond the grant's own; none is secret. */
  extraParameters: readonly { name: string; template: string }[];
  /** How the token is sent to the API. */
  send: { headerName: string; prefix: string };
  traps: readonly TrapId[];
  evidence: { clientAuthentication: Evidence; parameters: Evidence };
};

/** What is wrong with an answer. */
export type PresetAnswerProblem =
  'missing' | 'not-a-host' | 'not-a-segment' | 'not-a-uri' | 'not-a-choice' | 'characters';

/** Which provider an access token URL belongs to. `path`: only its path has the provider's shape, the host may be anybody's. */
export type RecognisedProvider = { provider: ProviderId; by: 'host' | 'path' };
