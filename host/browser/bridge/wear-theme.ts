/** Dresses the document of a Custom UI in the page's theme, as `view.theme.enable()` promises, and keeps up with it. */
export function wearTheme(): void {
  const page = window.parent.document;
  const sheet = new CSSStyleSheet();
  const put = (): void => {
    for (const name of ['data-color-mode', 'data-theme']) {
      document.documentElement.setAttribute(name, page.documentElement.getAttribute(name) ?? '');
    }
    const rules = [...page.querySelectorAll('style[data-theme]')].map(({ textContent }) => textContent);
    sheet.replaceSync(rules.join('\n'));
  };
  put();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const observer = new MutationObserver(put);
  observer.observe(page.documentElement, { attributes: true });
  observer.observe(page.head, { childList: true });
}
