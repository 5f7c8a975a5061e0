import type { IncomingMessage, RequestListener } from 'node:http';
import type { AuthorizationServer } from '../auth/authorization-server';
import type { Credentials } from '../credentials';
import { addressOf, json, problem, readBody, send } from '../http';
import type { Answer } from '../http';
import { authenticate, authenticateBound, insufficientScope } from './authentication';
import type { Caller } from './authentication';
import { pageOf } from './paging';
import type { Page, PageRequest } from './paging';
import { proofChecks } from './proofs';
import type { Inbox } from '../inbox';
import { folded, makeRecords } from './records';
import type { Asset, Customer, Employee, Part } from './records';
import { charsets, customersAsCsv, customersAsXml, encoded } from './renditions';
import type { Charset } from './renditions';

type Context = { credentials: Credentials; checkToken: AuthorizationServer['check']; inbox: Inbox };

const noSuchRecord = 'There is no such record.';

/** A row and its text as a search reads it. */
type Indexed<T> = { row: T; text: string };
type Index = { customers: Indexed<Customer>[]; assets: Indexed<Asset>[]; parts: Part[]; employees: Employee[] };

const everyone: Caller = {
  name: 'anonymous',
  authenticatedBy: 'nothing',
  scopes: ['customers:read', 'assets:read'],
};

const bases = ['/v1', '/open/v1', '/bound/v1'] as const;

const maxBodyBytes = 65_536;

export type RestApi = {
  handle: RequestListener;
  requests: () => number;
  /** Gives a customer another name until the sandbox ends. False when there is no such customer. */
  renameCustomer: (id: string, name: string) => boolean;
};

/**
 * The REST API with customers and assets: protected under `/v1`, the same for everyone under `/open/v1`, and for bound
 * tokens only under `/bound/v1`.
 */
export function restApi(context: Context): RestApi {
  const proofs = proofChecks();
  let requests = 0;
  let index: Index | null = null;
  // Made at the first request: not everybody who starts a sandbox reads from it.
  const records = (): Index => (index ??= makeIndex());

  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const url = addressOf(request);
    if (url === null) return problem(400, 'The address is not readable.');
    if (url.pathname === '/inbox') return context.inbox.answer(request);
    const base = bases.find((one) => url.pathname.startsWith(`${one}/`));
    if (base === undefined) return problem(404, 'The API begins at /v1.');
    const path = url.pathname.slice(base.length);
    if (base === '/open/v1') return route(request, url, path, everyone, records());
    if (base === '/v1') {
      const who = await authenticate(request, url, { ...context, proofs });
      return who.ok ? route(request, url, path, who.caller, records()) : who.answer;
    }
    const who = await authenticateBound(request, url, { ...context, proofs });
    const answer = who.ok ? await route(request, url, path, who.caller, records()) : who.answer;
    return { ...answer, headers: { ...answer.headers, 'dpop-nonce': proofs.nonce() } };
  };

  return {
    requests: () => requests,
    renameCustomer: (id, name) => {
      const { customers } = records();
      const at = customers.findIndex(({ row }) => row.id === id);
      const found = customers[at];
      if (found === undefined) return false;
      customers[at] = indexedCustomer({ ...found.row, name });
      return true;
    },
    handle: (request, response) => {
      requests += 1;
      answer(request)
        .then((reply) => {
          send(response, reply);
        })
        // The client went away, or a defect: either way the connection says so.
        .catch(() => response.destroy());
    },
  };
}

async function route(request: IncomingMessage, url: URL, path: string, caller: Caller, index: Index): Promise<Answer> {
  if (path === '/customers/search')
    return allowed(request, 'POST') ?? (await searchCustomers(request, url, caller, index));
  const refused = allowed(request, 'GET');
  if (refused !== null) return refused;
  const asked = askedIn(url.searchParams);
  if (path === '/me') return json(200, caller);
  const [, collection = '', id, ...more] = path.split('/');
  if (more.length > 0) return problem(404, 'There is nothing at this address.');
  switch (collection) {
    case 'customers':
      return (
        needs(caller, 'customers:read') ??
        (id === undefined ? list(customersMatching(index, asked), asked, url) : one(index.customers, id))
      );
    case 'customers.xml':
    case 'customers.csv':
      return needs(caller, 'customers:read') ?? rendition(collection, customersMatching(index, asked), asked, url);
    case 'assets':
      return (
        needs(caller, 'assets:read') ??
        (id === undefined ? list(assetsMatching(index, asked), asked, url) : one(index.assets, id))
      );
    case 'employees':
      return (
        needs(caller, 'customers:read') ??
        (id === undefined
          ? json(200, { items: index.employees, total: index.employees.length })
          : problem(404, noSuchRecord))
      );
    case 'parts':
      // Nearly ten thousand at once: for those who read a whole list and search in it.
      return needs(caller, 'assets:read') ?? (id === undefined ? json(200, index.parts) : problem(404, noSuchRecord));
    default:
      return problem(404, 'There is nothing at this address.');
  }
}

