import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { problemsOf } from './manifest-problems';

export type EntityDeclaration = {
  name: string;
  attributes: Record<string, { type: 'string' | 'integer' | 'float' | 'boolean' | 'any' }>;
  indexes: (string | { name: string; range: string[]; partition?: string[] })[];
};

/** A text of the manifest: itself, or a key of the translations. */
export type ManifestText = string | { i18n: string };

/** The keys of `manifest.yml` that the host understands. Everything else is left to Forge's own validator. */
export type Manifest = {
  app: {
    id: string;
    name?: string;
    /** An app without functions may have none. */
    runtime?: { name: string; memoryMB?: number };
    storage?: { entities?: EntityDeclaration[] };
  };
  modules: {
    function?: { key: string; handler: string; timeoutSeconds?: number }[];
    'jira:adminPage'?: (PageModule & { title: ManifestText; useAsConfig?: boolean; useAsGetStarted?: boolean })[];
    'jira:customFieldType'?: CustomFieldTypeModule[];
    trigger?: TriggerModule[];
    scheduledTrigger?: { key: string; function: string; interval: string }[];
    consumer?: { key: string; queue: string; function: string }[];
    action?: ActionModule[];
    'automation:actionProvider'?: { key: string; actions: string[] }[];
    'jira:workflowValidator'?: WorkflowRuleModule[];
    'jira:workflowCondition'?: WorkflowRuleModule[];
    'jira:workflowPostFunction'?: WorkflowRuleModule[];
    [kind: string]: unknown;
  };
  permissions?: {
    scopes?: string[];
    /** What Custom UI may do beside its own files: `unsafe-inline` and the like. */
    content?: { scripts?: string[]; styles?: string[] };
    external?: {
      fetch?: { backend?: (string | { address: string })[]; client?: (string | { address: string })[] };
      configurable?: { enabled?: boolean };
    };
  };
  resources?: { key: string; path: string }[];
  translations?: {
    resources: { key: string; path: string }[];
    fallback: { default: string } & Record<string, string | string[]>;
  };
};

/** Functions that hear of events of Jira. */
export type TriggerModule = {
  key: string;
  function: string;
  events: string[];
  filter?: { ignoreSelf?: boolean; expression?: string };
};

export type PageModule = { key: string; resource?: string; render?: string; resolver?: { function: string } };

type EntryPoint = Omit<PageModule, 'key'>;

export type MemberSchema = {
  type?: string;
  items?: { type?: string };
  searchAlias?: string;
  searchType?: string;
};

export type CustomFieldTypeModule = PageModule & {
  name: ManifestText;
  description?: ManifestText;
  type: string;
  readOnly?: boolean;
  collection?: 'none' | 'list';
  /** Members of an object with `searchAlias` are found by JQL under that name. */
  schema?: { properties?: Record<string, MemberSchema> };
  view?: EntryPoint & {
    experience?: string[];
    value?: { function: string };
    formatter?: { expression: string; export?: boolean };
  };
  edit?: EntryPoint & {
    experience?: string[];
    isInline?: boolean;
    validation?: { expression?: string; errorMessage?: ManifestText };
  };
  /** Whose pages people without a licence may open. */
  unlicensedAccess?: string[];
  contextConfig?: EntryPoint;
};

/** What a rule of automation, or an agent, may have done. */
export type ActionModule = PageModule & {
  name: string;
  description: string;
  function: string;
  config?: EntryPoint;
  inputs?: Record<string, { title: string; type: string; required: boolean }>;
};

/** A rule that administrators add to a transition of a workflow. */
export type WorkflowRuleModule = PageModule & {
  name: ManifestText;
  description: ManifestText;
  /** Of validators, this or an expression; of post functions, this. */
  function?: string;
  expression?: string;
  errorMessage?: ManifestText | { expression: string };
  /** What the editor of workflows says of a rule: a Jira expression over `config`. */
  configurationDescription?: { expression: string };
  create?: EntryPoint;
  edit?: EntryPoint;
  view?: EntryPoint;
};

/** The kinds of rules, as the manifest names their modules. */
export const ruleModules = {
  validator: 'jira:workflowValidator',
  condition: 'jira:workflowCondition',
  postFunction: 'jira:workflowPostFunction',
} as const;

export type RuleKind = keyof typeof ruleModules;

/** The manifest's module of a rule, and of which kind it is. */
export function ruleModuleOf(
  { modules }: Manifest,
  key: string,
): { kind: RuleKind; module: WorkflowRuleModule } | undefined {
  for (const [kind, name] of Object.entries(ruleModules) as [RuleKind, (typeof ruleModules)[RuleKind]][]) {
    const module = modules[name]?.find((candidate) => candidate.key === key);
    if (module !== undefined) return { kind, module };
  }
  return undefined;
}

/** A manifest that the host cannot run; its message says why, a sentence a line. */
export class ManifestError extends Error {}

/** Reads `manifest.yml` of the app in `appFolder`. Throws a `ManifestError` if there is none, or none that runs here. */
export function readManifest(appFolder: string): Manifest {
  const file = join(appFolder, 'manifest.yml');
  let manifest: unknown;
  try {
    manifest = parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof YAMLParseError) throw new ManifestError(`${file} is no YAML: ${error.message}`);
    throw new ManifestError(`${appFolder} has no manifest.yml that can be read: name the folder of a Forge app.`);
  }
  const problems = problemsOf(manifest, appFolder);
  if (problems.length > 0) throw new ManifestError([`${file} does not run here:`, ...problems].join('\n  '));
  return manifest as Manifest;
}

/** The app's own part of its ARI. */
export function appIdOf({ app }: Manifest): string {
  return app.id.split('/').at(-1) ?? '';
}

/** A manifest's address list as plain strings. */
export function addressesOf(list: (string | { address: string })[] | undefined): string[] {
  return (list ?? []).map((entry) => (typeof entry === 'string' ? entry : entry.address));
}

/** Key of the function behind the pages of a module. Undefined for a module without a resolver. */
export function resolverOf(manifest: Manifest, moduleKey: string): string | undefined {
  const pages: PageModule[] = [
    ...(manifest.modules['jira:adminPage'] ?? []),
    ...(manifest.modules['jira:customFieldType'] ?? []),
    ...(manifest.modules.action ?? []),
    ...Object.values(ruleModules).flatMap((name) => manifest.modules[name] ?? []),
  ];
  return pages.find((page) => page.key === moduleKey)?.resolver?.function;
}

/** Whom the manifest lets open a module without a licence. */
export function unlicensedAccessOf(manifest: Manifest, moduleKey: string): string[] {
  return manifest.modules['jira:customFieldType']?.find(({ key }) => key === moduleKey)?.unlicensedAccess ?? [];
}
