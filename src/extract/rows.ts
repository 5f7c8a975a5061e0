import type { ExtractionSettings, RowLayout } from '../contract/binding';
import type { ExtractionFailure } from '../contract/failures';
import type { Json } from '../contract/json';
import { err, ok, type Result } from '../contract/result';
import { saidBesideNone } from './beside-none';
import { complains, elementComplains, tellsOfFailure } from './complaint';
import { laidOut } from './layout';
import { brokenOff, isSentence, type Amiss } from './signs/among-rows';
import { columnMember, columnNames } from './document/csv';
import type { Document } from './document/document';
import type { PathProblem } from '../contract/path-problem';
import { TooMuchWork } from '../base/budget';
import { TooDeep } from './path/evaluate';
import { cutRows, type ItemsFound, type ItemsPath } from './path/items';
import { compileJsonPath } from './path/json-path';
import { isObject, memberNames } from './path/member-names';
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
  /** What the answer says around rows that are not there, or at the end of a table. */
  amiss: Amiss | null;
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
      const end = truncated ? null : brokenOff(csv.rows, (csv.header ?? csv.rows[0] ?? []).length);
      // A sentence behind the rows is none of them.
      const rows = end === 'failed' || end === 'footer' || end === 'more' ? found.rows.slice(0, -1) : found.rows;
      return use({
        found: { ...found, rows, truncated },
        member,
        names: () => columnNames(csv),
        amiss: end === 'footer' ? null : end,
      });
    }
    case 'xml': {
      if (!place.xml.ok) return itemsMalformed(place.xml.error);
      const found = unlessFailed(place.xml.value(document.value, maxRows), document.value, 'xml');
      return use({ ...found, member: elementMember, names: memberNames });
    }
    case 'json': {
      if (!place.json.ok) return itemsMalformed(place.json.error);
      try {
        const found = laidOut(
          place.json.value(document.value, place.layout === undefined ? maxRows : maxRows + 1, document.work),
          place.layout,
          maxRows,
        );
        return use({ ...unlessFailed(found, document.value, 'json'), member: compileMember, names: memberNames });
      } catch (error) {
        if (error instanceof TooMuchWork) return err({ code: 'items-too-costly' });
        if (!(error instanceof TooDeep)) throw error;
        return err({ code: 'content-invalid', content: 'json', problem: 'too-deep', detail: null });
      }
    }
  }
}

/** Rows that are missing from an answer that tells of a failure are not known to be none. */
function unlessFailed(found: ItemsFound, root: Json, kind: 'json' | 'xml'): Pick<RowsFound, 'found' | 'amiss'> {
  const [first, ...others] = found.rows;
  if (typeof first === 'string' && others.length === 0 && isSentence(first) && tellsOfFailure(first))
    return { found: { ...found, rows: [], notRows: 'string' }, amiss: null };
  const isNone = found.rows.length === 0 && found.notRows === null && (found.absent === null || found.absent.orEmpty);
  if (!isNone) return { found, amiss: null };
  const tops = kind === 'xml' && isObject(root) ? [root, ...Object.values(root)] : [root];
  const said = tops.map((top) => saidBesideNone(top)).find((words) => words !== null) ?? null;
  const isFailure = kind === 'xml' ? elementComplains(root) : complains(root);
  return isFailure || said === 'failed'
    ? { found: { ...found, absent: { members: memberNames([root]), orEmpty: false } }, amiss: null }
    : { found, amiss: said === 'otherwise' ? 'said-otherwise' : null };
}

function itemsMalformed(problem: PathProblem): { ok: false; error: ExtractionFailure } {
  return err({ code: 'items-malformed', ...problem });
}

/** In an element path steps are divided by slashes, and by dots where templates ask for them. */
function elementMember(path: string): Member {
  return compileMember(path.replaceAll('/', '.'));
}
