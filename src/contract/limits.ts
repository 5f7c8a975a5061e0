/** The longest URL, before and after it is written in its normal form. */
export const urlCharacters = 2048;

/** Error text that came from outside is cut to this many printable characters. */
export const foreignTextCharacters = 200;

/** Limits that the browser tells the user about and the backend enforces. Sizes in bytes or characters as named. */
export const limits = {
  /** The name of a datasource: so many characters as people count them, and so many bytes, since names are an index. */
  nameCharacters: 100,
  nameBytes: 1000,
  urlCharacters,
  clientIdCharacters: 2048,
  /** Why a datasource was paused. */
  reasonCharacters: 200,
  secretCharacters: 8192,
  scopesCharacters: 4096,
  headers: 20,
  extraParameters: 20,
  resources: 5,
  headerValueCharacters: 4096,
  templateCharacters: 2000,
  /** Of a JSONPath or element path. */
  pathCharacters: 500,
  datasources: 1000,
  /** Tokens that live shorter are renewed by whoever uses them: no window in them survives a late tick of the schedule. */
  scheduledTokenSeconds: 600,
  sampleRows: 5,
  searchCharacters: 200,
  /** Characters that a search may demand before anything is asked. */
  minCharacters: 20,
  /** The text that a query sends for a variable without a value. */
  constantCharacters: 200,
  /** Options sent to a browser for one opened dropdown. */
  optionsShown: 100,
  /** Rows read from one source, pages included. */
  rowsRead: 10_000,
  storedLabelCharacters: 255,
  storedKeyCharacters: 255,
  storedDetailsCharacters: 255,
  cardMembers: 12,
  cardLabelCharacters: 60,
  cardCharacters: 255,
  /** Values of one multiple select on one issue: as many as Jira takes in a list. */
  storedValues: 100,
  /** Issues that a refresh of stored labels looks at, or writes, in one go: as many as Jira gives with their values. */
  refreshIssuesAtOnce: 100,
  /** Examples of one sort in the report of a refresh. */
  refreshExamples: 50,
  /** The settings of one datasource, as they are stored: a record, with what else it holds, is one value of Forge's storage. */
  settingsBytes: 100_000,
  /** An unsaved form that is kept, with what was saved before it. */
  unsavedFormBytes: 100_000,
  apiBodyBytes: 5_000_000,
} as const;
