import type { ExtractionSettings, RowLayout } from '../contract/binding';
import type { ExtractionFailure } from '../contract/failures';
import type { Json } from '../contract/json';
import { err, ok, type Result } from '../contract/result';
import { complains, elementComplains } from './complaint';
import { laidOut } from './layout';
import { columnMember, columnNames } from './document/csv';
import type { Document } from './document/document';
import type { PathProblem } from '../contract/path-problem';
import { TooMuchWork } from './path/budget';
import { TooDeep } from './path/evaluate';
import { cutRows, type ItemsFound, type ItemsPath } from './path/items';
import { compileJsonPath } from './path/json-path';
import { memberNames } from './path/member-names';
import { compileMember, type Member } from './path/member';
import { compileElementPath } from './document/xml';

/** The place of the items, compiled for every kind of answer it could be meant for. */
export type ItemsPlace = {
  json: Result<ItemsPath, PathProblem>;
  xml: Result<ItemsPath, PathProblem>;
  layout: RowLayout | undefined;
};

/** The rows of one answer and how their members are read. */
export type RowsFound = {
  found: ItemsFound;
  member: (name: string) => Member;
  names: (rows: readonly Json[]) => string[];
};

/** Compiles the place. The answer's kind may be known only when it is there: then its path fails at the first page. */
export function compileItems({ items, content, layout }: ExtractionSettings): Result<ItemsPlace, ExtractionFailure> {
  const json = compileJsonPath(items.trim() === '' ? '$' : items);
  const xml = compileElementPath(items);
  if (content === 'json' && !json.ok) return itemsMalformed(json.error);
  if (content === 'xml' && !xml.ok) return itemsMalformed(xml.error);
  return ok({ json, xml, layout });
}

/** Finds the rows of an answer and hands them to `use`. */
export function rowsIn<T>(
  place: ItemsPlace,
  document: Document,
  maxRows: number,
  use: (rows: RowsFound) => Result<T, ExtractionFailure>,
): Result<T, ExtractionFailure> {
  switch (document.kind) {
    case 'csv': {
      const { csv } = document;
      const found = cutRows(csv.rows, maxRows, { isOneList: true });
      const truncated = csv.truncated || found.truncated;
      const member = columnMember(csv.header);
      return use({ found: { ...found, truncated }, member, names: () => columnNames(csv) });
    }
    case 'xml': {
      if (!place.xml.ok) return itemsMalformed(place.xml.error);
      const found = unlessFailed(place.xml.value(document.value, maxRows), document.value, elementComplains);
      return use({ found, member: elementMember, names: memberNames });
    }
    case 'json': {
      if (!place.json.ok) return itemsMalformed(place.json.error);
      try {
        const found = laidOut(
          place.json.value(document.value, place.layout === undefined ? maxRows : maxRows + 1),
          place.layout,
          maxRows,
        );
        return use({
          found: unlessFailed(found, document.value, complains),
          member: compileMember,
          names: memberNames,
        });
      } catch (error) {
        if (error instanceof TooMuchWork) return err({ code: 'items-too-costly' });
        if (!(error instanceof TooDeep)) throw error;
        return err({ code: 'content-invalid', content: 'json', problem: 'too-deep', detail: null });
      }
    }
  }
}

/** Rows that are missing from an answer that tells of a failure are not known to be none. */
function unlessFailed(found: ItemsFound, root: Json, isFailure: (root: Json) => boolean): ItemsFound {
  const isNone = found.rows.length === 0 && found.notRows === null && (found.absent === null || found.absent.orEmpty);
  return isNone && isFailure(root) ? { ...found, absent: { members: memberNames([root]), orEmpty: false } } : found;
}

function itemsMalformed(problem: PathProblem): { ok: false; error: ExtractionFailure } {
  return err({ code: 'items-malformed', ...problem });
}

/** In an element path steps are divided by slashes, and by dots where templates ask for them. */
function elementMember(path: string): Member {
  return compileMember(path.replaceAll('/', '.'));
}
