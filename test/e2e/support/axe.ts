import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** WCAG 2.0 to 2.2, A and AA, and what axe counts as good practice beside them. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it stands, one line for each element: rule, element, reason. */
export async function breaches(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(axe.source);
    // A colour half way between two themes is nobody's choice.
    await page.addStyleTag({ content: '* { transition: none !important; animation: none !important; }' });
  }
  return page.evaluate(async (runOnly) => {
    const { axe: here } = window as unknown as { axe: typeof axe };
    const { violations } = await here.run(document, { runOnly, resultTypes: ['violations'], elementRef: true });
    const isExempt = (rule: string, { html, element }: axe.NodeResult): boolean => {
      // An open list belongs to its combobox, wherever in the document it is drawn.
      if (rule === 'region') return html.includes('menu-portal');
      // Atlaskit's own colours of the option that is chosen and has the focus, 3.9 : 1.
      if (rule === 'color-contrast')
        return element?.matches('.uik-select__option--is-selected.uik-select__option--is-focused') === true;
      // Atlaskit's select for several values is one target: its cross is small, its input as wide as what is typed.
      return rule === 'target-size' && element?.closest('.uik-select__value-container--is-multi') != null;
    };
    return violations.flatMap(({ id, nodes }) =>
      nodes
        .filter((node) => !isExempt(id, node))
        .map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 200)} ${failureSummary.replace(/\s+/g, ' ')}`),
    );
  }, tags);
}
