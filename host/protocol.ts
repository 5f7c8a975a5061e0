/**
 * What the host's pages and its server say to each other, JSON over HTTP on loopback. Every request of a page carries
 * the header `x-host-as` with the account ID of the person the page is used as.
 *
 *   GET    /_site/state                      SiteState
 *   PUT    /_site/me                         { locale } → HostUser
 *   POST   /_site/issues                     NewIssue → Issue
 *   GET    /_site/search?jql=JQL             Issue[]
 *   GET    /_site/search.csv?jql=JQL&as=ID   the same as CSV, each field as its formatter shows it
 *   PUT    /_site/issues/KEY                 { fields, status? } → Issue
 *   GET    /_site/issues/KEY/transitions     statuses that the issue can go to
 *   POST   /_site/actions/KEY                { inputs } runs an action in the name of the person → its answer
 *   POST   /_site/workflow-rules             a rule for a transition → WorkflowRule
 *   PUT    /_site/workflow-rules/ID          { configuration } → WorkflowRule
 *   DELETE /_site/workflow-rules/ID          takes the rule away
 *   POST   /_site/fields                     { name, type } → CustomField (with one default context)
 *   PUT    /_site/fields/ID/contexts/ID      { configuration, schema? } → CustomField
 *   POST   /_site/invoke                     Invocation → InvocationResult
 *   POST   /_site/requests                   NewIssue → Issue, through the portal, as a customer too
 *   GET    /_site/resources/KEY/FILE         the built UI Kit bundle of a resource
 *   GET    /_site/custom-ui/KEY/FILE         a file of a Custom UI resource, as it lies in the app's folder
 *   POST   /_site/not-modelled               { name } of what a page asked for and this host does not have
 *   GET    /_site/sandbox                    SandboxState
 *   POST   /_site/sandbox                    a part of { authorizationServer: 'running' | 'stopped', tokenLifetimeSeconds,
 *                                            renameCustomer: { id, name }, inbox: 'takes' | 'refuses',
 *                                            registerKeys: { clientId, keys } } → SandboxState
 *   GET    /_host/egress                     EgressState
 *   POST   /_host/egress                     { groups: EgressGroup[] } → EgressState
 *   DELETE /_host/egress                     { key, domain? } → EgressState
 *   POST   /_host/scheduled/KEY              runs a scheduled trigger now → { invocations }
 */

export type HostUser = {
  accountId: string;
  displayName: string;
  /** `unlicensed` has an account, and uses the portal only. */
  role: 'administrator' | 'agent' | 'customer' | 'unlicensed';
  locale: string;
  timeZone: string;
  emailAddress?: string;
  /** Absent: everybody may see the address; people decide that in their profile. */
  hidesEmail?: boolean;
  /** Absent: the account is active. */
  isDeactivated?: boolean;
  /** A colleague whom the site knows, and whom nobody plays here. */
  isOnlyKnown?: boolean;
};

export type Project = { id: string; key: string; name: string; type: 'software' | 'service_desk' };

export type Issue = {
  id: string;
  key: string;
  projectKey: string;
  issueType: string;
  summary: string;
  description: string;
  status: string;
  reporter: string;
  created: string;
  updated: string;
  /** Values of custom fields by field id. */
  fields: Record<string, unknown>;
};

export type FieldContext = {
  id: string;
  name: string;
  /** Empty: all projects. */
  projectKeys: string[];
  /** What the app's context configuration page submitted. */
  configuration: unknown;
  /** JSON schema of values in this context, if the page submitted one. */
  schema: unknown;
};

export type CustomField = {
  /** `customfield_10042` */
  id: string;
  name: string;
  /** Key of the `jira:customFieldType` module. */
  type: string;
  required: boolean;
  contexts: FieldContext[];
};

