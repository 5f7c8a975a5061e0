import { english } from './wording/english';

/** What a language must be able to say. A second language is another object of this type. */
export type Wording = typeof english;

const languages: Record<string, Wording> = { en: english };

/** The wording for a locale such as `de-DE` or Forge's `en_US`; English where there is no other. */
export function wordingFor(locale: string): Wording {
  const [language = 'en'] = locale.toLowerCase().split(/[-_]/);
  return languages[language] ?? english;
}
