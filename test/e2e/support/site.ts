import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { administer } from './connect';
import { startHostProcess, type RunningHost } from './host';

type Fixtures = { site: Site };
type WorkerFixtures = { host: RunningHost };

/** A test with a running host (one a worker) and a person's browser on it. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  host: [
    async ({ playwright: _playwright }, use) => {
      const host = await startHostProcess();
      await use(host);
      await host.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  site: async ({ page, host }, use) => {
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    // What the test before left unsaved is not offered to this one.
    await administer(host, 'discardUnsavedForm', { id: null });
    await use(new Site(page, host));
    expect(problems, 'uncaught errors on the page').toEqual([]);
  },
});

export { expect };

/** The tests of this file begin on a site that nobody has used; files share one host. */
export function onFreshSite(): void {
  test.beforeAll(async ({ host }) => {
    await host.call('POST', '/_host/reset', {});
  });
}

export type Person = 'administrator' | 'agent' | 'customer';

/** The small Jira, worked through labels and roles as a person would. */
export class Site {
  constructor(
    readonly page: Page,
    readonly host: RunningHost,
  ) {}

  async open(path: string): Promise<void> {
    await this.page.goto(this.host.url + path);
  }

  async openAdministration(): Promise<void> {
    await this.open('/settings');
    await expect(this.page.getByRole('heading', { name: 'Connected Fields', level: 1 })).toBeVisible();
  }

  async be(person: Person): Promise<void> {
    const choice = this.page.getByLabel('Use the site as');
    const label = await choice.locator('option', { hasText: `(${person})` }).textContent();
    await choice.selectOption({ label: label ?? '' });
    await expect(choice.locator('option:checked')).toContainText(person);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  textbox(name: string | RegExp): Locator {
    return this.page.getByRole('textbox', { name });
  }

  /** Chooses in a UI Kit Select by keyboard, as it works for everybody. */
  async choose(label: string | RegExp, option: string | RegExp): Promise<void> {
    const box = this.page.getByRole('combobox', { name: label });
    await box.focus();
    await box.press('ArrowDown');
    await this.page.getByRole('option', { name: option }).first().click();
  }

  /** Answers Forge's consent dialog if it opens before `done` is visible. */
  async allowUntil(done: Locator): Promise<void> {
    const allow = this.button('Allow');
    for (let dialogs = 0; dialogs < 3; dialogs += 1) {
      await expect(allow.or(done).first()).toBeVisible({ timeout: 15_000 });
      if (!(await allow.isVisible())) return;
      await allow.click();
      await expect(allow).toBeHidden();
    }
    await expect(done).toBeVisible();
  }

  /** A picture for the documentation, only when asked for: `E2E_PICTURES=1`. `width` in pixels. */
  async picture(name: string, { theme, width }: { theme?: 'light' | 'dark'; width?: number } = {}): Promise<void> {
    if (process.env['E2E_PICTURES'] === undefined) return;
    const usual = this.page.viewportSize();
    await this.page.emulateMedia({ colorScheme: theme ?? 'light' });
    if (width !== undefined) await this.page.setViewportSize({ width, height: 760 });
    await this.page.screenshot({ path: `docs/images/${name}.png`, animations: 'disabled' });
    await this.page.emulateMedia({ colorScheme: 'light' });
    if (usual !== null) await this.page.setViewportSize(usual);
  }
}
