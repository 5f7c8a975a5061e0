import type { EgressGroup, EgressState, InvocationResult } from '../../protocol';
import type { Session } from '../site/session';
import { themeForApps } from '../shell/theme';
import { isRecord, text } from '../ui-kit/props';
import type { ForgeNode } from '../ui-kit/forge-doc';
import { createAppHistory } from './app-history';
import { emit, on } from './event-bus';
import { addressOf, follow } from './navigation';

export type AppModal = {
  resource: string | null;
  title: string;
  size: string;
  context: unknown;
  closeOnOverlayClick: boolean;
  onClose: (payload: unknown) => void;
};

/** The page around a frame, as its commands need it. Read at every command, so that answers are never stale. */
export type FrameHost = {
  session: Session;
  frameId: string;
  moduleKey: string;
  extension: Record<string, unknown>;
  /** Path of the page the app's own paths live behind; null where Forge has no history (fields, dialogs). */
  historyBase: string | null;
  draw: (document: ForgeNode) => void;
  submit: ((payload: unknown) => Promise<void>) | null;
  close: ((payload: unknown) => void) | null;
  onClose: (callback: () => void) => void;
  openModal: (modal: AppModal) => void;
  /** Takes what Jira's own button asks for the configuration of a workflow's rule; null anywhere else. */
  onConfigure: ((callback: () => Promise<unknown>) => void) | null;
  /** Resolves to true when an administrator allows the hosts. */
  askForEgress: (groups: EgressGroup[]) => Promise<boolean>;
  fail: (message: string) => void;
};

type Command = (host: FrameHost, payload: unknown) => unknown;

const members = (payload: unknown): Record<string, unknown> => (isRecord(payload) ? payload : {});
const callback = (value: unknown): ((payload?: unknown) => void) =>
  typeof value === 'function' ? (value as (payload?: unknown) => void) : () => undefined;

