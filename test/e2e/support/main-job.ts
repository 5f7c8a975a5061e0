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
  await hands.write(textbox(/^Access token URL/), sandbox.tokenUrl);
  await hands.write(textbox(/^Client ID/), client.clientId);
  await hands.write(page.getByLabel(/^Client Secret/), client.clientSecret);
  await hands.write(textbox(/^Scopes/), 'customers:read');
  await hands.press(page.getByRole('button', { name: 'Get access token' }));
  await allowUntil(page, hands, page.getByText('Valid access token', { exact: true }));
  await hands.press(page.getByRole('button', { name: 'Save and connect a field', exact: true }));
  await expect(page.getByRole('heading', { name: 'Connect a field' })).toBeVisible();
}

/** The same with two curl lines in the clipboard, as documentations have them: one for the token, one for the API. */
export async function createByPaste({ page, sandbox }: Given, hands: Hands, { datasource }: Names): Promise<void> {
  const client = sandbox.clients.find(({ method }) => method === 'client_secret_post');
  if (client?.clientSecret == null) throw new Error('The sandbox has no client with a secret.');
  const { clientId, clientSecret } = client;
  const login = `curl ${sandbox.tokenUrl} -d grant_type=client_credentials -d client_id=${clientId} -d client_secret=${clientSecret} -d scope=customers:read`;
  await hands.press(page.getByRole('button', { name: 'Create a datasource' }).first());
  await hands.write(page.getByRole('textbox', { name: /^Name/ }).first(), datasource);
  await hands.write(
    page.getByLabel('Paste what you have (optional)'),
    `${login}\ncurl -H "Authorization: Bearer $TOKEN" ${sandbox.apiUrl}/customers`,
  );
  await hands.press(page.getByRole('button', { name: 'Read it' }));
  await hands.press(page.getByRole('button', { name: 'Get access token' }));
  await allowUntil(page, hands, page.getByText('Valid access token', { exact: true }));
  await hands.press(page.getByRole('button', { name: 'Save and connect a field', exact: true }));
  await expect(page.getByRole('heading', { name: 'Connect a field' })).toBeVisible();
}

/** On from the saved datasource: which field, what of the API, saved. */
export async function connectField({ page }: Given, hands: Hands): Promise<void> {
  await hands.press(page.getByRole('button', { name: 'Connect Customer', exact: true }));
  const path = page.getByRole('textbox', { name: 'Path below its URL' });
  await path.waitFor();
  // A path that was pasted or tried with the datasource is there already.
  if ((await path.inputValue()) === '') await hands.write(path, 'customers');
  // At once: a save that comes before the rows were found waits for them.
  await hands.press(page.getByRole('button', { name: 'Save', exact: true }));
  await expect(page.getByText('Customer is connected')).toBeVisible();
}

/** On from the connected field: an issue, a value on it. Answers what the issue shows. */
export async function pickValue({ page }: Given, hands: Hands): Promise<string> {
  await hands.press(page.getByRole('button', { name: /^Open [A-Z]+-\d+$/ }));
  await hands.press(page.getByRole('button', { name: 'Edit Customer', exact: true }));
  const field = page.getByRole('group', { name: 'Customer', exact: true });
  await hands.choose(field.getByRole('combobox'), /^(?!Loading|No options)/);
  await hands.press(page.getByRole('button', { name: 'Confirm', exact: true }));
  await expect(page.getByRole('button', { name: 'Confirm', exact: true })).toBeHidden();
  return (await field.innerText()).trim();
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
