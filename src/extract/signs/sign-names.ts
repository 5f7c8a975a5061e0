/** Names by which APIs speak of pages, without signs and capitals: `next_page`, `nextPage` and `@odata.nextPage` are one. */

export const linkNames = /^(odata)?next(\w*(link|url|uri|href)|page)?$|^more(link|url|uri|href)$/;

export const cursorNames =
  /^next((start(ing)?|page|cursor|continuation)?(cursor|token|marker|key|id|position|bookmark|offset|start|skip|index|row|record|number))$|^next(page|from|after|anchor|batch|sequence)?$|^(next)?continuation(token)?$|^lastevaluatedkey$|^resumptiontoken$|^continue$|^nextsearchafter$|^paginationtoken$|^(page|paging)state$/;

/** They may stand in every answer, the last one among them. */
export const unsureCursorNames =
  /^(resumetoken|endcursor|aftercursor|cursor|after|bookmark|scrollid|syncid|marker|pagetoken)$/;

/** Inside of a member called `next` a plain name says enough. */
export const namesInNext = /^(after|cursor|startingafter|token|page|offset|start|skip|from|index|marker)$/;

/** Words of names by which other cursors are known, what they are called beside a place, and tokens of other things. */
export const cursorWords =
  /^(cursors?|continuation|continue|resume|resumption|skip|scroll|bookmark|marker|locator|seek|pagination|paging)$/;
/** What a token is of, by the member around it. */
export const aroundTokens = new RegExp(`${cursorWords.source}|^(forwards?|following|onward|more|next)$`);
export const tokenWords = /^(token|key|id|handle|state|hash|anchor|reference|ref)$/;
export const placeWords = /^(last|offset|page|next|start|starting|after|from|position)$/;
export const otherTokens =
  /^(prev|previous|before|back|backward|first|access|auth|authentication|refresh|csrf|xsrf|session|sync|delta|security|api|upload|download|self|current|updated|modified|event|change|etag)$/;

/** True: a page follows; false: none does. */
export const moreNames =
  /^((has|is|are|there(is|are))?(any)?(more|next|additional)(items?|results?|records?|pages?|data|rows?|entries|elements|objects|hits|documents)?(available|exist|left|tocome|tofetch|toload|incollection)?|next(page)?|(is|was|results?)?truncated|exceededtransferlimit)$/;
/** The other way round. */
export const lastNames =
  /^((is)?(at(the)?end|last|lastpage|done|finalpage|end|eof|finished|complete)|endof(list|records|data|results|stream)|nomore(items|results|records|pages|data|rows)?|all(retrieved|loaded))$/;
/** Names of those that may as well be positions. */
export const positions = /^(end|last|final|next|nextpage|additional|lastpage)$/;

/** True: the source left rows out, whatever page is asked for. */
export const cutNames =
  /^(incompleteresults|(is)?partial(results?)?|(is)?timedout|terminatedearly|(is)?incomplete|resultsincomplete)$/;

export const pagesNames =
  /^(total|page|num|number|nb)?(of)?(pages|pagecount|pagestotal)$|^(page|pages)count$|^(last|final|max)page(number|index|no)?$|^totalpage(s|number)?$|^(seiten|paginas)$|^nbpages$|^totalpagecount$|^(total|max)page$|^pagetotal$/;

/** Headers in place of members. */
export const cursorHeaders = [
  'x-next-cursor',
  'x-next-page-token',
  'x-next-token',
  'x-next-page',
  'x-next-offset',
  'x-amz-next-token',
  'x-cursor-next',
  'next-cursor',
  'next-page',
  'nextpage',
  'opc-next-page',
  'x-cursor',
  'x-next-marker',
  'x-next-start',
  'next-page-token',
  'next-token',
  'x-continuation-token',
  'x-ms-continuation',
  'x-ms-continuationtoken',
] as const;
export const pagesHeaders = [
  'x-total-pages',
  'x-wp-totalpages',
  'x-pages',
  'x-page-count',
  'x-pagination-page-count',
  'total-pages',
  'x-page-total',
  'x-pagination-pages',
] as const;
export const flagHeaders = [
  'x-has-more',
  'x-has-next',
  'x-has-next-page',
  'x-more',
  'x-hasmore',
  'x-pagination-has-next',
  'x-truncated',
] as const;
/** They hold the address of the next page. */
export const linkHeaders = ['x-next', 'x-next-link', 'x-next-url'] as const;
/** Rows that are yet to come. */
export const remainingNames =
  /^remaining(items?|rows?|records?|results?)?(count)?$|^(items|rows|records|results)(left|remaining)$/;
/** A cursor in words, or in a number, that says that there is none. */
export const noCursor = /^(null|none|nil|undefined|false|-1|"")$/i;

/** Rows of a page as answers repeat them; `size` and `count` are often those that came. */
export const repeatedSizeNames = /^(limit|pagelimit|\w*perpage|pagesize|maxresults|maxrecords|\w+limit)$/;

/** How queries call the rows of a page. */
export const sizeNames =
  /^(\$?(limit|size|top|first|take|count|rows|num|max)|\w*(per_?page|page_?size|page_?limit)|(page|sysparm_|f?_)?\[?limit\]?|max_?(results|records|rows|items|keys)|(items|hits|results|records|rows)_?per_?page|page\[(size|limit)\]|batch_?size|result_?record_?count)$/i;
