import type { ShapeSuggestion } from '../../contract/test-report';
import type { Json } from '../../contract/json';
import { limits } from '../../contract/limits';
import { columnNames, csvObjects } from '../document/csv';
import type { Document } from '../document/document';
import { WrittenNumber } from '../document/written-number';
import { complains, elementComplains } from '../complaint';
import { compileJsonPath } from '../path/json-path';
import { laidOut } from '../layout';
import { isObject } from '../path/member-names';
import { printable } from '../printable';
import { isEmptyList, suggestShapes } from './suggest';
import { rankMembers } from './suggest-members';
import { compileElementPath } from '../document/xml';

/** A first look at an answer: guesses at its rows, and the first rows of the best guess, cut for display. */
export type Sample = {
  suggestions: ShapeSuggestion[];
  rows: Json[];
  totalRows: number | null;
  /** Whether the answer tells of a failure, with rows or without. */
  isComplaint: boolean;
};

const rowsRanked = 500;

export function sampleDocument(document: Document): Sample {
  const suggestions = suggestionsFor(document);
  if (suggestions.length === 0 && document.kind === 'json' && isEmptyList(document.value)) {
    return { suggestions, rows: [], totalRows: 0, isComplaint: false };
  }
  const rows = rowsOfFirst(document, suggestions[0]);
  return {
    suggestions,
    rows: rows.slice(0, limits.sampleRows).map((row) => cutForDisplay(row, 0)),
    totalRows: suggestions[0]?.rows ?? null,
    isComplaint: isComplaint(document),
  };
}

function isComplaint(document: Document): boolean {
  if (document.kind === 'csv') return false;
  return document.kind === 'xml' ? elementComplains(document.value) : complains(document.value);
}

export function suggestionsFor(document: Document): ShapeSuggestion[] {
  switch (document.kind) {
    case 'json':
      return suggestShapes(document.value);
    case 'xml':
      return suggestShapes(document.value, 'elements');
    case 'csv': {
      const { csv } = document;
      const rows = csvObjects(csv, rowsRanked);
      const { keys, labels, people } = rankMembers(rows);
      const columns = columnNames(csv);
      return rows.length === 0
        ? []
        : [
            {
              items: '',
              rows: csv.rows.length,
              keys: keys.length > 0 ? keys : columns,
              labels,
              ...(people.length === 0 ? {} : { people }),
            },
          ];
    }
  }
}

/**
 * The same for a read-only field, which shows a member of the first row: lists first, then the answer itself where it is one
 * object. Any plain member may be what is wanted.
 */
export function valueSuggestionsFor(document: Document): ShapeSuggestion[] {
  const lists = suggestionsFor(document).map((shape) => {
    const [row = null] = rowsOfFirst(document, shape);
    return { ...shape, labels: [...new Set([...shape.labels, ...plainMembers(row)])].slice(0, membersOffered) };
  });
  if (document.kind !== 'json' || !isObject(document.value)) return lists;
  const labels = plainMembers(document.value).slice(0, membersOffered);
  const { people } = rankMembers([document.value]);
  const others = lists.filter(({ items }) => items !== '$');
  return labels.length === 0
    ? lists
    : [...others, { items: '$', rows: 1, keys: [], labels, ...(people.length === 0 ? {} : { people }) }];
}

const membersOffered = 12;

/** Paths of the texts, numbers and truth values of a row, those of its objects behind its own. */
function plainMembers(row: Json): string[] {
  if (!isObject(row)) return [];
  const isPlain = (value: Json): boolean =>
    value !== null && (typeof value !== 'object' || value instanceof WrittenNumber);
  const own = Object.keys(row).filter((name) => isPlain(row[name] ?? null));
  const nested = Object.entries(row).flatMap(([name, value]) =>
    isObject(value)
      ? Object.keys(value)
          .filter((inner) => isPlain(value[inner] ?? null))
          .map((inner) => `${name}.${inner}`)
      : [],
  );
  return [...own, ...nested];
}

function rowsOfFirst(document: Document, best: ShapeSuggestion | undefined): readonly Json[] {
  if (best === undefined) return document.kind === 'csv' ? [] : [document.value];
  if (document.kind === 'csv') return csvObjects(document.csv, limits.sampleRows);
  const path = document.kind === 'json' ? compileJsonPath(best.items) : compileElementPath(best.items);
  if (!path.ok) return [];
  const found = path.value(document.value, limits.sampleRows + 1);
  return laidOut(found, best.layout, limits.sampleRows).rows.slice(0, limits.sampleRows);
}

const levelsShown = 3;
const membersShown = 30;
const textShown = 200;

/** A row small enough to be shown: deep, long and wide parts are cut, text is printable. */
function cutForDisplay(value: Json, level: number): Json {
  if (typeof value === 'string') return printable(value, textShown);
  if (value instanceof WrittenNumber) return value.text;
  if (typeof value !== 'object' || value === null) return value;
  if (level >= levelsShown) return '…';
  if (Array.isArray(value)) return value.slice(0, membersShown).map((element) => cutForDisplay(element, level + 1));
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, membersShown)
      .map(([name, member]) => [printable(name, 60), cutForDisplay(member, level + 1)]),
  );
}
