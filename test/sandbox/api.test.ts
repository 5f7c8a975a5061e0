import { XMLParser } from 'fast-xml-parser';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SandboxAccess } from '../../host/protocol';
import { ownSandbox } from './sandbox';
import type { OwnSandbox } from './sandbox';

type Row = { id: string; name: string; country: string; customerId: string };
type List = { items: Row[]; total: number; next: string | null; nextCursor: string | null };

let own: OwnSandbox;
let bearer: Record<string, string>;
beforeAll(async () => {
  own = await ownSandbox();
  bearer = { authorization: `Bearer ${await own.accessToken()}` };
});
afterAll(() => own.close());

const list = async (path: string): Promise<List> => (await (await own.api(path, bearer)).json()) as List;

const others = (kind: SandboxAccess['kind']): SandboxAccess[] =>
  (own.sandbox.state().others ?? []).filter((access) => access.kind === kind);

const nextIn = (link: string | null): string | null => /<([^>]+)>; rel="next"/.exec(link ?? '')?.[1] ?? null;

describe('records', () => {
  test('there are thousands, each with a key of its own, the same ones every time', async () => {
    const first = await list('/customers?limit=500');
    expect(first.total).toBe(3000);
    expect((await list('/assets?limit=1')).total).toBe(5000);
    const again = await ownSandbox();
    const other = await again.fetch(`${again.sandbox.state().apiUrl.replace('/v1', '/open/v1')}/customers?limit=500`);
    expect(((await other.json()) as List).items).toEqual(first.items);
    await again.close();
  });

  test('a catalogue of nearly ten thousand parts is answered whole', async () => {
    const parts = (await (await own.api('/parts', bearer)).json()) as Row[];
    expect(new Set(parts.map(({ id }) => id)).size).toBe(9_990);
    expect((await own.api('/parts/P-00001', bearer)).status).toBe(404);
  });

  test('some names are hard on software', async () => {
    const rows = [
      ...(await list('/customers?limit=500')).items,
      ...(await list('/customers?offset=500&limit=500')).items,
    ];
    const names = rows.map(({ name }) => name).join('\n');
    expect(names).toMatch(/Ł/);
    expect(names).toContain('𠮷田');
  });

  test('one record is read by its id; an unknown one is a 404', async () => {
    const one = await own.api('/customers/C-00061', bearer);
    expect(await one.json()).toMatchObject({ id: 'C-00061', name: 'Żółta Łąka Sp. z o.o.' });
    expect((await own.api('/customers/C-99999', bearer)).status).toBe(404);
    expect((await own.api('/customers/C-00061/more', bearer)).status).toBe(404);
    expect((await own.api('/nothing', bearer)).status).toBe(404);
  });

  test('search reads words without case and accents', async () => {
    expect((await list('/customers?q=zolta%20LAKA')).items.map(({ name }) => name)).toContain('Żółta Łąka Sp. z o.o.');
    expect((await list('/customers?q=no-such-customer')).total).toBe(0);
  });

  test('lists are narrowed by country and by customer', async () => {
    const polish = await list('/customers?country=pl&limit=500');
    expect(new Set(polish.items.map(({ country }) => country))).toEqual(new Set(['PL']));
    const [asset] = (await list('/assets?limit=1')).items;
    const same = await list(`/assets?customer=${asset?.customerId ?? ''}`);
    expect(same.items.map(({ id }) => id)).toContain(asset?.id);
    expect(new Set(same.items.map(({ customerId }) => customerId))).toEqual(new Set([asset?.customerId]));
  });

  test('a search is posted as JSON, and anything else is refused', async () => {
    const post = (body: string, type = 'application/json'): Promise<Response> =>
      own.fetch(`${own.sandbox.state().apiUrl}/customers/search`, {
        method: 'POST',
        headers: { ...bearer, 'content-type': type },
        body,
      });
    const found = (await (await post('{"q":"aarhus","limit":2}')).json()) as List;
    expect(found.items).toHaveLength(2);
    const more = (await (await post(JSON.stringify({ q: 'aarhus', cursor: found.nextCursor }))).json()) as List;
    expect(more.items.map(({ id }) => id)).not.toContain(found.items[0]?.id);
    expect((await post('[]')).status).toBe(400);
    expect((await post('{"q":')).status).toBe(400);
    expect((await post('{"limit":"two"}')).status).toBe(400);
    expect((await post('q=aarhus', 'text/plain')).status).toBe(415);
    expect((await own.api('/customers/search', bearer)).status).toBe(405);
  });
});

