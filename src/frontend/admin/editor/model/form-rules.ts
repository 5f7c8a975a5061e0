import { isCalendarDay } from '../../../../contract/calendar-day';
import { areScopesSendable } from '../../../../contract/scopes';
import { signsWithKey, singleSecrets as singleSecretFacts } from '../../../../contract/authentication';
import type { SecretName } from '../../../../contract/authentication';
import { nameProblem } from '../../../../contract/datasource-name';
import type { FieldProblem, UrlProblem } from '../../../../contract/problems';
import { limits } from '../../../../contract/limits';
import { scopesOf, wholeNumber } from './form-input';
import { filledRows, usesMadeKey, type FormValues } from './form-values';
import type { RowList, SingleSecret } from '../../../../contract/authentication';
import { isOptionalSecret, singleSecrets } from './single-secrets';
import { hasMoved } from './moved-hosts';
import { rowLists } from '../../../../contract/authentication';

/** Problems by the form's paths, the same the backend uses: `name`, `oauth.tokenUrl`, `headers.0.name`, `secrets.client-secret`. */
export type Problems = Record<string, FieldProblem>;

/**
 * What the browser can see is wrong, so that a person hears of it on leaving an input. `baseline` is what was saved with the
 * saved secrets. The backend checks everything
 * again and more; its word is the last.
 */
export function problemsOf(
  values: FormValues,
  savedSecrets: readonly SecretName[],
  baseline: FormValues = values,
): Problems {
  const saved: Saved = { secrets: savedSecrets, baseline };
  const problems: Problems = {};
  const note = (path: string, problem: FieldProblem | null): void => {
    if (problem !== null) problems[path] ??= problem;
  };
  note('name', nameProblem(values.name.trim()));
  note('baseUrl', url(values.baseUrl) ?? baseUrl(values.baseUrl));
  note('cacheSeconds', number(values.cacheSeconds, 0, 86_400));
  rows(note, 'headers', values, saved);
  if (values.kind === 'basic') note('username', text(values.username, limits.clientIdCharacters));
  if (values.kind === 'api-key') note('apiKey.name', text(values.apiKeyName, 200));
  if (values.kind === 'oauth2-client-credentials') oauth(note, values, saved);
  for (const name of singleSecrets(values)) note(`secrets.${name}`, secret(values, name, saved));
  return problems;
}

type Saved = { secrets: readonly SecretName[]; baseline: FormValues };

type Note = (path: string, problem: FieldProblem | null) => void;

function oauth(note: Note, values: FormValues, saved: Saved): void {
  note('oauth.tokenUrl', url(values.tokenUrl));
  note('oauth.clientId', text(values.clientId, limits.clientIdCharacters));
  note('oauth.grantType', optionalText(values.grantType, 200));
  note('oauth.send.headerName', text(values.sendHeader, 200));
  if (values.scopes.length > limits.scopesCharacters) {
    note('oauth.scopes', { code: 'too-long', max: limits.scopesCharacters });
  }
  if (!areScopesSendable({ scopes: scopesOf(values), scopeSeparator: values.scopeSeparator })) {
    note('oauth.scopes', { code: 'characters' });
  }
  if (values.issuer.trim() !== '') note('oauth.issuer', url(values.issuer));
  else if (signsWithKey(values.clientAuthentication) && values.assertionAudience === 'issuer') {
    note('oauth.issuer', { code: 'required' });
  }
  if (signsWithKey(values.clientAuthentication) && values.assertionAudience === 'other') {
    note('oauth.assertion.otherAudience', text(values.assertionOtherAudience, limits.urlCharacters));
  }
  if (values.assumedLifetime.trim() !== '') {
    note('oauth.assumedLifetimeSeconds', number(values.assumedLifetime, 1, 366 * 86_400));
  }
  for (const status of values.rejectionStatuses.split(/[\s,;]+/)) {
    if (status !== '') note('oauth.rejectionStatuses', number(status, 300, 599));
  }
  const date = values.secretExpiresOn.trim();
  if (date !== '' && !isCalendarDay(date)) note('oauth.secretExpiresOn', { code: 'date' });
  rows(note, 'extraParameters', values, saved);
  rows(note, 'tokenHeaders', values, saved);
}

/** Empty rows are no entries, so paths count the filled ones, as the backend sees them. */
function rows(note: Note, list: RowList, values: FormValues, saved: Saved): void {
  const { path, prefix, to } = rowLists[list];
  const again = hasMoved(to, values, saved.baseline);
  const seen = new Set<string>();
  filledRows(values[list]).forEach(({ name, value, secret: isSecret }, index) => {
    const key = prefix === 'parameter' ? name.trim() : name.trim().toLowerCase();
    note(`${path}.${index}.name`, text(name, 200));
    if (seen.has(key)) note(`${path}.${index}.name`, { code: 'repeated' });
    seen.add(key);
    const isSaved = saved.secrets.includes(`${prefix}:${name.trim()}`);
    if (value === '') note(`${path}.${index}.value`, isSecret ? missing(isSaved, again) : { code: 'required' });
    if (value.length > limits.headerValueCharacters) {
      note(`${path}.${index}.value`, { code: 'too-long', max: limits.headerValueCharacters });
    }
  });
}

function secret(values: FormValues, name: SingleSecret, saved: Saved): FieldProblem | null {
  if (name === 'private-key' && usesMadeKey(values)) return null;
  const typed = values.secrets[name] ?? '';
  if (typed === '') {
    const again = hasMoved(singleSecretFacts[name].to, values, saved.baseline);
    return isOptionalSecret(name, values) ? null : missing(saved.secrets.includes(name), again);
  }
  return typed.length > limits.secretCharacters ? { code: 'too-long', max: limits.secretCharacters } : null;
}

function missing(isSaved: boolean, isMoved: boolean): FieldProblem | null {
  if (!isSaved) return { code: 'secret-required', because: 'new' };
  return isMoved ? { code: 'secret-required', because: 'host-changed' } : null;
}

function text(value: string, max: number): FieldProblem | null {
  return value.trim() === '' ? { code: 'required' } : optionalText(value, max);
}

function optionalText(value: string, max: number): FieldProblem | null {
  return value.length > max ? { code: 'too-long', max } : null;
}

function number(value: string, min: number, max: number): FieldProblem | null {
  const whole = wholeNumber(value);
  return whole !== null && whole >= min && whole <= max ? null : { code: 'out-of-range', min, max };
}

/** The plain mistakes of a URL; ports and addresses in disguise are the backend's to find. */
function url(value: string): FieldProblem | null {
  const typed = value.trim();
  if (typed === '') return { code: 'required' };
  const problem = urlProblem(typed);
  return problem === null ? null : { code: 'url', problem };
}

function urlProblem(typed: string): UrlProblem | null {
  if (typed.length > limits.urlCharacters) return 'too-long';
  if (typed.includes('\\')) return 'backslash';
  if (/[\s\p{Cc}]/u.test(typed)) return 'characters';
  if (!URL.canParse(typed)) return 'not-a-url';
  const parsed = new URL(typed);
  if (parsed.protocol !== 'https:') return parsed.protocol === 'http:' ? 'not-https' : 'not-a-url';
  if (parsed.username !== '' || parsed.password !== '') return 'userinfo';
  return typed.includes('#') ? 'fragment' : null;
}

function baseUrl(value: string): FieldProblem | null {
  if (/[{}]/.test(value)) return { code: 'url', problem: 'template-in-base' };
  return value.includes('?') ? { code: 'url', problem: 'has-query' } : null;
}
