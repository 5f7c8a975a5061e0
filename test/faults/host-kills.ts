import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildQuickly } from '../../host/platform/bundle/quick';
import { readManifest } from '../../host/platform/manifest';
import { comparableName } from '../../src/contract/datasource-name';
import type { AdminApi } from '../../src/contract/admin-api';
import type { DatasourceInput } from '../../src/contract/datasource';
import { seeded } from '../support/oauth';
import { settingsOf } from '../support/settings';

export type KillCounts = { kills: number; calls: number; cutOff: number; saved: number; deleted: number };

type RunningHost = { process: ChildProcess; call: (path: string, body?: unknown) => Promise<unknown> };

type Item = { place: string; key: string; value: unknown };

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Kills a host's process in the middle of saves and deletions, starts it again on the same folder and looks at what is
 * stored, after the daily tidying. Throws, with the seed, when a datasource is lost, half saved, or leaves a secret behind.
 */
export async function killHosts(seed: number, kills: number): Promise<KillCounts> {
  const random = seeded(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const folder = mkdtempSync(join(tmpdir(), 'host-kills-'));
  const dataDir = join(folder, 'data');
  const manifest = { ...readManifest(root), resources: [] };
  const { functionsDir } = await buildQuickly({ manifest, appFolder: root, outDir: join(folder, 'build') });
  const counts: KillCounts = { kills: 0, calls: 0, cutOff: 0, saved: 0, deleted: 0 };
  /** Saved datasources as people know them: id to whether a deletion was begun. */
  const saved = new Map<string, boolean>();
  const gone = new Set<string>();
  let number = 0;
  let host = await start(dataDir, functionsDir);
  const admin = async <K extends keyof AdminApi>(name: K, payload: Parameters<AdminApi[K]>[0]): Promise<unknown> => {
    counts.calls += 1;
    const call = { module: 'connected-fields-admin', function: name, payload, as: 'administrator' };
    const answer = (await host.call('/_host/invoke', call).catch(() => null)) as { value: unknown } | null;
    if (answer === null) counts.cutOff += 1;
    return answer?.value ?? null;
  };
  const create = async (): Promise<void> => {
    const id = idOf((number += 1));
    const answer = await admin('saveDatasource', { id: null, draftId: id, input: inputOf(number), version: null });
    if (isOk(answer)) saved.set(id, saved.get(id) ?? false);
  };
  const change = async (id: string): Promise<void> => {
    const found = (await admin('getDatasource', { id })) as { value?: { version: number } } | null;
    const version = found?.value?.version;
    if (version === undefined) return;
    if (random() < 0.25) {
      saved.set(id, true);
      if (isOk(await admin('deleteDatasource', { id, version }))) gone.add(id);
    } else await admin('saveDatasource', { id, draftId: idOf((number += 1)), input: inputOf(number), version });
  };
  try {
    while (counts.kills < kills) {
      // A process that has just started answers its first call late.
      await admin('listDatasources', {});
      const known = [...saved.keys()].filter((id) => !gone.has(id));
      const some = known.toSorted(() => random() - 0.5).slice(0, 8);
      const work = [create(), create(), create(), ...some.map(change)];
      await new Promise((resolve) => setTimeout(resolve, below(1500)));
      await kill(host);
      await Promise.all(work);
      counts.kills += 1;

      host = await start(dataDir, functionsDir);
      await host.call('/_host/clock', { aheadMs: counts.kills * 3_600_000 });
      await host.call('/_host/scheduled/daily-cleanup-trigger', {});
      const { items } = (await host.call('/_host/storage')) as { items: Item[] };
      const broken = brokenRules(items, saved, gone);
      if (broken.length > 0)
        throw new Error(`seed ${String(seed)}, kill ${String(counts.kills)}: ${broken.join('; ')}`);
    }
    return { ...counts, saved: saved.size, deleted: gone.size };
  } finally {
    await kill(host);
    rmSync(folder, { recursive: true, force: true });
  }
}

function brokenRules(items: Item[], saved: ReadonlyMap<string, boolean>, gone: ReadonlySet<string>): string[] {
  const of = <T>(place: string): Map<string, T> =>
    new Map(items.filter((item) => item.place === place).map(({ key, value }) => [key, value as T]));
  const records = of<{ settings: { name: string }; credentialsId?: string; version: number }>('entity:datasource');
  const secrets = new Set([...of('secret').keys()].filter((key) => key !== 'fingerprint-key'));
  const broken: string[] = [];
  for (const [id, mayBeDeleted] of saved) {
    if (!records.has(id) && !mayBeDeleted) broken.push(`datasource ${id} is lost`);
    if (records.has(id) && gone.has(id)) broken.push(`datasource ${id} was deleted and is there`);
  }
  for (const [id, { credentialsId }] of records)
    if (credentialsId !== undefined && !secrets.delete(`credentials:${credentialsId}`))
      broken.push(`datasource ${id} names a secret that is not there`);
  for (const key of secrets) broken.push(`the secret ${key} belongs to nothing`);
  const names = [...records.values()].map(({ settings }) => comparableName(settings.name));
  if (new Set(names).size < names.length) broken.push('two datasources have one name');
  const reserved = of<{ owner: string }>('entity:datasource-name');
  if (reserved.size !== records.size) broken.push('a name is reserved for nobody, or not at all');
  const entries = [...of<{ datasourceId: string }>('entity:audit').values()];
  for (const [id, { version }] of records)
    if (entries.filter(({ datasourceId }) => datasourceId === id).length < version)
      broken.push(`a change of datasource ${id} is not in the audit trail`);
  return broken;
}

const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const inputOf = (number: number): DatasourceInput => ({
  settings: settingsOf({ name: `Source ${String(number)}`, authentication: { kind: 'bearer' } }),
  secrets: { 'bearer-token': `secret-${String(number)}` },
});

const isOk = (answer: unknown): boolean => (answer as { ok?: boolean } | null)?.ok === true;

async function start(dataDir: string, functionsDir: string): Promise<RunningHost> {
  const script = fileURLToPath(new URL('host-process.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir, functionsDir], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const ready = /^ready (http\S+)$/m.exec(output)?.[1];
      if (ready !== undefined) resolve(ready);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => reject(new Error(`The host ended before it was ready:\n${output}`)));
  });
  return {
    process: child,
    call: async (path, body) => {
      const answer = await fetch(url + path, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${path} answered ${String(answer.status)}: ${await answer.text()}`);
      return (await answer.json()) as unknown;
    },
  };
}

async function kill({ process: child }: RunningHost): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}
