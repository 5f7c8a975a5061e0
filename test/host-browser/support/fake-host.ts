import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type {
  CustomField,
  EgressGroup,
  Invocation,
  Issue,
  NewIssue,
  SandboxState,
  SiteState,
} from '../../../host/protocol';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

const people: SiteState['users'] = [
  {
    accountId: 'admin-1',
    displayName: 'Alex Admin',
    role: 'administrator',
    locale: 'en-US',
    timeZone: 'Europe/Berlin',
  },
  { accountId: 'agent-1', displayName: 'Ada Agent', role: 'agent', locale: 'de-DE', timeZone: 'Europe/Berlin' },
  {
    accountId: 'customer-1',
    displayName: 'Carl Customer',
    role: 'customer',
    locale: 'fr-FR',
    timeZone: 'Europe/Paris',
  },
];

function firstIssue(): Issue {
  return {
    id: '1',
    key: 'DEMO-1',
    projectKey: 'DEMO',
    issueType: 'Task',
    summary: 'Set up the customer list',
    description: 'Connect it to the API.',
    status: 'To Do',
    reporter: 'agent-1',
    created: '2026-11-20T10:00:00.000Z',
    updated: '2026-11-21T10:00:00.000Z',
    fields: { customfield_1: { key: 'c-1', label: 'Acme' } },
  };
}

export type FakeHost = {
  url: string;
  /** Everything the pages sent, oldest first. */
  seen: { method: string; path: string; as: string | null; body: unknown }[];
  close: () => Promise<void>;
};