describe('a customer that is renamed', () => {
  test('has the new name in lists and searches, and the old one is forgotten', async () => {
    const ours = await ownSandbox();
    const open = ours.sandbox.state().apiUrl.replace('/v1', '/open/v1');
    const found = async (query: string): Promise<string[]> =>
      ((await (await ours.fetch(`${open}/customers?q=${query}`)).json()) as List).items.map(({ id }) => id);
    const { name } = (await (await ours.fetch(`${open}/customers/C-00001`)).json()) as Row;
    await ours.sandbox.set({ renameCustomer: { id: 'C-00001', name: 'Zebra Renamed' } });
    expect(await found('zebra%20renamed')).toEqual(['C-00001']);
    expect(await found(encodeURIComponent(name))).not.toContain('C-00001');
    await expect(ours.sandbox.set({ renameCustomer: { id: 'C-9', name: 'x' } })).rejects.toThrow('C-9');
    await ours.close();
  });
});

describe('paging', () => {
  test.each([
    ['cursor', '/customers?country=DE&limit=40'],
    ['page', '/customers?country=DE&page=1&size=40'],
    ['offset', '/customers?country=DE&offset=0&limit=40'],
  ])('the Link header leads by %s through every row once', async (_way, start) => {
    const total = (await list('/customers?country=DE')).total;
    const seen: string[] = [];
    let url: string | null = own.sandbox.state().apiUrl + start;
    while (url !== null) {
      const answer: Response = await own.fetch(url, { headers: bearer });
      const page = (await answer.json()) as List;
      seen.push(...page.items.map(({ id }) => id));
      url = nextIn(answer.headers.get('link'));
      expect(page.next).toBe(url);
    }
    expect(total).toBeGreaterThan(40);
    expect(new Set(seen).size).toBe(total);
    expect(seen).toHaveLength(total);
  });

  test('the cursor in the body leads to the next rows', async () => {
    const first = await list('/customers?limit=3');
    const second = await list(`/customers?limit=3&cursor=${first.nextCursor ?? ''}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => `C-0000${number}`),
    );
  });

  test('a page is 500 rows at most, and one beyond the end is empty', async () => {
    expect((await list('/customers?limit=100000')).items).toHaveLength(500);
    expect((await list('/customers?page=1000&size=500')).items).toEqual([]);
  });

  test.each(['page=0', 'page=x', 'size=0', 'limit=-1', 'offset=-1', 'cursor=nonsense'])(
    '%s is answered with 400',
    async (query) => {
      expect((await own.api(`/customers?${query}`, bearer)).status).toBe(400);
    },
  );

  test('links never carry an API key', async () => {
    const [access] = others('api-key').filter((other) => other.kind === 'api-key' && other.in === 'query');
    if (access?.kind !== 'api-key') throw new Error('no API key in the query');
    const answer = await own.api(`/customers?limit=1&${access.name}=${access.value}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('link') ?? '').toContain('rel="next"');
    expect((answer.headers.get('link') ?? '') + (await answer.text())).not.toContain(access.value);
  });
});

