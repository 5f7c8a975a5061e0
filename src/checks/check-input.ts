import type { DatasourceInput } from '../contract/datasource';
import { checkSecrets } from './check-secrets';
import { checkSettings, tidiedSettings } from './check-settings';
import type { Problems } from './problems';

/** What a form sends, without white space that means nothing, and all that is wrong with it but for secrets that are not there. */
export function checkInput(typed: DatasourceInput): { input: DatasourceInput; problems: Problems } {
  const input = { ...typed, settings: tidiedSettings(typed.settings) };
  const problems: Problems = {};
  checkSettings(problems, input.settings);
  checkSecrets(problems, input);
  return { input, problems };
}