/** A module of the app as the manifest declares it, resolved to what a page needs to render it. */
export type AppModule =
  | {
      kind: 'adminPage';
      key: string;
      title: string;
      resource: string;
      /** In the sidebar, or behind a button of the app's entry under "Manage apps". */
      place: 'sidebar' | 'configure' | 'get-started';
    }
  | {
      kind: 'customFieldType';
      key: string;
      /** `ari:cloud:ecosystem::extension/…/static/KEY` */
      fieldType: string;
      name: string;
      description: string;
      /** Written by the app alone; no form has it. */
      isReadOnly: boolean;
      dataType: string;
      collection: 'none' | 'list';
      view: { resource: string | null; experience: string[]; formatter: string };
      edit: { resource: string | null; experience: string[] };
      contextConfig: { resource: string } | null;
    }
  | { kind: 'action'; key: string; name: string; description: string; resource: string | null }
  | {
      kind: 'workflowRule';
      key: string;
      rule: 'validator' | 'condition' | 'postFunction';
      name: string;
      description: string;
      create: string | null;
      edit: string | null;
    };

/** A rule of the app on the transition to a status, in a project's workflow. */
export type WorkflowRule = {
  id: string;
  projectKey: string;
  to: string;
  /** Key of the module. */
  module: string;
  /** What its page handed to Jira. */
  configuration: unknown;
};

export type SiteState = {
  siteUrl: string;
  appName: string;
  appVersion: string;
  me: HostUser;
  users: HostUser[];
  projects: Project[];
  issueTypes: string[];
  issues: Issue[];
  fields: CustomField[];
  modules: AppModule[];
  /** With what the editor of workflows says of each. */
  workflowRules: (WorkflowRule & { summary: string })[];
  /** Resources that are documents of their own; the others are drawn by UI Kit. */
  customUi: string[];
  /** Whether there are servers on this machine to connect to. */
  hasSandbox: boolean;
  /** What the app asked of the host and the host does not model, by name. */
  notModelled: string[];
};

export type NewIssue = {
  projectKey: string;
  issueType: string;
  summary: string;
  description: string;
  fields: Record<string, unknown>;
};

export type Invocation = {
  /** Key of the module whose page is open. */
  module: string;
  /** `functionKey` as the page passes it to `invoke`. */
  function: string;
  payload: unknown;
  /** `context.extension` of the page, made by the host. */
  extension: Record<string, unknown>;
};

export type InvocationResult = { ok: true; value: unknown } | { ok: false; message: string };

export type EgressGroup = {
  key: string;
  description: string;
  configured: { domain: string; type: string[] }[];
};

export type EgressState = {
  /** Whether the manifest lets customers configure egress. */
  configurable: boolean;
  /** Addresses the manifest itself declares. */
  declared: string[];
  groups: EgressGroup[];
};

export type SandboxState = {
  authorizationServer: 'running' | 'stopped';
  issuer: string;
  tokenUrl: string;
  apiUrl: string;
  /** The same API where it takes nothing but bound tokens, with nonces of its own. */
  boundApiUrl: string;
  /** Ready to type in. They exist on this machine only, made at first start. */
  clients: {
    clientId: string;
    clientSecret: string | null;
    method: string;
    scopes: string[];
    /** Whether its tokens are bound to a key (RFC 9449), and whether each proof needs the server's nonce; absent: Bearer. */
    dpop?: 'required' | 'required-with-nonce';
    /** PKCS #8 PEM for `private_key_jwt`. */
    privateKey?: { pem: string; keyId: string; algorithm: string } | null;
    /** Of a service account: all that the app needs, as services hand it out (JSON). */
    keyFile?: string;
  }[];
  tokenLifetimeSeconds: number;
  /** A webhook that takes messages: its address, and what came, newest first. */
  inbox: { url: string; answers: 'takes' | 'refuses'; messages: { at: string; body: string }[] };
  /** The other ways in: credentials the same API takes instead of a token. */
  others?: SandboxAccess[];
  /** Deliberately broken endpoints for trying out bad input: name, URL and what it does. */
  oddities: { url: string; does: string }[];
};

export type SandboxAccess =
  | { kind: 'none'; url: string }
  | { kind: 'basic'; url: string; username: string; password: string }
  | { kind: 'bearer'; url: string; token: string }
  | { kind: 'api-key'; url: string; in: 'header' | 'query'; name: string; value: string };
