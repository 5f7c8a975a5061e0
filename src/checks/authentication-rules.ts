import type { Authentication, AuthenticationKind, AuthenticationOf } from '../contract/authentication';
import { limits } from '../contract/limits';
import { headerNameProblem } from './check-headers';
import { checkOAuth } from './check-oauth';
import { note, textProblem, type Problems } from './problems';
import { tidiedEntry } from './tidied-entry';

/** What the settings of one kind of authentication may be. */
type Rules<Settings extends Authentication> = {
  /** White space around a pasted value means nothing. */
  tidied: (settings: Settings) => Settings;
  /** Headers that it sends itself: an entry of the datasource's own list would be sent twice. */
  headers: (settings: Settings) => string[];
  /** Notes what is wrong with its settings at the form's paths. */
  check: (problems: Problems, settings: Settings) => void;
};

const rules: { [Kind in AuthenticationKind]: Rules<AuthenticationOf<Kind>> } = {
  none: { tidied: (settings) => settings, headers: () => [], check: () => undefined },
  basic: {
    tidied: (settings) => settings,
    headers: () => ['authorization'],
    check: (problems, { username }) =>
      // RFC 7617 §2: the first colon ends the user name.
      note(problems, 'username', textProblem(username, limits.clientIdCharacters, /^[^\p{Cc}:]*$/u)),
  },
  bearer: { tidied: (settings) => settings, headers: () => ['authorization'], check: () => undefined },
  'api-key': {
    tidied: (settings) => settings,
    headers: (settings) => (settings.in === 'header' ? [settings.name] : []),
    check: (problems, settings) =>
      note(
        problems,
        'apiKey.name',
        settings.in === 'header' ? headerNameProblem(settings.name) : textProblem(settings.name, 200),
      ),
  },
  'oauth2-client-credentials': {
    tidied: (settings) => ({
      ...settings,
      oauth: {
        ...settings.oauth,
        tokenUrl: settings.oauth.tokenUrl.trim(),
        clientId: settings.oauth.clientId.trim(),
        scopes: tidiedList(settings.oauth.scopes),
        audience: blankAsNull(settings.oauth.audience),
        issuer: blankAsNull(settings.oauth.issuer),
        resources: tidiedList(settings.oauth.resources),
        extraParameters: settings.oauth.extraParameters.map(tidiedEntry),
        tokenHeaders: settings.oauth.tokenHeaders.map(tidiedEntry),
        clientIdName: settings.oauth.clientIdName.trim(),
        clientSecretName: settings.oauth.clientSecretName.trim(),
        tokenPath: settings.oauth.tokenPath.trim(),
        lifetimePath: settings.oauth.lifetimePath.trim(),
        tokenTypePath: settings.oauth.tokenTypePath.trim(),
        rejectionPath: settings.oauth.rejectionPath.trim(),
        secretExpiresOn: blankAsNull(settings.oauth.secretExpiresOn),
      },
    }),
    headers: (settings) => [settings.oauth.send.headerName],
    check: (problems, settings) => checkOAuth(problems, settings.oauth),
  },
};

/** The rules of the kind that these settings have. */
export function authenticationRules(settings: Authentication): Rules<Authentication> {
  return rules[settings.kind] as Rules<Authentication>;
}

const tidiedList = (texts: string[]): string[] => texts.map((text) => text.trim()).filter((text) => text !== '');

const blankAsNull = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim());
