import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OAuthSettings } from '../../src/contract/oauth-settings';
import { parseInput } from '../../src/datasources/form/parse-input';
import { checkUrl } from '../../src/checks/url';
import { answerTo, checkAnswers } from '../../src/presets/answers';
import { applyPreset, presetBaseUrl } from '../../src/presets/apply-preset';
import {
  presetOf,
  presets,
  providerIds,
  type PresetAnswers,
  type PresetQuestion,
  type ProviderId,
} from '../../src/presets/providers';
import { recogniseProvider } from '../../src/presets/recognise-provider';
import { oauthSettings } from '../support/settings';
import { propertyRuns } from '../support/property-runs';

const examples = (id: ProviderId): PresetAnswers =>
  Object.fromEntries(presetOf(id).questions.map((question) => [question.id, question.example]));

const blank: OAuthSettings = { ...oauthSettings, tokenUrl: '', scopes: [] };

describe('the presets', () => {
  test('each has a name of its own, and explains errors by traps that it shows', () => {
    expect(new Set(providerIds).size).toBe(presets.length);
    for (const { id, errors, traps } of presets)
      for (const trap of Object.values(errors)) expect([id, traps]).toEqual([id, expect.arrayContaining([trap])]);
  });

  test('whose documentation is linked is linked by https, at the provider’s own host', () => {
    const linked = presets.flatMap(({ id, documentation }) => (documentation === null ? [] : [{ id, documentation }]));
    expect(linked.length).toBeGreaterThanOrEqual(8);
    for (const { documentation } of linked)
      expect(documentation).toMatch(
        /^https:\/\/([a-z]+\.)*((microsoft|okta|auth0|salesforce|paypal)\.com|developers\.zoom\.us|docs\.aws\.amazon\.com)\//,
      );
  });

  test.each(presets)('$id leaves the method to be found out where nothing firm names one', (preset) => {
    if (preset.evidence.clientAuthentication === 'unconfirmed') expect(preset.clientAuthentication).toBe('auto');
    else expect(preset.clientAuthentication).not.toBe('auto');
  });

  test.each(presets)('$id asks exactly what its templates use', (preset) => {
    const templates = [
      preset.tokenUrl,
      preset.baseUrl ?? '',
      ...preset.scopes.templates,
      preset.audience.template ?? '',
      preset.resource.template ?? '',
      ...preset.extraParameters.map(({ template }) => template),
      preset.assertion?.otherAudience ?? '',
      preset.assertion?.subject ?? '',
    ].join(' ');
    const used = new Set([...templates.matchAll(/\{([a-z0-9-]+)\}/g)].map((match) => match[1]));
    expect(used).toEqual(new Set(preset.questions.map(({ id }) => id)));
  });

  test.each(presets)('$id filled with its examples can be saved', (preset) => {
    const answers = examples(preset.id);
    expect(checkAnswers(preset, answers)).toEqual({});
    const oauth = { ...blank, ...applyPreset(preset, answers) };
    const read = parseInput(
      {
        settings: {
          type: 'url',
          name: 'A',
          baseUrl: presetBaseUrl(preset, answers) ?? 'https://api.example.com',
          headers: [],
          authentication: { kind: 'oauth2-client-credentials', oauth },
          cacheSeconds: 300,
        },
        secrets: {},
      },
      'save',
    );
    expect(read).toMatchObject({ ok: true });
  });

  test.each(presets.filter(({ id }) => id !== 'generic'))('$id is recognised by its own URL', (preset) => {
    const { tokenUrl } = applyPreset(preset, examples(preset.id));
    expect(recogniseProvider(tokenUrl ?? '')?.provider).toBe(preset.id);
  });
});

