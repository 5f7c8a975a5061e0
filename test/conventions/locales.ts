import { format } from 'prettier';
import { textOf } from './files';

/** Language of the wording, and the file from which Jira reads what the manifest is to say in it. */
export const locales = [
  ['english', 'static/locales/en-US.json'],
  ['german', 'static/locales/de-DE.json'],
] as const;

/** The translations of the manifest: what stands there of the pages and of rules, and the words of each kind of field. */
export function localeFile(language: string, file: string): Promise<string> {
  const { admin, rules } = JSON.parse(textOf(file)) as { admin: unknown; rules: unknown };
  const kinds = JSON.parse(textOf(`src/frontend/wording/${language}/field-kinds.json`)) as object;
  return format(JSON.stringify({ admin, rules, ...kinds }), { parser: 'json', printWidth: 120 });
}
