import { expect, type Locator, type Page } from '@playwright/test';
import type { SandboxState } from '../../../host/protocol';
import type { Hands } from './hands';

export type Given = { page: Page; url: string; sandbox: SandboxState };

/** The names that the job makes, so that it can be done twice on one site. */
export type Names = { datasource: string };

/**
 * The main job from the open administration page to the saved datasource: create, sign in by OAuth 2.0, get a token,
 * test, save.
 */
export async function createDatasource({ page, sandbox }: Given, hands: Hands, { datasource }: Names): Promise<void> {
  const client = sandbox.clients.find(({ method }) => method === 'client_secret_post');
  if (client?.clientSecret == null) throw new Error('The sandbox has no client with a secret.');
  const textbox = (name: RegExp): Locator => page.getByRole('textbox', { name }).first();
  await hands.press(page.getByRole('button', { name: 'Create a datasource' }).first());
  await hands.write(textbox(/^Name/), datasource);
  await hands.write(textbox(/^Base URL/), sandbox.apiUrl);
  await hands.choose(page.getByRole('combobox', { name: 'Authentication' }), 'OAuth2 - Client credentials');
  await hands.write(textbox(/^Access token URL/), sandbox.tokenUrl);
  await hands.write(textbox(/^Client ID/), client.clientId);
  await hands.write(page.getByLabel(/^Client Secret/), client.clientSecret);
  await hands.write(textbox(/^Scopes/), 'customers:read');
  await hands.press(page.getByRole('button', { name: 'Get access token' }));
  await allowUntil(page, hands, page.getByText('Valid access token', { exact: true }));
  await hands.press(page.getByRole('button', { name: 'Save', exact: true }));
  await expect(page.getByRole('row', { name: new RegExp(datasource) })).toContainText('Valid access token');
}

/** From the open configuration of a field to its saved connection. */
export async function configureField({ page }: Given, hands: Hands, { datasource }: Names): Promise<void> {
  await hands.choose(page.getByRole('combobox', { name: 'Datasource' }), datasource);
  await hands.write(page.getByRole('textbox', { name: 'Path below its URL' }), 'customers');
  await expect(page.getByRole('textbox', { name: 'Key' })).toHaveValue('id');
  await hands.press(page.getByRole('button', { name: 'Save', exact: true }));
  await expect(page.getByText(/is configured|is connected/).first()).toBeVisible();
}

/** Answers Forge's consent dialog if it opens before `done` is visible. */
async function allowUntil(page: Page, hands: Hands, done: Locator): Promise<void> {
  const allow = page.getByRole('button', { name: 'Allow', exact: true });
  await expect(allow.or(done).first()).toBeVisible({ timeout: 15_000 });
  if (await allow.isVisible()) {
    await hands.press(allow);
    await expect(allow).toBeHidden();
  }
  await expect(done).toBeVisible({ timeout: 15_000 });
}
