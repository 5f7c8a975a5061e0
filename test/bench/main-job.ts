// `npm run bench:main-job`: the main job in a browser, by mouse, by keyboard alone, and by mouse with two curl lines to paste, from the administration page of a site
// that nobody has used to a value on an issue. Texts are pasted, so the seconds are the
// product's own; a person adds reading and writing.
import { chromium } from 'playwright-core';
import { keyboard, mouse, type Hands } from '../e2e/support/hands';
import { startHostProcess } from '../e2e/support/host';
import { connectField, createByPaste, createDatasource, pickValue } from '../e2e/support/main-job';

process.env['HOST_BUNDLE'] ??= 'quick';
const host = await startHostProcess();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const table: Record<string, Record<string, string | number>> = {};
try {
  const sandbox = await host.sandbox();
  for (const by of ['mouse', 'keyboard', 'mouse, pasted'] as const) {
    // Each run is the first of its kind: the hosts are asked for again.
    await host.call('POST', '/_host/reset');
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
    const hands = by === 'keyboard' ? keyboard(page) : mouse(page);
    const given = { page, url: host.url, sandbox };
    const names = { datasource: 'Customers' };
    const create = by === 'mouse, pasted' ? createByPaste : createDatasource;
    await page.goto(`${host.url}/settings`);
    await page.getByRole('button', { name: 'Create a datasource' }).first().waitFor();
    table[`${by}: datasource`] = await timed(hands, () => create(given, hands, names));
    table[`${by}: field`] = await timed(hands, () => connectField(given, hands));
    table[`${by}: value on an issue`] = await timed(hands, () => pickValue(given, hands));
    await page.close();
  }
} finally {
  await browser.close();
  await host.stop();
}
console.table(table);

async function timed(hands: Hands, job: () => Promise<unknown>): Promise<Record<string, string | number>> {
  const [startedAt, before] = [Date.now(), hands.count()];
  await job();
  return { 'clicks or keys': hands.count() - before, seconds: ((Date.now() - startedAt) / 1000).toFixed(1) };
}
