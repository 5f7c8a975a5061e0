import type { ApiFailure, ExtractionFailure } from './failures';
import type { FieldOption } from './field-option';
import type { IsoTime } from './json';
import type { FieldValue } from './kinds/kind';
import type { Verdict } from './completeness';
import type { FieldSettings } from './field-pointer';
import type { Account, NoPersonReason } from './person';
import type { CardValue } from './row-card';
import type { Result } from './result';
import type { TokenFailure } from './token-failure';

/** Why a source gives nothing, with all that administrators are told of it. */
export type SourceFailure = TokenFailure | ApiFailure | ExtractionFailure;

/**
 * What a person without administrator rights is told when options cannot be loaded. No host, no status, no server text:
 * those stay on the administration page, as does the
 * name that administrators gave the datasource.
 */
export type OptionsFailure = (
  | { code: 'not-configured' }
  | { code: 'source-not-answering' }
  /** What it was asked for takes more than one call of the app has. */
  | { code: 'took-too-much' }
  /** It answers, and has no time for this question now. */
  | { code: 'source-busy' }
  | { code: 'source-refused' }
  | { code: 'source-paused' }
  /** This person asked it so often that others come first for some seconds. */
  | { code: 'asked-too-often'; seconds: number }
  | { code: 'answer-unreadable' }
  | {
      code: 'waiting-for';
      variables: string[];
      /** Names of the fields among the variables, by field id. */
      fieldNames?: Record<string, string>;
      /** `new`: it does not exist yet, so that its other fields have no saved value. `many`: they are edited at once. */
      issue?: 'one' | 'new' | 'many';
    }
  /** The query names fields of the issue, and Forge lets nobody ask Jira for them on behalf of this account. */
  | { code: 'account-cannot-read' }
  /** There is no Jira account for the person that a row, or the value's place, names; `named` says how. */
  | { code: 'no-person'; reason: NoPersonReason; named: string }
  /** Jira did not say whether there is one. */
  | { code: 'jira-not-answering' }
  /** The source does not offer what was chosen (any more). */
  | { code: 'not-offered' }
  /** The page sent something that is none of its questions. */
  | { code: 'invalid-input' }
  | { code: 'internal'; reference: string }
) & {
  /** What happened at the source: for people who administer Jira, and for nobody else. */
  cause?: SourceFailure;
};

export type OptionsPage = {
  options: FieldOption[];
  /** Whether all rows of the source were read. */
  verdict: Verdict;
  /** True when the source has more than what is shown. */
  truncated: boolean;
  /** Options that match in all, those shown among them; null when nobody knows. */
  total: number | null;
  /** Rows that the text was searched in, when those are not all (`incomplete`) or may not be (`unknown`); else null. */
  searchedRows: number | null;
  /** How to ask for options: the page debounces and respects it. */
  minCharacters: number;
  searchAtSource: boolean;
  /** The options are from a copy of the source, of this time; null: from the source itself. */
  copiedAt: IsoTime | null;
  /** Keys among `held` that the source certainly does not offer any more. */
  gone: string[];
  /** Keys among `held` that it certainly does not offer, and that this app never gave out: others wrote them. */
  unchosen: string[];
};

/** A value on the issue: as it is stored, or its key alone. */
export type HeldValue = string | FieldOption;

/**
 * What the source says of stored keys now. `options` holds only those whose present label was asked for and found, `gone` and
 * `unchosen` those that it certainly does not offer, `unconfirmed` those that it was asked for and neither named nor certainly
 * has no more. `gone` was given out by this app, `unchosen` was not.
 */
export type PresentOptions = { options: FieldOption[]; gone: string[]; unchosen: string[]; unconfirmed: string[] };

/** Of the accounts that are stored on an issue: whom the source certainly names no more, and who is not active any more. */
export type PresentPeople = { gone: string[]; inactive: string[] };

/** What a value opens to. `asOf` is when the source was asked for what is shown. */
export type OpenedCard =
  | { state: 'offered'; values: CardValue[]; asOf: IsoTime }
  /** What the source gave before; `why` it gives nothing now, null: it answered, and did not name the value. */
  | { state: 'kept'; values: CardValue[]; asOf: IsoTime; why: OptionsFailure | null }
  /** The source certainly does not offer it any more, or did not give it among what was read. */
  | { state: 'gone' }
  | { state: 'not-found' };

/** Functions of the field's resolver: any user who can load the field may call them. Field and issue come from Forge's context. */
export type FieldApi = {
  /** For a page whose context came without the field's configuration. */
  fieldSettings: (payload: Record<string, never>) => Result<FieldSettings, OptionsFailure>;
  /** `held`: what is stored on the issue, to be told what of it is gone, or was never on offer. */
  searchOptions: (payload: { search: string; held?: HeldValue[] }) => Result<OptionsPage, OptionsFailure>;
  /**
   * The Jira account of the person that an option names, in a field that holds accounts. `search` is what found the option: what
   * the source does not offer is not looked for.
   */
  personOf: (payload: { key: string; search: string }) => Result<Account, OptionsFailure>;
  /** What the field of a new issue starts with; null for nothing. */
  initialOption: (payload: Record<string, never>) => Result<FieldOption | null, OptionsFailure>;
  /** The value of a read-only field on this issue; null when its source has none. */
  presentValue: (payload: Record<string, never>) => Result<FieldValue | null, OptionsFailure>;
  presentOptions: (payload: { held: HeldValue[] }) => Result<PresentOptions, OptionsFailure>;
  /** What is to be said of the accounts that are stored on the issue, in a field that holds accounts. */
  presentPeople: (payload: Record<string, never>) => Result<PresentPeople, OptionsFailure>;
  /** What a value that is stored on the issue opens to. */
  openCard: (payload: { key: string }) => Result<OpenedCard, OptionsFailure>;
};
