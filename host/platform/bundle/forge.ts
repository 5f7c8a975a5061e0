import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readManifest, type Manifest } from '../manifest';
import { entriesOf, type Bundle } from './bundle';

const script = fileURLToPath(new URL('./forge-bundler.cjs', import.meta.url));
const projectFolder = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Builds functions and UI Kit resources with Forge's own bundler (webpack, with type checks), as `forge deploy` does,
 * without a network. `outDir` is emptied first. Rejects with the bundler's message, for example a type error.
 */
export async function buildWithForgeBundler(options: {
  outDir: string;
  appFolder?: string;
  manifest?: Manifest;
}): Promise<Bundle> {
  const { outDir, appFolder = projectFolder, manifest = readManifest(appFolder) } = options;
  const { functions, pages } = entriesOf(manifest, appFolder);
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });

  const temporary = mkdtempSync(join(tmpdir(), 'forge-bundle-'));
  try {
    const bundle: Bundle = { functionsDir: join(outDir, 'functions'), resources: {} };
    // Functions and pages side by side, each in a process of its own that keeps a core and some 700 MB busy.
    const [builtFunctions, builtPages] = await Promise.all([
      runBundler({ part: 'functions', manifest, functions, resultFile: join(temporary, 'functions.json') }, appFolder),
      runBundler({ part: 'pages', pages, resultFile: join(temporary, 'pages.json') }, appFolder),
    ]);
    move(builtFunctions.functionsDir, bundle.functionsDir);
    for (const [key, folder] of Object.entries(builtPages.resources)) {
      bundle.resources[key] = join(outDir, 'pages', key);
      move(folder, bundle.resources[key]);
    }
    return bundle;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Copies and deletes: the two folders may be on different file systems. */
function move(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  rmSync(from, { recursive: true });
}

async function runBundler(
  job: { part: string; resultFile: string } & Record<string, unknown>,
  appFolder: string,
): Promise<Bundle> {
  const child = spawn(process.execPath, [script], {
    cwd: appFolder,
    env: { ...process.env, FORGE_BUNDLE_JOB: JSON.stringify(job) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const endChild = (): void => {
    child.kill();
  };
  process.once('exit', endChild);
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const ended = await new Promise<{ code: number | null; signal: string | null }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve({ code, signal });
    });
  });
  process.off('exit', endChild);
  if (ended.signal !== null)
    throw new Error(`Forge's bundler was ended by ${ended.signal}, perhaps for want of memory.`);
  if (ended.code !== 0) {
    throw new Error(`Forge's bundler refused the ${job.part}:\n${Buffer.concat(said).toString('utf8')}`);
  }
  return JSON.parse(readFileSync(job.resultFile, 'utf8')) as Bundle;
}