/** The bridge commands of `@forge/bridge` 7 and `@forge/react` 12 that the host models. Any other is refused by name. */
const commands: Record<string, Command> = {
  reconcile: (host, payload) => {
    const document = members(payload)['forgeDoc'] as ForgeNode;
    if (document.type === 'Root') host.draw(document);
    else host.session.notModelled(`reconcile ${document.type}`);
  },
  onError: (host, payload) => host.fail(String(members(payload)['error'])),
  getContext: (host) => contextOf(host),
  getFrameId: (host) => host.frameId,
  invoke: async (host, payload) => {
    const { functionKey, payload: sent, metadata } = members(payload);
    const answer = await host.session.api<InvocationResult>('POST', '/_site/invoke', {
      module: host.moduleKey,
      function: functionKey,
      payload: sent,
      extension: host.extension,
    });
    if (!answer.ok) throw new Error(answer.message);
    return metadata === undefined ? answer.value : { body: answer.value, metadata: {} };
  },
  submit: async (host, payload) => {
    if (!host.submit) return false;
    await host.submit(payload);
    return true;
  },
  close: (host, payload) => {
    if (!host.close) return false;
    host.close(payload);
    return true;
  },
  onClose: (host, payload) => {
    host.onClose(callback(payload));
    return host.close !== null;
  },
  setWorkflowRuleConfigurationCallback: (host, payload) => {
    const onConfigure = members(members(payload)['data'])['onConfigure'];
    if (host.onConfigure === null || typeof onConfigure !== 'function') return false;
    host.onConfigure(async () => await (onConfigure as () => unknown)());
    return true;
  },
  refresh: async (host) => {
    await host.session.reload();
    return true;
  },
  reload: () => location.reload(),
  enableTheming: () => undefined,
  emitReadyEvent: () => undefined,
  changeWindowTitle: (_host, payload) => {
    document.title = String(payload);
  },
  createHistory: (host) => {
    if (host.historyBase === null) throw new Error('History is not available in this module.');
    return createAppHistory(host.historyBase);
  },
  navigate: (host, payload) => {
    const target = members(payload);
    const address = addressOf(target, host.session.site.siteUrl);
    const how = target['type'] === 'new-tab' ? 'new-tab' : 'same-tab';
    if (address === null || !follow(address, how, host.session.site.siteUrl)) {
      throw missing(host, `navigate to ${address ?? JSON.stringify(target)}`);
    }
  },
  getUrl: (host, payload) => {
    const address = addressOf(members(payload), host.session.site.siteUrl);
    if (address === null) throw missing(host, `getUrl ${String(members(payload)['target'])}`);
    return new URL(address, host.session.site.siteUrl).href;
  },
  openModal: (host, payload) => {
    const modal = members(payload);
    host.openModal({
      resource: typeof modal['resource'] === 'string' ? modal['resource'] : null,
      title: text(modal, 'title') ?? '',
      size: text(modal, 'size') ?? 'medium',
      context: structuredClone(modal['context']),
      closeOnOverlayClick: modal['closeOnOverlayClick'] !== false,
      onClose: callback(modal['onClose']),
    });
    return true;
  },
  showFlag: (host, payload) => {
    const flag = members(payload);
    const type = text(flag, 'appearance') ?? text(flag, 'type') ?? 'info';
    const actions = Array.isArray(flag['actions']) ? flag['actions'].filter(isRecord) : [];
    host.session.showFlag({
      id: text(flag, 'id') ?? '',
      title: text(flag, 'title') ?? '',
      description: text(flag, 'description') ?? '',
      type: type === 'success' || type === 'warning' || type === 'error' ? type : 'info',
      actions: actions.map((action) => ({
        text: text(action, 'text') ?? '',
        onClick: () => callback(action['onClick'])(),
      })),
      isAutoDismiss: flag['isAutoDismiss'] === true,
    });
    return true;
  },
  closeFlag: (host, payload) => {
    host.session.closeFlag(text(members(payload), 'id') ?? '');
    return true;
  },
  emit: (_host, payload) => emit(String(members(payload)['event']), members(payload)['payload']),
  on: (_host, payload) => on(String(members(payload)['event']), callback(members(payload)['callback'])),
  emitPublic: (_host, payload) => emit(`public:${String(members(payload)['event'])}`, members(payload)['payload']),
  onPublic: (_host, payload) =>
    on(`public:${String(members(payload)['event'])}`, callback(members(payload)['callback'])),
  __permission__egressGet: async (host, payload) => {
    const keys = members(payload)['keys'];
    const state = await host.session.api<EgressState>('GET', '/_host/egress');
    return { results: state.groups.filter((group) => !Array.isArray(keys) || keys.includes(group.key)) };
  },
  __permission__egressSet: async (host, payload) => {
    administrator(host);
    const groups = members(payload)['egresses'] as EgressGroup[];
    const before = await host.session.api<EgressState>('GET', '/_host/egress');
    if (!before.configurable) throw new Error('The manifest does not let customers configure egress.');
    if (!(await host.askForEgress(groups))) throw new Error('The administrator declined the egress request.');
    const state = await host.session.api<EgressState>('POST', '/_host/egress', { groups });
    return { results: state.groups };
  },
  __permission__egressDeleteDomain: async (host, payload) => {
    administrator(host);
    const { key, domain } = members(payload);
    return host.session.api<EgressState>('DELETE', '/_host/egress', { key, domain });
  },
  __permission__egressDeleteGroup: async (host, payload) => {
    administrator(host);
    return host.session.api<EgressState>('DELETE', '/_host/egress', { key: members(payload)['key'] });
  },
};

function administrator(host: FrameHost): void {
  if (host.session.site.me.role !== 'administrator')
    throw new Error('Only administrators can change egress permissions.');
}

function missing(host: FrameHost, name: string): Error {
  host.session.notModelled(name);
  return new Error(`The local host does not model this: ${name}`);
}

function contextOf(host: FrameHost): Record<string, unknown> {
  const { site, colorMode } = host.session;
  return structuredClone({
    accountId: site.me.accountId,
    cloudId: 'local-cloud',
    environmentId: 'local-environment',
    environmentType: 'DEVELOPMENT',
    extension: host.extension,
    localId: `ari:cloud:ecosystem::extension/local/${host.moduleKey}`,
    locale: site.me.locale,
    moduleKey: host.moduleKey,
    siteUrl: site.siteUrl,
    timezone: site.me.timeZone,
    theme: themeForApps(colorMode),
    surfaceColor: null,
    userAccess: { enabled: false, hasAccess: true },
  });
}

/** Runs a bridge command of a frame. Rejects with the command's name when the host does not model it. */
export async function runCommand(host: FrameHost, command: string, payload: unknown): Promise<unknown> {
  const run = commands[command];
  if (!run) throw missing(host, command);
  return await run(host, payload);
}
