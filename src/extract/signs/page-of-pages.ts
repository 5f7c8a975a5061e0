import { means } from './tongues';
import { wordsOf } from './words';

/** `1/7`, `p1of43`, `1-of-43`, `Page1of43` */
const pageOfPages =
  /^\s*(?:(\p{L}{1,10})\.?\s*)?(\d{1,6})\s*[-–]?\s*(?:\/|\||of|von|de|sur|di|van|av|af|ze?|из)\s*[-–]?\s*(\d{1,6})\s*$/iu;

/** How many pages there are, as a short text says it that is called a page, or calls itself one. */
export function pagesInWords(name: string, text: string): number | null {
  const [, called = '', page, pages] = pageOfPages.exec(text.slice(0, 60)) ?? [];
  if (page === undefined || pages === undefined || Number(page) > Number(pages) || isYear(pages)) return null;
  const isPage = called === '' ? isOfPages(wordsOf(name)) : isOfPages([called.toLowerCase()]);
  return isPage ? Number(pages) : null;
}

const isYear = (text: string): boolean => /^(19|20)\d\d$/.test(text);

const isOfPages = (words: readonly string[]): boolean =>
  means(words, 'page') || words.some((word) => /^(p|pg|s|pager)$/.test(word));
