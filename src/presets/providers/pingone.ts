import { preset } from '../preset';

/** PingOne's regions differ in their top-level domain only. */
const pingOneRegions = ['com', 'eu', 'ca', 'asia', 'com.au'] as const;

export const pingone = preset({
  id: 'pingone',
  questions: [
    { id: 'pingone-region', kind: 'choice', choices: pingOneRegions, initial: 'com', example: 'eu' },
    {
      id: 'pingone-environment-id',
      kind: 'segment',
      initial: null,
      example: '8b1d6a7e-2f43-4b3c-8d0e-5c7a9e1f2b34',
    },
  ],
  recognisedBy: [{ hosts: pingOneRegions.map((region) => `auth.pingone.${region}`), path: /^\/[^/]+\/as\/token$/ }],
  tokenUrl: 'https://auth.pingone.{pingone-region}/{pingone-environment-id}/as/token',
  clientAuthentication: 'basic',
  alsoAccepts: ['body'],
  traps: ['pingone-authentication-setting', 'pingone-scopes-optional'],
  evidence: { clientAuthentication: 'documented', parameters: 'documented' },
});
