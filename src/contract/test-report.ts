import type { RowLayout } from './binding';
import type { ApiFailure } from './failures';
import type { ForeignText } from './foreign-text';
import type { Json } from './json';
import type { Result } from './result';
import type { TokenView } from './token';
import type { TokenClaims } from './token-claims';
import type { TokenFailure } from './token-failure';

/** A token that was asked for by hand, and what it says of itself; `claims` null for a token that is no JWT. */
export type RequestedToken = TokenView & { claims: TokenClaims | null };

/** One step of a test, in the order they ran. */
export type TestStep =
  | {
      step: 'token';
      ms: number;
      result: Result<TokenView, TokenFailure>;
      reused: boolean;
      /** Null for a token that is no JWT. */
      claims: TokenClaims | null;
    }
  | { step: 'api'; ms: number; url: string; result: Result<ApiSample, ApiFailure> };

/** The API's answer, cut for display: the app's own secrets are masked in it. */
export type ApiSample = {
  status: number;
  contentType: ForeignText | null;
  bytes: number;
  /** First characters of the body, printable; null when there are none. */
  excerpt: ForeignText | null;
  /** Where the rows seem to be, first guess first. */
  suggestions: ShapeSuggestion[];
  /** First rows of the best guess, as JSON. */
  rows: Json[];
  totalRows: number | null;
  /** The answer reads at its top, or where it reports on itself, as if something went wrong; it may hold rows all the same, or be one row whose state that is. */
  isComplaint: boolean;
  /**
   * The answer holds only a part of its list, of so many rows (null: it does not say), or may do so where that is not certain.
   * Null: nothing says so.
   */
  part: { of: number | null; isCertain: boolean } | null;
};

/** A guess at the rows of an answer, so that nobody must know JSONPath. */
export type ShapeSuggestion = {
  items: string;
  rows: number;
  keys: string[];
  labels: string[];
  /** Members whose values are e-mail addresses or account IDs, surest first. Absent: none is. */
  people?: string[];
  /** Absent: the rows stand one by one. */
  layout?: Exclude<RowLayout, 'rows'>;
};

export type TestReport = { steps: TestStep[]; ok: boolean };
