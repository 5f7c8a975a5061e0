import { followLink } from '../follow-link';
import { nextInLinkHeader } from '../link-header';
import { neverRefused, type PagingStrategy } from '../paging-strategy';

/** The `Link` header names the next page (RFC 8288). */
export const linkHeader: PagingStrategy = {
  first: (query) => query,
  ...neverRefused,
  next: (progress) => followLink(nextInLinkHeader(progress.answer.header('link')), progress),
};
