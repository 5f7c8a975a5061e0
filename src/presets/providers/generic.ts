import { preset } from '../preset';

/** Any server that keeps to RFC 6749. */
export const generic = preset({
  id: 'generic',
  questions: [{ id: 'token-url', kind: 'url', initial: null, example: 'https://login.example.com/oauth2/token' }],
  recognisedBy: [],
  tokenUrl: '{token-url}',
  clientAuthentication: 'auto',
  audience: { need: 'optional', template: null },
  resource: { need: 'optional', template: null },
  evidence: { clientAuthentication: 'unconfirmed', parameters: 'unconfirmed' },
});
