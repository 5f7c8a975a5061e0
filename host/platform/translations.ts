import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest, ManifestText } from './manifest';

/** A text of the manifest in the language of a locale such as `de-DE`. */
export type Translate = (text: ManifestText, locale: string) => string;

/**
 * Reads the files of the manifest's `translations`. A text is looked for in the person's own locale, then in those that
 * `fallback` names for it, then in the default; a key that nobody has stands for itself.
 */
export function openTranslations(manifest: Manifest, appFolder: string): Translate {
  const { resources = [], fallback: fallbacks } = manifest.translations ?? {};
  const { default: last = 'en-US', ...fallback }: Record<string, string | string[]> = fallbacks ?? {};
  const texts = new Map(
    resources.map(({ key, path }) => [key, JSON.parse(readFileSync(join(appFolder, path), 'utf8')) as unknown]),
  );
  return (text, locale) => {
    if (typeof text === 'string') return text;
    const own = locale.replace('_', '-');
    for (const candidate of [own, fallback[own] ?? [], last].flat()) {
      const found = textAt(texts.get(candidate), text.i18n);
      if (found !== null) return found;
    }
    return text.i18n;
  };
}

/** Keys are flat (`"a.b"`) or nested (`{"a": {"b"}}`). */
function textAt(texts: unknown, key: string): string | null {
  const flat = member(texts, key);
  const found = flat ?? key.split('.').reduce(member, texts);
  return typeof found === 'string' ? found : null;
}

function member(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? (of as Record<string, unknown>)[name] : undefined;
}
