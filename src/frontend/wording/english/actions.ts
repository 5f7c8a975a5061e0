/** What the page says in which an action of automation is configured. */
export const actions = {
  loading: 'Loading the connected fields…',
  field: 'Field',
  chooseField: 'Choose a field',
  issueKey: 'Issue key',
  issueKeyHelp: 'A key, or {{issue.key}} for the issue of the rule.',
  search: 'Search text',
  searchHelp: 'What a person would type into the field. Empty: the first rows.',
  keys: 'Keys of options, one a line',
  keysHelp: 'Keys, not labels. A key that the source does not offer stops the rule, and nothing is changed.',
};
