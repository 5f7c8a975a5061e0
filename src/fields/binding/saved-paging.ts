import type { Paging } from '../../contract/binding';

type Numbered = { parameter: string; sizeParameter: string | null; size: number };

/** A paging as versions before decision 54 have saved it. A cursor without a parameter was the address of the next page. */
export type EarlierPaging =
  | { kind: 'cursor'; cursorPath: string; parameter: string }
  | ({ kind: 'page'; first: number } & Numbered)
  | ({ kind: 'offset' } & Numbered);

export type SavedPaging = Paging | EarlierPaging;

/** A saved paging as this version reads it. */
export function currentPaging(saved: SavedPaging): Paging {
  switch (saved.kind) {
    case 'none':
    case 'link-header':
    case 'next-link':
      return saved;
    case 'cursor': {
      if (!('cursorPath' in saved)) return saved;
      const { cursorPath, parameter } = saved;
      return parameter === ''
        ? { kind: 'next-link', linkPath: cursorPath }
        : { kind: 'cursor', cursor: { in: 'answer', path: cursorPath }, sentIn: 'query', parameter };
    }
    case 'page':
      return { sentIn: 'query', ...saved };
    case 'offset':
      return { sentIn: 'query', first: 0, ...saved };
  }
}
