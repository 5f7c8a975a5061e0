import { describe, expect, it } from 'vitest';
import { createOutbound } from '../../../src/http/outbound';
import type { Outbound } from '../../../src/http/outbound-call';
import { discover } from '../../../src/oauth/wire/discovery';
import { systemClock } from '../../../src/base/clock';
import { json, startLoopback } from '../../support/loopback';

/** A server that has these documents, by host and path. */
async function asking(issuer: string, documents: Record<string, unknown>) {
  const server = await startLoopback(({ host, path }, response) => {
    const document = documents[host + path];
    if (document === undefined) response.writeHead(404).end('not here');
    else if (typeof document === 'string') response.writeHead(200, { 'content-type': 'text/html' }).end(document);
    else json(response, document);
  });
  const result = await discover(issuer, { outbound: createOutbound({ fetch: server.fetch, clock: systemClock }) });
  await server.close();
  return { result, asked: server.received.map(({ host, path }) => host + path) };
}

const metadata = (changes: Record<string, unknown> = {}) => ({
  issuer: 'https://login.acme.example',
  token_endpoint: 'https://login.acme.example/oauth2/token',
  token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'tls_client_auth', 'none'],
  token_endpoint_auth_signing_alg_values_supported: ['ES256', 'RS256', 'HS512'],
  dpop_signing_alg_values_supported: ['RS512', 'RS256', 'ES256'],
  grant_types_supported: ['client_credentials'],
  scopes_supported: ['read', 'write'],
  ...changes,
});
const oauth = 'login.acme.example/.well-known/oauth-authorization-server';
const openId = 'login.acme.example/.well-known/openid-configuration';