describe('renditions', () => {
  test('XML holds the same customers', async () => {
    const answer = await own.api('/customers.xml?q=&limit=500', bearer);
    expect(answer.headers.get('content-type')).toBe('application/xml; charset=utf-8');
    const parsed = new XMLParser({ ignoreAttributes: false, processEntities: true }).parse(await answer.text()) as {
      customers: { customer: { '@_id': string; name: string }[]; '@_total': string };
    };
    const json = await list('/customers?limit=500');
    expect(parsed.customers['@_total']).toBe('3000');
    expect(parsed.customers.customer.map((element) => element['@_id'])).toEqual(json.items.map(({ id }) => id));
  });

  test('CSV holds the same customers, quotes and commas included', async () => {
    const texts = [0, 500, 1000, 1500, 2000, 2500].map(async (offset) =>
      (await own.api(`/customers.csv?limit=500&offset=${offset}`, bearer)).text(),
    );
    const rows = (await Promise.all(texts)).flatMap(
      (text) => Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data,
    );
    expect(rows).toHaveLength(3000);
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['O’Hare & “Sons”', 'Comma, Semicolon; Tab']));
  });

  test.each(['iso-8859-1', 'utf-16le'])('CSV comes in %s too', async (charset) => {
    const answer = await own.api(`/customers.csv?q=göteborg&limit=5&charset=${charset}`, bearer);
    expect(answer.headers.get('content-type')).toContain(`charset=${charset}`);
    expect(new TextDecoder(charset).decode(await answer.arrayBuffer())).toContain('Göteborg');
  });

  test('an encoding it does not write is answered with 400', async () => {
    expect((await own.api('/customers.csv?charset=ebcdic', bearer)).status).toBe(400);
  });
});

describe('who may read', () => {
  test('without credentials: 401 with a challenge and no error code', async () => {
    const answer = await own.api('/customers');
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="sandbox"');
  });

  test('an unknown token: 401 invalid_token', async () => {
    const answer = await own.api('/customers', { authorization: 'Bearer made-up' });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  test('a token in the query is not looked at', async () => {
    const token = bearer.authorization?.slice('Bearer '.length) ?? '';
    expect((await own.api(`/customers?access_token=${token}`)).status).toBe(401);
  });

  test('a token without the scope: 403 insufficient_scope, which names the scope', async () => {
    const headers = { authorization: `Bearer ${await own.accessToken({ scope: 'assets:read' })}` };
    const answer = await own.api('/customers', headers);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('www-authenticate')).toContain('error="insufficient_scope", scope="customers:read"');
    expect((await own.api('/assets', headers)).status).toBe(200);
  });

  test('the other credentials open the API, and nothing like them does', async () => {
    for (const access of own.sandbox.state().others ?? []) {
      switch (access.kind) {
        case 'basic': {
          const header = (password: string): Record<string, string> => ({
            authorization: `Basic ${Buffer.from(`${access.username}:${password}`).toString('base64')}`,
          });
          expect((await own.api('/me', header(access.password))).status).toBe(200);
          expect((await own.api('/me', header('wrong'))).status).toBe(401);
          break;
        }
        case 'bearer':
          expect((await own.api('/me', { authorization: `bearer ${access.token}` })).status).toBe(200);
          expect((await own.api('/me', { authorization: `Bearer ${access.token}x` })).status).toBe(401);
          break;
        case 'api-key': {
          const call = (value: string): Promise<Response> =>
            access.in === 'header'
              ? own.api('/me', { [access.name]: value })
              : own.api(`/me?${access.name}=${encodeURIComponent(value)}`);
          expect((await call(access.value)).status).toBe(200);
          expect((await call('wrong')).status).toBe(401);
          break;
        }
        case 'none':
          expect((await own.fetch(`${access.url}/customers?limit=1`)).status).toBe(200);
          break;
      }
    }
    expect((own.sandbox.state().others ?? []).map(({ kind }) => kind)).toEqual([
      'basic',
      'bearer',
      'api-key',
      'api-key',
      'none',
    ]);
  });

  test('requests are counted', async () => {
    const before = own.sandbox.counters().apiRequests;
    await own.api('/me');
    expect(own.sandbox.counters().apiRequests).toBe(before + 1);
  });

  test('only GET reads', async () => {
    const answer = await own.fetch(`${own.sandbox.state().apiUrl}/customers`, { method: 'DELETE', headers: bearer });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET');
  });
});
