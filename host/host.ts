import { withPoints } from './jira/rest/points';
import { createJiraRest } from './jira/rest/rest';
import { createFieldChecks } from './jira/field-checks';
import { openJira, type Jira } from './jira/model';
import { seedOf } from './jira/seed';
import { openWorkflows } from './jira/workflows';
import { customUiOf, type Bundle } from './platform/bundle/bundle';
import type { MappedHosts } from './platform/functions/pool';
import { openTranslations, type Translate } from './platform/translations';
import { identityOf } from './platform/identity';
import { appIdOf, readManifest, type Manifest } from './platform/manifest';
import { createPlatform, type Platform, type PlatformOptions } from './platform/platform';
import { unmodelledIn } from './platform/unmodelled';
import { openDatabase } from './platform/storage/database';
import { sealWithKeyOf } from './platform/storage/seal';
import type { Sandbox } from './sandbox/index';
import { answerControl } from './server/control-routes';
import { customUiFile } from './server/custom-ui';
import { fileBelow } from './server/files';
import { HttpRefusal, listen, type Answer, type Request } from './server/http';
import { answerSite } from './server/site-routes';

export type HostOptions = {
  /** Folder of `manifest.yml`. */
  appFolder: string;
  /** Where the installation's data is kept. */
  dataDir: string;
  /** 0 takes a free port. */
  port: number;
  /** Whether a new site starts with example issues and fields. */
  examples?: boolean;
  /** Names of the example fields, in the order of the manifest's types. */
  fieldNames?: readonly string[];
  bundle: { kind: 'quick' | 'forge'; build: (manifest: Manifest) => Promise<Bundle> };
  /** Builds the pages into a folder and answers it; null for a host without pages. */
  pages: (() => Promise<string>) | null;
  sandbox: (() => Promise<Sandbox>) | null;
  /** Further names that lead to servers on this machine, and the certificates to trust for them. */
  extraHosts?: MappedHosts['hosts'];
  extraCa?: string[];
  log?: (line: string) => void;
} & Pick<PlatformOptions, 'timers' | 'firstScheduledAfterMs' | 'instances' | 'concurrency' | 'resolverTimeoutMs'>;

export type Host = {
  /** `http://localhost:PORT` */
  url: string;
  platform: Platform;
  jira: Jira;
  sandbox: Sandbox | null;
  close: () => Promise<void>;
};

