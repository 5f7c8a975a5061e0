import type { Locator, Page } from '@playwright/test';

/** How a person works a page. Counts what they do besides writing texts. */
export type Hands = {
  press: (button: Locator) => Promise<void>;
  write: (input: Locator, text: string) => Promise<void>;
  /** Chooses in a UI Kit select. */
  choose: (select: Locator, option: string | RegExp) => Promise<void>;
  /** Clicks, or strokes of keys that write nothing. */
  count: () => number;
};

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element.ownerDocument.activeElement === element);

/** With a mouse: one click an input that the page has not brought the focus to, two a choice that is not open yet. */
export function mouse(page: Page): Hands {
  let clicks = 0;
  const click = async (target: Locator): Promise<void> => {
    await target.click();
    clicks += 1;
  };
  return {
    press: click,
    write: async (input, text) => {
      await input.waitFor();
      if (!(await isFocused(input))) await click(input);
      await page.keyboard.insertText(text);
    },
    choose: async (select, option) => {
      await select.waitFor();
      if ((await select.getAttribute('aria-expanded')) !== 'true') await click(select);
      await click(page.getByRole('listbox').getByRole('option', { name: option }).first());
    },
    count: () => clicks,
  };
}

/** Further than any form is long: what Tab has not reached by then, it never will. */
const mostTabs = 80;

/** With the keyboard alone: everything is reached by Tab or Shift+Tab, whichever way is shorter for the eye. */
export function keyboard(page: Page): Hands {
  let strokes = 0;
  const stroke = async (key: string): Promise<void> => {
    await page.keyboard.press(key);
    strokes += 1;
  };
  const reach = async (target: Locator): Promise<void> => {
    await target.waitFor();
    for (let tabs = 0; !(await isFocused(target)); tabs += 1) {
      if (tabs >= mostTabs) throw new Error(`Tab does not reach ${String(target)}`);
      await stroke('Tab');
    }
  };
  return {
    press: async (button) => {
      await reach(button);
      await stroke('Enter');
    },
    write: async (input, text) => {
      await reach(input);
      await page.keyboard.insertText(text);
    },
    choose: async (select, option) => {
      await reach(select);
      if ((await select.getAttribute('aria-expanded')) !== 'true') await stroke('ArrowDown');
      const wanted = page.getByRole('listbox').getByRole('option', { name: option }).first();
      await wanted.waitFor();
      const id = await wanted.getAttribute('id');
      for (let downs = 0; (await select.getAttribute('aria-activedescendant')) !== id; downs += 1) {
        if (downs >= mostTabs) throw new Error(`The arrow keys do not reach ${String(option)}`);
        await stroke('ArrowDown');
      }
      await stroke('Enter');
    },
    count: () => strokes,
  };
}
