import { expect, test } from '@playwright/test';
import { buildNotebook, foreignApp } from '../host/support/foreign-app';
import { startHostProcess, type RunningHost } from './support/host';

const start = (name: string): Promise<RunningHost> =>
  startHostProcess(['--bundle', 'quick', '--app', foreignApp(name)]);

test('apps of three other shapes run by their path, each with its page in the settings', async ({ page }) => {
  await buildNotebook();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });

  const words = await start('commonjs-app');
  try {
    await page.goto(`${words.url}/settings`);
    await expect(page.getByText('3 words, said words')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Local host' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Sandbox' })).toHaveCount(0);
  } finally {
    await words.stop();
  }

  const notebook = await start('esm-app');
  try {
    await page.goto(`${notebook.url}/settings`);
    const frame = page.frameLocator('iframe[title="notes"]');
    await expect(frame.getByText('This is notebook.')).toBeVisible();
    await frame.getByRole('textbox', { name: 'Note' }).fill('Buy ink');
    await frame.getByRole('button', { name: 'Add' }).click();
    await expect(frame.getByRole('listitem')).toHaveText('Buy ink');
    // As tall as its content, which asks for 300 pixels.
    expect((await page.locator('iframe[title="notes"]').boundingBox())?.height).toBeGreaterThan(299);
  } finally {
    await notebook.stop();
  }

  const still = await start('still-app');
  try {
    await page.goto(`${still.url}/settings`);
    await expect(page.getByText('Apples and a jug')).toBeVisible();
    await expect(page.getByRole('alert')).toContainText('Jira’s own editor');
    expect(still.output()).toContain('Not modelled: jira:customFieldType size: Jira’s own editor');
  } finally {
    await still.stop();
  }
  expect(problems).toEqual([]);
});
