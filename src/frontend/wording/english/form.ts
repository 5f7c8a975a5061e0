import { count, listed } from '../text';
import { inputs, secretInputs } from './form-inputs';
import { quoted } from './quoted';

export const form = {
  ...inputs,
  secretInputs,
  optional: (label: string): string => `${label} (optional)`,
  copied: 'This is a copy that is not saved yet. Secrets are not copied: enter them again.',
  pausedTitle: 'This datasource is paused',
  paused: (when: string, reason: string): string =>
    `It was paused ${when}${reason === '' ? '' : ` (${quoted(reason)})`}. Fields do not call it and no token is renewed until it is resumed. What you try here is done all the same.`,
  requiredMark: 'Inputs marked with * are required.',
  createTitle: 'Create a datasource',
  editTitle: (name: string): string => `Edit ${name}`,
  loading: 'Loading the datasource…',
  loadFailed: 'The datasource could not be loaded',
  back: 'Back to the datasources',
  backTo: (part: string): string => `Back to ${part}`,
  save: 'Save',
  saveAtEnd: 'Save the datasource',
  head: {
    actions: 'What is saved',
    test: 'Test',
    tested: (verdict: string): string => `Test: ${verdict}. Its steps are in the section Test.`,
    notDone: 'That could not be done',
    unseenTitle: 'How it stands now could not be asked',
    unseen: 'What is shown here may be old. The page asks again by itself.',
    goneTitle: 'This datasource was deleted',
    gone: 'Somebody deleted it while it was open here, or you did in another window. What stands in the form can become a new datasource; its secrets are gone and have to be typed again.',
    anew: 'Make a new datasource of this form',
  },
  cancel: 'Cancel',
  saving: 'Saving…',
  summaryTitle: (count: number): string =>
    count === 1 ? 'One input needs your attention' : `${count} inputs need your attention`,
  sections: {
    datasource: 'Datasource',
    authentication: 'How the app signs in',
    requests: 'Requests',
    advanced: 'Advanced',
    test: 'Test',
  },
  type: { label: 'Type', url: 'URL', help: 'Any REST API that can be reached over HTTPS.' },
  privateKey: {
    instead: 'Sign with a private key instead',
    notInstead: 'Use a client secret instead',
    help: 'The app makes both halves. The private one stays in encrypted storage, the public one is shown for you to register.',
    make: 'Make a key pair',
    makeAnother: 'Make a new key pair',
    makeInstead: 'Make a key pair instead',
    paste: 'Paste a key of your own',
    pasteHelp:
      'PEM, from BEGIN PRIVATE KEY to END PRIVATE KEY, or a JWK; not encrypted. It is kept in encrypted storage.',
    pasteBesideSaved: 'PEM or JWK, not encrypted. The saved key stays in force until you save.',
    show: 'Show the public key',
    keep: 'Keep the saved key',
    isNew: 'New key pair',
    isSaved: 'Saved',
    savedHelp: 'A private key is saved. It cannot be shown.',
    made: 'Register the public key, then get an access token. The pair is kept for a day if you do not save.',
    madeBesideSaved:
      'Register the public key beside the old one, then get an access token. The saved key stays in force until you save.',
  },
  publicKey: {
    register: 'Register this key for the application in the service’s console. It is no secret.',
    keyId: (id: string): string => `Key ID (kid): ${id}`,
    noKeyId: 'Assertions name no key ID. If the server wants one, enter it below.',
    format: 'As',
    formats: { jwk: 'JWK', jwks: 'JWK set', pem: 'PEM' },
    label: 'Public key',
    help: 'Click into the text, select all of it and copy it.',
    hide: 'Hide the public key',
  },
  rows: {
    ofName: (list: string, name: string): string => `${list} ${quoted(name)}`,
    parts: { name: 'name', value: 'value', secret: 'secret' },
    name: (position: number): string => `Name ${position}`,
    value: (position: number): string => `Value ${position}`,
    secret: (position: number): string => `Secret ${position}`,
    secretLabel: 'Secret',
    remove: (name: string): string => (name === '' ? 'Remove' : `Remove ${name}`),
  },
  secret: {
    saved: 'Saved',
    savedHelp: 'A secret is saved. It cannot be shown.',
    replace: (label: string): string => `Replace ${label}`,
    replaceOrRemove: (label: string): string => `Replace or remove ${label}`,
    keep: (label: string): string => `Keep the saved ${label}`,
    removeHelp: 'Left empty, the saved one is removed when you save.',
    replaceHelp: 'The saved one stays in force until you save.',
  },
  secretEnd: {
    show: 'Show when the secret ends',
    hide: 'Hide when the secret ends',
    /** `on`: its last day, written out; null: none was entered. */
    summary: (on: string | null, hasNext: boolean): string | null => {
      const next = hasNext ? 'A next secret takes over.' : null;
      const end = on === null ? null : `The secret ends on ${on}.`;
      return end === null ? next : next === null ? end : `${end} ${next}`;
    },
  },
  advanced: {
    show: 'Show advanced settings',
    hide: 'Hide advanced settings',
    help: 'What some servers want beyond client ID, secret and scopes. Most need none of it.',
    groups: {
      client: 'How the client signs in',
      request: 'What is asked for',
      answer: 'What the server answers',
      proof: 'Proof of possession',
      use: 'How the API gets the token',
    },
    unchanged: 'All as by default.',
    changed: (names: readonly string[], locale: string): string => `Not as by default: ${listed(names, locale)}.`,
  },
};

