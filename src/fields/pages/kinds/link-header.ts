import { followLink } from '../follow-link';
import { nextInLinkHeader } from '../../../extract/signs/link-header';
import { neverRefused, noneFound, type PagingStrategy } from '../paging-strategy';

/** The `Link` header names the next page (RFC 8288). */
export const linkHeader: PagingStrategy = {
  first: (query) => query,
  ...neverRefused,
  next: (progress) => {
    const target = nextInLinkHeader(progress.answer.header('link'));
    return target === null ? noneFound(progress, () => true) : followLink(target, progress);
  },
};
