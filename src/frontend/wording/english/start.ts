/** Instead of a page that Jira told nothing about itself. */
export const placeUnknown =
  'Jira did not tell this page which person and which place it is for, so nothing is shown. Reload the page; if it stays so, tell whoever looks after this app.';

/** The page that *Manage apps* offers for getting started. */
export const start = {
  intro: 'Three steps lead from an API to a Jira field whose options people search and choose.',
  datasource: {
    title: 'Create a datasource',
    body: 'Give the address of an API and, where it asks for it, how the app signs in. With OAuth 2.0 client credentials the app requests the access token and renews it from then on. Your site approves each host before it is called.',
    open: 'Create a datasource',
  },
  field: {
    title: 'Connect a field',
    body: 'Make a field in Jira of one of the types that begin with “Connected”, and choose the datasource for it. The first options are shown while you set it up.',
    open: 'Connect a field',
  },
  issue: {
    title: 'Look at an issue',
    body: 'Where the field is on the screen, people find its options on the issue, in dialogs and on the portal. JQL, boards and exports know what they chose.',
  },
  all: 'All datasources',
  notOpened: 'Jira did not open the page. You find it under Apps → Connected Fields in Jira’s settings.',
};
