import type { OptionsFailure } from './field-api';

/** Why an action did nothing. */
export type ActionFailure =
  | { code: 'input-missing'; input: 'field' | 'issueKey' | 'keys' }
  | { code: 'no-person' }
  | { code: 'issue-not-visible'; issueKey: string }
  | { code: 'field-not-editable'; issueKey: string }
  | { code: 'not-settable' }
  | { code: 'one-key-only' }
  /** The source certainly does not offer these. */
  | { code: 'keys-not-offered'; keys: string[] }
  /** It is not certain whether it does. */
  | { code: 'keys-not-confirmed'; keys: string[] }
  | { code: 'jira-refused' }
  | { code: 'options'; failure: OptionsFailure };
