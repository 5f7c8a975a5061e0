import { describe, expect, test } from 'vitest';
import { createCallApi } from '../../src/datasources/api/call-api';
import { searchOptions } from '../../src/fields/options/options';
import { createOutbound } from '../../src/http/outbound';
import { systemClock } from '../../src/base/clock';
import { Secret } from '../../src/base/secret';
import { previewBinding } from '../../src/fields/preview';
import { startLoopback } from '../support/loopback';
import { createTestClock } from '../support/test-clock';
import { createBench } from '../support/oauth';
import { bindingWith, depsFor } from './binding';

const password = 'p+ss/w&rd"1';
const ask = { search: '', variables: {} };
const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('+', '&#43;');
const jsonLabel = (spelling: string): string =>
  `{"data":[{"id":1,"name":"got ${spelling}"},{"id":"${spelling}","name":"x"}]}`;
const json = JSON.stringify(password).slice(1, -1);
const octal = Array.from(Buffer.from(password), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
const brokenCode = (
  Buffer.from(`bob:${password}`)
    .toString('base64')
    .match(/.{1,8}/g) ?? []
).join('\\r\\n');

const bodies: [how: string, type: string, body: string | Buffer][] = [
  ['in JSON', 'application/json', jsonLabel(json)],
  ['in JSON with escaped slashes', 'application/json', jsonLabel(json.replaceAll('/', '\\/'))],
  ['in JSON with escaped plus signs', 'application/json', jsonLabel(json.replaceAll('+', '\\u002B'))],
  ['in JSON as octal escapes', 'application/json', jsonLabel(octal.replaceAll('\\', '\\\\'))],
  ['in JSON in Base64 that is broken often', 'application/json', jsonLabel(brokenCode)],
  ['in JSON of UTF-16', 'application/json', Buffer.from(jsonLabel(json), 'utf16le')],
  [
    'in XML',
    'application/xml',
    `<r><data><id>1</id><name>got ${xml(password)}</name></data><data><id>2</id><name>${xml(password)}</name></data></r>`,
  ],
  ['in CSV', 'text/csv', `id,name\n1,"got ${password.replaceAll('"', '""')}"\n2,x\n`],
  ['as the reason why it cannot be read', 'text/html', `<html><title>got ${xml(password)}</title>`],
];

/** A datasource with Basic authentication whose API sends the password back. */
async function echoing(type: string, body: string | Buffer) {
  const server = await startLoopback((_, response) => {
    response.writeHead(200, { 'content-type': type }).end(body);
  });
  const call = createCallApi(
    {
      settings: {
        type: 'url',
        name: 'Customers',
        baseUrl: 'https://api.acme.example/v1',
        headers: [],
        authentication: { kind: 'basic', username: 'bob' },
        cacheSeconds: 300,
      },
      secrets: () => Promise.resolve({ password: new Secret(password) }),
      subject: null,
      isPaused: false,
    },
    {
      outbound: createOutbound({ fetch: server.fetch, clock: systemClock }),
      tokens: createBench().instance(),
      clock: createTestClock(),
    },
  );
  return { server, ...depsFor(() => ({}), { call }) };
}

const settings = (type: string) =>
  bindingWith({
    extraction: {
      items: type === 'application/xml' ? 'r/data' : type === 'text/csv' ? '' : '$.data[*]',
      key: 'id',
      label: '{{name}}',
    },
  });

describe('a password of eleven characters that an API sends back', () => {
  test.each(bodies)('%s is neither offered nor cached nor previewed', async (_how, type, body) => {
    const { server, deps, cache } = await echoing(type, body);
    const found = await searchOptions(deps, settings(type), ask);
    const previewed = await previewBinding(deps, settings(type), ask);
    await server.close();
    expect(found.ok).toBe(type !== 'text/html');
    const kept = [...cache.values()].map(({ packed }) => Buffer.from(packed, 'base64'));
    const { gunzipSync } = await import('node:zlib');
    const seen = JSON.stringify([found, previewed, kept.map((packed) => gunzipSync(packed).toString())]);
    expect(seen).toContain('***');
    for (const spelling of [password, json, xml(password)]) {
      expect(seen).not.toContain(spelling);
      expect(seen).not.toContain(JSON.stringify(spelling).slice(1, -1));
    }
  });
});