describe('applyPreset', () => {
  test.each([
    ['entra-v2', 'https://login.microsoftonline.com/5f2b7c1e-0d7c-4c9e-9a42-6a1d3f7f0b11/oauth2/v2.0/token'],
    ['entra-v1', 'https://login.microsoftonline.com/5f2b7c1e-0d7c-4c9e-9a42-6a1d3f7f0b11/oauth2/token'],
    ['okta-custom', 'https://acme.okta.com/oauth2/default/v1/token'],
    ['okta-org', 'https://acme.okta.com/oauth2/v1/token'],
    ['auth0', 'https://acme.eu.auth0.com/oauth/token'],
    ['keycloak', 'https://sso.example.com/realms/acme/protocol/openid-connect/token'],
    ['salesforce', 'https://acme.my.salesforce.com/services/oauth2/token'],
    ['servicenow', 'https://acme.service-now.com/oauth_token.do'],
    ['cognito', 'https://acme.auth.eu-central-1.amazoncognito.com/oauth2/token'],
    ['paypal', 'https://api-m.sandbox.paypal.com/v1/oauth2/token'],
    ['zoom', 'https://zoom.us/oauth/token'],
    ['atlassian-service-account', 'https://auth.atlassian.com/oauth/token'],
    ['pingone', 'https://auth.pingone.eu/8b1d6a7e-2f43-4b3c-8d0e-5c7a9e1f2b34/as/token'],
    ['google-service-account', 'https://oauth2.googleapis.com/token'],
    ['salesforce-jwt', 'https://test.salesforce.com/services/oauth2/token'],
    ['docusign', 'https://account-d.docusign.com/oauth/token'],
    ['box', 'https://api.box.com/oauth2/token'],
    ['lark', 'https://open.feishu.cn/open-apis/auth/v3/tenant_access_token/internal'],
  ] as const)('%s makes %s', (id, tokenUrl) => {
    expect(applyPreset(presetOf(id), examples(id)).tokenUrl).toBe(tokenUrl);
  });

  test('Entra ID v2 asks for the default scope, also when a whole scope was pasted', () => {
    const answers = { ...examples('entra-v2'), 'entra-application-id-uri': ' https://graph.microsoft.com/.default ' };
    expect(applyPreset(presetOf('entra-v2'), answers).scopes).toEqual(['https://graph.microsoft.com/.default']);
  });

  test('Entra ID v1 asks for a resource and no scope', () => {
    const settings = applyPreset(presetOf('entra-v1'), examples('entra-v1'));
    expect(settings).toMatchObject({ scopes: [], resources: ['https://management.azure.com/'] });
  });

  test('Auth0 gets its audience, Zoom its grant and account', () => {
    expect(applyPreset(presetOf('auth0'), examples('auth0')).audience).toBe('https://api.example.com');
    expect(applyPreset(presetOf('zoom'), { 'zoom-account-id': 'abc' })).toMatchObject({
      grantType: 'account_credentials',
      clientAuthentication: 'basic',
      extraParameters: [{ name: 'account_id', value: 'abc', secret: false }],
    });
  });

  test("Okta's own API gets a signed assertion", () => {
    expect(applyPreset(presetOf('okta-org'), examples('okta-org'))).toMatchObject({
      clientAuthentication: 'private-key-jwt',
      assertion: { algorithm: 'RS256', audience: 'token-endpoint' },
    });
  });

  test('Salesforce and DocuSign get an assertion on behalf of a user, made out to what they want', () => {
    expect(applyPreset(presetOf('salesforce-jwt'), examples('salesforce-jwt'))).toMatchObject({
      clientAuthentication: 'jwt-bearer',
      assertion: {
        audience: 'other',
        otherAudience: 'https://test.salesforce.com',
        subject: 'integration@acme.example',
      },
    });
    expect(applyPreset(presetOf('docusign'), examples('docusign'))).toMatchObject({
      scopes: ['signature', 'impersonation'],
      assertion: {
        otherAudience: 'account-d.docusign.com',
        subject: '6b5f2c1e-0d7c-4c9e-9a42-6a1d3f7f0b11',
        scopeIn: 'assertion',
      },
    });
    expect(applyPreset(presetOf('docusign'), {}).assertion).not.toHaveProperty('subject');
  });

  test('Lark gets its own login, with the names, places and codes of its own', () => {
    expect(applyPreset(presetOf('lark'), examples('lark'))).toMatchObject({
      bodyFormat: 'json',
      grantType: '',
      clientIdName: 'app_id',
      clientSecretName: 'app_secret',
      tokenPath: 'tenant_access_token',
      lifetimePath: 'expire',
      rejectionPath: '$.code',
      rejectionValue: '99991663',
    });
  });

  test('what an answer is missing for is left out, so that nothing typed is overwritten', () => {
    const settings = applyPreset(presetOf('auth0'), {});
    expect(settings).not.toHaveProperty('tokenUrl');
    expect(settings).not.toHaveProperty('audience');
    expect(settings).not.toHaveProperty('scopes');
    expect(settings).not.toHaveProperty('clientId');
    expect(checkAnswers(presetOf('auth0'), {})).toEqual({
      'auth0-domain': 'missing',
      'auth0-api-identifier': 'missing',
    });
  });

  test('a pasted address counts as its host', () => {
    const answers = { 'okta-domain': ' https://ACME.okta.com/app/UserHome ' };
    expect(applyPreset(presetOf('okta-org'), answers).tokenUrl).toBe('https://acme.okta.com/oauth2/v1/token');
  });

  test('a realm with a space is encoded', () => {
    const answers = { 'keycloak-host': 'sso.example.com', 'keycloak-realm': 'my realm' };
    expect(applyPreset(presetOf('keycloak'), answers).tokenUrl).toBe(
      'https://sso.example.com/realms/my%20realm/protocol/openid-connect/token',
    );
  });

  test.each([
    ['okta-domain', 'acme'],
    ['okta-domain', 'acme.okta.com@evil.example'],
    ['okta-domain', 'acme okta.com'],
    ['okta-server', '../x'],
    ['okta-server', '..'],
    ['okta-server', 'a/b'],
    ['okta-server', 'a%2fb'],
    ['okta-server', 'a?b'],
  ] as const)('%s refuses %j', (id, answer) => {
    const answers = { ...examples('okta-custom'), [id]: answer };
    expect(Object.keys(checkAnswers(presetOf('okta-custom'), answers))).toEqual([id]);
    expect(applyPreset(presetOf('okta-custom'), answers)).not.toHaveProperty('tokenUrl');
  });

  const fixed = presets.filter(({ id }) => id !== 'generic');
  test('no answer changes the shape of a token URL', () => {
    const answerOf = (question: PresetQuestion): fc.Arbitrary<string> =>
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.webUrl(),
        fc.domain(),
        fc.constantFrom('..', '%2e%2e', 'a/../b', '{okta-domain}', question.example),
      );
    const cases = fc.constantFrom(...fixed).chain((preset) =>
      fc.tuple(...preset.questions.map(answerOf)).map((texts) => ({
        preset,
        answers: Object.fromEntries(preset.questions.map(({ id }, i) => [id, texts[i]])),
      })),
    );
    fc.assert(
      fc.property(cases, ({ preset, answers }) => {
        const { tokenUrl } = applyPreset(preset, answers);
        if (tokenUrl === undefined) return;
        const url = new URL(tokenUrl);
        const template = preset.tokenUrl.slice('https://'.length).split('/');
        expect(url.href).toBe(tokenUrl);
        expect(url.pathname.split('/').length).toBe(template.length);
        expect(url.search + url.hash + url.username + url.password).toBe('');
        template.forEach((part, index) => {
          if (!part.includes('{')) expect(tokenUrl.slice('https://'.length).split('/')[index]).toBe(part);
        });
      }),
      { numRuns: propertyRuns(500) },
    );
  });

  test('an accepted host is one that may be called, or is refused when it is saved', () => {
    const question = presetOf('keycloak').questions[0];
    if (question === undefined) throw new Error('no question');
    fc.assert(
      fc.property(fc.domain(), (domain) => {
        const answers = { 'keycloak-host': domain, 'keycloak-realm': 'r' };
        const { tokenUrl } = applyPreset(presetOf('keycloak'), answers);
        if (tokenUrl !== undefined) expect(checkUrl(tokenUrl).ok).toBe(true);
        expect(answerTo(question, answers)).toBe(domain.toLowerCase());
      }),
    );
  });
});

