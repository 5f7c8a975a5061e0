import words from '../../../../static/locales/de-DE.json' with { type: 'json' };
import type { KindWords } from '../kind-words';

// Not taken apart: webpack drops the members of a JSON module that a rest pattern is meant to keep.
/** What is said of each kind of field, beside the name that Jira shows of it. */
export const fieldKinds: KindWords = words;
