import words from '../../../../static/locales/de-DE.json' with { type: 'json' };
import type { KindWords } from '../kind-words';

const { admin: _page, ...kinds } = words;

/** What is said of each kind of field, beside the name that Jira shows of it. */
export const fieldKinds: KindWords = kinds;
