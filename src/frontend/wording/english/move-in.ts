import type { MoveNote } from '../../../paste/elements-connect/moved-in';
import type { Setting } from '../../../paste/elements-connect/settings';
import { listed } from '../text';
import { quoted } from './quoted';

export const moveIn = {
  title: 'Move in from Elements Connect',
  linkHelp:
    'Paste the settings of a datasource and of a field there; what this app has a counterpart of is filled in here.',
  open: 'Map the settings',
  back: 'Back to export and import',
  intro:
    'Copy the settings of a datasource and of one of its fields from the pages of Elements Connect, one a line with its label, and paste them. Nothing is saved: you see what each becomes here, then the forms open filled in. The text stays in your browser.',
  textLabel: 'Settings of Elements Connect',
  textHelp:
    'Labels that are read: URL, Authentication, Access token URL, Client ID, Client Secret, Scopes, Request headers, Query, Root element or Location, JSONPath, Columns JSON path, Key, Template, Min characters, Max suggestions, No duplicates, Sort, and others of those pages.',
  placeholder: 'URL: https://api.example.com/v1\nQuery: customers?q=$userInput\nKey: id',
  read: 'Read the settings',
  nothing:
    'No setting was recognised. Put each on a line of its own, its label first, for example: Query: customers?q=$userInput',
  resultTitle: 'What they become here',
  table: 'Settings of Elements Connect and of this app',
  columns: { setting: 'Setting', original: 'Elements Connect', ours: 'Here' },
  secret: 'Not shown',
  secretOurs: 'Filled in, and not shown here',
  yes: 'Yes',
  no: 'No',
  notTaken: 'Not taken over.',
  unread: (names: readonly string[], locale: string): string =>
    `Lines that are no setting this app knows: ${listed(names.map(quoted), locale)}.`,
  parentsTitle: 'Fields that the query reads',
  parentsHelp: 'They had IDs of their own. Choose the field of this site that takes the place of each.',
  parent: (id: string): string => `Field in place of ${id}`,
  chooseParent: 'Choose a field',
  jiraSilent: 'Jira does not say which fields this site has. Reload the page, or type the path in the field’s form.',
  toDatasource: 'Fill in a new datasource',
  toField: 'Fill in a field',
  order:
    'A new datasource comes first; when it is saved, the way leads on to the field, whose form is filled in with the rest. If the datasource is here already, go to the field.',
};

/** What a setting is called here, beside its label in Elements Connect. */
export const moveSetting: Record<Setting, string> = {
  type: 'Type of the datasource',
  name: 'Name',
  url: 'URL: Base URL',
  authentication: 'Authentication',
  'token-url': 'Access token URL',
  'authorize-url': 'Authorize URL',
  'client-id': 'Client ID',
  'client-secret': 'Client Secret',
  scopes: 'Scopes',
  username: 'Login: User name',
  password: 'Password',
  'api-key': 'API key',
  'api-key-name': 'Name of the API key',
  'api-key-in': 'API key: Where it is sent',
  audience: 'Audience',
  headers: 'Request headers: Headers',
  content: 'Content',
  separator: 'Separator',
  field: 'Field',
  method: 'Method',
  query: 'Query: Path',
  body: 'Body',
  location: 'Root element, location: Where the rows are',
  filter: 'JSONPath: Where the rows are',
  columns: 'Columns',
  key: 'Key',
  template: 'Template: Label',
  'no-duplicates': 'No duplicates: Leave out repeated keys',
  sort: 'Sort',
  'min-characters': 'Min characters',
  'max-suggestions': 'Max suggestions: Options shown at most',
};

/** What is to say about one setting. */
export function moveNote(note: MoveNote, locale: string): string {
  switch (note.code) {
    case 'variables-unknown':
      return `This app has no counterpart of ${listed(note.names, locale)}. Look for another way to ask, and type it in the form.`;
    case 'commands':
      return `Commands and functions of templates do not exist here: ${listed(note.names, locale)}. Say it without them in the form.`;
    case 'fields-to-choose':
      return `Choose below which field takes the place of ${listed(note.ids, locale)}.`;
    case 'login-not-possible':
      return 'A login on behalf of a person is not possible here: use client credentials or a service account.';
    case 'no-address':
      return 'This app asks by HTTP only: neither databases by SQL nor directories by LDAP, and no other protocol. An API in front of the source can be connected.';
    case 'at-most':
      return `A field here shows or demands no more than ${note.most}; that is filled in.`;
    case 'value-unknown':
      return 'This app does not know the value. Choose it in the form.';
    case 'path-unknown':
      return 'The path is not of RFC 9535 (nor, for XML, names divided by slashes). The preview in the field’s form finds the rows.';
    case 'body-not-json':
      return 'With its variables in place the body is no JSON. Type it in the field’s form.';
    case 'tags':
      return 'Labels are text here, so the HTML was left out.';
    case 'key-guessed':
      return 'Which value is the key was not said; the likeliest is filled in. Check it: it is what issues store.';
  }
}
