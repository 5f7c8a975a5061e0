import type { Egress } from './egress/egress';
import { contextAri, type Identity } from './identity';
import { appIdOf, type Manifest } from './manifest';
import type { ResolverCall } from './calls';

/** What `__forge_runtime__` says during one invocation: no license, which there is in paid production alone; `accountId` is null where no person called. */
export function runtimeOf(
  { manifest, identity, egress }: { manifest: Manifest; identity: Identity; egress: Egress },
  run: { id: string; moduleKey: string; functionKey: string; accountId: string | null },
): Record<string, unknown> {
  const { id, moduleKey, functionKey, accountId } = run;
  return {
    proxy: { token: '', url: '', host: '' },
    contextAri: contextAri(identity),
    container: { runtime: manifest.app.runtime?.name },
    ...(accountId === null ? {} : { aaid: accountId }),
    appContext: {
      appId: appIdOf(manifest),
      appVersion: identity.appVersion,
      environmentId: identity.environmentId,
      environmentType: 'DEVELOPMENT',
      invocationId: id,
      installationId: identity.installationId,
      functionKey,
      moduleKey,
      moduleType: moduleTypeOf(manifest, moduleKey),
      permissions: {
        scopes: manifest.permissions?.scopes ?? [],
        external: { fetch: { backend: egress.backendAddresses(), client: [] } },
      },
    },
    tracing: { traceId: id.replaceAll('-', ''), spanId: id.slice(0, 8) },
    realtime: {},
  };
}

/** The installation, as the second argument of every function holds it. */
export function installationOf(identity: Identity): Record<string, unknown> {
  return {
    installContext: contextAri(identity),
    installation: {
      ari: { installationId: identity.installationId },
      contexts: [{ cloudId: identity.cloudId, workspaceId: null }],
    },
  };
}

/** The context of a resolver call: who called, from which module, of which site. */
export function contextOf(identity: Identity, { module, as, extension }: ResolverCall): Record<string, unknown> {
  return {
    accountId: as.accountId,
    cloudId: identity.cloudId,
    siteUrl: identity.siteUrl,
    localId: `${contextAri(identity)}/${module}`,
    moduleKey: module,
    environmentId: identity.environmentId,
    environmentType: 'DEVELOPMENT',
    accountType: as.accountType,
    locale: as.locale,
    timezone: as.timeZone,
    extension,
  };
}

/** `jira:adminPage` and the like: the kind of the module with this key. */
function moduleTypeOf(manifest: Manifest, moduleKey: string): string {
  for (const [kind, modules] of Object.entries(manifest.modules)) {
    if (Array.isArray(modules) && modules.some((module: { key?: string }) => module.key === moduleKey)) return kind;
  }
  return 'unknown';
}
