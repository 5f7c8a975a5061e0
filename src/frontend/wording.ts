import { english } from './wording/english';
import { german } from './wording/german';

/** What a language must be able to say. */
export type Wording = typeof english;

const languages: Record<string, Wording> = { en: english, de: german };

/** The wording for a locale such as `de-DE` or Forge's `en_US`; English where there is no other. */
export function wordingFor(locale: string): Wording {
  return languages[languageOf(locale)] ?? english;
}

/** The locale of the words that `wordingFor` gives: the person's own if the app speaks it, else English. */
export function wordingLocale(locale: string): string {
  return languages[languageOf(locale)] === undefined ? 'en' : locale;
}

function languageOf(locale: string): string {
  return locale.toLowerCase().split(/[-_]/)[0] ?? 'en';
}
