import type { PastedKind, PasteNote, PasteProblem } from '../../../contract/pasted';
import { count, listed, size } from '../text';

export const paste = {
  label: 'Paste what you have (optional)',
  help: 'A curl line, an OpenAPI or Swagger document or its address, an issuer, a Postman request or collection, what a service hands out (client ID, secret, token URL) as JSON or NAME=value, a service account’s key file. The text stays in this browser; secrets in it go to their own inputs.',
  placeholder: 'curl https://login.example.com/oauth2/token …',
  read: 'Read it',
  address: {
    issuer: 'It is an authorization server',
    description: 'It describes an API (OpenAPI)',
    api: 'It is the API itself',
  },
  declined: (host: string): string =>
    `${host} was not asked, because no administrator of this site has approved it. Approve it when you are asked, or paste the text instead of its address.`,
  found: (kind: string, name: string): string => (name === '' ? `Found: ${kind}` : `Found: ${kind}, “${name}”`),
  foundServer: 'The authorization server has told its settings',
  filled: (labels: readonly string[], locale: string): string =>
    `Filled in: ${listed(labels, locale)}. Everything else is as it was.`,
  nothingNew: 'The form says the same already.',
  takeBack: 'Take it back',
  chooseServer: (servers: number): string => `Base URL: one of ${servers} that were found`,
  chooseAuthentication: (ways: number): string => `Authentication: one of ${ways} that were found`,
  choosePath: (paths: number): string => `Path to try: one of ${paths} that were found`,
  noPath: 'None yet',
  fill: 'Fill in with this choice',
  noServer: 'No base URL is in it: enter it below.',
  noAuthentication: 'It does not say how to sign in: choose the authentication below.',
};

const kinds: Record<PastedKind, string> = {
  curl: 'a curl line',
  openapi: 'an OpenAPI 3 document',
  swagger: 'a Swagger 2 document',
  postman: 'a Postman request or collection',
  'service-account': 'a service account’s key file',
  metadata: 'an authorization server’s metadata',
  credentials: 'what a service hands out to sign in with',
  'elements-connect': 'settings of Elements Connect',
};

export const pastedKind = (kind: PastedKind): string => kinds[kind];

/** What was not taken over, or has to be decided. */
export function pasteNote(note: PasteNote, locale: string): string {
  switch (note.code) {
    case 'authentication-unknown':
      return `A way to sign in was left out, because it needs a person or is not known here: ${note.what}.`;
    case 'server-relative':
      return `The base URL is only given as ${note.path}: put the host in front of it.`;
    case 'server-not-https':
      return `${note.url} is without TLS: the app calls https addresses only.`;
    case 'variables-open':
      return `Placeholders are still in it: ${listed(note.names, locale)}. Replace them with what they stand for.`;
    case 'method-not-get':
      return `The request uses ${note.method}. A field’s configuration can send POST; others cannot be sent.`;
    case 'scopes-open':
      return `${count(note.count, locale)} scopes exist: ${listed(note.scopes, locale)}${note.count > note.scopes.length ? ' and more' : ''}. Enter those that your client was given.`;
    case 'paths-cut':
      return `${count(note.count, locale)} more paths are not offered here. You may type any of them.`;
    case 'token-url-open':
      return 'The address of the token endpoint is not in it: enter the access token URL below.';
    case 'base-url-open':
      return 'A key file does not say which API is called: enter its base URL and its scopes below.';
  }
}

const documents = { json: 'JSON', yaml: 'YAML', curl: 'a curl line' };

/** Why nothing was found in a text, and what would be. */
export function pasteProblem(problem: PasteProblem): string {
  switch (problem.code) {
    case 'paste-empty':
      return 'Paste a text first.';
    case 'paste-too-large':
      return `The text is larger than ${size(problem.max, 'en')}. Paste the address of the document, or only its beginning with servers and security.`;
    case 'paste-broken': {
      const where = problem.line === null ? '' : ` near line ${problem.line}`;
      return `It begins like ${documents[problem.as]} and cannot be read${where}: perhaps it was cut off. Copy it again as a whole.`;
    }
    case 'paste-address':
      return problem.isHttps
        ? `An address alone: ${problem.url}. What is it?`
        : `${problem.url} is without TLS: the app calls https addresses only.`;
    case 'paste-page':
      return 'This is a web page, not a description of an API. Look for a link to “OpenAPI”, “Swagger” or “curl” on it.';
    case 'paste-several':
      return 'Some names stand in it twice, with different values, and what belongs together cannot be told. Paste the lines of one client.';
    case 'paste-unknown':
      return 'Nothing known was found in it. This box reads curl lines, OpenAPI and Swagger documents, Postman requests, JSON or lines of NAME=value with client ID and secret, and key files of service accounts.';
  }
}
