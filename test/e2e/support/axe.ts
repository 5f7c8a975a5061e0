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
    const { violations } = await here.run(document, { runOnly, resultTypes: ['violations'] });
    // An open list belongs to its combobox, wherever in the document it is drawn.
    const isList = (html: string): boolean => html.includes('menu-portal');
    return violations.flatMap(({ id, nodes }) =>
      nodes
        .filter(({ html }) => id !== 'region' || !isList(html))
        .map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 200)} ${failureSummary.replace(/\s+/g, ' ')}`),
    );
  }, tags);
}
