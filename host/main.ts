import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { consoleLog } from '../src/base/log';
import { ensurePackages } from './ensure-packages.mjs';
import { startHost, type Host } from './host';
import type { Bundle } from './platform/bundle/bundle';
import { ManifestError, type Manifest } from './platform/manifest';
import type { Sandbox } from './sandbox/index';

/** `npm start`: the app, a small Jira and the sandbox on this machine. `--help` says what can be set. */
const help = `npm start -- [options]

  --port N         port on 127.0.0.1 (default 4010; 0 takes a free one)
  --data DIR       where the site's data is kept (default .forge-local)
  --no-open        do not open the browser
  --no-seed        start a new site without example issues and fields
  --app DIR        run another Forge app: the folder of its manifest.yml, with its packages installed
  --bundle KIND    quick (default): fast build of the same packages; forge: exactly what Forge's bundler makes
`;

const ownFolder = join(dirname(fileURLToPath(import.meta.url)), '..');

/** One field of each of this app's types to begin with, in the order of its manifest. */
const ownFieldNames = [
  'Customer',
  'Assets',
  'Account manager',
  'Contacts',
  'Customer’s city',
  'Balance',
  'Customer since',
  'Last change',
  'Responsible',
];

await main();

async function main(): Promise<void> {
  const startedAt = performance.now();
  const flags = flagsOf(process.argv.slice(2));
  const appFolder = flags.app ?? ownFolder;
  const isOwn = appFolder === ownFolder;
  const dataDir = resolve(flags.data);
  let host: Host | null = null;
  // From the first moment: a build that runs ends with this process.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void Promise.resolve(host?.close()).finally(() => process.exit(0));
    });
  }
  try {
    host = await startHost({
      appFolder,
      dataDir,
      port: flags.port,
      examples: flags.seed,
      ...(isOwn && { fieldNames: ownFieldNames }),
      bundle: { kind: flags.bundle, build: (manifest) => build(flags.bundle, { manifest, appFolder, dataDir }) },
      pages: async () => {
        const { buildBrowser } = await import('./browser/build');
        const outDir = join(dataDir, 'build', 'pages');
        await buildBrowser({ outDir });
        return outDir;
      },
      sandbox: isOwn ? () => sandboxOf(dataDir) : null,
      firstScheduledAfterMs: 10_000,
      log: (line) => {
        console.log(line);
      },
    });
  } catch (error) {
    console.error(sentenceOf(error, { dataDir, isOwn }));
    process.exit(1);
  }
  // The first click finds a warm instance.
  void host.platform.warm(1);

  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  if (!isOwn) console.log(`The app in ${appFolder}, without a sandbox.`);
  console.log(`Data in ${flags.data}. Started in ${seconds} s. Stop with Ctrl+C.`);
  console.log(`Open ${host.url}`);
  console.log(`ready ${host.url}`);
  if (flags.open) openBrowser(host.url);
}

type Flags = {
  port: number;
  app: string | null;
  data: string;
  open: boolean;
  seed: boolean;
  bundle: 'quick' | 'forge';
};

function flagsOf(args: string[]): Flags {
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: 'string', default: '4010' },
        app: { type: 'string' },
        data: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        'no-seed': { type: 'boolean', default: false },
        bundle: { type: 'string', default: process.env.HOST_BUNDLE ?? 'quick' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      console.log(help);
      process.exit(0);
    }
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port} is not a port.`);
    if (values.bundle !== 'quick' && values.bundle !== 'forge') throw new Error('--bundle is quick or forge.');
    const quiet = process.env.CI !== undefined && process.env.CI !== '';
    // npm runs this in the project's folder; a path is meant from where the person is.
    const app = values.app === undefined ? null : resolve(process.env.INIT_CWD ?? process.cwd(), values.app);
    const isOther = app !== null && app !== ownFolder;
    return {
      port,
      app,
      data: values.data ?? (isOther ? join('.forge-local', 'apps', dataNameOf(app)) : '.forge-local'),
      open: !values['no-open'] && !quiet,
      seed: !values['no-seed'],
      bundle: values.bundle,
    };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    process.exit(2);
  }
}

/** Each app has data of its own: its folder's name, and a hash of where it lies. */
function dataNameOf(folder: string): string {
  return `${basename(folder)}-${createHash('sha256').update(folder).digest('hex').slice(0, 8)}`;
}

async function build(
  kind: 'quick' | 'forge',
  { manifest, appFolder, dataDir }: { manifest: Manifest; appFolder: string; dataDir: string },
): Promise<Bundle> {
  if (kind === 'quick') {
    const { buildQuickly } = await import('./platform/bundle/quick');
    return buildQuickly({ manifest, appFolder, outDir: join(dataDir, 'build', 'app') });
  }
  ensurePackages(join(ownFolder, 'deploy'), 'the Forge CLI');
  const { packagedOnce } = await import('./platform/bundle/forge-cache');
  return packagedOnce({
    appFolder,
    cacheDir: join(
      ownFolder,
      '.cache',
      appFolder === ownFolder ? 'forge-bundles' : `forge-bundles-${dataNameOf(appFolder)}`,
    ),
  });
}

async function sandboxOf(dataDir: string): Promise<Sandbox> {
  const { startSandbox } = await withoutRuntimeWarning(() => import('./sandbox/index'));
  return startSandbox({
    dataDir,
    log: { ...consoleLog, info: () => undefined },
  });
}

/**
 * oidc-provider warns about every Node below 22 as it loads. The sandbox's tests pass on 20.19 and later, and whoever
 * tries the product need not worry: this one sentence is left out, all others pass.
 */
async function withoutRuntimeWarning<T>(load: () => Promise<T>): Promise<T> {
  const warn = console.warn;
  console.warn = (...words: unknown[]) => {
    if (!String(words[0]).includes('Unsupported runtime')) warn(...words);
  };
  try {
    return await load();
  } finally {
    console.warn = warn;
  }
}

function sentenceOf(error: unknown, { dataDir, isOwn }: { dataDir: string; isOwn: boolean }): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ManifestError) return error.message;
  const cause = error.cause instanceof Error && 'code' in error.cause ? error.cause.code : undefined;
  if (cause === 'LEVEL_LOCKED') {
    return `Another host uses ${dataDir}. Stop it, or start this one with another folder: npm start -- --data DIR`;
  }
  // What a bundler says of somebody's code needs no trace of this host.
  return !isOwn || error.message.startsWith('Port ') ? error.message : (error.stack ?? error.message);
}

/** Opens the default browser; a machine without one only misses the convenience. */
function openBrowser(url: string): void {
  const [command, args]: [string, string[]] =
    process.platform === 'darwin'
      ? ['open', [url]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', url]]
        : ['xdg-open', [url]];
  if (process.platform === 'linux' && !existsSync('/usr/bin/xdg-open')) return;
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