export const test = {
  heading: 'Test the datasource',
  help: 'Gets a token if one is needed, calls the API and shows the first rows. Nothing is saved.',
  run: 'Test the datasource',
  running: 'Testing…',
  steps: { token: 'Token', api: 'API' },
  tokenOk: (ms: string): string => `Token: received in ${ms}.`,
  tokenReused: 'Token: there was a valid one.',
  apiOk: (status: number, ms: string, bytes: string): string => `API: HTTP ${status} in ${ms}, ${bytes}.`,
  failed: (step: string, ms: string): string => `${step}: failed after ${ms}.`,
  requested: 'Requested address',
  notRequested: 'Address that was not called',
  old: 'The settings above have changed since. What follows is about those from before.',
  rows: (shown: number, total: number | null): string => {
    if (total === null) return shown === 1 ? 'The answer' : `First ${shown} rows`;
    if (total === 1) return 'One row';
    return shown === 1 ? `First of ${total} rows` : `First ${shown} of ${total} rows`;
  },
  part: ({ rows, of, isCertain }: { rows: number; of: number | null; isCertain: boolean }): string =>
    isCertain
      ? `${count(rows, 'en')}${of === null ? ' rows, and there are more' : ` of ${count(of, 'en')} rows`}: the API gives the others on further pages. A field reads them when “More pages” is set in its configuration, whose preview offers what fits.`
      : `${count(rows, 'en')} ${rows === 1 ? 'row' : 'rows'}, and nobody knows whether there are more: the answer does not say so, and looks like one page. A field’s preview offers ways to ask for further ones.`,
  emptyList: '0 rows: the API answered with an empty list. Try another path, or a request that finds something.',
  noRows: {
    nothing:
      'The API answered with nothing: 0 bytes. Check the base URL and the path to try; some APIs answer so where the request lacks a parameter or a header.',
    webPage:
      'The API answered with a web page, often one for signing in. Check the base URL and the path to try: is this the address of the API, or of its website?',
    other: (contentType: string | null): string =>
      `The API answered, but no list of rows was found in it (${contentType ?? 'no content type'}). Look at the raw answer: a list in an unusual place can still be named in a field’s configuration.`,
  },
  raw: { show: 'Show the raw answer', hide: 'Hide the raw answer' },
  ok: 'The datasource works',
  okComplaining: 'The API answers, but its answer may tell of a failure: look at it',
  okWithoutRows: 'The API answers, but without rows',
  claims: {
    heading: 'What the token says',
    show: 'Show what the token says',
    hide: 'Hide what the token says',
    help: 'The token is a JWT. These are its claims; the token itself stays on the server.',
    columns: { claim: 'Claim', value: 'Value' },
    others: (names: readonly string[], locale: string): string =>
      `It also holds ${listed(names, locale)}. Their values are not shown, because they may be about people.`,
  },
  notOk: 'The datasource does not work now',
};

