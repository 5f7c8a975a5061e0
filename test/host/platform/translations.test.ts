import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { readManifest, type Manifest } from '../../../host/platform/manifest';
import { openTranslations } from '../../../host/platform/translations';
import { root, textOf } from '../../conventions/files';

const folder = mkdtempSync(join(tmpdir(), 'translations-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files: Record<string, unknown> = {
  'en-US': { 'page.title': 'Page', field: { name: 'Field' } },
  'de-DE': { 'page.title': 'Seite' },
  'pt-PT': { 'page.title': 'Página', field: { name: 'Campo' } },
};
for (const [key, texts] of Object.entries(files)) writeFileSync(join(folder, `${key}.json`), JSON.stringify(texts));

const manifest: Manifest = {
  app: { id: 'x', runtime: { name: 'nodejs24.x' } },
  modules: {},
  translations: {
    resources: Object.keys(files).map((key) => ({ key, path: `${key}.json` })),
    fallback: { default: 'en-US', 'pt-BR': ['pt-PT'] },
  },
};

describe('a text of the manifest', () => {
  const translate = openTranslations(manifest, folder);
  it.each([
    ['page.title', 'de-DE', 'Seite'],
    ['page.title', 'de_DE', 'Seite'],
    ['field.name', 'de-DE', 'Field'],
    ['field.name', 'pt-BR', 'Campo'],
    ['page.title', 'fi-FI', 'Page'],
    ['nobody.knows', 'de-DE', 'nobody.knows'],
  ])('%s in %s is "%s"', (i18n, locale, text) => {
    expect(translate({ i18n }, locale)).toBe(text);
  });

  it('that is no key stands for itself', () => {
    expect(translate('Plain', 'de-DE')).toBe('Plain');
    expect(openTranslations({ app: manifest.app, modules: {} }, folder)('Plain', 'de-DE')).toBe('Plain');
  });
});

test('the app’s own texts exist in each of its languages', () => {
  const ours = readManifest(root);
  const translate = openTranslations(ours, root);
  const keys = [...textOf('manifest.yml').matchAll(/i18n: ([\w.-]+)/g)].map(([, key = '']) => key);
  expect(keys.length).toBeGreaterThanOrEqual(5);
  for (const key of keys) {
    const english = translate({ i18n: key }, 'en-US');
    const german = translate({ i18n: key }, 'de-DE');
    expect(english).not.toBe(key);
    // The product's own name is no word to translate.
    if (key !== 'admin.title') expect(german, key).not.toBe(english);
  }
  for (const { key, name, description } of ours.modules['jira:customFieldType'] ?? []) {
    expect([typeof name, typeof description], key).toEqual(['object', 'object']);
  }
});
