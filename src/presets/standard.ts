import type { ProviderPreset } from '../contract/preset';

/** What most servers have in common (RFC 6749 §4.4, RFC 6750 §2.1); a preset names what differs. */
export const standard = {
  baseUrl: null,
  alsoAccepts: [],
  assertion: null,
  hasKeyFile: false,
  dpop: 'auto',
  grantType: 'client_credentials',
  scopes: { need: 'optional', templates: [], example: null },
  audience: { need: 'unused', template: null },
  resource: { need: 'unused', template: null },
  extraParameters: [],
  send: { headerName: 'Authorization', prefix: 'Bearer' },
  traps: [],
} as const satisfies Partial<ProviderPreset>;