type Asked = PageRequest & { q?: string; country?: string; customer?: string };

function askedIn(parameters: URLSearchParams): Asked {
  const text = (name: string): string | undefined => parameters.get(name) ?? undefined;
  const number = (name: string): number | undefined => {
    const value = parameters.get(name);
    return value === null ? undefined : /^\d{1,9}$/.test(value) ? Number(value) : NaN;
  };
  return defined({
    q: text('q'),
    country: text('country'),
    customer: text('customer'),
    cursor: text('cursor'),
    page: number('page'),
    size: number('size'),
    offset: number('offset'),
    limit: number('limit'),
  });
}

async function searchCustomers(request: IncomingMessage, url: URL, caller: Caller, index: Index): Promise<Answer> {
  const refused = needs(caller, 'customers:read');
  if (refused !== null) return refused;
  if (!(request.headers['content-type'] ?? '').startsWith('application/json')) {
    return problem(415, 'The search is written in JSON.');
  }
  const asked = await searchIn(request);
  return asked === null
    ? problem(400, 'The search is not a JSON object.')
    : list(customersMatching(index, asked), asked, url);
}

async function searchIn(request: IncomingMessage): Promise<Asked | null> {
  const body = await readBody(request, maxBodyBytes);
  if (body === null) return null;
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const members = value as Record<string, unknown>;
    const text = (name: string): string | undefined => (typeof members[name] === 'string' ? members[name] : undefined);
    const number = (name: string): number | undefined =>
      members[name] === undefined || members[name] === null
        ? undefined
        : Number.isInteger(members[name])
          ? Number(members[name])
          : NaN;
    return defined({
      q: text('q'),
      country: text('country'),
      cursor: text('cursor'),
      page: number('page'),
      size: number('size'),
      offset: number('offset'),
      limit: number('limit'),
    });
  } catch {
    return null;
  }
}

function customersMatching(index: Index, asked: Asked): Customer[] {
  const country = asked.country?.toUpperCase();
  return matching(index.customers, asked.q).filter((customer) => country === undefined || customer.country === country);
}

function assetsMatching(index: Index, asked: Asked): Asset[] {
  return matching(index.assets, asked.q).filter(
    (asset) => asked.customer === undefined || asset.customerId === asked.customer,
  );
}

/** Rows that contain every word of the query. */
function matching<T>(indexed: Indexed<T>[], query = ''): T[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  return indexed.filter(({ text }) => words.every((word) => text.includes(word))).map(({ row }) => row);
}

function list(rows: unknown[], asked: Asked, url: URL): Answer {
  const page = pageOf(rows, asked, url);
  if ('problem' in page) return problem(400, `The parameter ${page.problem} is not usable.`);
  const { items, total, offset, limit, next, nextCursor } = page;
  return json(200, { items, total, offset, limit, next, nextCursor }, linkHeader(page));
}

function one<T extends { id: string }>(indexed: Indexed<T>[], id: string): Answer {
  const found = indexed.find(({ row }) => row.id === id);
  return found === undefined ? problem(404, noSuchRecord) : json(200, found.row);
}

function rendition(kind: 'customers.xml' | 'customers.csv', rows: Customer[], asked: Asked, url: URL): Answer {
  const charset = charsetIn(url);
  if (charset === null) return problem(400, `The parameter charset is one of ${charsets.join(', ')}.`);
  const page = pageOf(rows, asked, url);
  if ('problem' in page) return problem(400, `The parameter ${page.problem} is not usable.`);
  const xml = kind === 'customers.xml';
  const text = xml ? customersAsXml(page.items, page.total, charset) : customersAsCsv(page.items);
  return {
    status: 200,
    headers: { 'content-type': `${xml ? 'application/xml' : 'text/csv'}; charset=${charset}`, ...linkHeader(page) },
    body: encoded(text, charset),
  };
}

function charsetIn(url: URL): Charset | null {
  const asked = url.searchParams.get('charset') ?? 'utf-8';
  return charsets.find((charset) => charset === asked) ?? null;
}

const linkHeader = (page: Page<unknown>): Record<string, string> => (page.link === null ? {} : { link: page.link });

function needs(caller: Caller, scope: string): Answer | null {
  return caller.scopes.includes(scope) ? null : insufficientScope(scope);
}

function allowed(request: IncomingMessage, method: 'GET' | 'POST'): Answer | null {
  const fits = request.method === method || (method === 'GET' && request.method === 'HEAD');
  return fits ? null : problem(405, `This address answers ${method}.`, { allow: method });
}

function makeIndex(): Index {
  const { customers, assets, parts, employees } = makeRecords();
  return {
    parts,
    employees,
    customers: customers.map(indexedCustomer),
    assets: assets.map((row) => ({ row, text: folded([row.id, row.serial, row.model, row.site].join('\n')) })),
  };
}

function indexedCustomer(row: Customer): Indexed<Customer> {
  return { row, text: folded([row.id, row.name, row.city, row.contact.name, row.accountManager].join('\n')) };
}

/** The members that are there, for types that tell absent from undefined. */
function defined<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
