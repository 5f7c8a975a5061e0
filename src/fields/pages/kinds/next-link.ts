import { followLink } from '../follow-link';
import { neverRefused, noneFound, type PagingStrategy } from '../paging-strategy';
import { valueInAnswer } from '../value-in-answer';

/** A member of the answer is the address of the next page. */
export function nextLink(linkPath: string): PagingStrategy {
  return {
    first: (query) => query,
    ...neverRefused,
    next: (progress) => {
      const link = valueInAnswer(progress.document, linkPath);
      if (typeof link !== 'string' || link.trim() === '') return noneFound(progress, () => true);
      return followLink(link, progress);
    },
  };
}
