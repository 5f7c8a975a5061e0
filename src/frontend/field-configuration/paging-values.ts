import type { CursorPlace, Paging, SentIn } from '../../contract/binding';
import { whole } from './typed-number';

/** The paging as it is typed. Of a kind that is not chosen, what was typed stays. */
export type PagingValues = {
  pagingKind: Paging['kind'];
  linkPath: string;
  cursorIn: CursorPlace['in'];
  cursorPath: string;
  cursorHeader: string;
  sentIn: SentIn | 'text';
  parameter: string;
  sizeParameter: string;
  pageSize: string;
  firstPage: string;
  firstRow: string;
};

export const noPaging: PagingValues = {
  pagingKind: 'none',
  linkPath: '',
  cursorIn: 'answer',
  cursorPath: '',
  cursorHeader: '',
  sentIn: 'query',
  parameter: '',
  sizeParameter: '',
  pageSize: '100',
  firstPage: '1',
  firstRow: '0',
};

/** The inputs as a paging fills them. */
export function pagingValues(paging: Paging): Partial<PagingValues> {
  const pagingKind = paging.kind;
  switch (paging.kind) {
    case 'none':
    case 'link-header':
      return { pagingKind };
    case 'next-link':
      return { pagingKind, linkPath: paging.linkPath };
    case 'cursor': {
      const { cursor, sentIn, parameter } = paging;
      const place = cursor.in === 'answer' ? { cursorPath: cursor.path } : { cursorHeader: cursor.name };
      return { pagingKind, cursorIn: cursor.in, ...place, sentIn, parameter };
    }
    case 'page':
      return { pagingKind, firstPage: String(paging.first), ...numberedValues(paging) };
    case 'offset':
      return { pagingKind, firstRow: String(paging.first), ...numberedValues(paging) };
  }
}

function numberedValues({
  sentIn,
  parameter,
  sizeParameter,
  size,
}: Extract<Paging, { kind: 'page' | 'offset' }>): Partial<PagingValues> {
  return { sentIn, parameter, sizeParameter: sizeParameter ?? '', pageSize: String(size) };
}

/** What the backend is sent. A request without a body has nowhere else to put a parameter. */
export function pagingOf(values: PagingValues, { hasBody, isPlaced }: { hasBody: boolean; isPlaced: boolean }): Paging {
  const isInBody = hasBody && values.sentIn === 'body';
  const sent = { sentIn: isInBody ? ('body' as const) : ('query' as const), parameter: values.parameter.trim() };
  const numbered = isPlaced ? { sentIn: 'text' as const, parameter: 'paging.position' } : sent;
  const sized = {
    sizeParameter: values.sizeParameter.trim() === '' ? null : values.sizeParameter.trim(),
    size: whole(values.pageSize),
  };
  switch (values.pagingKind) {
    case 'none':
    case 'link-header':
      return { kind: values.pagingKind };
    case 'next-link':
      return { kind: 'next-link', linkPath: values.linkPath.trim() };
    case 'cursor':
      return {
        kind: 'cursor',
        cursor: cursorOf(values),
        ...(isPlaced ? { sentIn: 'text' as const, parameter: 'paging.cursor' } : sent),
      };
    case 'page':
      return { kind: 'page', first: whole(values.firstPage), ...numbered, ...sized };
    case 'offset':
      return { kind: 'offset', first: whole(values.firstRow), ...numbered, ...sized };
  }
}

function cursorOf({ cursorIn, cursorPath, cursorHeader }: PagingValues): CursorPlace {
  return cursorIn === 'answer'
    ? { in: 'answer', path: cursorPath.trim() }
    : { in: 'header', name: cursorHeader.trim() };
}
