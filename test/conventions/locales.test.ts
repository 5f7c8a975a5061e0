import { expect, test } from 'vitest';
import { filesBelow, textOf } from './files';
import { localeFile, locales } from './locales';

test.each(locales)(
  'what Jira shows of the kinds of fields is what the pages say, in %s; if not, run npm run locales',
  async (language, file) => {
    expect(textOf(file)).toBe(await localeFile(language, file));
  },
);

test('no page imports a translation of the manifest: Forge’s bundler takes it out of the page', () => {
  const imports = filesBelow('src').filter((path) => /\.tsx?$/.test(path) && textOf(path).includes('static/locales/'));
  expect(imports).toEqual([]);
});
