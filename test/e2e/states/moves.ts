import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';
import type { Stage } from './state';

/** Opens a tab of the administration and waits until it has loaded. */
export async function openTab({ site, words }: Stage, tab: keyof Stage['words']['tabs']): Promise<void> {
  await site.open('/settings?as=administrator');
  const { page } = site;
  if (tab !== 'datasources')
    await page.getByRole('navigation').getByRole('button', { name: words.tabs[tab], exact: true }).click();
  await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toBeVisible();
}

/** Opens the editor of a saved datasource from the list. */
export async function openEditor(stage: Stage, name: string): Promise<void> {
  const { site, words } = stage;
  await openTab(stage, 'datasources');
  await pressInRow(stage, name, words.list.edit);
  await site.textbox(words.form.name.label).first().waitFor();
}

/** Presses one of the buttons that a datasource has in the list. */
export async function pressInRow({ site }: Stage, name: string, button: string): Promise<void> {
  await site.page.getByRole('group', { name, exact: true }).getByRole('button', { name: button, exact: true }).click();
}

/** Chooses from the menu that a datasource has in the list. */
export async function chooseInRow(stage: Stage, name: string, item: string): Promise<void> {
  await pressInRow(stage, name, stage.words.list.more);
  await pressInRow(stage, name, item);
}

/** Opens the configuration of a field, as its first context has it. */
export async function openConfiguration({ site }: Stage, field: string): Promise<void> {
  await site.open('/settings/fields?as=administrator');
  await site.page.getByRole('link', { name: `Edit configuration of ${field},` }).click();
}

/** A connected field, on an issue or in a form. */
export function field({ site }: Stage, name: string): Locator {
  return site.page.getByRole('group', { name, exact: true });
}

/** Opens the options of a field's editor. */
export async function openOptions(stage: Stage, name: string): Promise<void> {
  const box = field(stage, name).getByRole('combobox');
  await box.focus();
  await box.press('ArrowDown');
  await stage.site.page
    .getByRole('listbox')
    .getByRole('option', { name: /^(?!Loading)/ })
    .first()
    .waitFor();
}

/** Waits until a sentence is on the page. */
export async function say({ site }: Stage, sentence: string | RegExp): Promise<void> {
  await site.page.getByText(sentence).first().waitFor();
}