/** Speaks `host/protocol.ts` from memory, for tests of the pages alone. */
export async function startFakeHost(folders: { pages: string; resources: string }): Promise<FakeHost> {
  const issues = [firstIssue()];
  const fields: CustomField[] = [
    {
      id: 'customfield_1',
      name: 'Customer',
      type: 'connected',
      required: false,
      contexts: [{ id: '11', name: 'Default context', projectKeys: [], configuration: null, schema: null }],
    },
  ];
  let groups: EgressGroup[] = [];
  const sandbox: SandboxState = {
    authorizationServer: 'running',
    issuer: 'https://localhost:8443',
    tokenUrl: 'https://localhost:8443/token',
    apiUrl: 'https://localhost:8444/api',
    boundApiUrl: 'https://localhost:8444/bound',
    clients: [
      {
        clientId: 'reports',
        clientSecret: 'not-a-real-secret',
        method: 'client_secret_basic',
        scopes: ['customers.read', 'assets.read'],
      },
      { clientId: 'signer', clientSecret: null, method: 'private_key_jwt', scopes: ['customers.read'] },
    ],
    tokenLifetimeSeconds: 300,
    inbox: { url: 'https://localhost:8444/inbox', answers: 'takes', messages: [] },
    oddities: [{ url: 'https://localhost:8443/odd/html', does: 'answers with an HTML page' }],
  };
  const seen: FakeHost['seen'] = [];

  const state = (as: string | null): SiteState => ({
    siteUrl: 'https://local.atlassian.net',
    customUi: [],
    hasSandbox: true,
    appName: 'Gallery',
    appVersion: '1.0.0',
    me: people.find((person) => person.accountId === as) ?? (people[0] as SiteState['me']),
    users: people,
    projects: [
      { id: '1', key: 'DEMO', name: 'Demo', type: 'software' },
      { id: '2', key: 'HELP', name: 'Help desk', type: 'service_desk' },
    ],
    issueTypes: ['Task', 'Bug'],
    issues,
    fields,
    modules: [
      { kind: 'adminPage', key: 'gallery', title: 'Gallery', resource: 'gallery', place: 'sidebar' },
      { kind: 'adminPage', key: 'routes', title: 'Routes', resource: 'routes', place: 'configure' },
      {
        kind: 'customFieldType',
        key: 'connected',
        fieldType: 'ari:cloud:ecosystem::extension/app/environment/static/connected',
        name: 'Connected select',
        description: 'A value from an API',
        isReadOnly: false,
        dataType: 'object',
        collection: 'none',
        view: {
          resource: 'viewer',
          experience: ['issue-view', 'portal-view'],
          formatter: "value == null ? '' : value.label",
        },
        edit: {
          resource: 'editor',
          experience: ['issue-create', 'issue-view', 'issue-transition', 'issue-bulk-edit', 'portal-request'],
        },
        contextConfig: { resource: 'gallery' },
      },
    ],
    workflowRules: [],
    notModelled: [],
  });

  const create = (wanted: NewIssue, as: string | null): Issue => {
    const number = issues.length + 1;
    const now = new Date().toISOString();
    const issue: Issue = {
      ...wanted,
      id: String(number),
      key: `${wanted.projectKey}-${number}`,
      status: 'To Do',
      reporter: as ?? '',
      created: now,
      updated: now,
    };
    issues.push(issue);
    return issue;
  };

  const answer = (method: string, path: string, as: string | null, body: unknown): unknown => {
    if (path === '/_site/state') return state(as);
    if (path === '/_site/search') return issues;
    if (path === '/_site/issues' || path === '/_site/requests') return create(body as NewIssue, as);
    if (path.endsWith('/transitions')) return ['To Do', 'In Progress', 'Done'];
    if (path.startsWith('/_site/issues/')) {
      const issue = issues.find((candidate) => path.endsWith(`/${candidate.key}`));
      const { fields: change, status = issue?.status } = body as { fields: object; status?: string };
      if (issue) Object.assign(issue, { status, fields: { ...issue.fields, ...change } });
      return issue;
    }
    if (path === '/_site/fields') {
      const { name, type } = body as { name: string; type: string };
      const contexts = [{ id: '21', name: 'Default context', projectKeys: [], configuration: null, schema: null }];
      const field: CustomField = { id: `customfield_${fields.length + 1}`, name, type, required: false, contexts };
      fields.push(field);
      return field;
    }
    if (path.startsWith('/_site/fields/')) return fields[0];
    if (path === '/_site/invoke') {
      const call = body as Invocation;
      return call.function === 'fail'
        ? { ok: false, message: 'The function failed.' }
        : { ok: true, value: call.payload ?? null };
    }
    if (path === '/_site/sandbox') return Object.assign(sandbox, body ?? {});
    if (path === '/_host/health') return { scheduledTriggers: [{ key: 'renewal', interval: 'fiveMinute' }] };
    if (path === '/_host/egress') {
      if (method === 'POST') groups = (body as { groups: EgressGroup[] }).groups;
      return { configurable: true, declared: [], groups };
    }
    if (path.startsWith('/_host/scheduled/')) return { invocations: [{}] };
    if (path === '/_host/invocations') return { invocations: [] };
    if (path === '/_host/storage')
      return { items: [{ place: 'plain', key: 'datasource#1', value: { name: 'Customers' } }] };
    return undefined;
  };

  const server = createServer((request, response) => {
    void handle(request, response).catch(() => response.writeHead(500).end());
  });
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    const resource = /^\/_site\/resources\/(.+)$/.exec(path)?.[1];
    if (resource !== undefined) return sendFile(join(folders.resources, normalize(resource)), response);
    if (!path.startsWith('/_')) {
      const file = join(folders.pages, normalize(path));
      const isFile = await stat(file).then(
        (found) => found.isFile(),
        () => false,
      );
      return sendFile(isFile ? file : join(folders.pages, 'index.html'), response);
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    const as = request.headers['x-host-as'];
    const person = typeof as === 'string' ? as : null;
    seen.push({ method: request.method ?? '', path, as: person, body });
    const value = answer(request.method ?? 'GET', path, person, body);
    response.writeHead(value === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(value ?? { message: `No ${path}` }));
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function sendFile(file: string, response: ServerResponse): Promise<void> {
  const exists = await stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!exists) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
}
