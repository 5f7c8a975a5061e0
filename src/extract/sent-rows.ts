import { jsonpath } from 'json-p3';
import type { ExtractionSettings } from '../contract/binding';
import type { Json } from '../contract/json';
import type { Document } from './document/document';
import type { ExtractedPage } from './extraction';
import { extractLimits } from './limits';
import { TooMuchWork } from '../base/budget';
import { TooDeep } from './path/evaluate';
import { compileJsonPath } from './path/json-path';

/** The rows that a server sent, before the place of the items picked some of them: what its paging counts by. */
export type SentRows = {
  count: number;
  /** They are all elements of one list. Only then a total that the server tells can be theirs. */
  isOneList: boolean;
  /** A filter picks rows out of what nobody can count: none that it picks may be none of many. */
  isUncounted: boolean;
  /** Enough of them to know the page again; null for none. */
  sample: string | null;
};

/** Finds the rows that were sent in an answer, of which a page was taken. */
export type FindSentRows = (
  document: Document,
  taken: Pick<ExtractedPage, 'rows' | 'isOneList' | 'options'>,
) => SentRows;

/**
 * A path that picks rows out of a list (`$.data[?@.active]`, `$.groups[*].members[*]`) is read as the first list on its way: by
 * that a server counts. Where it names no list, the rows that were taken have to do.
 */
export function findSentRows({ items, layout }: Pick<ExtractionSettings, 'items' | 'layout'>): FindSentRows {
  const list = layout === 'columns' ? null : firstList(items);
  const isUncounted = list === null && segmentsOf(items).some(({ selectors }) => selectors.some(isFilter));
  return (document, taken) => {
    if (document.kind === 'csv')
      return { count: taken.rows, isOneList: true, isUncounted: false, sample: sampleOf(document.csv.rows) };
    const sent = list === null || document.kind !== 'json' ? null : list.rows(document);
    if (sent === null || (sent.length < taken.rows && list?.isNested !== true))
      return { count: taken.rows, isOneList: taken.isOneList, isUncounted, sample: sampleOf(taken.options) };
    // The names of columns are no row.
    const count = layout === 'header-row' ? Math.max(0, sent.length - 1) : sent.length;
    // Of a map, the names are what tells rows apart.
    return {
      count,
      isOneList: list?.isDescending !== true,
      isUncounted: false,
      sample: sampleOf(layout === 'members' ? taken.options : sent),
    };
  };
}

type Searched = Pick<Extract<Document, { kind: 'json' }>, 'value' | 'work'>;
type FirstList = { rows: (document: Searched) => readonly Json[] | null; isNested: boolean; isDescending: boolean };

/** The list that the first selector of a path goes through which is no name; null where there is none. */
function firstList(items: string): FirstList | null {
  const segments = segmentsOf(items);
  const first = segments.findIndex(({ selectors }) => !isName(selectors));
  if (first !== -1 && String(segments[first]).startsWith('..')) return null;
  const before = first === -1 ? segments : segments.slice(0, first);
  const isDescending = before.some((segment) => String(segment).startsWith('..'));
  if (isDescending && !segments[first]?.selectors.some(isFilter)) return null;
  const path = compileJsonPath(`$${before.map(String).join('')}[*]`);
  if (!path.ok) return null;
  const isNested = first !== -1 && segments.slice(first + 1).some(({ selectors }) => !isName(selectors));
  return {
    isNested,
    isDescending,
    rows: ({ value, work }) => {
      try {
        return path.value(value, extractLimits.rows * 2, work).rows;
      } catch (error) {
        if (error instanceof TooDeep || error instanceof TooMuchWork) return null;
        throw error;
      }
    },
  };
}

type Segment = { selectors: unknown[]; toString: () => string };

function segmentsOf(items: string): Segment[] {
  try {
    return jsonpath.compile(items.trim()).segments;
  } catch {
    return [];
  }
}

function isName(selectors: readonly unknown[]): boolean {
  const [only, ...more] = selectors;
  return more.length === 0 && only instanceof jsonpath.selectors.NameSelector;
}

const isFilter = (selector: unknown): boolean => selector instanceof jsonpath.selectors.FilterSelector;

const charactersCompared = 2000;

function sampleOf(rows: readonly unknown[]): string | null {
  if (rows.length === 0) return null;
  const some = [rows[0], rows[rows.length >> 1], rows.at(-1)].map((row) => JSON.stringify(row ?? null));
  return JSON.stringify([rows.length, ...some.map((text) => `${text.length}${text.slice(0, charactersCompared)}`)]);
}
