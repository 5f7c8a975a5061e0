import words from './field-kinds.json' with { type: 'json' };
import type { KindWords } from '../kind-words';

// Not from the translations' folder: what the manifest names as translations, Forge's bundler takes out of the pages.
/** What is said of each kind of field, beside the name that Jira shows of it. */
export const fieldKinds: KindWords = words;
