import type { AuthenticationKind, DatasourceSettings, SecretName } from './datasource';
import type { IsoTime } from './json';
import type { AssertionAlgorithm, AssertionSettings, ClientAuthentication, NamedValue, OAuthSettings } from './token';

/** A datasource's form as it is typed: numbers and lists are texts. No secret fits in here. */
export type FormContent = {
  name: string;
  baseUrl: string;
  kind: AuthenticationKind;
  username: string;
  apiKeyIn: 'header' | 'query';
  apiKeyName: string;
  tokenUrl: string;
  clientId: string;
  scopes: string;
  clientAuthentication: ClientAuthentication;
  scopeSeparator: OAuthSettings['scopeSeparator'];
  grantType: string;
  audience: string;
  resources: string;
  extraParameters: NamedValue[];
  tokenHeaders: NamedValue[];
  bodyFormat: OAuthSettings['bodyFormat'];
  issuer: string;
  assertionAlgorithm: AssertionAlgorithm;
  assertionKeyId: string;
  assertionAudience: AssertionSettings['audience'];
  sendHeader: string;
  sendPrefix: string;
  assumedLifetime: string;
  rejectionStatuses: string;
  secretExpiresOn: string;
  headers: NamedValue[];
  cacheSeconds: string;
};

/** The paths of the form's inputs, as problems name them. */
export const formPaths: Record<keyof FormContent, string> = {
  name: 'name',
  baseUrl: 'baseUrl',
  kind: 'authentication',
  username: 'username',
  apiKeyIn: 'apiKey.in',
  apiKeyName: 'apiKey.name',
  tokenUrl: 'oauth.tokenUrl',
  clientId: 'oauth.clientId',
  scopes: 'oauth.scopes',
  clientAuthentication: 'oauth.clientAuthentication',
  scopeSeparator: 'oauth.scopeSeparator',
  grantType: 'oauth.grantType',
  audience: 'oauth.audience',
  resources: 'oauth.resources',
  extraParameters: 'oauth.extraParameters',
  tokenHeaders: 'oauth.tokenHeaders',
  bodyFormat: 'oauth.bodyFormat',
  issuer: 'oauth.issuer',
  assertionAlgorithm: 'oauth.assertion.algorithm',
  assertionKeyId: 'oauth.assertion.keyId',
  assertionAudience: 'oauth.assertion.audience',
  sendHeader: 'oauth.send.headerName',
  sendPrefix: 'oauth.send.prefix',
  assumedLifetime: 'oauth.assumedLifetimeSeconds',
  rejectionStatuses: 'oauth.rejectionStatuses',
  secretExpiresOn: 'oauth.secretExpiresOn',
  headers: 'headers',
  cacheSeconds: 'cacheSeconds',
};

/** A form with changes that are not saved. */
export type UnsavedForm = {
  /** As in `DatasourceDraft`: a token or a key pair may wait there. */
  draftId: string;
  /** The version that the form started from; null for a datasource that was never saved. */
  version: number | null;
  content: FormContent;
  /** Names of the secrets that were typed. */
  typedSecrets: SecretName[];
  /** Key ID of the pair that was made for this form; null: none was. */
  madeKeyId: string | null;
};

/** An unsaved form as it was kept for whoever typed it. */
export type KeptForm = UnsavedForm & {
  /** What was saved as the version that the form started from. */
  base: { settings: DatasourceSettings; savedSecrets: SecretName[] } | null;
  /** Paths of inputs whose text was not kept, because it may have held a secret or was too long. */
  leftOut: string[];
  keptAt: IsoTime;
};

/** So long an unsaved form is kept after its last change. */
export const unsavedFormDays = 14;