describe('recogniseProvider', () => {
  test.each([
    ['https://login.microsoftonline.com/common/oauth2/v2.0/token', 'entra-v2', 'host'],
    ['https://login.microsoftonline.us/x/oauth2/token', 'entra-v1', 'host'],
    ['https://acme.oktapreview.com/oauth2/aus1x2y3z/v1/token', 'okta-custom', 'host'],
    ['https://login.example.com/oauth2/default/v1/token', 'okta-custom', 'path'],
    ['https://sso.example.com/auth/realms/old/protocol/openid-connect/token', 'keycloak', 'path'],
    ['https://sso.example.com/realms/x/protocol/openid-connect/token/', 'keycloak', 'path'],
    ['https://test.salesforce.com/services/oauth2/token', 'salesforce-jwt', 'host'],
    ['https://account-d.docusign.com/oauth/token', 'docusign', 'host'],
    ['https://oauth2.googleapis.com/token', 'google-service-account', 'host'],
    ['https://help.example.com/oauth_token.do', 'servicenow', 'path'],
    ['https://auth.pingone.com.au/x/as/token', 'pingone', 'host'],
  ] as const)('%s is %s by its %s', (url, provider, by) => {
    expect(recogniseProvider(url)).toEqual({ provider, by });
  });

  test.each([
    'https://evil-okta.com/oauth2/v1/token',
    'https://okta.com.evil.example/oauth2/v1/token',
    'https://login.example.com/oauth2/token',
    'https://acme.auth0.com/authorize',
    'http://acme.auth0.com/oauth/token',
    'https://zoom.us.example.com/oauth/token',
    'not a url',
    '',
  ])('%j is nobody’s', (url) => {
    expect(recogniseProvider(url)).toBeNull();
  });

  test('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => void recogniseProvider(text)));
  });
});
