import type { Authentication, AuthenticationKind, AuthenticationOf } from '../contract/authentication';
import { inputDeclared } from '../contract/form-inputs';
import { inputPath, inputsOfKind } from '../contract/input-paths';
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

/** Where a kind has rules of its own. Everything else follows from how its inputs are written. */
const own: { [Kind in AuthenticationKind]?: Partial<Rules<AuthenticationOf<Kind>>> } = {
  basic: {
    headers: () => ['authorization'],
    check: (problems, { username }) =>
      // RFC 7617 §2: the first colon ends the user name.
      note(problems, 'username', textProblem(username, limits.clientIdCharacters, /^[^\p{Cc}:]*$/u)),
  },
  bearer: { headers: () => ['authorization'] },
  'api-key': {
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
  return { ...rulesOfInputs(settings.kind), ...(own[settings.kind] as Partial<Rules<Authentication>> | undefined) };
}

/** A text has to be there; the name of a header is one that the kind sends. */
function rulesOfInputs(kind: AuthenticationKind): Rules<Authentication> {
  const textsIn = (settings: Authentication): { path: string; isHeader: boolean; text: string }[] => {
    const members = settings as Record<string, string>;
    return inputsOfKind(kind).flatMap(({ input, member }) => {
      const declared = inputDeclared(input);
      if (declared.as !== 'text') return [];
      return [{ path: inputPath(input), isHeader: declared.syntax === 'header-name', text: members[member] ?? '' }];
    });
  };
  return {
    tidied: (settings) => settings,
    headers: (settings) => textsIn(settings).flatMap(({ isHeader, text }) => (isHeader ? [text] : [])),
    check: (problems, settings) => {
      for (const { path, isHeader, text } of textsIn(settings)) {
        note(problems, path, isHeader ? headerNameProblem(text) : textProblem(text, 200));
      }
    },
  };
}

const tidiedList = (texts: string[]): string[] => texts.map((text) => text.trim()).filter((text) => text !== '');

const blankAsNull = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim());
