import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SandboxState } from '../../../host/protocol';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The product as `npm start` runs it, with the bundle that Forge's own bundler makes, on a free port and an empty folder. */
export type RunningHost = {
  url: string;
  sandbox: () => Promise<SandboxState>;
  /** Calls the control API (`/_host/…`) or the site's (`/_site/…`) as the administrator. */
  call: (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) => Promise<unknown>;
  /** All that the host printed. */
  output: () => string;
  stop: () => Promise<void>;
};

export async function startHostProcess(args: readonly string[] = []): Promise<RunningHost> {
  const dataDir = mkdtempSync(join(tmpdir(), 'connected-fields-'));
  const child = spawn(
    process.execPath,
    [
      'host/start.mjs',
      '--no-open',
      '--port',
      '0',
      '--data',
      dataDir,
      '--bundle',
      process.env['HOST_BUNDLE'] ?? 'forge',
      ...args,
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const ready = /^ready (http\S+)$/m.exec(output)?.[1];
      if (ready !== undefined) resolve(ready.replace(/\/$/, ''));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) =>
      reject(new Error(`The host ended with ${String(code)} before it was ready:\n${output}`)),
    );
  });
  const call: RunningHost['call'] = async (method, path, body) => {
    const answer = await fetch(url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
  return {
    url,
    call,
    sandbox: async () => (await call('GET', '/_site/sandbox')) as SandboxState,
    output: () => output,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
