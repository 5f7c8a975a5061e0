import { preset } from '../preset';

const larkHosts = ['open.larksuite.com', 'open.feishu.cn'] as const;

export const lark = preset({
  id: 'lark',
  questions: [
    { id: 'lark-environment', kind: 'choice', choices: larkHosts, initial: larkHosts[0], example: larkHosts[1] },
  ],
  recognisedBy: [{ hosts: larkHosts, path: /^\/open-apis\/auth\/v3\/tenant_access_token\/internal$/ }],
  tokenUrl: 'https://{lark-environment}/open-apis/auth/v3/tenant_access_token/internal',
  baseUrl: 'https://{lark-environment}/open-apis',
  clientAuthentication: 'body',
  grantType: '',
  ownEndpoint: {
    bodyFormat: 'json',
    clientIdName: 'app_id',
    clientSecretName: 'app_secret',
    tokenPath: 'tenant_access_token',
    lifetimePath: 'expire',
    rejectionPath: '$.code',
    rejectionValue: '99991663',
  },
  scopes: { need: 'unused', templates: [], example: null },
  traps: ['lark-app-credentials', 'lark-permissions'],
  evidence: { clientAuthentication: 'documented', parameters: 'documented' },
});
