import { dump } from 'js-yaml';
import { beforeEach, describe, expect, test } from 'vitest';
import { readPasted } from '../../src/paste/read-pasted';
import { adminClient, type AdminClient } from '../support/admin-client';
import type { ForgeFake } from '../support/forge-runtime';
import { openSite } from '../support/site';

let forge: ForgeFake;
let admin: AdminClient;
beforeEach(() => {
  ({ forge, admin } = openSite());
});

const url = 'https://docs.example.com/openapi.yaml';
const description = {
  openapi: '3.0.0',
  info: { title: 'Customers', description: 'long '.repeat(10_000) },
  servers: [{ url: '/v1' }],
  components: {
    securitySchemes: { machine: { type: 'http', scheme: 'bearer' } },
    schemas: { Customer: { type: 'object' } },
  },
  paths: { '/customers': { get: { responses: {} } }, '/customers/{id}': { get: {} } },
};

function serves(body: string, init?: ResponseInit): void {
  forge.approved.add('docs.example.com');
  forge.services.set('docs.example.com', () => new Response(body, init));
}

describe('an API’s description at its address', () => {
  test.each([
    ['YAML', dump(description)],
    ['JSON', JSON.stringify(description)],
  ])('in %s is answered without what no form needs, and reads as the whole does', async (_as, body) => {
    serves(body);
    const answer = await admin.value('readDescription', { url });
    if (!answer.ok) throw new Error(answer.error.code);
    expect(answer.value.text.length).toBeLessThan(1_000);
    expect(readPasted(answer.value.text, url)).toEqual(readPasted(body, url));
    expect(readPasted(body, url)).toMatchObject({
      value: { baseUrls: ['https://docs.example.com/v1'], paths: ['customers'] },
    });
  });

  test('is not asked for at a host that nobody approved: the host is named', async () => {
    expect(await admin.call('readDescription', { url })).toMatchObject({
      ok: false,
      error: { code: 'api-egress', host: 'docs.example.com' },
    });
  });

  test.each([
    ['http://docs.example.com/x', { code: 'invalid-input' }],
    ['https://127.0.0.1/openapi.json', { code: 'invalid-input' }],
    ['https://localhost/openapi.json', { code: 'invalid-input' }],
  ])('is asked for at no address that a datasource may not have: %s', async (address, error) => {
    expect(await admin.call('readDescription', { url: address })).toMatchObject({ ok: false, error });
    expect(forge.outsideCalls).toEqual([]);
  });

  test.each([
    ['a page', '<!DOCTYPE html><html></html>', { code: 'paste-page' }],
    ['a text that was cut off', '{"openapi":"3.0.0","servers":[', { code: 'paste-broken', as: 'json', line: 1 }],
    ['something else', '{"name":"x"}', { code: 'paste-unknown' }],
  ])('that is %s is told apart', async (_what, body, error) => {
    serves(body);
    expect(await admin.value('readDescription', { url })).toEqual({ ok: false, error });
  });

  test.each([
    ['an error', { status: 404 }, { code: 'api-http-error', status: 404 }],
    [
      'a way to another host',
      { status: 302, headers: { location: 'https://elsewhere.example' } },
      { code: 'api-redirect' },
    ],
  ])('that answers %s says so', async (_what, init, error) => {
    serves('', init);
    expect(await admin.call('readDescription', { url })).toMatchObject({ ok: false, error });
  });

  test('larger than 5 MB is not read', async () => {
    serves('x'.repeat(5_000_001));
    expect(await admin.call('readDescription', { url })).toMatchObject({ ok: false, error: { code: 'api-too-large' } });
  });

  test('is read for administrators alone', async () => {
    expect(await adminClient(forge, 'agent').call('readDescription', { url })).toEqual({
      ok: false,
      error: { code: 'not-administrator' },
    });
  });
});
