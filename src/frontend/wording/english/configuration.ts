import type { PreviewStep } from '../../../contract/binding-preview';
import type { SearchMode } from '../../../contract/binding';
import type { OptionCounts } from '../option-counts';
import { quoted } from './quoted';
import { count, listed, size } from '../text';
import { paging, reading } from './paging';

export function searchMode(mode: SearchMode): string {
  switch (mode) {
    case 'in-rows':
      return 'In the rows that were fetched';
    case 'at-source':
      return 'At the API, through the variable “input”';
    case 'in-copy':
      return 'In a copy of all rows that the app keeps';
  }
}

export const configuration = {
  title: 'Where this field’s values come from',
  loading: 'Loading the configuration…',
  failedTitle: 'The configuration could not be loaded',
  noDatasources:
    'There is no datasource yet. Create one under Manage apps → Connected Fields → Configure, then come back here.',
  save: 'Save',
  saving: 'Saving…',
  cancel: 'Cancel',
  saved: 'The field is connected',
  summaryTitle: 'Please correct what is marked',
  sections: { source: 'Request', items: 'Options', behaviour: 'Behaviour', preview: 'Preview' },
  datasource: { label: 'Datasource', placeholder: 'Choose a datasource', help: 'The API that the options come from.' },
  path: {
    label: 'Path below its URL',
    help: "What does the API call its search parameter? If it is q, write customers{?q=input}. A text inside of a query language needs its rule, as in '{input|odata}'.",
    placeholder: 'customers',
  },
  cascade: (fields: readonly string[]): string =>
    `The options go by ${listed(fields, 'en')}. Jira tells an app what another field holds once it is saved on an issue: in the create dialog and on portal forms this field says that it waits. In bulk edit it has options where all the issues hold the same.`,
  variables: {
    label: 'Put in',
    input: 'Typed text',
    'issue.key': 'Issue key',
    'project.key': 'Project key',
    issueType: 'Issue type',
    'user.accountId': 'Person (account ID)',
    field: (name: string): string => `${name} (key)`,
  },
  method: { label: 'Method', help: 'POST is for APIs that are searched with a body.' },
  body: { label: 'Body (JSON)', help: 'Variables such as {input} are filled in.' },
  whenMissing: {
    label: 'When a variable has no value',
    wait: 'Wait: no options yet',
    omit: 'Leave it out and ask anyway',
    constant: 'Send a fixed text instead',
  },
  notFoundMeansNone: 'An answer of “not found” (HTTP 404) means that there are no rows',
  constant: { label: 'Fixed text', help: 'For every variable without a value, for example all or 0.' },
  content: {
    label: 'Content of the answer',
    detect: 'Find out from the answer',
    json: 'JSON',
    xml: 'XML',
    csv: 'CSV',
    lines: 'Lines of text',
  },
  delimiter: { label: 'Column separator', help: 'Empty: found out from the answer.' },
  hasHeader: 'The first line holds the column names',
  skippedLines: { label: 'Lines above the column names', help: 'A title, for example. They are not read.' },
  layout: {
    label: 'How the rows stand there',
    rows: 'One by one, in a list',
    members: 'As members of an object',
    columns: 'As one list for each column',
    'header-row': 'As lists, the first with the names',
    help: {
      rows: 'As in [{"id": 1, "name": "A"}].',
      members: 'As in {"DE": "Germany"}. The member’s name is #name, its value is #value.',
      columns: 'As in {"id": [1, 2], "name": ["A", "B"]}.',
      'header-row': 'As in [["id", "name"], [1, "A"]].',
    },
  },
  encoding: {
    label: 'Encoding of the answer',
    help: 'Choose one only where letters are shown wrongly.',
    detect: 'Find out from the answer',
  },
  decodesReferences: 'Labels are HTML: &amp; means &, tags are left out',
  items: {
    label: 'Where the items are',
    helpJson: 'JSONPath, for example $.items[*]. Choose a suggestion and you need not know it.',
    helpXml: 'Path of elements, for example customers/customer.',
    helpDetect: 'JSONPath for JSON, a path of elements for XML.',
  },
  key: {
    label: 'Key',
    help: 'The member that identifies a row for ever, for example id.',
    helpPeople: 'The member that holds the person’s e-mail address or Jira account ID, for example email.',
  },
  labelTemplate: {
    label: 'Label',
    help: 'What people see. Members in double braces, for example {{name}} ({{city}}).',
  },
  details: {
    label: 'Details (optional)',
    help: 'A further text that is stored with the value and can be searched for, for example {{city}}, {{contact.email}}.',
  },
  card: {
    section: 'Card (optional)',
    help: 'On an issue, a value opens to these members of its row. Whoever sees the issue can read them.',
    suggest: 'Add to the card',
    add: 'Add a line',
    member: (number: number): string => `Member of line ${number}`,
    label: (number: number): string => `Name of line ${number}`,
    kind: (number: number): string => `Kind of line ${number}`,
    kinds: {
      text: 'Text',
      number: 'Number',
      date: 'Date',
      'date-time': 'Date and time',
      link: 'Link',
      image: 'Image, as a link',
    },
    remove: (label: string): string => (label === '' ? 'Remove the line' : `Remove ${label}`),
    onPortal: {
      label: 'Customers see the card on the portal',
      help: 'Without this it opens in Jira only, for people with a licence.',
    },
    shows: {
      label: 'What a card shows',
      live: 'The row as the API has it now',
      stored: 'The row as the API has it now; while it is down, the last one that was shown',
      help: {
        live: 'Nothing of a card is stored. While the API does not answer, its card says so.',
        stored:
          'A card that somebody opened is stored by the app for 30 days, with its time, and shown while the API does not answer. A row that the API certainly has no more is deleted from there when somebody opens it.',
      },
      ofCopy: 'The card is from the copy, with its age. The copy holds these members of all rows.',
    },
    preview: (label: string): string => `Card of ${label}`,
    nothing: 'The first row has none of these members.',
  },
  showDetails: {
    label: 'Show the details on the issue',
    help: 'Below the label. Without this they are stored and searched only.',
  },
  labels: {
    label: 'Label on the issue',
    stored: 'As it was stored',
    present: 'As the API has it now',
    help: {
      stored: 'The issue shows what was chosen, without asking the API.',
      present:
        'The issue asks the API, or the cached answer, for the label of the stored key. Boards, searches and exports show the stored label.',
    },
  },
  people: {
    label: 'People on the issue',
    stored: 'As they were stored',
    present: 'As they were stored, checked with the API',
    help: {
      stored: 'The issue shows who was chosen, without asking the API.',
      present:
        'The issue asks the API, or the cached answer, whether it still names them, and Jira whether their accounts are active. Whoever is not named any more is marked, and kept.',
    },
  },
  takesChosenOnly: {
    label: 'Take only values that were chosen in the field',
    help: 'Jira then refuses a value that a program or an import writes without the seal of this field’s editor. A seal that somebody made up or copied is not noticed by Jira: the editor and a refresh notice it.',
  },
  initial: {
    label: 'Default value',
    help: 'What a new issue or request starts with. It never replaces a value.',
    none: 'None',
    fixed: 'Always the same option',
    first: 'The first option the API gives',
    option: 'Default option',
    choose: 'Choose or search',
    optionHelp: 'From what the source offers now. Type to search for others.',
    optionUnknown: 'Options to choose from appear here once the preview has some.',
    verdicts: {
      gone: (label: string): string =>
        `The source does not offer ${quoted(label)}. New issues would start with it all the same: choose another one.`,
      renamed: (label: string, present: string): string =>
        `The source calls this option ${quoted(present)} now. New issues would start with ${quoted(label)}: choose it again to take over the new label.`,
    },
  },
  suggestions: 'Found in the answer',
  suggestItems: (items: string, rows: number): string => `${items} (${rows} ${rows === 1 ? 'row' : 'rows'})`,
  suggestKey: 'Use as the key',
  suggestLabel: 'Use as the label',
  suggestDetails: 'Add to the details',
  value: {
    section: 'Value',
    moreContent: 'Content',
    lessContent: 'Hide content',
    items: {
      label: 'Where the row is',
      help: 'The first row counts. $ is the answer itself, $.items[*] a list in it.',
    },
    template: {
      label: 'Value',
      help: 'The member that is shown, in double braces, for example {{city}}. Several make one text.',
      helpPeople:
        'The member that holds the person’s e-mail address or Jira account ID, in double braces, for example {{email}}.',
    },
    suggest: 'Use as the value',
    shown: 'The value is read from the API when somebody opens the issue. Nobody can edit it.',
    storesOnChange: {
      label: 'Store the value when an issue is created or changed',
      help: 'Boards, JQL and exports know what is stored. The API is asked for each new issue, and again when something changes that the path or body names. Without this, only a refresh stores values.',
    },
  },
  sort: {
    label: 'Order',
    source: 'As the API gives them',
    'label-ascending': 'By label, A to Z',
    'label-descending': 'By label, Z to A',
  },
  moreBehaviour: 'Search and labels',
  lessBehaviour: 'Hide search and labels',
  unique: 'Leave out options with a key that was there before',
  search: {
    label: 'Where people’s search is matched',
    help: 'At the API is better for more than a few hundred rows; the path must then say where the typed text goes, as in {?q=input}. A copy is for an API that cannot search and has 10,000 rows or more.',
  },
  minCharacters: { label: 'Characters before options appear', help: '0 shows options at once.' },
  maxOptions: {
    label: 'Options shown at most',
    help: (max: number): string => `Up to ${max}. People search for the rest.`,
  },
  paging,
  total: {
    label: 'Total member (optional)',
    help: 'Where an answer says how many rows there are in all, for example $.total. Empty: usual headers such as X-Total-Count are read.',
  },
  more: 'Method and pages',
  less: 'Hide method and pages',
  moreContent: 'Content and order',
  lessContent: 'Hide content and order',
  preview: {
    heading: 'Preview',
    waiting: 'Choose a datasource, and the first options appear here.',
    unasked: 'Nothing was asked yet: enter a path. If the list is at the base URL itself, ask now.',
    running: 'Asking the API…',
    search: { label: 'Try a search', help: 'Stands in for what people type.' },
    issue: {
      label: 'Try with an issue',
      help: 'Its key, for example DEV-1: the values that the query names are read from it.',
    },
    request: 'Request',
    answer: (status: number, ms: string): string => `HTTP ${status} in ${ms}`,
    step: ({ step, ok }: PreviewStep, ms: string): string => {
      const name = { token: 'Token', api: 'API', extraction: 'Extraction' }[step];
      return ok ? `${name} ${ms}` : `${name} failed after ${ms}`;
    },
    notAsked: 'The API was not asked.',
    noAnswer: (ms: string): string => `No answer after ${ms}`,
    options: ({ shown, total, rows, isCut }: OptionCounts, locale: string): string => {
      const from = `from ${count(rows, locale)} ${rows === 1 ? 'row' : 'rows'}`;
      const options = `${count(shown, locale)} ${shown === 1 ? 'option' : 'options'}`;
      if (!isCut) return `${options} ${from}.`;
      return total === null
        ? `${options} ${from}, and there are more.`
        : `${count(shown, locale)} of ${count(total, locale)} options, ${from}.`;
    },
    searchedInPart: 'The API has more rows. They were not searched.',
    searchIgnored:
      'The API gave the same rows as without the typed text: it seems to call its search parameter otherwise. Look up its name; if it is q, write {?q=input}.',
    totalMissing: 'At the place of the total, the answer has no whole number.',
    notFound:
      'Some APIs answer so when a search finds nothing. If this address gives rows for other values, take it for no rows.',
    takeForNone: 'Take it for no rows',
    namesNobody: (key: string): string =>
      `${quoted(key)} does not look like an e-mail address or a Jira account ID, and this field needs one of them.`,
    dropped: (rows: number): string =>
      rows === 1
        ? 'One row without a usable key or label was left out.'
        : `${rows} rows without a usable key or label were left out.`,
    none: 'The API answered, but no row matches.',
    value: 'Value',
    noValue: 'The API answered, and there is no value.',
    columns: { label: 'Label', key: 'Key', details: 'Details' },
    raw: 'Raw answer',
    refresh: 'Ask again',
    askNow: 'Ask now',
    reading,
    bytes: (bytes: number): string => size(bytes, 'en'),
  },
};
