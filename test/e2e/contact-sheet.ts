/** A picture of a state in one look; `file` lies beside the sheet. `width` in pixels. */
export type Picture = {
  page: string;
  state: string;
  locale: string;
  theme: 'light' | 'dark';
  width: number;
  file: string;
};

const style = `
  body { font: 14px/1.4 system-ui, sans-serif; margin: 24px; background: #f1f2f4; color: #172b4d; }
  h2 { margin: 40px 0 0; }
  h3 { margin: 24px 0 8px; font-weight: 600; }
  .looks { display: flex; flex-wrap: wrap; gap: 12px; align-items: flex-start; }
  figure { margin: 0; }
  img { height: 320px; width: auto; max-width: 480px; object-fit: cover; object-position: top; border: 1px solid #b3b9c4; }
  figcaption { font-size: 12px; color: #44546f; }
`;

/** A page that shows every picture small, by page and state, each a link to itself in full. */
export function contactSheet(pictures: readonly Picture[]): string {
  const body = grouped(pictures, ({ page }) => page).map(([page, ofPage]) => {
    const states = grouped(ofPage, ({ state }) => state).map(
      ([state, looks]) => `<h3>${escaped(state)}</h3><div class="looks">${looks.map(figure).join('')}</div>`,
    );
    return `<h2>${escaped(page)}</h2>${states.join('\n')}`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Every state of every page</title>
<style>${style}</style>
<h1>Every state of every page</h1>
<p>${pictures.length} pictures.</p>
${body.join('\n')}
</html>
`;
}

function figure({ page, state, locale, theme, width, file }: Picture): string {
  const look = `${locale}, ${theme}, ${width} px`;
  const alt = escaped(`${page}, ${state}: ${look}`);
  return `<figure><a href="${encodeURI(file)}"><img loading="lazy" src="${encodeURI(file)}" alt="${alt}"></a><figcaption>${look}</figcaption></figure>`;
}

function grouped<T>(items: readonly T[], nameOf: (item: T) => string): [name: string, items: T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(nameOf(item), [...(groups.get(nameOf(item)) ?? []), item]);
  return [...groups];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
