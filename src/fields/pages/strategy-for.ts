import type { Paging } from '../../contract/binding';
import { cursorPaging } from './kinds/cursor';
import { linkHeader } from './kinds/link-header';
import { nextLink } from './kinds/next-link';
import { offsets, pageNumbers } from './kinds/numbered';
import { single } from './kinds/single';
import type { PagingStrategy } from './paging-strategy';

/** The way from page to page that a paging names. */
export function strategyFor(paging: Paging): PagingStrategy {
  switch (paging.kind) {
    case 'none':
      return single;
    case 'link-header':
      return linkHeader;
    case 'next-link':
      return nextLink(paging.linkPath);
    case 'cursor':
      return cursorPaging(paging);
    case 'page':
      return pageNumbers(paging);
    case 'offset':
      return offsets(paging);
  }
}
