import type { IsoTime } from './json';
import type { UnreachableProblem } from './token-failure';

export const notifyLanguages = ['en', 'de'] as const;
export type NotifyLanguage = (typeof notifyLanguages)[number];

/** What a receiver takes: all members, or a member `text` alone, as chats do that refuse what they do not know. */
export const notifyFormats = ['all', 'text'] as const;
export type NotifyFormat = (typeof notifyFormats)[number];

/** Where messages go, as it is typed. The address is a secret: of many receivers it is all that one needs to write there. */
export type NotifyInput = {
  /** Null keeps the saved one, if it is the one of `basedOn` still. */
  url: string | null;
  /** Which saved target the form shows, by its `savedAt`; null: none. What is typed for one address is sent to no other. */
  basedOn: IsoTime | null;
  /** A header that the receiver wants; empty for none. */
  headerName: string;
  /** Null keeps the saved one. */
  headerValue: string | null;
  format: NotifyFormat;
  language: NotifyLanguage;
  /** The address of the administration page, without the place in it: links in messages begin with it. */
  page: string;
};

/** Why a message did not arrive. */
export type NotifyProblem =
  | { code: 'status'; status: number }
  | { code: 'redirect'; status: number }
  | { code: 'egress'; host: string }
  | { code: 'unreachable'; problem: UnreachableProblem };

export type NotifyView = {
  /** A target is saved, and this version cannot read it: nobody is told, and the next save takes its place. */
  isUnreadable: boolean;
  /** Null: nobody is told. */
  target: {
    host: string;
    headerName: string;
    format: NotifyFormat;
    language: NotifyLanguage;
    savedAt: IsoTime;
    /** Account ID. */
    savedBy: string;
    /** Whether the site lets the app call it now. */
    isAllowed: boolean;
  } | null;
  /** Messages that are still to be delivered. */
  waiting: number;
  /** Of the last try, whatever message it was for. */
  last: { at: IsoTime; problem: NotifyProblem | null } | null;
  /** Messages that were given up since the target was saved. */
  givenUp: number;
};