describe('discovery', () => {
  it('reads RFC 8414 metadata', async () => {
    const { result, asked } = await asking('https://login.acme.example', { [oauth]: metadata() });
    expect(result).toEqual({
      ok: true,
      value: {
        issuer: 'https://login.acme.example',
        tokenUrl: 'https://login.acme.example/oauth2/token',
        clientAuthentications: ['private-key-jwt', 'body'],
        assertionAlgorithms: ['RS256', 'ES256'],
        dpopAlgorithms: ['ES256', 'RS256'],
        clientCredentials: true,
        scopes: ['read', 'write'],
        metadataUrl: 'https://login.acme.example/.well-known/oauth-authorization-server',
      },
    });
    expect(asked).toEqual([oauth]);
  });

  it('reads OpenID Connect metadata where there is no other', async () => {
    const { result, asked } = await asking('https://login.acme.example', { [openId]: metadata() });
    expect(result).toMatchObject({ ok: true, value: { metadataUrl: `https://${openId}` } });
    expect(asked).toEqual([oauth, openId]);
  });

  it('puts the well-known part before the issuer’s path, or behind it for OpenID Connect', async () => {
    const { asked } = await asking('https://login.acme.example/tenant/a', {});
    expect(asked).toEqual([`${oauth}/tenant/a`, 'login.acme.example/tenant/a/.well-known/openid-configuration']);
  });

  it.each([
    'https://login.acme.example/.well-known/oauth-authorization-server/realms/a',
    'https://login.acme.example/realms/a/.well-known/openid-configuration',
    ' https://login.acme.example/realms/a ',
  ])('finds the issuer in %s', async (text) => {
    const document = metadata({ issuer: 'https://login.acme.example/realms/a' });
    expect((await asking(text, { [`${oauth}/realms/a`]: document })).result).toMatchObject({ ok: true });
  });

  it('keeps the issuer exactly as the server writes it, when only the last slash differs', async () => {
    const document = metadata({ issuer: 'https://login.acme.example/' });
    const { result } = await asking('https://login.acme.example', { [openId]: document });
    expect(result).toMatchObject({ value: { issuer: 'https://login.acme.example/' } });
  });

  it.each([
    'https://login.evil.example',
    'https://login.acme.example/other',
    'https://LOGIN.acme.example',
    'https://login.acme.example//',
    'https://login.acme.example/{tenantid}/v2.0',
  ])('refuses a document about %s', async (issuer) => {
    const { result } = await asking('https://login.acme.example', { [oauth]: metadata({ issuer }) });
    expect(result).toMatchObject({ ok: false, error: { code: 'discovery-issuer-differs', found: issuer } });
  });

  it('names the best method first: a key before a secret, a signature before a password', async () => {
    const supported = ['client_secret_post', 'client_secret_basic', 'client_secret_jwt', 'private_key_jwt'];
    const document = metadata({ token_endpoint_auth_methods_supported: supported });
    expect((await asking('https://login.acme.example', { [oauth]: document })).result).toMatchObject({
      value: { clientAuthentications: ['private-key-jwt', 'client-secret-jwt', 'basic', 'body'] },
    });
  });

  it('takes Basic for granted when the server names no method', async () => {
    const document = metadata({ token_endpoint_auth_methods_supported: undefined, grant_types_supported: undefined });
    expect((await asking('https://login.acme.example', { [oauth]: document })).result).toMatchObject({
      value: { clientAuthentications: ['basic'], clientCredentials: null },
    });
  });

  it.each([
    [metadata({ issuer: undefined }), 'no-issuer'],
    [metadata({ token_endpoint: undefined }), 'no-token-endpoint'],
    [metadata({ token_endpoint: 'http://login.acme.example/token' }), 'token-url'],
    [metadata({ token_endpoint: 'https://10.0.0.1/token' }), 'token-url'],
  ])('refuses a document without a usable endpoint (%#)', async (document, problem) => {
    const { result } = await asking('https://login.acme.example', { [oauth]: document });
    expect(result).toMatchObject({ error: { code: 'discovery-answer-invalid', problem } });
  });

  it('survives members of the wrong kind', async () => {
    const document = metadata({
      token_endpoint_auth_methods_supported: 'all',
      scopes_supported: [1, null, 'a\u0000b'],
    });
    expect((await asking('https://login.acme.example', { [oauth]: document })).result).toMatchObject({
      value: { clientAuthentications: ['basic'], scopes: ['a b'] },
    });
    const own = metadata({ token_endpoint_auth_methods_supported: ['constructor', '__proto__'] });
    expect((await asking('https://login.acme.example', { [oauth]: own })).result).toMatchObject({
      value: { clientAuthentications: [] },
    });
  });

  it('says where it looked when nothing is there', async () => {
    expect((await asking('https://login.acme.example', {})).result).toEqual({
      ok: false,
      error: {
        code: 'discovery-not-found',
        tried: [
          { url: `https://${oauth}`, status: 404 },
          { url: `https://${openId}`, status: 404 },
        ],
      },
    });
  });

  it('is not fooled by a login page with status 200', async () => {
    const { result } = await asking('https://login.acme.example', { [oauth]: '<html>', [openId]: metadata() });
    expect(result).toMatchObject({ ok: true });
    const pages = await asking('https://login.acme.example', { [oauth]: '<html>', [openId]: '<html>' });
    expect(pages.result).toMatchObject({ error: { code: 'discovery-answer-invalid', problem: 'not-json' } });
  });

  it.each([
    ['http://login.acme.example', 'not-https'],
    ['https://127.0.0.1', 'host-ip-address'],
    ['https://login.acme.example?x=1', 'has-query'],
    ['acme', 'not-a-url'],
  ])('asks nobody for %s', async (text, problem) => {
    const { result, asked } = await asking(text, {});
    expect(result).toEqual({ ok: false, error: { code: 'discovery-url', problem } });
    expect(asked).toEqual([]);
  });

  it('passes on what went wrong on the way', async () => {
    const failing =
      (error: Awaited<ReturnType<Outbound>> & { ok: false }): Outbound =>
      () =>
        Promise.resolve(error);
    const outcomes = [
      { code: 'egress', host: 'a.example' },
      { code: 'unreachable', host: 'a.example', problem: 'timeout', afterMs: 1 },
      { code: 'redirect', status: 302, host: null },
      { code: 'too-large', status: 200, maxBytes: 1 },
    ] as const;
    const codes = outcomes.map(async (error) => {
      const result = await discover('https://login.acme.example', { outbound: failing({ ok: false, error }) });
      return result.ok ? '' : result.error.code;
    });
    expect(await Promise.all(codes)).toEqual([
      'discovery-egress',
      'discovery-unreachable',
      'discovery-redirect',
      'discovery-answer-invalid',
    ]);
  });
});
