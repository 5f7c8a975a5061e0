// `npm run bench:dropdown`: a field over 9,990 rows, opened and searched by an agent in Chromium, in the product as
// `npm start` runs it. Says how long the page stood still, and what each opening cost: calls of the app's functions,
// storage reads and the rounds they were made in, calls to the outside.
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import type { InvocationRecord } from '../../host/platform/invocations';
import { connectField, saveDatasource } from '../e2e/support/connect';
import { startHostProcess, type RunningHost } from '../e2e/support/host';

/** Two frames at 20 a second: what a person begins to feel. */
const longestFrameMs = 100;
/** What is typed, and what is there when the answer is drawn. */
const searches: readonly (readonly [text: string, shown: RegExp])[] = [
  ['ball bearing for forklift', /^Ball bearing for Forklift/],
  ['SERIES 42', /series 42$/],
  ['P-09989', /, series \d+$/],
  ['nothing has this name', /^Nothing found\.$/],
];

type Stillness = { longestTaskMs: number; longestFrameMs: number };
type Cost = { calls: number; functionMs: number; reads: number; rounds: number; outside: number };

process.env['HOST_BUNDLE'] ??= 'quick';
const host = await startHostProcess();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const table: Partial<Record<string, Stillness & Cost>> = {};
try {
  const datasourceId = await saveDatasource(host, 'Parts catalogue');
  await connectField(host, 'Customer', { datasourceId, path: 'parts', items: '$[*]', key: 'id', label: '{{name}}' });
  const page = await browser.newPage();
  await page.addInitScript({ path: fileURLToPath(new URL('dropdown/watch-frames.mjs', import.meta.url)) });
  await page.goto(`${host.url}/browse/DEV-1?as=agent`);
  await page.getByRole('button', { name: 'Edit Customer' }).waitFor();
  table['opened, cold'] = await measured(page, () => open(page));
  await close(page);
  table['opened, warm'] = await measured(page, () => open(page));
  for (const [text, shown] of searches)
    table[`searched "${text}"`] = await measured(page, () => search(page, text, shown));
} finally {
  await browser.close();
  await host.stop();
}
console.table(table);

const warm = table['opened, warm'];
const stillest = Math.max(...Object.values(table).map((row) => row?.longestFrameMs ?? 0));
console.log(`Longest blocked frame: ${stillest} ms (aim: under ${longestFrameMs}).`);
console.log(`Rounds of reads and calls when cached: ${warm.rounds} and ${warm.outside} (aim: 1 and 0).`);

async function open(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Edit Customer' }).click();
  await box(page).click();
  await page
    .getByRole('option', { name: /, series \d+$/ })
    .first()
    .waitFor();
}

async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Edit Customer' }).waitFor();
}

/** Types as a person does and waits until the answer for the whole text is drawn. */
async function search(page: Page, text: string, shown: RegExp): Promise<void> {
  await box(page).fill('');
  const from = await lastInvocation(host);
  await box(page).pressSequentially(text, { delay: 40 });
  await until(async () => (await invocationsSince(host, from)).length > 0);
  await page.getByText(shown).first().waitFor();
}

function box(page: Page): ReturnType<Page['getByRole']> {
  return page.getByRole('group', { name: 'Customer', exact: true }).getByRole('combobox');
}

async function measured(page: Page, work: () => Promise<void>): Promise<Stillness & Cost> {
  const from = await lastInvocation(host);
  await page.evaluate('beginWatch()');
  await work();
  const still = await page.evaluate<Stillness>('endWatch()');
  const made = await invocationsSince(host, from);
  const total = (count: (record: InvocationRecord) => number): number =>
    made.reduce((sum, record) => sum + count(record), 0);
  return {
    ...still,
    calls: made.length,
    functionMs: total(({ ms }) => ms),
    reads: total(({ storage }) => storage.reads),
    rounds: Math.max(0, ...made.map(({ storage }) => storage.readRounds)),
    outside: total(({ egress }) => egress.length),
  };
}

async function invocationsSince({ call }: RunningHost, since: number): Promise<InvocationRecord[]> {
  const { invocations } = (await call('GET', `/_host/invocations?since=${since}`)) as {
    invocations: InvocationRecord[];
  };
  return invocations.filter((record) => record.call === 'searchOptions');
}

async function lastInvocation({ call }: RunningHost): Promise<number> {
  const { invocations } = (await call('GET', '/_host/invocations')) as { invocations: InvocationRecord[] };
  return invocations.at(-1)?.number ?? 0;
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await isDone()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The search was never asked for.');
}
