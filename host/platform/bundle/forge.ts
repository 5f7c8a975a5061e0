import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bundle } from './bundle';

const script = fileURLToPath(new URL('./forge-packager.cjs', import.meta.url));
/** Where the Forge CLI is installed that the README names. */
const cliFolder = fileURLToPath(new URL('../../../deploy', import.meta.url));

/** What the CLI made: the bundle, and what it would upload. */
export type Packaged = Bundle & {
  /** Bytes of the zips, by resource key; `functions` for the functions. */
  archives: Record<string, number>;
  /** The most memory that packaging took. */
  megabytes: number;
};

/**
 * Packages the app in `appFolder` with the Forge CLI of `deploy/`, as `forge deploy` does (webpack, with type checks), without
 * a network or a login. `outDir` is emptied first. Rejects with what the CLI says, for example a type error.
 */
export async function packageWithForge(options: { outDir: string; appFolder: string }): Promise<Packaged> {
  const { outDir, appFolder } = options;
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  const temporary = mkdtempSync(join(tmpdir(), 'forge-package-'));
  try {
    const resultFile = join(temporary, 'result.json');
    await runPackager({ cliFolder, outDir, resultFile }, appFolder, temporary);
    return JSON.parse(readFileSync(resultFile, 'utf8')) as Packaged;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function runPackager(job: Record<string, string>, appFolder: string, temporary: string): Promise<void> {
  const child = spawn(process.execPath, [script], {
    cwd: appFolder,
    // What the CLI unpacks and zips goes where it is deleted afterwards.
    env: { ...process.env, FORGE_PACKAGE_JOB: JSON.stringify(job), TMPDIR: temporary },
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
  if (ended.signal !== null) throw new Error(`Packaging was ended by ${ended.signal}, perhaps for want of memory.`);
  if (ended.code !== 0)
    throw new Error(`The Forge CLI does not package this:\n${Buffer.concat(said).toString('utf8')}`);
}