/** Starts everything side by side: builds, sandbox, site and server. Resolves when the first page can be served. */
export async function startHost(options: HostOptions): Promise<Host> {
  const { appFolder, dataDir, log = () => undefined } = options;
  const manifest = readManifest(appFolder);
  const database = await openDatabase(dataDir);
  const translate = openTranslations(manifest, appFolder);
  const appName = nameOf(manifest, translate);
  const customUi = customUiOf(manifest, appFolder);
  const siteUrl = 'https://local-site.atlassian.net';
  const closing: (() => Promise<void>)[] = [() => database.close()];
  try {
    /** Where Jira's events go: nowhere until the app is installed. */
    const hearing: {
      events?: Platform['events'];
      missing?: (name: string) => void;
      isUser?: (accountId: string) => boolean;
    } = {};
    const [bundle, pagesDir, sandbox, workflows, jira] = await Promise.all([
      options.bundle.build(manifest),
      options.pages?.() ?? null,
      options.sandbox?.() ?? null,
      openWorkflows(database),
      openJira({
        database,
        checks: createFieldChecks(
          manifest.modules['jira:customFieldType'] ?? [],
          (name) => hearing.missing?.(name),
          (accountId) => hearing.isUser?.(accountId) !== false,
        ),
        seed: seedOf({
          manifest,
          translate,
          examples: options.examples ?? true,
          ...(options.fieldNames && { fieldNames: options.fieldNames }),
        }),
        onEvent: (event) => hearing.events?.emit(event),
      }),
    ]);
    if (sandbox) closing.unshift(() => sandbox.close());

    const notModelled = new Set<string>();
    const onNotModelled = (name: string): void => {
      if (!notModelled.has(name)) log(`Not modelled: ${name}`);
      notModelled.add(name);
    };
    const nameUnmodelled = (): void => {
      for (const name of unmodelledIn(manifest)) onNotModelled(name);
    };
    nameUnmodelled();
    hearing.missing = onNotModelled;
    hearing.isUser = (accountId) => jira.user(accountId) !== undefined;
    const identity = await identityOf(database, siteUrl);
    const platform = await createPlatform({
      ...options,
      manifest,
      functionsDir: bundle.functionsDir,
      database,
      seal: sealWithKeyOf(dataDir),
      identity,
      jira: withPoints(
        createJiraRest({
          jira,
          siteUrl,
          appId: appIdOf(manifest),
          environmentId: identity.environmentId,
          fieldTypes: manifest.modules['jira:customFieldType'] ?? [],
          scopes: manifest.permissions?.scopes ?? [],
        }),
        { now: Date.now },
      ),
      mapped: {
        hosts: { ...sandbox?.hosts, ...options.extraHosts },
        ca: [...(sandbox ? [sandbox.caPem] : []), ...(options.extraCa ?? [])],
      },
      onNotModelled,
    });
    closing.unshift(() => platform.close());
    hearing.events = platform.events;

    const parts = {
      platform,
      jira,
      workflows,
      sandbox,
      appName,
      translate,
      customUi: Object.keys(customUi),
      notModelled,
      onNotModelled,
      bundle: options.bundle.kind,
      reset: async () => {
        await platform.reset();
        await jira.clear();
        await workflows.clear();
        sandbox?.clearInbox();
        notModelled.clear();
        nameUnmodelled();
      },
    };

    const answer = async (request: Request): Promise<Answer> => {
      const path = decodeURIComponent(request.url.pathname);
      const reading = request.method === 'GET' || request.method === 'HEAD';
      const resource = /^\/_site\/resources\/([^/]+)\/(.+)$/.exec(path);
      if (resource && reading) {
        const folder = bundle.resources[resource[1] ?? ''];
        const file = folder && (await fileBelow(folder, resource[2] ?? ''));
        if (!file) throw new HttpRefusal(404, `The build has no ${path}.`);
        return file;
      }
      const custom = /^\/_site\/custom-ui\/([^/]+)\/(.+)$/.exec(path);
      if (custom && reading) {
        const folder = customUi[custom[1] ?? ''];
        const file = folder && (await customUiFile(manifest, folder, custom[2] ?? ''));
        if (!file) throw new HttpRefusal(404, `The app has no ${path}.`);
        return file;
      }
      if (path.startsWith('/_site/')) {
        const found = await answerSite(parts, request);
        if (found) return found;
      } else if (path.startsWith('/_host/')) {
        const found = await answerControl(parts, request);
        if (found) return found;
      } else if (pagesDir !== null && reading) {
        // A path that names no file is a page of the single page application.
        const file = (await fileBelow(pagesDir, path)) ?? (await fileBelow(pagesDir, 'index.html'));
        if (file) return file;
      }
      throw new HttpRefusal(404, `There is no ${request.method} ${path}.`);
    };

    const server = await listen({
      port: options.port,
      answer,
      onFailure: (error) => log(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    });
    closing.unshift(() => server.close());
    return {
      url: `http://localhost:${server.port}`,
      platform,
      jira,
      sandbox,
      close: async () => {
        for (const close of closing) await close();
      },
    };
  } catch (error) {
    for (const close of closing) await close();
    throw error;
  }
}

function nameOf(manifest: Manifest, translate: Translate): string {
  return manifest.app.name ?? translate(manifest.modules['jira:adminPage']?.[0]?.title ?? 'App', 'en-US');
}
