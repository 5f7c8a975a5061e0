// `npm run bench:list`: the administration page with 990 datasources that ask for tokens, in Chromium, in the product as
// `npm start` runs it. Says how long the page takes to its first row, how much script of the app's own it loads, and what
// the one call behind it costs: time, storage reads and the rounds they were made in, bytes of its answer.
import { chromium } from 'playwright-core';
import type { InvocationRecord } from '../../host/platform/invocations';
import type { AdminApi } from '../../src/contract/admin-api';
import type { DatasourceListItem } from '../../src/contract/datasource';
import { exportFormat, exportSchemaVersion, importedAtOnce, type ExportFile } from '../../src/contract/transfer';
import { startHostProcess } from '../e2e/support/host';
import { settings } from '../support/sandbox';

const datasources = 990;
const openings = 5;

type Answer<T> = { ok: true; value: T } | { ok: false; error: unknown };

process.env['HOST_BUNDLE'] ??= 'quick';
const host = await startHostProcess(['--no-seed']);
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const table: Record<string, string | number>[] = [];
try {
  for (let at = 0; at < datasources; at += importedAtOnce)
    await invoke('applyImport', { text: fileOf(at), updateByName: [], versions: {} });
  const { datasources: rows } = await invoke<{ datasources: DatasourceListItem[] }>('listDatasources', {});
  if (rows.length !== datasources) throw new Error(`${rows.length} datasources were imported.`);
  console.log(`Bytes of the answer: ${Buffer.byteLength(JSON.stringify(rows))}`);
  for (let opening = 0; opening < openings; opening += 1) table.push(await opened());
} finally {
  await browser.close();
  await host.stop();
}
console.table(table);

/** Opens the page with nothing cached, until the first row is drawn. */
async function opened(): Promise<Record<string, string | number>> {
  const from = (await invocationsSince(0)).at(-1)?.number ?? 0;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  const page = await context.newPage();
  let ownScriptBytes = 0;
  const bodies: Promise<void>[] = [];
  page.on('response', (response) => {
    if (!/\/_site\/resources\/.*\.js$/.test(new URL(response.url()).pathname)) return;
    bodies.push(
      response.body().then((body) => {
        ownScriptBytes += body.length;
      }),
    );
  });
  const startedAt = performance.now();
  await page.goto(`${host.url}/settings?as=administrator`);
  await page.getByText('Source 0000', { exact: true }).waitFor();
  const firstRowMs = Math.round(performance.now() - startedAt);
  await Promise.all(bodies);
  await context.close();
  const made = (await invocationsSince(from)).find(({ call }) => call === 'listDatasources');
  if (made === undefined) throw new Error('The list was never asked for.');
  const { reads, readRounds, readBytes } = made.storage;
  return { firstRowMs, functionMs: made.ms, reads, readRounds, readBytes, ownScriptBytes };
}

function fileOf(first: number): string {
  const count = Math.min(importedAtOnce, datasources - first);
  const file: ExportFile = {
    format: exportFormat,
    schemaVersion: exportSchemaVersion,
    exportedAt: '2026-11-23T20:00:00.000Z',
    datasources: Array.from({ length: count }, (_, at) => ({
      id: crypto.randomUUID(),
      settings: { ...settings, name: `Source ${String(first + at).padStart(4, '0')}` },
      secrets: [],
    })),
    bindings: [],
  };
  return JSON.stringify(file);
}

async function invoke<T>(name: keyof AdminApi, payload: unknown): Promise<T> {
  const call = { module: 'connected-fields-admin', function: name, payload, as: 'administrator' };
  const { value } = (await host.call('POST', '/_host/invoke', call)) as { value: Answer<T> };
  if (!value.ok) throw new Error(`${name}: ${JSON.stringify(value.error)}`);
  return value.value;
}

async function invocationsSince(since: number): Promise<InvocationRecord[]> {
  const { invocations } = (await host.call('GET', `/_host/invocations?since=${since}`)) as {
    invocations: InvocationRecord[];
  };
  return invocations;
}