export const consent = {
  title: (hosts: readonly string[], locale: string): string => `${listed(hosts, locale)}: not approved yet`,
  declined: (hosts: readonly string[], locale: string): string =>
    `This app may only call hosts that an administrator of this site has approved. ${listed(hosts, locale)} ${hosts.length === 1 ? 'was' : 'were'} not approved, so nothing was sent. Approve ${hosts.length === 1 ? 'it' : 'them'} to go on.`,
  full: (hosts: readonly string[], locale: string): string =>
    `Atlassian lets an app have 100 approved hosts, and all are taken. Delete datasources that nothing uses, then remove their hosts in the app’s settings to make room for ${listed(hosts, locale)}.`,
  approve: (hosts: readonly string[]): string => (hosts.length === 1 ? 'Approve host' : 'Approve hosts'),
  saveAnyway: 'Save without approval',
  approvedNow: (hosts: readonly string[], locale: string): string =>
    `The app may call ${listed(hosts, locale)} from now on. If you mistyped ${hosts.length === 1 ? 'it, take it' : 'them, take them'} back.`,
  takeBack: (hosts: readonly string[], locale: string): string => `Take ${listed(hosts, locale)} back`,
  notTakenBack: 'It could not be taken back. Try again, or remove it under Hosts.',
  /** Atlassian's dialog says it above the hosts. */
  groupDescription: (hosts: readonly string[], locale: string): string =>
    `New: ${listed(hosts, locale)}. The app calls ${hosts.length === 1 ? 'it' : 'them'} for the fields that this site’s administrators connect to REST APIs.`,
};

export const leave = {
  title: 'Leave without saving?',
  body: 'What you changed here is lost when you leave.',
  confirm: 'Leave without saving',
  stay: 'Stay',
};

export const unsaved = {
  title: (when: string): string => `You left unsaved changes on ${when}`,
  body: (name: string): string =>
    `The changes${name === '' ? '' : ` to ${quoted(name)}`} were kept for you alone, without secrets.`,
  ofField: 'The changes to this configuration were kept for you alone. The field goes on as it was saved.',
  continue: 'Continue with them',
  discard: 'Discard them',
  returned: 'Your unsaved changes are back',
  typeAgain: 'What is or may be a secret was not kept. Type again:',
  nothingToType: 'Look at them, then save: until then they are not in force.',
  notKept: 'These changes are not being kept: if this page is closed or reloaded before you save, they are lost.',
};

export const conflict = {
  title: 'This datasource was saved elsewhere',
  body: (when: string): string =>
    `Another administrator, or you in another window, saved it after you opened it: ${when}. What you typed still stands below: choose which settings stay.`,
  changes: 'What was saved meanwhile:',
  nothingDiffers: 'No setting differs: a secret or a key was replaced, or it was saved as it was.',
  secrets: 'Secrets are not compared. One that you did not type stays as it is saved.',
  both: (settings: readonly string[], locale: string): string =>
    `You changed these as well: ${listed(settings, locale)}. Yours stay if you take over the other changes.`,
  merge: 'Take over what I did not change',
  merged: 'The other changes are in this form now. Look at them, then save: until then nothing of yours is stored.',
  reload: 'Reload theirs',
  keep: 'Keep mine and save',
};

export const doubt = {
  untriedTitle: 'Save a secret that was not tried?',
  refusedTitle: 'Save a secret that was refused?',
  untried: (secrets: string): string =>
    `Nothing has shown yet that the new one works (${secrets}). If you save it and it does not, fields are without their source when the present access ends. Go back to try it, or keep the saved one, which works on.`,
  refused: (secrets: string): string =>
    `Trying these settings failed (${secrets}). If you save the new one and it does not work, fields are without their source when the present access ends. The saved one works on if you keep it.`,
  back: 'Go back',
  saveAnyway: 'Save the new one anyway',
  keepSaved: 'Keep the saved one',
};
