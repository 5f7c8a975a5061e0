import type { Paging } from './binding';
import type { Completeness } from './completeness';
import type { CopyEstimate } from './copy';
import type { ApiFailure, ExtractionFailure } from './failures';
import type { OptionsPage } from './field-api';
import type { ForeignText } from './foreign-text';
import type { Result } from './result';
import type { ShapeSuggestion } from './test-report';
import type { TokenFailure } from './token-failure';

/** A step of a preview, and how long it took for all pages together. There is no token where the API wants none. */
export type PreviewStep = { step: 'token' | 'api' | 'extraction'; ms: number; ok: boolean };

/** A preview of a field's options: each stage that ran. */
export type BindingPreview = {
  requestUrl: string;
  ms: number;
  /** In the order they ran; only the last one can have failed. None when nothing could be asked. */
  steps: PreviewStep[];
  status: number | null;
  contentType: ForeignText | null;
  excerpt: ForeignText | null;
  suggestions: ShapeSuggestion[];
  /** Paths at which the answer seems to tell how many rows there are in all. */
  totals: string[];
  /** The settings name a place of the total, and the answer has no whole number there. */
  isTotalMissing: boolean;
  /** The API gave the same rows for the typed text as without it, and not all of them hold it. */
  isSearchIgnored: boolean;
  /** Where not all rows were read: pagings that seem to fit the answer, surest first. */
  pagings: PagingSuggestion[];
  /** What a copy of the source would take; null where nothing was read, or the same is not for everybody. */
  copy: CopyEstimate | null;
  options: Result<PreviewedOptions, TokenFailure | ApiFailure | ExtractionFailure>;
};

/**
 * A paging, and the place of the total that belongs to it; empty for none. `path` or `body`: the query with the place of the
 * position put in.
 */
export type PagingSuggestion = { paging: Paging; totalPath: string; path?: string; body?: string };

export type PreviewedOptions = Pick<OptionsPage, 'options' | 'truncated' | 'total' | 'searchedRows'> & {
  rows: number;
  dropped: number;
  /** Rows that the source sent, and has as far as it says; null when it does not. */
  sent: number;
  told: number | null;
  completeness: Completeness;
  /** Why the page that should have followed could not be read. */
  trouble: TokenFailure | ApiFailure | ExtractionFailure | null;
  /** Rows with a usable key, the different keys among them, and how many of those stand for rows with other labels. */
  keys: { rows: number; different: number; ambiguous: number };
};
