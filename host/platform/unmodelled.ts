import type { Manifest } from './manifest';

/** Members that the host knows: all below (`true`), or these. */
type Known = true | { readonly [member: string]: Known };

const page = {
  key: true,
  resource: true,
  render: true,
  resolver: { function: true },
  title: true,
  icon: true,
} as const;

const entryPoint = { resource: true, render: true } as const;

const rule = {
  key: true,
  name: true,
  description: true,
  configurationDescription: { expression: true },
  create: entryPoint,
  edit: entryPoint,
  resolver: { function: true },
} as const;

const modules: Readonly<Record<string, Known>> = {
  function: { key: true, handler: true, timeoutSeconds: true },
  'jira:adminPage': { ...page, useAsConfig: true, useAsGetStarted: true, pages: {} },
  'jira:customFieldType': {
    key: true,
    name: true,
    description: true,
    icon: true,
    type: true,
    collection: true,
    readOnly: true,
    schema: true,
    view: { resource: true, render: true, experience: true, formatter: { expression: true, export: true } },
    edit: {
      resource: true,
      render: true,
      experience: true,
      isInline: true,
      validation: { expression: true, errorMessage: true },
    },
    contextConfig: { resource: true, render: true },
    resolver: { function: true },
    unlicensedAccess: true,
  },
  action: {
    key: true,
    name: true,
    description: true,
    function: true,
    actionVerb: true,
    config: entryPoint,
    inputs: true,
    outputs: true,
    outputContext: true,
    resolver: { function: true },
  },
  'automation:actionProvider': { key: true, actions: true },
  'jira:workflowValidator': { ...rule, function: true, expression: true, errorMessage: true },
  'jira:workflowCondition': { ...rule, expression: true },
  'jira:workflowPostFunction': { ...rule, function: true },
  trigger: { key: true, function: true, events: true, filter: { ignoreSelf: true } },
  scheduledTrigger: { key: true, function: true, interval: true },
  consumer: { key: true, queue: true, function: true },
};

const manifest: Known = {
  app: {
    id: true,
    name: true,
    description: true,
    licensing: true,
    runtime: { name: true, memoryMB: true },
    storage: { entities: true },
  },
  // Module by module, below.
  modules: true,
  permissions: {
    scopes: true,
    content: { scripts: true, styles: true },
    external: { fetch: { backend: true, client: true }, configurable: { enabled: true } },
  },
  resources: { key: true, path: true },
  translations: true,
};

const events = ['avi:jira:created:issue', 'avi:jira:updated:issue'];

/** Whatever stands in a manifest and does nothing in this host, by name. */
export function unmodelledIn(whole: Manifest): string[] {
  const found = unknownIn(whole, manifest, 'manifest');
  for (const [kind, declared] of Object.entries(whole.modules)) {
    const known = modules[kind];
    if (known === undefined) {
      found.push(`module ${kind}`);
      continue;
    }
    for (const module of listOf(declared)) found.push(...unknownIn(module, known, `${kind} ${keyOf(module)}`));
  }
  for (const { key, edit, readOnly } of whole.modules['jira:customFieldType'] ?? []) {
    if (readOnly !== true && edit?.resource === undefined) found.push(`jira:customFieldType ${key}: Jira’s own editor`);
  }
  for (const trigger of whole.modules.trigger ?? []) {
    const unknown = trigger.events.filter((event) => !events.includes(event));
    found.push(...unknown.map((event) => `event ${event} of trigger ${trigger.key}`));
  }
  return [...new Set(found)];
}

function unknownIn(value: unknown, known: Known, path: string): string[] {
  if (known === true || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one) => unknownIn(one, known, path));
  return Object.entries(value).flatMap(([name, member]) => {
    const inner = Object.hasOwn(known, name) ? known[name] : undefined;
    return inner === undefined ? [`${path}: ${name}`] : unknownIn(member, inner, `${path}: ${name}`);
  });
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function keyOf(module: unknown): string {
  return typeof module === 'object' && module !== null && 'key' in module ? String(module.key) : '?';
}
