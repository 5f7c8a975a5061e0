import type { SecretName } from '../../src/contract/authentication';

/** Texts that no answer, log line or plain record may hold, whole or in another spelling. */
export const canaries: Partial<Record<SecretName, string>> = {
  'client-secret': 'canary-client-secret-8472',
  password: 'canary pass+word/ü&=1',
  'bearer-token': 'canary.bearer.token.5521',
  'api-key': 'canary+api/key=9931',
  'header:X-Tenant': 'canary-header-value-1177',
  'parameter:account': 'canary parameter&value 3306',
  'token-header:X-Client': 'canary-token-header-6642',
};

export function spellings(secret: string): string[] {
  return [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams({ s: secret }).toString().slice(2),
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    JSON.stringify(secret).slice(1, -1),
  ];
}
