import type { FormContent, UnsavedForm } from '../../src/contract/unsaved-form';
import { draftId } from './admin-client';

/** An empty form of a new datasource, as the editor keeps it, with some inputs filled. */
export function unsavedForm(content: Partial<FormContent> = {}, form: Partial<UnsavedForm> = {}): UnsavedForm {
  return {
    draftId,
    version: null,
    content: {
      name: '',
      baseUrl: '',
      kind: 'none',
      username: '',
      apiKeyIn: 'header',
      apiKeyName: '',
      tokenUrl: '',
      clientId: '',
      scopes: '',
      clientAuthentication: 'auto',
      scopeSeparator: 'space',
      grantType: 'client_credentials',
      audience: '',
      resources: '',
      extraParameters: [],
      tokenHeaders: [],
      bodyFormat: 'form',
      issuer: '',
      assertionAlgorithm: 'RS256',
      assertionKeyId: '',
      assertionAudience: 'issuer',
      sendHeader: 'Authorization',
      sendPrefix: 'Bearer',
      assumedLifetime: '',
      rejectionStatuses: '401',
      secretExpiresOn: '',
      headers: [],
      cacheSeconds: '300',
      ...content,
    },
    typedSecrets: [],
    madeKeyId: null,
    ...form,
  };
}
