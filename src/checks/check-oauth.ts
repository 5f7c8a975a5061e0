import { signsWithKey } from '../contract/authentication';
import { isCalendarDay } from '../contract/calendar-day';
import { limits } from '../contract/limits';
import { areScopesSendable } from '../contract/scopes';
import type { FieldProblem } from '../contract/problems';
import type { AssertionClaim, OAuthSettings } from '../contract/oauth-settings';
import { parseJsonPath } from './json-path';
import { clientIdName, clientSecretName, isReservedParameter, isResource, ownHeaders } from './own-parameters';
import { checkHeaders, headerNameProblem } from './check-headers';
import { countProblem, note, optionalTextProblem, rangeProblem, repeatedAt, textProblem, urlProblem } from './problems';
import type { Problems } from './problems';

/** RFC 6749 Appendix A: VSCHAR is printable ASCII. */
const visible = /^[\x20-\x7e]*$/;

/** Claims that an assertion has anyway (RFC 7523 §3), or that an input of its own sets. */
const ownClaims = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'scope'];

const longestLifetimeSeconds = 366 * 24 * 3600;

/** Checks the settings of a client credentials request; paths begin with `oauth.`. */
export function checkOAuth(problems: Problems, oauth: OAuthSettings): void {
  note(problems, 'oauth.tokenUrl', urlProblem(oauth.tokenUrl));
  note(problems, 'oauth.clientId', textProblem(oauth.clientId, limits.clientIdCharacters, visible));
  note(problems, 'oauth.grantType', optionalTextProblem(oauth.grantType, 200, /^[\x21-\x7e]*$/));
  note(problems, 'oauth.audience', optionalTextProblem(oauth.audience, limits.urlCharacters));
  checkScopes(problems, oauth);
  checkResources(problems, oauth.resources);
  checkParameters(problems, oauth);
  checkHeaders(problems, 'oauth.tokenHeaders', oauth.tokenHeaders, [...ownHeaders]);
  if (oauth.issuer !== null) note(problems, 'oauth.issuer', urlProblem(oauth.issuer));
  checkAssertion(problems, oauth);
  checkSending(problems, oauth.send);
  if (oauth.assumedLifetimeSeconds !== null) {
    const problem = rangeProblem(oauth.assumedLifetimeSeconds, 1, longestLifetimeSeconds);
    note(problems, 'oauth.assumedLifetimeSeconds', problem);
  }
  checkOwnNames(problems, oauth);
  if (oauth.rejectionPath !== '') {
    const path = parseJsonPath(oauth.rejectionPath);
    if (!path.ok) note(problems, 'oauth.rejectionPath', { code: 'jsonpath', ...path.error });
  }
  note(problems, 'oauth.rejectionValue', optionalTextProblem(oauth.rejectionValue, 200));
  note(problems, 'oauth.rejectionStatuses', countProblem(oauth.rejectionStatuses, 10));
  for (const status of oauth.rejectionStatuses) {
    note(problems, 'oauth.rejectionStatuses', rangeProblem(status, 300, 599));
  }
  if (oauth.secretExpiresOn !== null && !isCalendarDay(oauth.secretExpiresOn)) {
    note(problems, 'oauth.secretExpiresOn', { code: 'date' });
  }
}

/** Names and places of a login endpoint that is none of RFC 6749. */
function checkOwnNames(problems: Problems, oauth: OAuthSettings): void {
  for (const name of ['clientIdName', 'clientSecretName', 'tokenPath', 'lifetimePath', 'tokenTypePath'] as const) {
    note(problems, `oauth.${name}`, optionalTextProblem(oauth[name], 200, /^[\x21-\x7e]*$/));
  }
  if (clientIdName(oauth) === clientSecretName(oauth)) {
    note(problems, 'oauth.clientSecretName', { code: 'repeated' });
  }
}

function checkScopes(problems: Problems, oauth: OAuthSettings): void {
  const length = oauth.scopes.join(' ').length;
  if (length > limits.scopesCharacters) {
    note(problems, 'oauth.scopes', { code: 'too-long', max: limits.scopesCharacters });
  }
  if (!areScopesSendable(oauth)) note(problems, 'oauth.scopes', { code: 'characters' });
}

function checkResources(problems: Problems, resources: string[]): void {
  note(problems, 'oauth.resources', countProblem(resources, limits.resources));
  resources.forEach((resource, index) => {
    const path = `oauth.resources.${index}`;
    note(problems, path, textProblem(resource, limits.urlCharacters, /^[\x21-\x7e]*$/));
    if (resource.includes('#')) note(problems, path, { code: 'url', problem: 'fragment' });
    if (!isResource(resource)) note(problems, path, { code: 'url', problem: 'not-a-url' });
  });
}

function checkParameters(problems: Problems, oauth: OAuthSettings): void {
  const { extraParameters } = oauth;
  const path = 'oauth.extraParameters';
  note(problems, path, countProblem(extraParameters, limits.extraParameters));
  extraParameters.forEach(({ name, value, secret }, index) => {
    note(problems, `${path}.${index}.name`, textProblem(name, 200));
    if (isReservedParameter(name, oauth)) note(problems, `${path}.${index}.name`, { code: 'reserved-parameter' });
    if (!secret) note(problems, `${path}.${index}.value`, textProblem(value ?? '', limits.headerValueCharacters));
  });
  // RFC 6749 §3.2: parameters must not be included more than once. Their names have a case.
  const names = extraParameters.map(({ name }) => name);
  const exact = repeatedAt(names).filter((index) => names.indexOf(names[index] ?? '') < index);
  for (const index of exact) note(problems, `${path}.${index}.name`, { code: 'repeated' });
}

function checkAssertion(problems: Problems, { clientAuthentication, assertion, issuer }: OAuthSettings): void {
  if (!signsWithKey(clientAuthentication)) return;
  if (assertion === null) {
    note(problems, 'oauth.assertion.algorithm', { code: 'required' });
    return;
  }
  note(problems, 'oauth.assertion.keyId', optionalTextProblem(assertion.keyId, 500, visible));
  if (assertion.audience === 'issuer' && issuer === null) note(problems, 'oauth.issuer', { code: 'required' });
  if (assertion.audience === 'other') {
    const { otherAudience = '' } = assertion;
    note(problems, 'oauth.assertion.otherAudience', textProblem(otherAudience, limits.urlCharacters, visible));
  }
  note(problems, 'oauth.assertion.subject', optionalTextProblem(assertion.subject ?? '', 500));
  note(problems, 'oauth.assertion.claims', claimsProblem(assertion.claims ?? []));
}

/** A claim stands once, and none that the assertion has of its own can be said otherwise. */
function claimsProblem(claims: AssertionClaim[]): FieldProblem | null {
  const names = claims.map(({ name }) => name);
  if (names.some((name) => ownClaims.includes(name))) return { code: 'reserved-parameter' };
  if (new Set(names).size < names.length) return { code: 'repeated' };
  const wrong = claims.flatMap(({ name, value }) => textProblem(name, 200) ?? textProblem(value, 500) ?? []);
  return wrong[0] ?? countProblem(claims, limits.extraParameters);
}

function checkSending(problems: Problems, send: OAuthSettings['send']): void {
  note(problems, 'oauth.send.headerName', headerNameProblem(send.headerName));
  note(problems, 'oauth.send.prefix', optionalTextProblem(send.prefix, 100, visible));
}
